using System.Text;

namespace Samgr.Analyzers.Names;

/// <summary>The kinds of names and the form that each must have. SaName.Check checks the same.</summary>
internal static class NameKinds
{
    public const string Service = "service";
    public const string Feature = "feature";

    private const int MaxLength = 63;

    public static string? OfParameter(string parameter) => parameter switch
    {
        "service" or "serviceName" => Service,
        "feature" or "featureName" => Feature,
        _ => null,
    };

    public static string? Problem(string name)
    {
        int length = Encoding.UTF8.GetByteCount(name);
        return length == 0 ? "it is empty"
            : name.IndexOf('\0') >= 0 ? "a board's strings end at their first NUL"
            : length > MaxLength ? $"it has {length} bytes"
            : null;
    }
}
