using System;
using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// The endpoint of a process: receives calls and death notices from others, and keeps the service behind each token.
/// </summary>
internal sealed partial class Endpoint
{
    private const int StopTimeoutMs = 2000;

    private readonly SamgrOptions _options;
    private readonly KeyedTable _offersByName = new KeyedTable();

    /// <summary>By token. The array is never changed in place, so that receiving threads need no lock.</summary>
    private Offer[] _offers = new Offer[0];
    private readonly ReplyBuffers _replies;
    private readonly Arrivals _arrivals;
    private Thread? _boss;

    internal Endpoint(SamgrOptions options, IIpcDriver driver, ISamgrServer? server, Arrivals arrivals)
    {
        _options = options;
        _arrivals = arrivals;
        Server = server;
        Flow = new FlowControl(options);
        _replies = new ReplyBuffers(options);
        Context = new IpcContext(driver, options.CallTimeoutMs) { MaxDeathCallbacks = options.MaxDeathCallbacks };
    }

    internal readonly IpcContext Context;

    internal readonly ISamgrServer? Server;

    internal readonly FlowControl Flow;

    /// <summary>This process's handle; -1 until samgr has given one.</summary>
    internal int Handle => Context.Handle;

    internal void Start()
    {
        _boss = _options.Adapter.StartThread(_options.Name + "-endpoint", TaskPriority.AboveNormal, Receive);
        StartRegistration();
    }

    internal void Stop()
    {
        _stopping.Set();
        Context.Driver.Close();
        Context.Objects?.Close();
        Join(_boss);
        Join(_registrar);
    }

    /// <summary>
    /// Gives an interface a token. A name keeps its token: an interface that comes back has it again, so that the tokens do
    /// not grow with every change.
    /// </summary>
    /// <returns>The offer, or null when that name has an interface here.</returns>
    internal Offer? AddOffer(ServiceEntry service, string? feature, IServerProxy proxy)
    {
        SaName name = new SaName(service.Name, feature);
        lock (_offersByName)
        {
            Offer? former = (Offer?)_offersByName.Find(name);
            if (former != null && !former.IsWithdrawn)
            {
                return null;
            }

            Offer offer = new Offer(this, service, name, proxy);
            offer.Token = former == null ? _offers.Length : former.Token;
            _offersByName.Set(name, offer);
            Offer[] offers = new Offer[former == null ? offer.Token + 1 : _offers.Length];
            Array.Copy(_offers, offers, _offers.Length);
            offers[offer.Token] = offer;
            _offers = offers;
            return offer;
        }
    }

    /// <summary>Takes the interface of a name away; null when it has none here.</summary>
    internal Offer? RemoveOffer(SaName name)
    {
        lock (_offersByName)
        {
            Offer? offer = (Offer?)_offersByName.Find(name);
            if (offer == null || offer.IsWithdrawn)
            {
                return null;
            }

            offer.IsWithdrawn = true;
            return offer;
        }
    }

    internal Offer? OfferAt(int token)
    {
        Offer[] offers = _offers;
        return token < 0 || token >= offers.Length || offers[token].IsWithdrawn ? null : offers[token];
    }

    private static void Join(Thread? thread)
    {
        if (thread != null && thread.ManagedThreadId != Thread.CurrentThread.ManagedThreadId)
        {
            thread.Join(StopTimeoutMs);
        }
    }
}
