using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Answers what the machine asks about a program, from the processes within it.</summary>
internal static class ProgramQueries
{
    internal static string? Answer(SamgrLite[] processes, int kind, string subject)
    {
        IEnumerable<string> answers = processes
            .Select(process => ProcessQueries.Answer(process, kind, subject, pid => NameOf(processes, pid)))
            .OfType<string>();
        return kind == QueryKind.Dump ? string.Join('\n', answers) : string.Concat(answers);
    }

    private static string? NameOf(SamgrLite[] processes, int pid)
        => Array.Find(processes, process => process.Pid == pid)?.Options.Name;
}
