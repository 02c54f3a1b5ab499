using System.Text.RegularExpressions;
using Samgr.Tool.Monitoring;

namespace Samgr.Tool.Flashing;

/// <summary>The errors among the lines of nanoff.</summary>
internal sealed partial class FlasherErrors
{
    private const int MaxAdvice = 8;

    private readonly BoardFaults _faults = new();
    private readonly List<string> _advice = [];
    private string? _error;

    /// <summary>The first error that it names.</summary>
    public string Summary => _error ?? "the lines above say why";

    /// <summary>The remedies for faults of the board that the lines name.</summary>
    public IReadOnlyList<string> Advice => _advice;

    /// <summary>Keeps what is of use of a line.</summary>
    public void Add(string line)
    {
        string text = line.Trim();
        if (_error is null && Error().IsMatch(text))
        {
            _error = text;
        }

        if (_advice.Count < MaxAdvice && _faults.Explain(text) is { } advice)
        {
            _advice.Add(advice);
        }
    }

    [GeneratedRegex(@"\bE\d{4}\b|^\W*error\b", RegexOptions.IgnoreCase)]
    private static partial Regex Error();
}
