namespace Samgr.Gpio.Tests;

/// <summary>The board of a process is one for all: tests that plug in their own run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BenchCollection
{
    public const string Name = "bench";
}
