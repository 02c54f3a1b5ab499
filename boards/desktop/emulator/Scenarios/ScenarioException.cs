using Samgr.Emulator.Output;

namespace Samgr.Emulator.Scenarios;

/// <summary>A scenario cannot be used; the message says where it is wrong and how to mend it.</summary>
public sealed class ScenarioException : Exception
{
    private const int MaxMessage = 2000;

    /// <summary>A scenario that is wrong at one place.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="line">The line, from 1; 0 when the file as a whole is meant.</param>
    /// <param name="column">The column, from 1; 0 when the file as a whole is meant.</param>
    /// <param name="problem">The fault and its remedy.</param>
    public ScenarioException(string file, int line, int column, string problem)
        : base(VisibleText.From(line == 0 ? $"{file}: {problem}" : $"{file}:{line}:{column}: {problem}", MaxMessage))
    {
        File = file;
        Line = line;
        Column = column;
        Problem = problem;
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The line, from 1; 0 when the file as a whole is meant.</summary>
    public int Line { get; }

    /// <summary>The column, from 1; 0 when the file as a whole is meant.</summary>
    public int Column { get; }

    /// <summary>The fault and its remedy, without the place.</summary>
    public string Problem { get; }
}
