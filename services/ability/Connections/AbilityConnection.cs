using LiteIpc.Kit;

namespace Samgr.Ability;

/// <summary>One connection on the side of its client.</summary>
internal sealed class AbilityConnection : IDeathRecipient, ICallOwner
{
    internal readonly int Id;
    internal readonly Want Want;
    internal readonly IConnectOptions Options;

    /// <summary>Held while a callback runs, so that the next one waits for it.</summary>
    internal readonly object Turn = new object();

    /// <summary>This end of it: its death tells the provider that the client has gone.</summary>
    internal readonly RemoteStub End = new ConnectionEnd();

    internal RemoteObject? Remote;
    internal int ProviderId;
    internal bool IsEnded;
    internal bool IsConnected;

    /// <summary>The reason why it could not be made; empty until one is given.</summary>
    internal string Reason = string.Empty;
    private readonly AbilityConnector _connector;

    internal AbilityConnection(AbilityConnector connector, int id, Want want, IConnectOptions options)
    {
        _connector = connector;
        Id = id;
        Want = want;
        Options = options;
    }

    public void OnRemoteDied() => _connector.End(this, false);

    public void OnRefused(string reason) => Reason = reason;

    private sealed class ConnectionEnd : RemoteStub
    {
        internal ConnectionEnd()
            : base("samgr.ability.connection")
        {
        }

        public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option) => IpcError.FirstUserError;
    }
}
