using System.Diagnostics;
using System.Net.Sockets;

namespace Samgr.Emulator.TestModules;

/// <summary>A question at a control socket by somebody who need not be an operator.</summary>
public static class ControlQuestion
{
    internal const string Command = "ask";

    private const int PatienceMs = 30_000;
    private const string Refused = "refused";

    /// <summary>Asks from this process.</summary>
    /// <returns>The answer; "refused" when the connection ends before there is one.</returns>
    public static string Ask(string socketPath, string line)
    {
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.ReceiveTimeout = PatienceMs;
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(socketPath));
            using NetworkStream stream = new(socket);
            using StreamReader reader = new(stream);
            using StreamWriter writer = new(stream) { NewLine = "\n", AutoFlush = true };
            writer.WriteLine(line);
            return reader.ReadLine() ?? Refused;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return Refused;
        }
    }

    /// <summary>Asks from a process that has let go of everybody.</summary>
    internal static string AskAsOrphan(string socketPath, string line, string folder)
    {
        string gate = Path.Combine(folder, "gate");
        string answer = Path.Combine(folder, "answer");
        string[] command =
        [
            "-c", "(setsid \"$@\" > \"$0.log\" 2>&1 &)", answer,
            Path.Combine(Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")), "dotnet"),
            "exec", Path.Combine(AppContext.BaseDirectory, typeof(ControlQuestion).Assembly.GetName().Name + ".dll"), Command, socketPath, line, answer, gate,
        ];
        using (Process shell = Process.Start(new ProcessStartInfo("/bin/sh", command))!)
        {
            shell.WaitForExit();
        }

        File.WriteAllText(gate, string.Empty);
        return WaitFor(answer) ? File.ReadAllText(answer) : "no answer: " + File.ReadAllText(answer + ".log");
    }

    /// <summary>What the orphan does: asks once its parent has ended.</summary>
    internal static int Run(string socketPath, string line, string answer, string gate)
    {
        if (!WaitFor(gate))
        {
            return 1;
        }

        File.WriteAllText(answer + ".new", Ask(socketPath, line));
        File.Move(answer + ".new", answer);
        return 0;
    }

    private static bool WaitFor(string path) => SpinWait.SpinUntil(
        () =>
        {
            Thread.Sleep(1);
            return File.Exists(path);
        },
        PatienceMs);
}
