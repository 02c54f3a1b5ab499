using System.Collections;
using LiteIpc;
using LiteIpc.Kit;

namespace Samgr.Ability;

/// <summary>Registers abilities of this process with samgr, so that others can connect to them.</summary>
public static class AbilityProvider
{
    /// <summary>
    /// Registers an ability: its bundle as a service, unless it is one already, and the ability as a feature of it. Allowed
    /// before and after the bootstrap, as for any service; after it, the next bootstrap starts it.
    /// </summary>
    /// <returns><see cref="EC.Success"/>; <see cref="EC.Invalid"/> when it is registered already or a name cannot be one.</returns>
    public static int Register(SamgrLite samgr, ServiceAbility ability)
    {
        if (SaName.Check(ability.BundleName) != EC.Success || SaName.Check(ability.AbilityName) != EC.Success)
        {
            return EC.Invalid;
        }

        samgr.RegisterService(new BundleService(ability.BundleName));
        return samgr.RegisterFeature(ability.BundleName, new AbilityFeature(ability))
            && samgr.RegisterFeatureApi(ability.BundleName, ability.AbilityName, new AbilityApi(samgr, ability))
            ? EC.Success
            : EC.Invalid;
    }

    private sealed class BundleService : Service
    {
        internal BundleService(string name)
        {
            Name = name;
        }

        public override string Name { get; }

        public override TaskConfig GetTaskConfig() => new TaskConfig(TaskLevel.Middle, TaskPriority.Normal, taskType: TaskType.Single);
    }

    private sealed class AbilityFeature : Feature
    {
        internal AbilityFeature(ServiceAbility ability)
        {
            Name = ability.AbilityName;
        }

        public override string Name { get; }
    }

    /// <summary>Serves connectors. Knows of every connection until its client ends it or dies.</summary>
    private sealed class AbilityApi : ServerProxy
    {
        private readonly SamgrLite _samgr;
        private readonly ServiceAbility _ability;
        private readonly ArrayList _clients = new ArrayList();
        private int _lastId;

        internal AbilityApi(SamgrLite samgr, ServiceAbility ability)
        {
            _samgr = samgr;
            _ability = ability;
        }

        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            switch (funcId)
            {
                case AbilityProtocol.Connect: return Connect(origin.Pid, request.ReadRemoteObject(), reply);
                case AbilityProtocol.Disconnect: return Disconnect(request.ReadInt32(), origin.Pid);
                default: return EC.UnknownCode;
            }
        }

        internal void End(ConnectedClient client)
        {
            lock (_clients)
            {
                if (!_clients.Contains(client))
                {
                    return;
                }

                _clients.Remove(client);
            }

            client.Leave();
            _ability.OnDisconnect(client.Pid);
        }

        private int Connect(int pid, SvcIdentity? end, IpcIo reply)
        {
            IpcSkeleton skeleton = AbilityKit.Skeleton(_samgr);
            RemoteObject? remote = skeleton.Adopt(end);
            if (remote == null)
            {
                return EC.Invalid;
            }

            RemoteStub? stub = _ability.OnConnect(pid);
            SvcIdentity? identity = stub == null ? null : skeleton.Register(stub);
            if (identity == null)
            {
                remote.Release();
                return EC.Failure;
            }

            ConnectedClient client;
            lock (_clients)
            {
                do
                {
                    _lastId = _lastId == int.MaxValue ? 1 : _lastId + 1;
                }
                while (Find(_lastId, pid) != null);

                client = new ConnectedClient(this, skeleton, stub!, remote, pid, _lastId);
                _clients.Add(client);
            }

            // A client that died while it connected is one that has left.
            if (remote.AddDeathRecipient(client) != IpcError.Success)
            {
                End(client);
            }

            return reply.WriteInt32(client.Id) && reply.WriteRemoteObject(identity) ? EC.Success : EC.Failure;
        }

        private ConnectedClient? Find(int id, int pid)
        {
            for (int i = 0; i < _clients.Count; i++)
            {
                ConnectedClient client = (ConnectedClient)_clients[i]!;
                if (client.Id == id && client.Pid == pid)
                {
                    return client;
                }
            }

            return null;
        }

        private int Disconnect(int id, int pid)
        {
            ConnectedClient? found;
            lock (_clients)
            {
                found = Find(id, pid);
            }

            if (found == null)
            {
                return EC.InvalidParam;
            }

            End(found);
            return EC.Success;
        }
    }

    private sealed class ConnectedClient : IDeathRecipient
    {
        internal readonly int Pid;
        internal readonly int Id;
        private readonly AbilityApi _api;
        private readonly IpcSkeleton _skeleton;
        private readonly RemoteStub _stub;
        private readonly RemoteObject _end;

        internal ConnectedClient(AbilityApi api, IpcSkeleton skeleton, RemoteStub stub, RemoteObject end, int pid, int id)
        {
            _api = api;
            _skeleton = skeleton;
            _stub = stub;
            _end = end;
            Pid = pid;
            Id = id;
        }

        public void OnRemoteDied() => _api.End(this);

        internal void Leave()
        {
            _end.RemoveDeathRecipient(this);
            _end.Release();
            _skeleton.Unregister(_stub);
        }
    }
}
