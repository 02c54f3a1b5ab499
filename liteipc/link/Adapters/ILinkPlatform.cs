namespace LiteIpc.Link;

/// <summary>Clock, randomness and HMAC of a runtime. Every member may be called from any thread.</summary>
public interface ILinkPlatform
{
    /// <summary>Milliseconds since some moment, never going back.</summary>
    long NowMs { get; }

    /// <summary>Fills an array with numbers that nobody can foresee.</summary>
    void Randomize(byte[] bytes);

    /// <summary>HMAC-SHA256 of a part of an array.</summary>
    /// <returns>32 bytes.</returns>
    byte[] Authenticate(byte[] key, byte[] bytes, int start, int count);
}
