using Samgr.Emulator.Scenarios;

namespace Samgr.Attacks.Modules;

/// <summary>
/// Gives a process a service, named like the process, and threads that call the services of the others all along. Each answer is
/// checked, and its time measured.
/// </summary>
public sealed class HonestModule : ServiceModule
{
    /// <summary>The module as a scenario names it.</summary>
    public static ScenarioModule Scenario { get; } = new(typeof(HonestModule).Assembly.GetName().Name!, typeof(HonestModule).FullName!);

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            HonestService service = new(installed);
            installed.RegisterService(service);
            installed.RegisterDefaultFeatureApi(service.Name, new HonestApi(service.Name, service.Ledger));
        });

    private sealed class HonestService(SamgrLite samgr) : Service
    {
        public override string Name { get; } = samgr.Options.Name;

        internal Ledger Ledger { get; } = new();

        public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);

        public override bool Initialize(Identity identity)
        {
            HonestClient client = new(samgr, Ledger);
            Start(client.CallTheHonest);
            if (Name == Honest.Credulous)
            {
                Start(client.CallTheAttacker);
            }

            return true;
        }

        private static void Start(Action work) => new Thread(() => work()) { IsBackground = true, Name = "client" }.Start();
    }
}
