using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// Base of the interfaces that a service or feature offers. Its first reference is the registration's: consumers cannot
/// release it, so a <see cref="Release"/> too many does no harm.
/// </summary>
public abstract class UnknownObject : IUnknown
{
    private int _references = 1;

    /// <summary>The version that this object answers to.</summary>
    public virtual int Version => InterfaceVersion.Default;

    /// <summary>References at the moment, the registration's included.</summary>
    public int References => _references;

    /// <inheritdoc/>
    public int QueryInterface(int version, out IUnknown? target)
    {
        if (!Matches(Version, version))
        {
            target = null;
            return EC.Invalid;
        }

        AddRef();
        target = this;
        return EC.Success;
    }

    /// <inheritdoc/>
    public int AddRef() => Interlocked.Increment(ref _references);

    /// <inheritdoc/>
    public int Release()
    {
        int left = Interlocked.Decrement(ref _references);
        if (left > 0)
        {
            return left;
        }

        Interlocked.Increment(ref _references);
        return 0;
    }

    /// <summary>
    /// Whether an object of one version answers a query for another: the bits asked for must all be there, and the version
    /// of old, 0, is answered by what is old or ordinary, not by a mere proxy.
    /// </summary>
    internal static bool Matches(int own, int asked)
        => (own & asked) == asked
            && (asked != InterfaceVersion.Old || own == InterfaceVersion.Old || (own & InterfaceVersion.Default) != 0);
}
