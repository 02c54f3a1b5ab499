using System.Text;
using LiteIpc;

namespace Samgr;

/// <summary>The name of a service, or of a feature of it, on this device or another one. Compared by value. Immutable.</summary>
public sealed class SaName
{
    /// <summary>Bytes of UTF-8 that a service's or feature's name has at most.</summary>
    public const int MaxLength = 63;

    /// <summary>Makes a name; a feature of null is the service's default feature.</summary>
    public SaName(string service, string? feature)
    {
        Service = service;
        Feature = feature;
    }

    /// <summary>Makes the name of a service or feature of another device; a device of null is this one.</summary>
    public SaName(string service, string? feature, string? device)
        : this(service, feature)
    {
        Device = device;
    }

    /// <summary>The service.</summary>
    public readonly string Service;

    /// <summary>The feature; null is the service's default feature.</summary>
    public readonly string? Feature;

    /// <summary>The device, by its name here; null is this one.</summary>
    public readonly string? Device;

    /// <summary>Whether the other is the name of the same feature.</summary>
    public override bool Equals(object? obj) => obj is SaName other && Service == other.Service && Feature == other.Feature && Device == other.Device;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = Service.GetHashCode();
        return Feature == null ? hash : (hash * 31) + Feature.GetHashCode();
    }

    /// <summary>The name as logs show it.</summary>
    public override string ToString() => "<" + Service + (Feature == null ? string.Empty : ", " + Feature) + (Device == null ? ">" : "> of " + Device);

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
