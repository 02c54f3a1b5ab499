namespace Samgr.Bench.Floors;

/// <summary>Whether the peer process of a floor still runs. A dead one would never wake the side that waits.</summary>
internal static class OtherSide
{
    internal static Func<bool>? Lost { private get; set; }

    /// <exception cref="IOException">It is not.</exception>
    internal static void Check()
    {
        if (Lost != null && Lost())
        {
            throw new IOException("the other process of the floors has ended");
        }
    }
}
