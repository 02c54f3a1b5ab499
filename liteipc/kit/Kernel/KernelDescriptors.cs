namespace LiteIpc.Kit;

/// <summary>Lets a kernel in this CLR carry file descriptors as soon as the platform has any.</summary>
internal sealed class KernelDescriptors : IDescriptorTable
{
    public void Duplicate(DriverMessage message)
    {
        IDescriptorPlatform? platform = KitPlatform.Descriptors;
        bool isWhole = platform != null;
        for (int i = 0; i < message.ObjectCount; i++)
        {
            int descriptor = message.DescriptorAt(i);
            if (descriptor >= 0)
            {
                int copy = isWhole ? platform!.Duplicate(descriptor) : -1;
                isWhole = copy >= 0;
                message.SetDescriptor(i, copy);
                message.Descriptors = this;
            }
        }
    }

    public void Close(int descriptor) => KitPlatform.Descriptors?.CloseLater(descriptor);
}
