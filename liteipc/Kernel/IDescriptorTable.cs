namespace LiteIpc;

/// <summary>The file descriptors of the one operating-system process in which all processes of a kernel live.</summary>
internal interface IDescriptorTable : IDescriptorOwner
{
    /// <summary>
    /// Puts second descriptors of the same files into the records of a message, which closes them from then on. Where there is none for one of
    /// them, its record and those behind it hold none.
    /// </summary>
    void Duplicate(DriverMessage message);
}
