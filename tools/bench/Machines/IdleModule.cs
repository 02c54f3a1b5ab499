using System.Globalization;

namespace Samgr.Bench.Machines;

/// <summary>Gives a process idle services, each with a thread of its own.</summary>
public sealed class IdleModule : ServiceModule
{
    /// <summary>How many.</summary>
    internal const int Services = 49;

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            for (int i = 0; i < Services; i++)
            {
                installed.RegisterService(new PlainService(string.Create(CultureInfo.InvariantCulture, $"idle_{i}")));
            }
        });
}
