using System.Text.RegularExpressions;

namespace Samgr.Tool.Monitoring;

/// <summary>
/// Knows the lines in which a board says that it cannot load the application, and says what to do; each thing once until the
/// board starts again.
/// </summary>
internal sealed partial class BoardFaults
{
    private const int MaxKept = 32;

    private static readonly (Regex Pattern, string Advice)[] _advices =
    [
        (Mismatch(), "the firmware is not the one that the packages are for: flash that with 'samgr flash --update' ('-- --fwversion VERSION' for a certain one)"),
        (Link(), "the application does not fit together or not to the firmware: flash the firmware with 'samgr flash --update' and the image of one build"),
        (Unknown(), "the image holds an assembly that is older than what uses it: build again, all of it, and flash the firmware with 'samgr flash --update' when it stays"),
        (Empty(), "there is no application in the deployment region: flash one with 'samgr flash', and check --address where JTAG is used"),
    ];

    private readonly HashSet<string> _said = [];

    /// <summary>Looks at a line of the board, or of the program that flashes it.</summary>
    /// <returns>The remedy; null for a line that names no fault, or one that was explained before.</returns>
    public string? Explain(string line)
    {
        if (Start().IsMatch(line))
        {
            _said.Clear();
            return null;
        }

        return Advice(line) is { } advice && _said.Count < MaxKept && _said.Add(advice) ? advice : null;
    }

    private static string? Advice(string line)
    {
        if (Checksum().Match(line) is { Success: true } checksum)
        {
            string assembly = checksum.Groups["assembly"].Value;
            return $"{assembly} of the application ({checksum.Groups["own"].Value}) is not the one of the firmware ({checksum.Groups["firmware"].Value}): "
                + $"flash the firmware that the packages are for with 'samgr flash --update', or take the version of the package of {assembly} that the firmware has";
        }

        if (Needs().Match(line) is { Success: true } needs)
        {
            return $"{needs.Groups["assembly"].Value} {needs.Groups["version"].Value} is not in the image, or in another version: "
                + "take the .bin of one build as it is, and let all packages be of the versions that belong together";
        }

        foreach ((Regex pattern, string advice) in _advices)
        {
            if (pattern.IsMatch(line))
            {
                return advice;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^nanoCLR \(Build ")]
    private static partial Regex Start();

    [GeneratedRegex(@"Invalid native checksum: (?<assembly>\S+) (?<own>0x[0-9A-Fa-f]+)!=(?<firmware>0x[0-9A-Fa-f]+)")]
    private static partial Regex Checksum();

    [GeneratedRegex(@"needs assembly '(?<assembly>[^']+)' \((?<version>[\d.]+)\)")]
    private static partial Regex Needs();

    [GeneratedRegex(@"Firmware version does not match managed code version")]
    private static partial Regex Mismatch();

    [GeneratedRegex(@"^Link failure\b")]
    private static partial Regex Link();

    [GeneratedRegex(@"^Resolve( Field)?: unknown (type|field|method|scope)")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^Cannot find any entrypoint")]
    private static partial Regex Empty();
}
