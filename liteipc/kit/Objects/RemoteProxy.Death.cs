using System.Collections;

namespace LiteIpc.Kit;

public sealed partial class RemoteProxy
{
    private readonly object _deathGate = new object();
    private ArrayList? _recipients;
    private int _deathId;

    /// <inheritdoc/>
    public override int AddDeathRecipient(IDeathRecipient? recipient)
    {
        if (recipient == null || IsReleased)
        {
            return IpcError.CheckParam;
        }

        lock (_deathGate)
        {
            if (_isDead)
            {
                return IpcError.DeadRemoteObject;
            }

            _recipients = _recipients ?? new ArrayList();
            if (!_recipients.Contains(recipient))
            {
                _recipients.Add(recipient);
            }

            if (_deathId > 0)
            {
                return IpcError.Success;
            }

            _deathId = _skeleton.Context.RegisterDeathCallback(Identity, OnDeath, null);
            if (_deathId > 0)
            {
                return IpcError.Success;
            }

            _recipients.Clear();
            _isDead = true;
            return IpcError.DeadRemoteObject;
        }
    }

    /// <inheritdoc/>
    public override int RemoveDeathRecipient(IDeathRecipient? recipient)
    {
        if (recipient == null)
        {
            return IpcError.CheckParam;
        }

        lock (_deathGate)
        {
            if (_recipients == null || !_recipients.Contains(recipient))
            {
                return IpcError.InnerError;
            }

            _recipients.Remove(recipient);
            return IpcError.Success;
        }
    }

    /// <summary>Tells the recipients, in the order in which they were added; on a work thread.</summary>
    internal void TellDeath()
    {
        while (true)
        {
            IDeathRecipient? recipient = NextRecipient();
            if (recipient == null)
            {
                return;
            }

            _skeleton.Guard("a death recipient", recipient.OnRemoteDied);
        }
    }

    private IDeathRecipient? NextRecipient()
    {
        lock (_deathGate)
        {
            if (_recipients == null || _recipients.Count == 0)
            {
                return null;
            }

            IDeathRecipient first = (IDeathRecipient)_recipients[0]!;
            _recipients.RemoveAt(0);
            return first;
        }
    }

    private void OnDeath(IpcContext context, int handle, object? argument)
    {
        lock (_deathGate)
        {
            _isDead = true;
            _deathId = 0;
        }

        _skeleton.Workers.Post(WorkKind.Death, null, null, this);
    }

    private void ForgetDeath()
    {
        int id;
        lock (_deathGate)
        {
            id = _deathId;
            _deathId = 0;
            _recipients?.Clear();
        }

        if (id > 0)
        {
            _skeleton.Context.UnregisterDeathCallback(id);
        }
    }
}
