namespace Samgr.Tool.Rendering.Logs;

/// <summary>Colours of log lines on a terminal: of their level, and of the process that they come from.</summary>
internal static class LogColours
{
    private const string Reset = "\u001b[0m";
    private const string Dim = "\u001b[2m";

    /// <summary>Cyan, green, blue, magenta and their bright forms: red and yellow belong to the levels.</summary>
    private static readonly string[] _processes = ["\u001b[36m", "\u001b[32m", "\u001b[34m", "\u001b[35m", "\u001b[96m", "\u001b[92m", "\u001b[94m", "\u001b[95m"];

    /// <summary>Whether the standard output shows colours: a terminal does, unless NO_COLOR is set or TERM is dumb.</summary>
    public static bool AreShown { get; } = AreShownOn(
        !Console.IsOutputRedirected, Environment.GetEnvironmentVariable("NO_COLOR"), Environment.GetEnvironmentVariable("TERM"));

    /// <summary>Whether an output shows colours.</summary>
    /// <param name="isTerminal">Whether it is a terminal.</param>
    /// <param name="noColour">The value of NO_COLOR; null or empty when it is not set.</param>
    /// <param name="terminal">The value of TERM.</param>
    public static bool AreShownOn(bool isTerminal, string? noColour, string? terminal)
        => isTerminal && string.IsNullOrEmpty(noColour) && terminal != "dumb";

    /// <summary>The line with the sequences of a terminal around its parts.</summary>
    public static string Apply(LogText line)
    {
        string process = _processes[Place(line.Process)];
        string level = OfLevel(line.Level);
        string time = line.Time.Length == 0 ? "" : Dim + line.Time + Reset;
        string head = line.Head.Length == 0 ? "" : process + line.Head + Reset;
        string text = level.Length == 0 ? line.Text : level + line.Text + Reset;
        return $"{time}{head}{(level.Length == 0 ? $"{line.Level}" : level + line.Level + Reset)} {process}{line.Tag}{Reset}: {text}";
    }

    private static string OfLevel(char level) => level switch
    {
        'D' => Dim,
        'W' => "\u001b[33m",
        'E' => "\u001b[31m",
        'F' => "\u001b[1;31m",
        _ => "",
    };

    /// <summary>The same place for the same name in every run.</summary>
    private static int Place(string process)
    {
        uint sum = 0;
        foreach (char letter in process)
        {
            sum = (sum * 31) + letter;
        }

        return (int)(sum % (uint)_processes.Length);
    }
}
