namespace LiteIpc.Kit.Tests.Counters;

/// <summary>References that others give without end are counted up to the end of the type; what they stand for is kept then.</summary>
public sealed class ObjectReferences
{
    [Fact]
    public void Fault_S1_AnObjectGivenWithoutEndIsHeldUntilItsHolderEnds()
    {
        IpcKernel kernel = new();
        IpcProcess owner = kernel.CreateProcess(6, 0, 0)!;
        IpcProcess holder = kernel.CreateProcess(7, 0, 0)!;
        ObjectNode node = new(owner, SvcIdentity.FirstObjectToken);
        node.Give(holder);
        node.HolderOf(holder)!.References = int.MaxValue - 1;
        for (int i = 0; i < 4; i++)
        {
            node.Give(holder);
        }

        for (int i = 0; i < 5; i++)
        {
            Assert.True(node.Release(holder));
            Assert.False(node.IsFree);
        }

        Assert.True(node.ReleaseAll(holder));
        Assert.True(node.IsFree);
    }

    [Fact]
    public void Fault_S1_AProxyReferredToWithoutEndStaysAlive()
    {
        using KitSystem system = new();
        KitProcess process = system.Start(6);
        ProxyTable proxies = process.Skeleton.Proxies;
        SvcIdentity identity = new(77, SvcIdentity.FirstObjectToken, 0);
        RemoteProxy proxy = proxies.Adopt(identity);
        proxy.Entry.References = int.MaxValue - 1;
        proxy.Entry.Given = int.MaxValue - 1;
        for (int i = 0; i < 5; i++)
        {
            Assert.Same(proxy, proxies.Adopt(identity));
            proxies.AddRef(proxy.Entry);
            Assert.True(proxies.IsAlive(proxy.Entry));
        }

        for (int i = 0; i < 20; i++)
        {
            Assert.False(proxies.Release(proxy.Entry));
        }

        Assert.Equal((int.MaxValue, int.MaxValue), (proxy.Entry.References, proxy.Entry.Given));
    }
}
