using Spectre.Console;

namespace Samgr.Tool.Rendering;

/// <summary>The width and colours for which output is laid out.</summary>
/// <param name="Width">Columns that a line may have.</param>
/// <param name="HasColor">Whether it shows colours and bold letters.</param>
internal sealed record Screen(int Width, bool HasColor)
{
    private const int DefaultWidth = 80;

    /// <summary>A pipe or a file: no line is broken, nothing is coloured.</summary>
    public static Screen None { get; } = new(int.MaxValue, false);

    /// <summary>The standard output of this process.</summary>
    public static Screen OfOutput()
    {
        if (Console.IsOutputRedirected)
        {
            return None;
        }

        Capabilities terminal = AnsiConsole.Profile.Capabilities;
        int width = AnsiConsole.Profile.Width;
        return new Screen(width > 0 ? width : DefaultWidth, terminal.Ansi && terminal.ColorSystem != ColorSystem.NoColors);
    }

    /// <summary>A heading.</summary>
    internal string Bold(string text) => HasColor ? $"\u001b[1m{text}\u001b[0m" : text;
}
