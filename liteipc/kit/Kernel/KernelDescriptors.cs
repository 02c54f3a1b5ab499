namespace LiteIpc.Kit;

/// <summary>Lets a kernel in this CLR carry file descriptors as soon as the platform has any.</summary>
internal sealed class KernelDescriptors : IDescriptorTable
{
    public int Duplicate(int descriptor) => KitPlatform.Descriptors == null ? -1 : KitPlatform.Descriptors.Duplicate(descriptor);

    public void Close(int descriptor) => KitPlatform.Descriptors?.CloseLater(descriptor);
}
