using System.Text;

namespace Samgr.Emulator.Scenarios;

/// <summary>The names that a machine and its processes may have: they are part of paths.</summary>
public static class ScenarioNames
{
    /// <summary>Bytes of UTF-8 that a name may have, also that of a service or feature.</summary>
    public const int MaxBytes = 63;

    /// <summary>Says what is wrong with the name of a machine or process, and how to mend it; null when nothing is.</summary>
    public static string? FindProblem(string name)
    {
        if (FindLengthProblem(name) is { } problem)
        {
            return problem;
        }

        if (name[0] is '.' or '-')
        {
            return $"begins with '{name[0]}', which is unfit for a path; begin it with a letter or digit";
        }

        foreach (Rune character in name.EnumerateRunes())
        {
            if (!IsFit(character))
            {
                string shown = Rune.IsControl(character) ? $"U+{character.Value:X4}" : $"'{character}'";
                return $"holds {shown}, which is unfit for a path; use a to z, A to Z, 0 to 9, '_', '-' and '.'";
            }
        }

        return null;
    }

    /// <summary>Finds the fault in the length of a name and its remedy; null when there is none.</summary>
    public static string? FindLengthProblem(string name)
    {
        int bytes = Encoding.UTF8.GetByteCount(name);
        return bytes switch
        {
            0 => $"is empty; give it 1 to {MaxBytes} bytes",
            > MaxBytes => $"is {bytes} bytes of UTF-8 long; the limit is {MaxBytes}, so shorten \"{name}\"",
            _ => null,
        };
    }

    private static bool IsFit(Rune character) =>
        character.IsAscii && (Rune.IsLetterOrDigit(character) || character.Value is '_' or '-' or '.');
}
