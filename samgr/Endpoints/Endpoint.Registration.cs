using System.Threading;
using LiteIpc;

namespace Samgr;

internal sealed partial class Endpoint
{
    private readonly ManualResetEvent _stopping = new ManualResetEvent(false);
    private readonly ManualResetEvent _registered = new ManualResetEvent(false);
    private readonly object _registration = new object();

    /// <summary>Held while an interface is announced to samgr or taken back, so that samgr hears of both in the order in which they happened.</summary>
    private readonly object _samgrTurn = new object();
    private Thread? _registrar;
    private bool _isRegistering;
    private bool _registerAgain;

    /// <summary>The process that hosts samgr, as the kernel said in its last answer to a registration.</summary>
    private int _samgrPid;

    /// <summary>Registers an interface that was added after the endpoint was registered; before that the registrar will.</summary>
    internal void Publish(Offer offer)
    {
        if (Handle != SvcIdentity.InvalidHandle && SamgrProtocol.IsTransient(RegisterFeature(offer)))
        {
            StartRegistration();
        }
    }

    /// <summary>Has samgr forget an interface, unless another one has come in its place.</summary>
    internal void Withdraw(Offer offer)
    {
        lock (_samgrTurn)
        {
            if (offer.RegisteredHandle != SvcIdentity.InvalidHandle && _offers[offer.Token] == offer)
            {
                Tell(SamgrProtocol.Delete, offer);
            }
        }
    }

    private void StartRegistration()
    {
        lock (_registration)
        {
            if (!Context.Driver.IsOpen)
            {
                return;
            }

            if (_isRegistering)
            {
                _registerAgain = true;
                return;
            }

            _isRegistering = true;
        }

        _registrar = _options.Adapter.StartThread(_options.Name + "-registrar", TaskPriority.Normal, Register);
    }

    /// <summary>Waits until samgr has given this process its first handle.</summary>
    internal bool WaitForHandle(int timeoutMs)
        => WaitHandle.WaitAny(new WaitHandle[] { _registered, _stopping }, timeoutMs, false) == 0;

    /// <summary>Tries until samgr has taken the endpoint and all its interfaces, or the tries are used up.</summary>
    private void Register()
    {
        int tries = 0;
        while (true)
        {
            bool registered = RegisterEndpoint() && RegisterFeatures();
            if (registered)
            {
                _arrivals.AskAgain();
            }

            lock (_registration)
            {
                bool again = _registerAgain;
                _registerAgain = false;
                if (registered && !again)
                {
                    _isRegistering = false;
                    return;
                }

                tries = again ? 0 : tries + 1;
                if (tries > _options.RegisterRetries || !Context.Driver.IsOpen)
                {
                    _isRegistering = false;
                    break;
                }
            }

            if (_stopping.WaitOne(_options.RegisterRetryMs, false))
            {
                return;
            }
        }

        if (Context.Driver.IsOpen)
        {
            _options.WriteLog(LogLevel.Error, "samgr did not answer " + _options.RegisterRetries + " registrations of " + _options.Name
                + "; its services stay unreachable until samgr starts again");
        }
    }

    private bool RegisterEndpoint()
    {
        IpcIo request = SamgrProtocol.Request(SamgrProtocol.Endpoint, SamgrProtocol.Post, _options.Name, null);
        int result = Context.Transact(SvcIdentity.Samgr, 0, request, out IpcMessage? reply);
        SvcIdentity? identity = result == EC.Success ? reply!.Data.ReadRemoteObject() : null;
        if (identity != null)
        {
            _samgrPid = reply!.Pid;
        }

        Context.Free(reply);
        if (identity == null)
        {
            return false;
        }

        Context.Handle = identity.Handle;
        _registered.Set();
        _options.WriteLog(LogLevel.Info, "registered endpoint " + _options.Name + " handle[" + Handle + "]");
        return true;
    }

    private bool RegisterFeatures()
    {
        for (int token = 0; token < _offers.Length; token++)
        {
            Offer? offer = OfferAt(token);
            if (offer != null && SamgrProtocol.IsTransient(RegisterFeature(offer)))
            {
                return false;
            }
        }

        return true;
    }

    private int RegisterFeature(Offer offer)
    {
        lock (_samgrTurn)
        {
            return offer.IsWithdrawn || offer.RegisteredHandle == Handle ? EC.Success : SendFeature(offer);
        }
    }

    /// <summary>Tells samgr of an interface, learns who may call it, and only then has samgr show it to the others.</summary>
    private int SendFeature(Offer offer)
    {
        int handle = Handle;
        int former = offer.RegisteredHandle;
        IpcIo request = SamgrProtocol.Request(SamgrProtocol.Put, offer.Name);
        request.WriteInt32(offer.Token);
        int result = Context.Transact(SvcIdentity.Samgr, 0, request, out IpcMessage? reply);
        if (result == EC.Success)
        {
            offer.Policy = PolicySubject.ReadAll(reply!.Data);
            offer.RegisteredHandle = handle;
            result = Tell(SamgrProtocol.Post, offer);
        }

        if (result == EC.Success)
        {
            _options.WriteLog(LogLevel.Info, "registered " + offer.Name.At(handle, offer.Token));
            _options.Events?.Register(offer.Name.Service, offer.Name.Feature, handle, offer.Token);
        }
        else
        {
            offer.RegisteredHandle = SamgrProtocol.IsTransient(result) ? former : SvcIdentity.InvalidHandle;
            _options.WriteLog(LogLevel.Error, "samgr did not take " + offer.Name + ": " + EC.NameOf(result) + " " + IpcFailure.ReasonOf(reply));
        }

        Context.Free(reply);
        return result;
    }

    private int Tell(int operation, Offer offer)
    {
        IpcIo request = SamgrProtocol.Request(operation, offer.Name);
        int result = Context.Transact(SvcIdentity.Samgr, 0, request, out IpcMessage? reply);
        Context.Free(reply);
        return result;
    }

    private void OnSamgrExit()
    {
        _options.WriteLog(LogLevel.Warn, "samgr has ended; registering again");
        StartRegistration();
    }
}
