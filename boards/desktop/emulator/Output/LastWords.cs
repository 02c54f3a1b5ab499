namespace Samgr.Emulator.Output;

/// <summary>The message of the runtime on the standard error about the end of a process, found among the lines that it prints.</summary>
internal sealed class LastWords
{
    private const int MaxWords = 1024;

    private static readonly string[] _heads = ["Unhandled exception. ", "Stack overflow.", "Process terminated.", "Fatal error."];

    private volatile string? _words;
    private bool _hasPlace;

    /// <summary>The words, with the method at which it ended where that is known; null when there are none.</summary>
    internal string? Text => _words;

    /// <summary>Looks at a line. For one thread at a time.</summary>
    internal void Take(string line)
    {
        if (_words == null)
        {
            string? head = Array.Find(_heads, known => line.StartsWith(known, StringComparison.Ordinal));
            if (head != null)
            {
                string said = head == _heads[0] ? line[head.Length..] : line.TrimEnd('.');
                _words = VisibleText.From(said, MaxWords);
            }
        }
        else if (!_hasPlace && line.StartsWith("   at ", StringComparison.Ordinal))
        {
            _hasPlace = true;
            _words += VisibleText.From("; at " + StackText.Short(line), MaxWords);
        }
    }
}
