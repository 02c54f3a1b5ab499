using Samgr.Emulator.Scenarios;

namespace Samgr.Attacks.Modules;

/// <summary>
/// Gives a process an honest-looking service, and a thread that asks the test which kind of attack it is to make. It makes it until it
/// is killed.
/// </summary>
public sealed class AttackerModule : ServiceModule
{
    /// <summary>The environment variable with the path of the test's socket.</summary>
    public const string Variable = "SAMGR_ATTACK_SOCKET";

    /// <summary>The environment variable with the path of this assembly as a program; a module does not know its own.</summary>
    public const string ProgramVariable = "SAMGR_ATTACK_PROGRAM";

    /// <summary>The module as a scenario names it.</summary>
    public static ScenarioModule Scenario { get; } = new(typeof(AttackerModule).Assembly.GetName().Name!, typeof(AttackerModule).FullName!);

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            AttackerService service = new(installed);
            installed.RegisterService(service);
            installed.RegisterDefaultFeatureApi(service.Name, new AttackerApi(service.Name));
        });

    private sealed class AttackerService(SamgrLite samgr) : Service
    {
        public override string Name { get; } = samgr.Options.Name;

        public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);

        public override bool Initialize(Identity identity)
        {
            new Thread(Attack) { IsBackground = true, Name = "attack" }.Start();
            return true;
        }

        private void Attack()
        {
            samgr.WaitForHandle(Timeout.Infinite);
            AttackLine line = AttackLine.Open(Environment.GetEnvironmentVariable(Variable)!);
            if (line.ReadKind() is string kind)
            {
                Attacks.ByName[kind](new Attacker(samgr, line));
            }
        }
    }
}
