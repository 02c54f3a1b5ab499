using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

/// <summary>Many threads at once; whatever their order, the outcome is the same.</summary>
public sealed class Stress
{
    [Fact]
    public void Every_caller_gets_the_reply_to_its_own_call()
    {
        const int Callers = 6;
        const int Calls = 3000;
        using var world = new World();
        IpcProcess service = world.Start(6, pool: IpcLimits.MaxPoolSize);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        int oneWay = 0;
        using Crew servers = Crew.Of(2, _ =>
        {
            while (service.Receive(-1, out IpcMessage? request) == EC.Success)
            {
                if (request!.IsOneWay)
                {
                    Interlocked.Increment(ref oneWay);
                }
                else
                {
                    Assert.Equal(EC.Success, service.SendReply(request, Doors.Holding(request.Data.ReadInt32() * 2)));
                }

                service.FreeBuffer(request);
            }
        });

        Crew.Work(Callers, caller =>
        {
            for (int i = 0; i < Calls; i++)
            {
                int value = (caller * Calls) + i;
                if (i % 10 == 0)
                {
                    Assert.Equal(EC.Success, client.SendOneWay(identity, 0, Doors.Holding(value)));
                }

                Assert.Equal(EC.Success, client.Transact(
                    identity, 0, Doors.Holding(value), IpcFlag.Default, World.Patience, out IpcMessage? reply));
                Assert.Equal(value * 2, reply!.Data.ReadInt32());
                client.FreeBuffer(reply);
            }
        });

        while (service.PoolUsed > 0)
        {
            Thread.Yield();
        }

        Assert.Equal(Callers * Calls / 10, oneWay);
        Assert.Equal((0, 0, 0), (client.PoolUsed, service.PoolUsed, world.Kernel.CallCount));
        service.Close();
    }

    [Fact]
    public void However_a_server_ends_no_call_hangs_and_every_holder_is_told_once()
    {
        using var world = new World();
        IpcProcess[] clients = [world.Start(7), world.Start(8), world.Start(9)];
        for (int round = 0; round < 300; round++)
        {
            IpcProcess service = world.Start(6);
            SvcIdentity identity = world.Publish(service, clients);
            int lifetime = round % 20;
            Crew.Work(clients.Length + 1, worker =>
            {
                if (worker == clients.Length)
                {
                    Serve(service, lifetime);
                    service.Close();
                    return;
                }

                int result;
                do
                {
                    result = clients[worker].Transact(
                        identity, 0, Doors.Holding(round), IpcFlag.Default, World.Patience, out IpcMessage? reply);
                    Assert.True(result is EC.Success or EC.DeadObject, EC.NameOf(result));
                    Assert.Equal(result == EC.Success ? round : 0, reply?.Data.ReadInt32() ?? 0);
                    if (reply != null)
                    {
                        clients[worker].FreeBuffer(reply);
                    }
                }
                while (result == EC.Success);
            });

            foreach (IpcProcess client in clients)
            {
                IpcMessage notice = client.Next();
                Assert.Equal((IpcMessageType.DeathNotify, identity.Handle), (notice.Type, notice.Handle));
                client.FreeBuffer(notice);
                client.HasNothing();
                Assert.Equal(0, client.PoolUsed);
            }

            world.Samgr.FreeBuffer(world.Samgr.Next());
            Assert.Equal((0, 0), (world.Kernel.CallCount, world.Kernel.HandleCount));
        }
    }

    [Fact]
    public void A_death_callback_registered_while_its_process_dies_is_called_once_or_refused()
    {
        using var world = new World();
        IpcProcess client = world.Start(7);
        var context = new IpcContext(client);
        for (int round = 0; round < 1000; round++)
        {
            IpcProcess service = world.Start(6);
            SvcIdentity identity = world.Publish(service, client);
            int called = 0;
            int id = 0;
            Crew.Work(3, worker =>
            {
                switch (worker)
                {
                    case 0:
                        service.Close();
                        break;
                    case 1:
                        id = context.RegisterDeathCallback(identity, (_, _, _) => Interlocked.Increment(ref called), null);
                        break;
                    default:
                        IpcMessage notice = client.Next();
                        context.DispatchDeath(notice.Handle);
                        client.FreeBuffer(notice);
                        break;
                }
            });

            Assert.Equal(id > 0 ? 1 : 0, called);
            Assert.Equal(0, context.DeathCallbackCount);
            world.Samgr.FreeBuffer(world.Samgr.Next());
        }
    }

    [Fact]
    public void Handles_made_and_taken_away_by_many_threads_are_all_different()
    {
        using var world = new World(maxHandles: 64);
        world.Start(6);
        var seen = new HashSet<int>();
        Crew.Work(4, _ =>
        {
            for (int i = 0; i < 2000; i++)
            {
                int handle = world.Samgr.GenerateHandle(6);
                lock (seen)
                {
                    Assert.True(seen.Add(handle));
                }

                Assert.Equal(EC.Success, world.Samgr.RemoveHandle(handle));
                world.Samgr.FreeBuffer(world.Samgr.Next());
            }
        });

        Assert.Equal((8000, 0, 0), (seen.Count, world.Kernel.HandleCount, world.Samgr.PoolUsed));
    }

    private static void Serve(IpcProcess service, int requests)
    {
        for (int i = 0; i < requests; i++)
        {
            IpcMessage request = service.Next();
            Assert.Equal(EC.Success, service.SendReply(request, request.Data));
            service.FreeBuffer(request);
        }
    }
}
