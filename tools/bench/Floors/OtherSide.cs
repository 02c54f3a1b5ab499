namespace Samgr.Bench.Floors;

/// <summary>Whether the process on the other side of the floors is still there: the dead wake nobody.</summary>
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
