using System.Globalization;
using Samgr.Emulator.Calls;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Answers what the machine asks about a program, from the processes within it.</summary>
internal static class ProgramQueries
{
    /// <summary>Answers a question.</summary>
    /// <param name="processes">The processes.</param>
    /// <param name="kind">One of <see cref="QueryKind"/>.</param>
    /// <param name="subject">The subject: a pid for one of the processes where a question is about a process, nothing for all of them.</param>
    internal static string? Answer(ProgramProcess[] processes, int kind, string subject) => kind switch
    {
        QueryKind.Inside => InnerProcess.Write(processes.Select(process => process.Describe()).OfType<InnerProcess>()),
        QueryKind.CallInside => Call(processes, subject),
        QueryKind.KillInside => Find(processes, subject)?.Kill() == true ? subject : string.Empty,
        QueryKind.Dump or QueryKind.Clients when Find(processes, subject) is { } process => Ask([process], kind, string.Empty, processes),
        QueryKind.Dump or QueryKind.Clients when subject.Length > 0 => null,
        QueryKind.State when Find(processes, subject) is { } process => Ask([process], kind, string.Empty, processes),
        _ => Ask(processes, kind, subject, processes),
    };

    private static string Ask(ProgramProcess[] asked, int kind, string subject, ProgramProcess[] all)
    {
        IEnumerable<string> answers = asked.Where(process => process.Driver != null)
            .Select(process => ProcessQueries.Answer(process.Samgr, kind, subject, pid => NameOf(all, pid)))
            .OfType<string>();
        return kind == QueryKind.Dump ? string.Join('\n', answers) : string.Concat(answers);
    }

    private static string Call(ProgramProcess[] processes, string request)
        => OutsideCall.Make(processes.Select(process => process.Driver).FirstOrDefault(driver => driver != null), request);

    private static ProgramProcess? Find(ProgramProcess[] processes, string pid)
        => int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Array.Find(processes, process => process.Samgr.Pid == number) : null;

    private static string? NameOf(ProgramProcess[] processes, int pid) => Array.Find(processes, process => process.Samgr.Pid == pid)?.Name;
}
