using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// A ref-counted proxy to a service or feature of another process. It lives in the client vector, survives the death of
/// its service, and finds the service again at the next call. Typed proxies derive from it and come from an
/// <see cref="IClientFactory"/>.
/// </summary>
/// <remarks>Every method may be called from any thread.</remarks>
public partial class ClientProxy : IClientProxy
{
    private const int NoDeathCallback = -1;

    private readonly object _gate = new object();
    private readonly object _healing = new object();
    private RemoteClients? _clients;
    private IClientFactory? _factory;
    private SvcIdentity _target = SvcIdentity.Invalid;
    private int _deadId = NoDeathCallback;
    private int _references = 1;
    private SaName _name = new SaName(string.Empty, null);

    /// <summary>
    /// Called each time that the address of the service is forgotten while the proxy is in use: its process has ended, or a call has timed out or
    /// found nobody. By the thread that noticed it; must not block. Code that adds a handler guards that against other threads that do.
    /// </summary>
    public DeathRecipient? Lost;

    /// <summary>Makes a proxy that does not stand for anything yet; the framework binds it.</summary>
    public ClientProxy()
    {
    }

    /// <summary>The service that it stands for.</summary>
    public string Service => _name.Service;

    /// <summary>The feature that it stands for; null is the service's default feature.</summary>
    public string? Feature => _name.Feature;

    /// <summary>The device of the service, by its name here; null is this one.</summary>
    public string? Device => _name.Device;

    /// <summary>The address that it calls at the moment; invalid while the service is gone.</summary>
    public SvcIdentity Target => _target;

    /// <summary>References at the moment; 0 once it has been released for good.</summary>
    public int References => _references;

    /// <summary>The version that it answers to.</summary>
    public virtual int Version => InterfaceVersion.ClientProxy;

    /// <inheritdoc/>
    public int QueryInterface(int version, out IUnknown? target)
    {
        if (!UnknownObject.Matches(Version, version) || AddRef() == 0)
        {
            target = null;
            return EC.Invalid;
        }

        target = this;
        return EC.Success;
    }

    /// <inheritdoc/>
    public int AddRef()
    {
        while (true)
        {
            int references = _references;
            // A count that has come to its end stays there, and the proxy with it.
            if (references == 0 || references == int.MaxValue)
            {
                return references;
            }

            if (Interlocked.CompareExchange(ref _references, references + 1, references) == references)
            {
                return references + 1;
            }
        }
    }

    internal void Bind(RemoteClients clients, IClientFactory? factory, SaName name)
    {
        _clients = clients;
        _factory = factory;
        _name = name;
    }

    /// <summary>Takes the address that it was made for, unless a call has found one since it entered the client vector.</summary>
    internal void AttachFirst(SvcIdentity target)
    {
        lock (_healing)
        {
            if (!Target.IsValid)
            {
                Attach(target);
            }
        }
    }

    /// <summary>Takes a fresh address and asks to be told when the process behind it ends.</summary>
    private void Attach(SvcIdentity target)
    {
        lock (_gate)
        {
            _target = target;
        }

        int deadId = _clients!.Context.Register(target, new DeathRecipient(OnDeath), this, false);
        bool stale;
        lock (_gate)
        {
            // The address may have died, or been replaced, while the callback was being registered.
            stale = _target != target || _references == 0;
            if (!stale && deadId > 0)
            {
                _deadId = deadId;
            }
        }

        if (deadId < 0)
        {
            ServiceExited(target.Handle);
        }
        else if (stale)
        {
            _clients.Context.UnregisterDeathCallback(deadId);
        }
    }

    /// <summary>Forgets the address, unless it is another one by now.</summary>
    /// <returns>False when it was another one.</returns>
    private bool Detach(int handle)
    {
        int deadId;
        lock (_gate)
        {
            if (handle == SvcIdentity.InvalidHandle || _target.Handle != handle)
            {
                return false;
            }

            _target = SvcIdentity.Invalid;
            deadId = _deadId;
            _deadId = NoDeathCallback;
        }

        if (deadId > 0)
        {
            _clients!.Context.UnregisterDeathCallback(deadId);
        }

        return true;
    }
}
