namespace LiteIpc;

/// <summary>The file descriptors of the one operating-system process in which all processes of a kernel live.</summary>
internal interface IDescriptorTable : IDescriptorOwner
{
    /// <summary>A second descriptor of the same file; negative when there is none.</summary>
    int Duplicate(int descriptor);
}
