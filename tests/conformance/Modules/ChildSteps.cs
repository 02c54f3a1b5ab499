using LiteIpc.Kit;
using Samgr.Ability;

namespace Samgr.Conformance.Modules;

/// <summary>What the parent of child processes does for a row.</summary>
internal static class ChildSteps
{
    private const string Library = ChildLibrary.Name;
    private const int PerProcess = ChildProcessLimits.DefaultPerProcess;

    private static readonly object _gate = new();
    private static int[]? _fifty;

    /// <summary>The results of the row's steps; null when the row is not about child processes.</summary>
    internal static IEnumerable<int>? Run(SamgrLite samgr, string row)
    {
        ChildProcessManager children = ChildProcessManager.Of(samgr);
        return row switch
        {
            "CP-002" => [children.Create(string.Empty, Ignore), children.Create("../" + Library, Ignore)],
            "CP-004" => [children.Create(Library, null), children.Create(null, Ignore), children.Create(null, null)],
            "CP-005" => Talk(children, child => [child.Call(ChildLibrary.CreateChild), child.End()]),
            "CP-006" => WithoutStub(children),
            "CP-007" => Fifty(children)[..4],
            "CP-008" => Fifty(children)[4..],
            "CP-012" => Start(children, ":Main", new ChildProcessArgs(), Isolated()),
            "CP-013" => WriteSuccess(children),
            "CP-015" => [children.Start(Library + ":Main", null, out _)],
            "CP-019" => [children.Start(null, new ChildProcessArgs(), new ChildProcessConfigs(), out _)],
            "CP-020" => [.. Start(children, "-not-there:Main"), .. Start(children, ":NotThere")],
            "CP-021" => [.. Talk(children, AddAndEnd), .. Talk(children, AddAndEnd)],
            "CP-022" => [children.Create("../" + Library, new(), Ignore), children.Create(null, new(), Ignore),
                children.Create(string.Empty, new(), Ignore), children.Create(Library, new(), null)],
            "CP-023" => [.. Created(children, Path.Combine(AppContext.BaseDirectory, Library)), .. Created(children, "fake.so")],
            "CP-024" => [.. Talk(children, AddAndEnd), .. Registrations(children)],
            "CP-025" => CleanExit(children),
            "CP-026" => Crash(children),
            "CP-028" => [children.Start(null, new ChildProcessArgs(), out _), children.Start(string.Empty, new ChildProcessArgs(), out _)],
            "CP-029" => [children.Start(Library + ":Main", null, out _), children.Start(Library + ":Main", new ChildProcessArgs(), null, out _)],
            "CP-030" => Publish(children, "parameters", "content"),
            "CP-031" => Publish(children, string.Empty, string.Empty),
            "CP-034" => [children.Start(null, new ChildProcessArgs(), out _), children.Start(Library + ":Main", new ChildProcessArgs(), null, out _)],
            "CP-040" => [children.Kill(-1)],
            _ => null,
        };
    }

    private static void Ignore(int code, RemoteProxy? proxy) => proxy?.Release();

    private static ChildProcessConfigs Isolated()
    {
        ChildProcessConfigs configs = new();
        configs.SetIsolationMode(IsolationMode.Isolated);
        return configs;
    }

    private static int[] AddAndEnd(ConnectedChild child) => [child.Call(ChildLibrary.Add, 123, 456), child.End()];

    /// <summary>What creating gives, what the callback is told, and then what comes of the conversation.</summary>
    private static IEnumerable<int> Talk(ChildProcessManager children, Func<ConnectedChild, int[]> talk)
    {
        ConnectedChild child = ConnectedChild.Create(children, Library, new ChildProcessConfigs());
        return child.Proxy == null ? child.Codes : [.. child.Codes, .. talk(child)];
    }

    private static IEnumerable<int> Created(ChildProcessManager children, string library)
        => ConnectedChild.Create(children, library, new ChildProcessConfigs()).Codes;

    private static IEnumerable<int> WithoutStub(ChildProcessManager children)
    {
        ChildProcessConfigs configs = new();
        configs.SetProcessName(ChildLibrary.WithoutStub);
        return ConnectedChild.Create(children, Library, configs).Codes;
    }

    /// <summary>What starting gives, and whether there is a pid.</summary>
    private static int[] Start(ChildProcessManager children, string entry, ChildProcessArgs? args = null, ChildProcessConfigs? configs = null)
        => [children.Start(Library + entry, args ?? new ChildProcessArgs(), configs ?? new ChildProcessConfigs(), out int pid), pid > 0 ? 1 : 0];

    private static IEnumerable<int> WriteSuccess(ChildProcessManager children)
    {
        using ChildOutput output = new();
        ChildProcessArgs args = output.Arguments(string.Empty);
        int[] started = Start(children, ":Main", args, Isolated());
        return [.. started, output.Read() == ChildFunctions.Success ? 1 : 0];
    }

    private static IEnumerable<int> Publish(ChildProcessManager children, string text, string content)
    {
        using ChildOutput output = new();
        ChildProcessArgs args = output.Arguments(text);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);
            using FileStream file = File.OpenRead(path);
            if (content.Length > 0)
            {
                args.AddDescriptor(ChildFunctions.Input, (int)file.SafeFileHandle.DangerousGetHandle());
            }

            int[] started = Start(children, ":Publish", args);
            return [.. started, output.Read() == text + "|" + content ? 1 : 0];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<int> Registrations(ChildProcessManager children)
    {
        ExitRecorder callback = new();
        return
        [
            children.RegisterExitCallback(callback), children.RegisterExitCallback(callback), children.UnregisterExitCallback(callback),
            children.RegisterExitCallback(callback), children.UnregisterExitCallback(callback), children.UnregisterExitCallback(callback),
        ];
    }

    private static IEnumerable<int> CleanExit(ChildProcessManager children)
    {
        ExitRecorder callback = new();
        return [children.RegisterExitCallback(callback), .. Talk(children, child => [child.End()]), children.UnregisterExitCallback(callback)];
    }

    /// <summary>At the end whether that pid was told, the signal and the exit code.</summary>
    private static IEnumerable<int> Crash(ChildProcessManager children)
    {
        ExitRecorder callback = new();
        int registered = children.RegisterExitCallback(callback);
        int started = children.Start(Library + ":Crash", new ChildProcessArgs(), out int pid);
        (int Pid, int Signal, int ExitCode) exit = callback.Wait();
        return [registered, started, exit.Pid == pid ? 1 : 0, exit.Signal, exit.ExitCode, children.UnregisterExitCallback(callback)];
    }

    /// <summary>
    /// How many of 50 were created, and what the next one gave; then, when one has ended, what the next one gave; how many
    /// ended on request.
    /// </summary>
    private static int[] Fifty(ChildProcessManager children)
    {
        lock (_gate)
        {
            return _fifty ??= RunFifty(children);
        }
    }

    private static int[] RunFifty(ChildProcessManager children)
    {
        List<ConnectedChild> running = [.. Enumerable.Range(0, PerProcess).Select(_ => ConnectedChild.Begin(children, Library, new ChildProcessConfigs()))];
        int created = running.Count(child => child.Wait() && child.Codes is [0, 0]);
        int next = children.Create(Library, Ignore);
        int ended = running[0].End();
        running.RemoveAt(0);
        ConnectedChild again = ConnectedChild.Create(children, Library, new ChildProcessConfigs());
        running.Add(again);
        return [created, next, running.Sum(child => child.End()), ended, next, .. again.Codes];
    }
}
