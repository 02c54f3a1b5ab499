using System.Collections;
using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// The waits of this process for services and features. Samgr is asked once and tells when one arrives. It is asked again when samgr
/// itself has started again, and every few seconds by a thread that waits.
/// </summary>
internal sealed class Arrivals
{
    private const int AskAgainMs = 5000;
    internal const string HasArrived = " has arrived";

    private readonly SamgrOptions _options;
    private readonly ServiceRegistry _services;
    private readonly ArrayList _waits = new ArrayList();
    private bool _isClosed;

    internal Arrivals(SamgrOptions options, ServiceRegistry services)
    {
        _options = options;
        _services = services;
    }

    /// <summary>The way to other processes; null until this one takes part in IPC.</summary>
    internal RemoteClients? Clients;

    /// <summary>Waits, on the calling thread, until a service or feature can be found.</summary>
    internal int WaitFor(SaName name, int timeoutMs, out string reason)
    {
        SamgrAdapter adapter = _options.Adapter;
        long start = adapter.NowMs;
        Arrival wait = new Arrival(name, null, 0);
        int result = Begin(wait, timeoutMs != 0, out reason);
        long left = AskAgainMs;
        while (IsPending(result) && !_isClosed)
        {
            left = timeoutMs < 0 ? AskAgainMs : timeoutMs - (adapter.NowMs - start);
            if (left <= 0)
            {
                break;
            }

            wait.Happened!.WaitOne(left < AskAgainMs ? (int)left : AskAgainMs, false);
            result = Ask(name, out reason);
        }

        Take(wait);
        if (IsPending(result))
        {
            Forget(name);
            result = left <= 0 ? EC.Timeout : EC.NoInit;
            reason = left <= 0 ? name + " has not arrived within " + timeoutMs + " ms" : "this process stops";
        }

        if (wait.IsLogged)
        {
            Log(result == EC.Success ? name + HasArrived : reason);
        }

        return result;
    }

    /// <summary>Has a service sent a message once a service or feature can be found.</summary>
    internal int Notify(SaName name, Identity identity, int msgId)
    {
        Arrival wait = new Arrival(name, identity, msgId);
        int result = Begin(wait, true, out _);
        if (IsPending(result))
        {
            return EC.Success;
        }

        if (result == EC.Success)
        {
            Tell(wait);
        }
        else
        {
            Take(wait);
        }

        return result;
    }

    /// <summary>A service or feature can be found from now on.</summary>
    internal void OnArrived(SaName name)
    {
        object[] waits = All();
        for (int i = 0; i < waits.Length; i++)
        {
            Arrival wait = (Arrival)waits[i];
            if (wait.Name.Equals(name))
            {
                Tell(wait);
            }
        }
    }

    /// <summary>Samgr knows this process from now on, but none of its former questions.</summary>
    internal void AskAgain()
    {
        object[] waits = All();
        for (int i = 0; i < waits.Length; i++)
        {
            Arrival wait = (Arrival)waits[i];
            if (wait.Identity == null || !IsPending(Ask(wait.Name, out _)))
            {
                Tell(wait);
            }
        }
    }

    /// <summary>Wakes every thread that waits.</summary>
    internal void Close()
    {
        _isClosed = true;
        AskAgain();
    }

    private int Begin(Arrival wait, bool isLogged, out string reason)
    {
        int most = _options.MaxWaits;
        lock (_waits)
        {
            if (_waits.Count >= most)
            {
                reason = "this process waits for " + most + " services already";
                return EC.NoSpace;
            }

            _waits.Add(wait);
        }

        // Entered first and asked then: an arrival between the two is either told or seen here.
        int result = Ask(wait.Name, out reason);
        if (isLogged && IsPending(result))
        {
            wait.IsLogged = true;
            Log("waits for " + wait.Name);
        }

        return result;
    }

    /// <summary>Takes a question to samgr back, unless another wait here is for the same name.</summary>
    private void Forget(SaName name)
    {
        object[] waits = All();
        for (int i = 0; i < waits.Length; i++)
        {
            if (((Arrival)waits[i]).Name.Equals(name))
            {
                return;
            }
        }

        if (Clients != null && !_isClosed)
        {
            IpcContext context = Clients.Context;
            context.Transact(SvcIdentity.Samgr, 0, SamgrProtocol.Request(SamgrProtocol.Forget, name), out IpcMessage? reply);
            context.Free(reply);
        }
    }

    private int Ask(SaName name, out string reason)
    {
        reason = string.Empty;
        if (_isClosed)
        {
            return EC.NoService;
        }

        lock (_services.Gate)
        {
            ServiceEntry? entry = _services.Find(name.Service);
            if (entry != null)
            {
                return entry.State == ServiceState.Running && entry.Find(name.Feature)?.Api != null ? EC.Success : EC.NoService;
            }
        }

        return Clients == null
            ? EC.NoService
            : IdentityQuery.Run(_options, Clients.Context, SamgrProtocol.Wait, name, out _, out reason);
    }

    private void Tell(Arrival wait)
    {
        Identity? identity = wait.Identity;
        if (identity == null)
        {
            wait.Happened!.Set();
        }
        else if (Take(wait))
        {
            if (wait.IsLogged)
            {
                Log(wait.Name + HasArrived);
            }

            identity.SendNotice(wait.MsgId);
        }
    }

    private void Log(string text) => _options.WriteLog(LogLevel.Info, text);

    private bool Take(Arrival wait)
    {
        lock (_waits)
        {
            int at = _waits.IndexOf(wait);
            if (at >= 0)
            {
                _waits.RemoveAt(at);
            }

            return at >= 0;
        }
    }

    private object[] All()
    {
        lock (_waits)
        {
            return _waits.ToArray()!;
        }
    }

    /// <summary>Whether the answer may be another one later.</summary>
    private static bool IsPending(int result) => result == EC.NoInit || SamgrProtocol.IsTransient(result);
}

/// <summary>One wait for a service or feature.</summary>
internal sealed class Arrival
{
    internal Arrival(SaName name, Identity? identity, int msgId)
    {
        Name = name;
        Identity = identity;
        MsgId = msgId;
        Happened = identity == null ? new AutoResetEvent(false) : null;
    }

    internal readonly SaName Name;

    /// <summary>The receiver of the message; null where a thread waits.</summary>
    internal readonly Identity? Identity;

    internal readonly int MsgId;

    internal readonly AutoResetEvent? Happened;

    internal bool IsLogged;
}
