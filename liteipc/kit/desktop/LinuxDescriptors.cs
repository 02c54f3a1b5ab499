using LiteIpc.Desktop;

namespace LiteIpc.Kit.Desktop;

/// <summary>The file descriptors of Linux. None is inherited by a process that this one starts.</summary>
internal sealed class LinuxDescriptors : IDescriptorPlatform
{
    /// <summary>Behind the standard streams, so that no copy is taken for one.</summary>
    private const int FirstCopy = 3;

    private readonly DescriptorCloser _closer = new();

    public int Duplicate(int descriptor) => Libc.Control(descriptor, Libc.DuplicateCloseOnExec, FirstCopy);

    public void Close(int descriptor) => DescriptorCloser.CloseNow(descriptor);

    public void CloseLater(int descriptor) => _closer.Close(descriptor);
}
