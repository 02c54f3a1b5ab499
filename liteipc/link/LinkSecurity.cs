using System.Runtime.CompilerServices;

namespace LiteIpc.Link;

/// <summary>Protection of frames by their carrier; a larger number protects more.</summary>
[ExcludeType]
public static class LinkSecurity
{
    /// <summary>Nothing: a tag in each frame keeps others from changing them, and everybody can read them.</summary>
    public const int Tagged = 1;

    /// <summary>Nobody else gets at it: the memory of one program.</summary>
    public const int Memory = 2;

    /// <summary>TLS: nobody else reads or changes them.</summary>
    public const int Tls = 3;
}
