namespace Samgr.Mutants.Reading;

/// <summary>A fault to be put into the product: lines of a file, and those in their place.</summary>
internal sealed record Mutant
{
    /// <summary>Its name, which no other one has.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is written, for people.</summary>
    public required string Place { get; init; }

    /// <summary>The file of the product, from the root of the repository on.</summary>
    public required string File { get; init; }

    /// <summary>The folder in tests/ of the project that should notice.</summary>
    public required string Project { get; init; }

    /// <summary>The classes of that project, without the namespace that all of them have.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The lines that are there.</summary>
    public required string Before { get; init; }

    /// <summary>The lines in their place.</summary>
    public required string After { get; init; }

    /// <summary>Why no test can notice; null when one has to.</summary>
    public string? Explanation { get; init; }

    /// <summary>How often its lines stand in a text.</summary>
    public int CountIn(string text)
    {
        string sought = Framed(Before);
        string within = Framed(text);
        int count = 0;
        for (int at = within.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = within.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    /// <summary>Puts it into a text in which its lines stand once.</summary>
    /// <exception cref="MutantException">They do not.</exception>
    public string PutInto(string text)
    {
        int count = CountIn(text);
        return count == 1
            ? Framed(text).Replace(Framed(Before), Framed(After), StringComparison.Ordinal)[1..^1]
            : throw new MutantException($"{Place}: the lines of {Name} stand {count} times in {File}; write those that stand there once");
    }

    private static string Framed(string lines) => "\n" + lines + "\n";
}
