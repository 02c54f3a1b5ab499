namespace LiteIpc;

/// <summary>Who holds the file descriptors of a message until its receiver reads them, where they can cross processes.</summary>
internal interface IDescriptorOwner
{
    /// <summary>Closes one that nobody has read.</summary>
    void Close(int descriptor);
}
