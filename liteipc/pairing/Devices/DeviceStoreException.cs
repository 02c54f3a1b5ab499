namespace LiteIpc.Pairing;

/// <summary>The devices cannot be read or changed. The message is for users, names the mend, and holds nothing of a key.</summary>
public sealed class DeviceStoreException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="cause">Its cause; null for none.</param>
    public DeviceStoreException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
