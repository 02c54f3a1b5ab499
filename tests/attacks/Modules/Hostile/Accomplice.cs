using System.Runtime.InteropServices;

namespace Samgr.Attacks.Modules;

/// <summary>
/// A program that the attacker has started, in a session of its own: it knocks at the sockets of the machine, and prints a line for
/// each thing that came of it. It ends with the machine's socket.
/// </summary>
internal static class Accomplice
{
    internal const string Argument = "accomplice";

    private const int PauseMs = 10;

    internal static string[] Command() =>
    [
        Path.Combine(Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")), "dotnet"),
        Environment.GetEnvironmentVariable(AttackerModule.ProgramVariable)!,
        Argument,
        Attacker.KernelSocket,
        Attacker.ControlSocket,
    ];

    internal static int Run(string kernel, string control)
    {
        Console.WriteLine(Counted.Accomplices);
        while (File.Exists(kernel))
        {
            Knocking.AskControl(control, "{\"cmd\":\"ps\"}\n", Console.WriteLine);
            Console.WriteLine(Knocking.Ask(kernel, [1, 2, 3]).Length == 0 ? Counted.Closed : Counted.LetIn);
            Thread.Sleep(PauseMs);
        }

        return 0;
    }
}
