using System.Collections;
using LiteIpc;
using LiteIpc.Kit;

namespace Samgr.Ability;

/// <summary>Connects a process to abilities of others, by want.</summary>
/// <remarks>Every method may be called from any thread.</remarks>
public sealed class AbilityConnector
{
    private readonly SamgrLite _samgr;
    private readonly IpcSkeleton _skeleton;
    private readonly ArrayList _connections = new ArrayList();
    private int _lastId;

    /// <summary>Makes a connector for a process that takes part in IPC.</summary>
    /// <param name="samgr">The process's samgr.</param>
    /// <param name="deviceId">The id of this device; a want that names it is meant for this device too.</param>
    public AbilityConnector(SamgrLite samgr, string deviceId = "")
    {
        _samgr = samgr;
        _skeleton = AbilityKit.Skeleton(samgr);
        DeviceId = deviceId;
    }

    /// <summary>The id of this device.</summary>
    public string DeviceId { get; }

    /// <summary>Connections that have not ended.</summary>
    public int Count
    {
        get
        {
            lock (_connections)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Connects to an ability. How it went is told to the options.</summary>
    /// <param name="want">Whom to connect to.</param>
    /// <param name="options">Receives the events of the connection.</param>
    /// <param name="id">The number of the connection, above 0, for <see cref="Disconnect"/>; 0 unless success.</param>
    /// <returns>
    /// <see cref="ConnectError.Success"/>; <see cref="ConnectError.InvalidParam"/> for null, or names that cannot be ones.
    /// </returns>
    public int Connect(Want? want, IConnectOptions? options, out int id)
    {
        id = 0;
        if (want == null || options == null || SaName.Check(want.BundleName) != EC.Success || SaName.Check(want.AbilityName) != EC.Success)
        {
            return ConnectError.InvalidParam;
        }

        AbilityConnection connection;
        lock (_connections)
        {
            do
            {
                _lastId = _lastId == int.MaxValue ? 1 : _lastId + 1;
            }
            while (Find(_lastId) != null);

            connection = new AbilityConnection(this, _lastId, want, options);
            _connections.Add(connection);
        }

        id = connection.Id;
        _skeleton.Post(() => Begin(connection));
        return ConnectError.Success;
    }

    /// <summary>Ends a connection; <see cref="IConnectOptions.OnDisconnect"/> follows if it stood.</summary>
    /// <returns><see cref="ConnectError.Success"/>; <see cref="ConnectError.ConnectionNotFound"/> when there is none with that number.</returns>
    public int Disconnect(int id)
    {
        AbilityConnection? found;
        lock (_connections)
        {
            found = Find(id);
            if (found == null || found.IsEnded)
            {
                return ConnectError.ConnectionNotFound;
            }

            Forget(found);
        }

        _skeleton.Post(() => Finish(found, true));
        return ConnectError.Success;
    }

    /// <summary>A connection has ended by itself.</summary>
    internal void End(AbilityConnection connection, bool tellProvider)
    {
        lock (_connections)
        {
            if (connection.IsEnded)
            {
                return;
            }

            Forget(connection);
        }

        Finish(connection, tellProvider);
    }

    private AbilityConnection? Find(int id)
    {
        for (int i = 0; i < _connections.Count; i++)
        {
            AbilityConnection connection = (AbilityConnection)_connections[i]!;
            if (connection.Id == id)
            {
                return connection;
            }
        }

        return null;
    }

    private void Begin(AbilityConnection connection)
    {
        lock (connection.Turn)
        {
            if (connection.IsEnded)
            {
                return;
            }

            int code = IsHere(connection.Want)
                ? Ask(connection)
                : Refuse(connection, ConnectError.DeviceNotReachable, "nothing leads to device " + connection.Want.DeviceId + " from here");
            if (code != ConnectError.Success)
            {
                Fail(connection, code);
            }
            else if (connection.IsEnded)
            {
                // Disconnected meanwhile: that thread has found nothing to finish yet, or waits for this turn.
                Finish(connection, true);
            }
            else
            {
                connection.IsConnected = true;
                connection.Options.OnConnect(connection.Want, connection.Remote!);
                if (connection.Remote!.AddDeathRecipient(connection) != IpcError.Success)
                {
                    End(connection, false);
                }
            }
        }
    }

    private void Fail(AbilityConnection connection, int code)
    {
        bool isWanted;
        lock (_connections)
        {
            isWanted = !connection.IsEnded;
            Forget(connection);
        }

        _skeleton.Unregister(connection.End);
        if (isWanted)
        {
            connection.Options.OnFailed(connection.Want, code, connection.Reason);
        }
    }

    private bool IsHere(Want want) => want.DeviceId.Length == 0 || want.DeviceId == DeviceId;

    private static int Refuse(AbilityConnection connection, int code, string reason)
    {
        connection.Reason = reason;
        return code;
    }

    private int Ask(AbilityConnection connection)
    {
        SvcIdentity? end = _skeleton.Register(connection.End);
        if (end == null)
        {
            return Refuse(connection, ConnectError.Internal, "this process cannot give away an object");
        }

        ClientProxy? provider = _samgr.FindServiceApi(connection.Want.BundleName, connection.Want.AbilityName);
        if (provider == null)
        {
            return Missed(connection);
        }

        IpcIo request = new IpcIo(AbilityProtocol.Size, 1);
        request.WriteRemoteObject(end);
        int result = provider.Invoke(AbilityProtocol.Connect, request, connection, (owner, code, reply) =>
        {
            connection.ProviderId = reply.ReadInt32();
            connection.Remote = _skeleton.Adopt(reply.ReadRemoteObject());
        });
        provider.Release();
        return result != EC.Success ? Failed(connection, result)
            : connection.Remote == null ? Refuse(connection, ConnectError.Internal, "the ability gave no object")
            : ConnectError.Success;
    }

    /// <summary>The lookup says no more than that there is nothing, so samgr is asked why.</summary>
    private int Missed(AbilityConnection connection)
    {
        int why = _samgr.WaitFor(connection.Want.BundleName, connection.Want.AbilityName, 0, out string reason);
        bool isMissing = why == EC.Timeout || why == EC.Success;
        connection.Reason = isMissing ? "nobody has registered it" : reason;
        return Failed(connection, isMissing ? EC.NoService : why);
    }

    private static int Failed(AbilityConnection connection, int result)
        => Refuse(connection, ConnectError.Of(result), EC.NameOf(result) + (connection.Reason.Length == 0 ? string.Empty : ", " + connection.Reason));

    private void Finish(AbilityConnection connection, bool tellProvider)
    {
        lock (connection.Turn)
        {
            if (connection.Remote == null)
            {
                return;
            }

            connection.Remote.RemoveDeathRecipient(connection);
            if (tellProvider)
            {
                Tell(connection);
            }

            connection.Remote.Release();
            connection.Remote = null;
            _skeleton.Unregister(connection.End);
            if (connection.IsConnected)
            {
                connection.Options.OnDisconnect(connection.Want);
            }
        }
    }

    private void Tell(AbilityConnection connection)
    {
        ClientProxy? provider = _samgr.FindServiceApi(connection.Want.BundleName, connection.Want.AbilityName);
        if (provider != null)
        {
            IpcIo request = new IpcIo(AbilityProtocol.Size);
            request.WriteInt32(connection.ProviderId);
            provider.Invoke(AbilityProtocol.Disconnect, request, null, null);
            provider.Release();
        }
    }

    private void Forget(AbilityConnection connection)
    {
        connection.IsEnded = true;
        _connections.Remove(connection);
    }
}
