using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.TestModules;

/// <summary>Gives a process one service, named like the process, that does what a test wants.</summary>
public sealed class ProbeModule : ServiceModule
{
    /// <summary>The module as a scenario names it.</summary>
    public static ScenarioModule Scenario { get; } = new(typeof(ProbeModule).Assembly.GetName().Name!, typeof(ProbeModule).FullName!);

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            ProbeService service = new(installed.Options.Name);
            installed.RegisterService(service);
            installed.RegisterDefaultFeatureApi(service.Name, new ProbeApi(installed));
        });

    private sealed class ProbeService(string name) : Service
    {
        public override string Name { get; } = name;

        public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);
    }
}
