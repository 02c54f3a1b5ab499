namespace Samgr.Bench.Floors;

/// <summary>The commands to the peer, as they are written into the pipe between the two processes.</summary>
internal static class FloorKind
{
    internal const string Parked = "parked";
    internal const string Spinning = "spinning";
    internal const string Socket = "socket";
    internal const string Ring = "ring";
    internal const string Echo = "echo";
}
