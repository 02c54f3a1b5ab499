namespace Samgr.NanoGate.Listing;

/// <summary>One nanoFramework library as its list describes it.</summary>
/// <param name="Name">The assembly name.</param>
/// <param name="Version">The assembly version.</param>
/// <param name="Types">The public types, in list order.</param>
internal sealed record SurfaceLibrary(string Name, Version Version, IReadOnlyList<SurfaceType> Types);
