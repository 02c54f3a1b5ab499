namespace Samgr.Ability;

/// <summary>Whom to connect to. Immutable.</summary>
public sealed class Want
{
    /// <summary>Makes a want.</summary>
    /// <param name="bundleName">The application.</param>
    /// <param name="abilityName">The ability of that application.</param>
    /// <param name="deviceId">The device; null or empty is this one.</param>
    public Want(string bundleName, string abilityName, string? deviceId = null)
    {
        BundleName = bundleName;
        AbilityName = abilityName;
        DeviceId = deviceId ?? string.Empty;
    }

    /// <summary>The application: 1 to 63 bytes of UTF-8.</summary>
    public string BundleName { get; }

    /// <summary>The ability of that application: 1 to 63 bytes of UTF-8.</summary>
    public string AbilityName { get; }

    /// <summary>The device; empty is this one.</summary>
    public string DeviceId { get; }

    /// <inheritdoc/>
    public override string ToString() => DeviceId.Length == 0 ? BundleName + "/" + AbilityName : DeviceId + "/" + BundleName + "/" + AbilityName;
}
