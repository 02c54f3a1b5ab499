namespace Samgr.Tool.Calls;

/// <summary>The target of a call from the command line: a service, or a feature of it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Feature">The feature; null for the service's default one.</param>
internal sealed record CallTarget(string Service, string? Feature)
{
    /// <summary>Reads SERVICE or SERVICE/FEATURE.</summary>
    /// <exception cref="FormatException">A name is empty.</exception>
    public static CallTarget Parse(string text)
    {
        int slash = text.IndexOf('/');
        string service = slash < 0 ? text : text[..slash];
        string? feature = slash < 0 ? null : text[(slash + 1)..];
        if (service.Length == 0 || feature?.Length == 0)
        {
            throw new FormatException($"'{text}' is no target; write SERVICE or SERVICE/FEATURE, for example bundle_daemon");
        }

        return new CallTarget(service, feature);
    }

    /// <summary>The name that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Feature is null ? Service : $"{Service}/{Feature}";
}
