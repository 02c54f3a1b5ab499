using System.Globalization;

namespace Samgr.Bench.Crowds;

/// <summary>The names in a crowd. The name of a process says how many services it has.</summary>
internal static class CrowdNames
{
    private const char Separator = '_';

    internal static string Process(int services, int process)
        => string.Create(CultureInfo.InvariantCulture, $"server{Separator}{services}{Separator}{process}");

    internal static string Service(string process, int service)
        => string.Create(CultureInfo.InvariantCulture, $"{process}{Separator}{service}");

    internal static string Client(int client) => string.Create(CultureInfo.InvariantCulture, $"client{Separator}{client}");

    internal static int ServicesOf(string process) => int.Parse(process.Split(Separator)[1], CultureInfo.InvariantCulture);
}
