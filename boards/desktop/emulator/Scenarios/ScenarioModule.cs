namespace Samgr.Emulator.Scenarios;

/// <summary>A service module that a process loads.</summary>
/// <param name="Assembly">The full path of its assembly, or the plain name of one that stands beside the process host.</param>
/// <param name="TypeName">The full name of the module's class.</param>
public sealed record ScenarioModule(string Assembly, string TypeName)
{
    /// <summary>Whether <see cref="Assembly"/> is a path rather than a plain name.</summary>
    public bool IsFile => Path.IsPathFullyQualified(Assembly);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not of the form Assembly:Full.TypeName.</exception>
    public static ScenarioModule Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || colon == text.Length - 1)
        {
            throw new FormatException($"'{text}' is not of the form 'Assembly:Full.TypeName'");
        }

        return new ScenarioModule(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>The module in the form Assembly:Full.TypeName.</summary>
    public override string ToString() => $"{Assembly}:{TypeName}";
}
