namespace Samgr.Emulator.Output;

/// <summary>
/// The troubles that the user has to know of although the machine goes on, such as a full disk: each kind is said once on
/// the standard error and counted.
/// </summary>
internal sealed class Troubles(TextWriter errors) : IDisposable
{
    private const int MostKinds = 100;

    private readonly object _gate = new();
    private readonly Dictionary<string, (string Text, int Count)> _kinds = [];
    private LineOutput? _output;
    private bool _isClosed;

    /// <summary>The first text of each kind, and how often there was one.</summary>
    internal (string Text, int Count)[] All
    {
        get
        {
            lock (_gate)
            {
                return [.. _kinds.Values];
            }
        }
    }

    /// <summary>Reports a trouble.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="text">The text for the user.</param>
    internal void Report(string kind, string text)
    {
        lock (_gate)
        {
            if (_kinds.TryGetValue(kind, out (string Text, int Count) known))
            {
                _kinds[kind] = (known.Text, known.Count + 1);
                return;
            }

            if (_kinds.Count == MostKinds || _isClosed)
            {
                return;
            }

            string shown = VisibleText.From(text);
            _kinds[kind] = (shown, 1);
            _output ??= new LineOutput("standard error", errors.WriteLine, errors.Flush, _ => { });
            _output.Write(0, "samgr: " + shown);
        }
    }

    public void Dispose()
    {
        LineOutput? output;
        lock (_gate)
        {
            _isClosed = true;
            output = _output;
        }

        output?.Dispose();
    }
}
