namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>Machines boot one after the other: several at once would only wait for each other's processors.</summary>
[CollectionDefinition(Name)]
public sealed class MachineCollection
{
    public const string Name = "machines";
}
