namespace LiteIpc;

/// <summary>Owner of the file descriptors in a message until its receiver reads them, where descriptors can cross processes.</summary>
internal interface IDescriptorOwner
{
    /// <summary>Closes a descriptor that no receiver has read.</summary>
    void Close(int descriptor);
}
