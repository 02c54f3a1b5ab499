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
            _recipients = _recipients ?? new ArrayList();
            if (_isDead || _recipients.Count >= _skeleton.Context.MaxDeathCallbacks)
            {
                return IpcError.InnerError;
            }

            _recipients.Add(recipient);
            if (_deathId > 0)
            {
                return IpcError.Success;
            }

            _deathId = _skeleton.Context.Register(Identity, OnDeath, null, false);
            if (_deathId > 0)
            {
                return IpcError.Success;
            }

            _recipients.Clear();
            if (_deathId == EC.Permission)
            {
                return IpcError.NotSupported;
            }

            _isDead = true;
            return IpcError.InnerError;
        }
    }

    /// <inheritdoc/>
    public override int RemoveDeathRecipient(IDeathRecipient? recipient)
    {
        if (recipient == null || IsReleased)
        {
            return IpcError.CheckParam;
        }

        lock (_deathGate)
        {
            for (int i = 0; _recipients != null && i < _recipients.Count; i++)
            {
                // The same object, not one that is equal to it.
                if (_recipients[i] == recipient)
                {
                    _recipients.RemoveAt(i);
                    return IpcError.Success;
                }
            }

            return IpcError.InnerError;
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

        _skeleton.Workers.Post(WorkKind.Death, this);
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
