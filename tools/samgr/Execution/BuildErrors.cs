using System.Text.RegularExpressions;

namespace Samgr.Tool.Execution;

/// <summary>The errors among the lines of a build.</summary>
internal sealed partial class BuildErrors
{
    private readonly List<string> _errors = [];

    /// <summary>The errors in one line.</summary>
    public string Summary => _errors.Count switch
    {
        0 => "the build says no more",
        1 => _errors[0],
        _ => $"{_errors[0]} (and {_errors.Count - 1} more)",
    };

    /// <summary>Keeps a line when it is an error that was not there before.</summary>
    public void Add(string line)
    {
        string text = ProjectBehindError().Replace(line.Trim(), "");
        if (Error().IsMatch(text) && !_errors.Contains(text))
        {
            _errors.Add(text);
        }
    }

    [GeneratedRegex(@"(^|: )error [A-Z]+\d*\s?:|^MSBUILD : error")]
    private static partial Regex Error();

    [GeneratedRegex(@" \[[^\]]+proj(::[^\]]*)?\]$")]
    private static partial Regex ProjectBehindError();
}
