using System.Runtime.CompilerServices;

namespace Samgr;

/// <summary>Versions of interfaces. A version is a set of bits: an object answers a query for any subset of its own.</summary>
[ExcludeType]
public static class InterfaceVersion
{
    /// <summary>An interface of the time before versions.</summary>
    public const int Old = 0x00;

    /// <summary>An ordinary interface.</summary>
    public const int Default = 0x20;

    /// <summary>A client proxy: <see cref="IClientProxy"/>.</summary>
    public const int ClientProxy = 0x40 | Default;

    /// <summary>A server proxy: <see cref="IServerProxy"/>, which makes an interface callable from other processes.</summary>
    public const int ServerProxy = 0x80;

    /// <summary>A server proxy that can also be called directly within its process.</summary>
    public const int ServerImplProxy = ServerProxy | Default;
}

/// <summary>The base of the interfaces of services and features: versions and a reference count.</summary>
/// <remarks>
/// Give back with one <see cref="Release"/> what a lookup returned, and with one more what each
/// <see cref="QueryInterface"/> returned; it is the same for local objects and for proxies.
/// </remarks>
public interface IUnknown
{
    /// <summary>Asks for a version of this interface; the object that answers has one reference more.</summary>
    /// <param name="version">The version, as a set of bits.</param>
    /// <param name="target">The object, or null.</param>
    /// <returns><see cref="LiteIpc.EC.Success"/>, or <see cref="LiteIpc.EC.Invalid"/> when this object has no such version.</returns>
    int QueryInterface(int version, out IUnknown? target);

    /// <summary>Takes a reference.</summary>
    /// <returns>References now; 0 when the object has been released for good.</returns>
    int AddRef();

    /// <summary>Gives a reference back.</summary>
    /// <returns>References that remain.</returns>
    int Release();
}
