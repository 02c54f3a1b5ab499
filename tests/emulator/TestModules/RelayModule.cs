using LiteIpc.Desktop;
using Samgr.Emulator.Scenarios;
using Samgr.Tests;

namespace Samgr.Emulator.TestModules;

/// <summary>Two services that call others along a path: one named like the process, and one with a 2 behind it.</summary>
public sealed class RelayModule : ServiceModule
{
    /// <summary>The module as a scenario names it.</summary>
    public static ScenarioModule Scenario { get; } = new(typeof(RelayModule).Assembly.GetName().Name!, typeof(RelayModule).FullName!);

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
    {
        Relay.Install(samgr, samgr.Options.Name);
        Relay.Install(samgr, samgr.Options.Name + "2");
    }
}

/// <summary>A service that answers after a while, and says meanwhile that it waits for whom it calls.</summary>
public sealed class LiarModule : ServiceModule
{
    /// <summary>Past all looks that a caller takes.</summary>
    private const int HoldsMs = 600;

    private const int Channels = 64;

    /// <summary>The module as a scenario names it.</summary>
    public static ScenarioModule Scenario { get; } = new(typeof(LiarModule).Assembly.GetName().Name!, typeof(LiarModule).FullName!);

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr) => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
    {
        object liar = new();
        string Lie(string path)
        {
            int channel = int.Parse(path, System.Globalization.CultureInfo.InvariantCulture);
            List<FalseWait> waits = [.. Enumerable.Range(0, Channels).Select(number => new FalseWait(new CallAddress(channel, number, 0)))];
            foreach (FalseWait wait in waits)
            {
                LongWaits.Begin(wait);
                Thread.Sleep(HoldsMs / Channels);
            }

            waits.ForEach(LongWaits.End);
            return string.Empty;
        }

        InterfaceService.Register(installed, installed.Options.Name, new TaskConfig(taskType: TaskType.Single), liar, new RelayStub(liar, Lie));
    });

    private sealed class FalseWait(CallAddress address) : LongWait(0)
    {
        public override object? Process => null;

        public override string Target => "nobody";

        public override int Function => Relay.Function;

        public override int TimeoutMs => -1;

        public override CallAddress Address => address;

        public override IReadOnlyList<LongWait>? Holders(out bool isServed)
        {
            isServed = false;
            return null;
        }

        protected override void Wake()
        {
        }
    }
}
