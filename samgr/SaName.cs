using System.Text;
using LiteIpc;

namespace Samgr;

/// <summary>The name of a service, or of a feature of it.</summary>
public sealed class SaName
{
    private readonly string _service;
    private readonly string? _feature;

    /// <summary>Bytes of UTF-8 that a service's or feature's name has at most.</summary>
    public const int MaxLength = 63;

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

    /// <summary>Whether this is the name of that feature.</summary>
    public bool Is(string service, string? feature) => Service == service && Feature == feature;

    /// <summary>The name as logs show it.</summary>
    public override string ToString() => Format(Service, Feature);

    /// <summary>A name as logs show it.</summary>
    public static string Format(string? service, string? feature) => "<" + (service ?? "(null)") + ", " + (feature ?? "(null)") + ">";

    /// <summary>Whether a name can be a service's or feature's.</summary>
    /// <returns><see cref="EC.Success"/>, <see cref="EC.Invalid"/> for none, or one with a NUL in it, <see cref="EC.NameTooLong"/> for one over the limit.</returns>
    public static int Check(string? name)
    {
        // A board's strings end at their first NUL.
        if (name == null || name.Length == 0 || name.IndexOf('\0') >= 0)
        {
            return EC.Invalid;
        }

        if (name.Length > MaxLength || (name.Length * 3 > MaxLength && Encoding.UTF8.GetBytes(name).Length > MaxLength))
        {
            return EC.NameTooLong;
        }

        return EC.Success;
    }
}
