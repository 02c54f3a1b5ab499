using LiteIpc;
using Samgr.Desktop;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Makes the driver of this process: with channels where the machine has them.</summary>
internal static class ProcessDriver
{
    internal static IIpcDriver Make(KernelLink link, ProcessConfiguration configuration, SamgrLite samgr)
    {
        SocketDriver kernel = new(link, configuration);
        if (!configuration.HasChannels)
        {
            return kernel;
        }

        link.Servers.Receiver = () => ReceivingThreads.Receive(samgr);
        return new ChannelDriver(link, kernel, link.Clients, link.Servers, samgr.Options.CallTimeoutMs);
    }
}
