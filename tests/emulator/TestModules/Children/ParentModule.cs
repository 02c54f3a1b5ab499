using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.TestModules;

/// <summary>Gives a process one service, named like the process, that has child processes as a test wants.</summary>
public sealed class ParentModule : ServiceModule
{
    /// <summary>The module as a scenario names it.</summary>
    public static ScenarioModule Scenario { get; } = new(typeof(ParentModule).Assembly.GetName().Name!, typeof(ParentModule).FullName!);

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            ParentService service = new(installed.Options.Name);
            installed.RegisterService(service);
            installed.RegisterDefaultFeatureApi(service.Name, new ParentApi(installed));
        });

    private sealed class ParentService(string name) : Service
    {
        public override string Name { get; } = name;

        public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);
    }
}

/// <summary>What the service of <see cref="ParentModule"/> does.</summary>
public static class ParentFunction
{
    /// <summary>(string process name, int32 isolation mode) -> (int32 code, int32 told, string thread): creates a child.</summary>
    public const int Create = 1;

    /// <summary>(string function, string parameters, int32 isolation: 0, 1, or 2 with a user of its own) -> (int32 code, int32 pid).</summary>
    public const int Start = 2;

    /// <summary>As <see cref="Start"/>, and then what the child wrote until it closed its output -> (..., string).</summary>
    public const int StartAndRead = 3;

    /// <summary>(int32 pid) -> (int32 code).</summary>
    public const int Kill = 4;

    /// <summary>(int32 0 or 1) -> (int32 code): registers or unregisters the exit callback.</summary>
    public const int Watch = 5;

    /// <summary>() -> (int32 pid, int32 signal, int32 exit code, string thread): waits for the next exit.</summary>
    public const int NextExit = 6;

    /// <summary>(int32 count) -> (int32 last add, int32 code, string): gives a child so many descriptors, which it reads.</summary>
    public const int Descriptors = 7;

    /// <summary>(int32 count, string character) -> (int32 code, string): parameters of that length, whose length the child writes.</summary>
    public const int Parameters = 8;

    /// <summary>() -> (int32 code): a descriptor that is not open.</summary>
    public const int ClosedDescriptor = 9;

    /// <summary>() -> (int32): descriptors that this process has open.</summary>
    public const int CountDescriptors = 10;
}
