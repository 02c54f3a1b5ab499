namespace Samgr;

/// <summary>A proxy in a process's client vector, as it was when it was asked for.</summary>
public sealed class ClientInfo
{
    internal ClientInfo(SaName name, int handle, int token, int references)
    {
        Name = name;
        Handle = handle;
        Token = token;
        References = references;
    }

    /// <summary>The service that the proxy stands for.</summary>
    public string Service => Name.Service;

    /// <summary>The feature; null is the default one.</summary>
    public string? Feature => Name.Feature;

    /// <summary>The handle it calls; -1 while the service is gone.</summary>
    public readonly int Handle;

    /// <summary>The token it calls; -1 while the service is gone.</summary>
    public readonly int Token;

    internal readonly SaName Name;

    /// <summary>References to the proxy.</summary>
    public readonly int References;
}
