namespace Samgr;

/// <summary>A proxy in a process's client vector, as it was when it was asked for.</summary>
public sealed class ClientInfo
{
    /// <summary>The service that the proxy stands for.</summary>
    public string Service = string.Empty;

    /// <summary>The feature; null is the default one.</summary>
    public string? Feature;

    /// <summary>The handle it calls; -1 while the service is gone.</summary>
    public int Handle;

    /// <summary>The token it calls; -1 while the service is gone.</summary>
    public int Token;

    /// <summary>References to the proxy.</summary>
    public int References;
}
