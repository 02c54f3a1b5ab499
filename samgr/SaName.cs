using System.Text;
using LiteIpc;

namespace Samgr;

/// <summary>The name of a service, or of a feature of it. Compared by value. Immutable.</summary>
public sealed class SaName
{
    /// <summary>Bytes of UTF-8 that a service's or feature's name has at most.</summary>
    public const int MaxLength = 63;

    private readonly string _service;
    private readonly string? _feature;

    /// <summary>Makes a name; a feature of null is the service's default feature.</summary>
    public SaName(string service, string? feature)
    {
        _service = service;
        _feature = feature;
    }

    /// <summary>The service.</summary>
    public string Service => _service;

    /// <summary>The feature; null is the service's default feature.</summary>
    public string? Feature => _feature;

    /// <summary>Whether the other is the name of the same feature.</summary>
    public override bool Equals(object? obj) => obj is SaName other && _service == other._service && _feature == other._feature;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = _service.GetHashCode();
        return _feature == null ? hash : (hash * 31) + _feature.GetHashCode();
    }

    /// <summary>The name as logs show it.</summary>
    public override string ToString() => "<" + _service + ", " + (_feature ?? "(null)") + ">";

    internal string At(int handle, int token) => this + " handle[" + handle + "] token[" + token + "]";

    /// <summary>Whether a name can be a service's or feature's.</summary>
    /// <returns><see cref="EC.Success"/>, <see cref="EC.Invalid"/> for none, or one with a NUL in it, <see cref="EC.NameTooLong"/> for one over the limit.</returns>
    public static int Check(string? name)
    {
        // A board's strings end at their first NUL.
        if (name == null || name.Length == 0 || name.IndexOf('\0') >= 0)
        {
            return EC.Invalid;
        }

        return name.Length > MaxLength || (name.Length * 3 > MaxLength && Encoding.UTF8.GetBytes(name).Length > MaxLength)
            ? EC.NameTooLong
            : EC.Success;
    }

    /// <summary>Whether a service's and, unless it is null, a feature's name can be one.</summary>
    internal static int Check(string? service, string? feature)
    {
        int code = Check(service);
        return code != EC.Success || feature == null ? code : Check(feature);
    }
}
