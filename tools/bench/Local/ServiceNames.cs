using System.Globalization;
using Samgr.Bench.Measuring;

namespace Samgr.Bench.Local;

/// <summary>The names of 1,000 services, in an order of chance.</summary>
internal static class ServiceNames
{
    private const int Seed = 7;

    internal static string[] Make()
    {
        string[] names = [.. Enumerable.Range(0, LoopMeasurement.Times).Select(i => string.Create(CultureInfo.InvariantCulture, $"service_{i}"))];
        new Random(Seed).Shuffle(names);
        return names;
    }
}
