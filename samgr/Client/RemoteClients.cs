using System;
using LiteIpc;

namespace Samgr;

/// <summary>The way of a process to others: its IPC, the client vector and the factories.</summary>
internal sealed class RemoteClients
{
    private readonly KeyedTable _factories;

    internal RemoteClients(SamgrOptions options, IpcContext context, KeyedTable factories)
    {
        Options = options;
        Context = context;
        _factories = factories;
    }

    internal readonly SamgrOptions Options;

    internal readonly IpcContext Context;

    internal readonly ClientVector Proxies = new ClientVector();

    /// <summary>The proxy of that name with one reference for the caller: from the vector, or made when samgr finds the service.</summary>
    internal ClientProxy? Find(SaName name)
    {
        ClientProxy? proxy = Proxies.Find(name);
        if (proxy != null || IdentityQuery.Run(Options, Context, name, out SvcIdentity identity) != EC.Success)
        {
            return proxy;
        }

        IClientFactory? factory = FactoryOf(name);
        ClientProxy? made = Create(factory, name);
        if (made == null)
        {
            return null;
        }

        made.Bind(this, factory, name);
        proxy = Proxies.Enter(name, made, out int count);
        if (proxy != made)
        {
            made.Release();
            return proxy;
        }

        Options.WriteLog(LogLevel.Info, "proxy " + name.At(identity.Handle, identity.Token) + " entered the client vector");
        Options.Events?.Proxy(name.Service, name.Feature, identity.Handle, identity.Token, count);
        made.AttachFirst(identity);
        return made;
    }

    internal void Threw(SaName name, string doing, Exception error)
        => Options.WriteError(doing + " the proxy " + name, error);

    private ClientProxy? Create(IClientFactory? factory, SaName name)
    {
        try
        {
            return factory == null ? new ClientProxy() : factory.Create(name.Service, name.Feature);
        }
        catch (Exception error)
        {
            Threw(name, "making", error);
            return null;
        }
    }

    private IClientFactory? FactoryOf(SaName name)
    {
        lock (_factories)
        {
            return (IClientFactory?)_factories.Find(name.Device == null ? name : new SaName(name.Service, name.Feature));
        }
    }
}
