using Samgr.Bench.Native;

namespace Samgr.Bench.Measuring;

/// <summary>Measures everything in each round, in an order of chance, so that a drift of the machine meets all alike.</summary>
internal sealed class Rounds(Plan plan)
{
    private const int Seed = 5;

    private readonly Dictionary<(Measurement, Placement), List<Sample>> _samples = [];

    /// <summary>Asks for a figure.</summary>
    internal void Add(Measurement measurement, Placement placement)
    {
        if (measurement.IsSupported && placement.IsSupported)
        {
            _samples.TryAdd((measurement, placement), []);
        }
    }

    internal void Run(Action<string> progress)
    {
        Random random = new(Seed);
        (Measurement Work, Placement Placement)[] order = [.. _samples.Keys];
        for (int round = -plan.WarmUps; round < plan.Rounds; round++)
        {
            progress(round < 0 ? "warming up" : $"round {round + 1} of {plan.Rounds}");
            random.Shuffle(order);
            foreach ((Measurement work, Placement placement) in order)
            {
                Sample sample = Measure(work, placement);
                if (round >= 0)
                {
                    _samples[(work, placement)].Add(sample);
                }
            }
        }
    }

    /// <summary>The median over the rounds; null for what this system cannot measure.</summary>
    internal Sample? Find(Measurement measurement, Placement placement)
        => _samples.TryGetValue((measurement, placement), out List<Sample>? rounds) ? Sample.Median(rounds) : null;

    private Sample Measure(Measurement work, Placement placement)
    {
        Affinity.PinCurrentThread(placement.First);
        try
        {
            return work.Measure(placement, plan);
        }
        finally
        {
            Affinity.PinCurrentThread(Affinity.Allowed);
        }
    }
}
