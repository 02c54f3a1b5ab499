namespace Samgr.Emulator.Scenarios;

/// <summary>How a link between two devices is protected.</summary>
public enum ScenarioLinkSecurity
{
    /// <summary>TLS 1.3 with certificates of both ("tls").</summary>
    Tls,

    /// <summary>An HMAC in each frame: authentic, but not secret ("hmac").</summary>
    Hmac,
}
