using System.Globalization;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Output;

namespace Samgr.Tool.Choosing;

/// <summary>Asks for a service or a process, whichever is meant. A service of the name goes before a process.</summary>
internal static class DumpChoice
{
    /// <summary>Asks the machine a second time only when the name is not that of a service.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="client">The line to the machine.</param>
    /// <param name="text">The name of a service, or pid or name of a process; null for the machine.</param>
    /// <param name="ask">Asks: for a pid, the name of a service, or null for the machine.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="ToolException">There is neither; the message says what is near.</exception>
    public static async Task<T> AskAsync<T>(ControlClient client, string? text, Func<string?, Task<T>> ask, CancellationToken cancellation)
    {
        if (text is null)
        {
            return await ask(null);
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return await ask(Pid(await client.ListProcessesAsync(cancellation), text));
        }

        try
        {
            return await ask(text);
        }
        catch (ControlException error) when (error.Code == EC.NoService)
        {
            IReadOnlyList<ProcessInfo> processes = await client.ListProcessesAsync(cancellation);
            return processes.Any(process => process.Name == text)
                ? await ask(Pid(processes, text))
                : throw await MissingAsync(client, processes, text, cancellation);
        }
    }

    private static string Pid(IReadOnlyList<ProcessInfo> processes, string text) =>
        ProcessChoice.Find(processes, text).ToString(CultureInfo.InvariantCulture);

    private static async Task<ToolException> MissingAsync(
        ControlClient client, IReadOnlyList<ProcessInfo> processes, string text, CancellationToken cancellation)
    {
        IEnumerable<string> services = [];
        try
        {
            services = (await client.ListServicesAsync(cancellation)).Select(entry => entry.Service);
        }
        catch (ControlException)
        {
            // Nobody hosts samgr at the moment.
        }

        string advice = NearestName.Find(text, services.Concat(processes.Select(process => process.Name))) is { } nearest
            ? $"did you mean {PastedName.Of(nearest)}?"
            : "'samgr list' and 'samgr ps' show which there are";
        return new ToolException(ExitCode.Failed, $"there is no service or process '{text}'; {advice}", EC.NameOf(EC.NoService));
    }
}
