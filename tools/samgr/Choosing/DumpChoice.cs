using System.Globalization;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Output;

namespace Samgr.Tool.Choosing;

/// <summary>Finds out whether a dump of a service or of a process is meant. A service of the name goes before a process.</summary>
internal static class DumpChoice
{
    /// <summary>What the machine is to be asked for: a pid, or the name of a service; null for the machine.</summary>
    /// <exception cref="ToolException">There is neither; the message says what is near.</exception>
    public static async Task<string?> FindAsync(ControlClient client, string? text, CancellationToken cancellation)
    {
        if (text is null)
        {
            return null;
        }

        IReadOnlyList<ProcessInfo> processes = await client.ListProcessesAsync(cancellation);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return Pid(processes, text);
        }

        try
        {
            await client.DumpAsync(text, cancellation);
            return text;
        }
        catch (ControlException error) when (error.Code == EC.NoService)
        {
            return processes.Any(process => process.Name == text) ? Pid(processes, text) : throw await MissingAsync(client, processes, text, cancellation);
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
