namespace LiteIpc.Bus;

/// <summary>A service or object of another device that has an address here.</summary>
internal sealed class RemoteTarget
{
    internal RemoteTarget(int number, string service, string? feature)
    {
        Number = number;
        Service = service;
        Feature = feature;
    }

    /// <summary>Its number in the session.</summary>
    internal readonly int Number;

    /// <summary>Its name; empty for an object without one.</summary>
    internal readonly string Service;

    internal readonly string? Feature;

    /// <summary>Its address here.</summary>
    internal int Handle;

    internal int Token;

    /// <summary>References that the other device counts for this one.</summary>
    internal int References;

    /// <summary>Messages that are just being given to the kernel with it in them: it is not free, though nobody holds it yet.</summary>
    internal int Arriving;
}
