using System;
using LiteIpc;

namespace Samgr;

/// <summary>What a process needs to call others: its IPC, the client vector and the factories.</summary>
internal sealed class RemoteClients
{
    private readonly SaNameTable _factories;

    internal RemoteClients(SamgrOptions options, IpcContext context, SaNameTable factories)
    {
        Options = options;
        Context = context;
        _factories = factories;
    }

    internal readonly SamgrOptions Options;

    internal readonly IpcContext Context;

    internal readonly ClientVector Proxies = new ClientVector();

    /// <summary>The proxy of that name with one reference for the caller: from the vector, or made when samgr finds the service.</summary>
    internal ClientProxy? Find(string service, string? feature)
    {
        ClientProxy? proxy = Proxies.Find(service, feature);
        if (proxy != null || IdentityQuery.Run(Options, Context, service, feature, out SvcIdentity identity) != EC.Success)
        {
            return proxy;
        }

        IClientFactory? factory = FactoryOf(service, feature);
        ClientProxy? made = Create(factory, service, feature);
        if (made == null)
        {
            return null;
        }

        made.Bind(this, factory, service, feature);
        proxy = Proxies.Enter(service, feature, made, out int count);
        if (proxy != made)
        {
            made.Release();
            return proxy;
        }

        Options.Log?.Write(
            LogLevel.Info,
            "samgr",
            "proxy " + SaName.Format(service, feature) + " handle[" + identity.Handle + "] token[" + identity.Token + "] entered the client vector");
        Options.Events?.Proxy(service, feature, identity.Handle, identity.Token, count);
        made.AttachFirst(identity);
        return made;
    }

    internal void Threw(string service, string? feature, string doing, Exception error)
        => Options.Log?.Write(LogLevel.Error, "samgr", "exception while " + doing + " the proxy " + SaName.Format(service, feature) + ": " + error);

    private ClientProxy? Create(IClientFactory? factory, string service, string? feature)
    {
        try
        {
            return factory == null ? new ClientProxy() : factory.Create(service, feature);
        }
        catch (Exception error)
        {
            Threw(service, feature, "making", error);
            return null;
        }
    }

    private IClientFactory? FactoryOf(string service, string? feature)
    {
        lock (_factories)
        {
            return (IClientFactory?)_factories.Find(service, feature);
        }
    }
}
