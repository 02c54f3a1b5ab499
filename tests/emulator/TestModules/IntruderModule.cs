using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.TestModules;

/// <summary>Gives a process a service, named like the process with "-intruder", that tries what a process must not be able to do.</summary>
public sealed class IntruderModule : ServiceModule
{
    /// <summary>The module as a scenario names it.</summary>
    public static ScenarioModule Scenario { get; } = new(typeof(IntruderModule).Assembly.GetName().Name!, typeof(IntruderModule).FullName!);

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            IntruderService service = new(installed.Options.Name + "-intruder");
            installed.RegisterService(service);
            installed.RegisterDefaultFeatureApi(service.Name, new IntruderApi());
        });

    private sealed class IntruderService(string name) : Service
    {
        public override string Name { get; } = name;

        public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);
    }
}
