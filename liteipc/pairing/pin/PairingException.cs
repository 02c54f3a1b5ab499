namespace LiteIpc.Pairing.Pin;

/// <summary>Two devices were not paired, and neither keeps anything of the other. The message is for users and names the mend.</summary>
public sealed class PairingException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="message">The reason in a sentence.</param>
    /// <param name="cause">Its cause; null for none.</param>
    public PairingException(PairingRefusal reason, string message, Exception? cause = null)
        : base(message, cause)
    {
        Reason = reason;
    }

    /// <summary>The reason.</summary>
    public PairingRefusal Reason { get; }
}
