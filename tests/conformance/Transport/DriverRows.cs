using LiteIpc;

namespace Samgr.Conformance.Transport;

/// <summary>Area 5, the kernel's smoke suite. Each case goes on where the one before it left off, so this is one scenario.</summary>
public sealed class DriverRows : IDisposable
{
    private const int PoolSize = 16 * 4096;
    private const int GetService = 1;
    private const int Calls = 50_000;

    private readonly DriverScenario _scenario = new(PoolSize);

    public void Dispose() => _scenario.Dispose();

    [Fact]
    public void TR_002_a_process_has_one_pool()
    {
        IpcProcess process = _scenario.Start(10);
        Assert.Equal(EC.Success, process.MapPool(1));
        Assert.NotEqual(EC.Success, process.MapPool(1));
    }

    [Fact]
    public void TR_005_there_is_one_context_manager_and_it_takes_messages_of_some_size()
    {
        var kernel = new IpcKernel();
        IpcProcess parent = kernel.CreateProcess(1, 0, 0)!;
        IpcProcess child = kernel.CreateProcess(2, 0, 0)!;
        Assert.Equal(EC.Success, parent.MapPool(PoolSize));
        Assert.Equal(EC.Success, child.MapPool(PoolSize));
        Assert.NotEqual(EC.Success, parent.BecomeContextManager(0));
        Assert.Equal(EC.Success, parent.BecomeContextManager(200));
        Assert.NotEqual(EC.Success, parent.BecomeContextManager(200));
        Assert.NotEqual(EC.Success, child.BecomeContextManager(200));
    }

    [Fact]
    public void TR_006_a_service_is_asked_for_only_with_a_pool()
    {
        IpcProcess client = _scenario.Start(10);
        Assert.NotEqual(EC.Success, client.Transact(SvcIdentity.Samgr, GetService, null, IpcFlag.Default, Patience.LimitMs, out _));
        Assert.Equal(EC.Success, client.MapPool(4096));
        Assert.Equal(EC.Success, client.Transact(SvcIdentity.Samgr, GetService, null, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply));
        client.FreeBuffer(reply!);
    }

    [Fact]
    public void TR_007_two_clients_get_the_answer_to_each_of_50000_requests()
    {
        int right = 0;
        Thread[] clients = [.. new[] { 11, 12 }.Select(pid => new Thread(() =>
        {
            IpcProcess client = _scenario.StartClient(pid, out SvcIdentity service);
            for (int i = 0; i < Calls; i++)
            {
                if (_scenario.Double(client, service, i) == 2 * i)
                {
                    Interlocked.Increment(ref right);
                }
            }
        }))];
        Array.ForEach(clients, client => client.Start());
        Array.ForEach(clients, client => client.Join());
        Assert.Equal(2 * Calls, right);
    }

    [Fact]
    public void TR_009_a_request_of_1024_bytes_is_taken()
    {
        IpcProcess client = _scenario.StartClient(11, out SvcIdentity service);
        Assert.Equal(0, _scenario.Double(client, service, 0));
        Assert.Equal(EC.Success, _scenario.Send(client, service, new IpcIo(1024), 1024));
    }

    [Fact]
    public void TR_010_requests_beyond_the_limits_are_refused()
    {
        // The limits of the row, 1024 bytes and 256 objects, are stale (D5): ours are 8192 bytes and 32 objects.
        IpcProcess client = _scenario.StartClient(11, out SvcIdentity service);
        Assert.Equal(EC.Success, _scenario.Send(client, service, new IpcIo(2048), 2048));
        Assert.Equal(EC.Success, _scenario.Send(client, service, new IpcIo(IpcLimits.MaxIoSize), IpcLimits.MaxIoSize));
        Assert.NotEqual(EC.Success, _scenario.Send(client, service, new IpcIo(IpcLimits.MaxIoSize), IpcLimits.MaxIoSize + 1));

        var crowded = new IpcIo(IpcLimits.MaxIoSize, IpcLimits.MaxObjects);
        for (int i = 0; i < 300; i++)
        {
            Assert.Equal(i < IpcLimits.MaxObjects, crowded.WriteRemoteObject(SvcIdentity.Samgr));
        }

        Assert.NotEqual(EC.Success, _scenario.Send(client, service, crowded, 0));
        Assert.False(new IpcIo(IpcLimits.MaxIoSize, 300).Available);
    }
}
