using System.Threading;
using LiteIpc;

namespace Samgr;

internal sealed partial class Endpoint
{
    private readonly ManualResetEvent _stopping = new ManualResetEvent(false);
    private readonly ManualResetEvent _registered = new ManualResetEvent(false);
    private readonly object _registration = new object();

    /// <summary>Held by who tells samgr of an interface or takes it back, so that samgr hears both in the order in which they happened.</summary>
    private readonly object _samgrTurn = new object();
    private Thread? _registrar;
    private bool _isRegistering;
    private bool _registerAgain;

    /// <summary>The process that hosts samgr, as the kernel said in its last answer to a registration.</summary>
    private int _samgrPid;

    /// <summary>Registers an interface that was added after the endpoint was registered; before that the registrar will.</summary>
    internal void Publish(Router router)
    {
        if (Handle != SvcIdentity.InvalidHandle && IsTransient(RegisterFeature(router)))
        {
            StartRegistration();
        }
    }

    /// <summary>Has samgr forget an interface, unless another one has come in its place.</summary>
    internal void Withdraw(Router router)
    {
        lock (_samgrTurn)
        {
            if (router.RegisteredHandle != SvcIdentity.InvalidHandle && !IsReplaced(router))
            {
                Tell(SamgrProtocol.Delete, router);
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
        for (int token = 0; token < RouterCount(); token++)
        {
            Router? router = RouterAt(token);
            if (router != null && IsTransient(RegisterFeature(router)))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsTransient(int result)
        => result == EC.NoService || result == EC.DeadObject || result == EC.Timeout || result == EC.FlowCtrl || result == EC.NoMemory;

    private int RegisterFeature(Router router)
    {
        lock (_samgrTurn)
        {
            return router.IsWithdrawn || router.RegisteredHandle == Handle ? EC.Success : SendFeature(router);
        }
    }

    /// <summary>Tells samgr of an interface, learns who may call it, and only then has samgr show it to the others.</summary>
    private int SendFeature(Router router)
    {
        int handle = Handle;
        int former = router.RegisteredHandle;
        IpcIo request = SamgrProtocol.Request(SamgrProtocol.Put, router.Name);
        request.WriteInt32(router.Token);
        int result = Context.Transact(SvcIdentity.Samgr, 0, request, out IpcMessage? reply);
        if (result == EC.Success)
        {
            router.Policy = PolicySubject.ReadAll(reply!.Data);
            router.RegisteredHandle = handle;
            result = Tell(SamgrProtocol.Post, router);
        }

        if (result == EC.Success)
        {
            _options.WriteLog(LogLevel.Info, "registered " + router.Name.At(handle, router.Token));
            _options.Events?.Register(router.Name.Service, router.Name.Feature, handle, router.Token);
        }
        else
        {
            router.RegisteredHandle = IsTransient(result) ? former : SvcIdentity.InvalidHandle;
            _options.WriteLog(LogLevel.Error, "samgr did not take " + router.Name + ": " + EC.NameOf(result) + " " + IpcFailure.ReasonOf(reply));
        }

        Context.Free(reply);
        return result;
    }

    private int Tell(int operation, Router router)
    {
        IpcIo request = SamgrProtocol.Request(operation, router.Name);
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
