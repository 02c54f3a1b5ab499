namespace Samgr.Conformance.Processes;

/// <summary>The rows that share one machine of real processes.</summary>
[CollectionDefinition]
public sealed class RealDeviceRows : ICollectionFixture<RealDevice>;
