using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.TestModules;

/// <summary>Gives a process a service, named like the process with "-trouble", that does what a machine has to withstand.</summary>
public sealed class TroubleModule : ServiceModule
{
    /// <summary>The module as a scenario names it.</summary>
    public static ScenarioModule Scenario { get; } = new(typeof(TroubleModule).Assembly.GetName().Name!, typeof(TroubleModule).FullName!);

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            TroubleService service = new(installed.Options.Name + "-trouble");
            installed.RegisterService(service);
            installed.RegisterDefaultFeatureApi(service.Name, new TroubleApi(installed));
        });

    private sealed class TroubleService(string name) : Service
    {
        public override string Name { get; } = name;

        public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);
    }
}
