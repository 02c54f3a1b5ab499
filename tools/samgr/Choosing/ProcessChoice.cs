using System.Globalization;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Output;

namespace Samgr.Tool.Choosing;

/// <summary>Finds the process that the command line means, by pid or by name.</summary>
internal static class ProcessChoice
{
    /// <summary>Finds a process of a machine.</summary>
    /// <exception cref="ToolException">There is none, or several have the name; the message says which there are.</exception>
    public static async Task<int> FindAsync(ControlClient client, string text, CancellationToken cancellation) =>
        Find(await client.ListProcessesAsync(cancellation), text);

    /// <summary>Finds a process among others.</summary>
    /// <exception cref="ToolException">There is none, or several have the name; the message says which there are.</exception>
    public static int Find(IReadOnlyList<ProcessInfo> processes, string text)
    {
        bool isPid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pid);
        if (isPid && processes.Any(process => process.Pid == pid))
        {
            return pid;
        }

        ProcessInfo[] named = [.. processes.Where(process => process.Name == text)];
        return named.Length switch
        {
            1 => named[0].Pid,
            0 => throw new ToolException(ExitCode.Failed, $"there is no process {(isPid ? $"with pid {text}" : $"'{text}'")}; {Advise(processes, text)}", EC.NameOf(EC.NoService)),
            _ => throw new ToolException(
                ExitCode.BadInput, $"{named.Length} processes are named '{text}'; give one of their pids: {string.Join(", ", named.Select(process => process.Pid))}"),
        };
    }

    private static string Advise(IReadOnlyList<ProcessInfo> processes, string text) =>
        NearestName.Find(text, processes.Select(process => process.Name)) is { } nearest
            ? $"did you mean {PastedName.Of(nearest)}?"
            : $"there are {string.Join(", ", processes.Select(process => $"{process.Pid} {process.Name}"))}";
}
