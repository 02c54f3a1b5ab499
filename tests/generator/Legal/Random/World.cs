namespace Samgr.Generator.Tests.Legal.Random;

/// <summary>A few declarations around one service interface, in a namespace of their own.</summary>
/// <param name="Number">Which it is: what it declares is below the namespace W and this number.</param>
/// <param name="Space">The namespace below that, as code spells it; empty for none.</param>
/// <param name="Declarations">What it declares.</param>
internal sealed record World(int Number, string Space, IReadOnlyList<Declaration> Declarations)
{
    /// <summary>Stands for the name of the service, of which each world has its own.</summary>
    public const string Service = "%service%";

    public string File => $"W{Number}.cs";

    public string Root => $"W{Number}";

    public string Source => $$"""
        using Samgr;
        namespace {{Root}}{{(Space.Length == 0 ? "" : "." + Space)}};
        {{string.Join('\n', Declarations.Select(declaration => declaration.Source)).Replace(Service, Root, StringComparison.Ordinal)}}
        """;

    /// <summary>The world without one declaration, or without one member of one.</summary>
    public IEnumerable<World> Smaller()
    {
        for (int i = 0; i < Declarations.Count; i++)
        {
            yield return this with { Declarations = [.. Declarations.Where((_, index) => index != i)] };
            for (int j = 0; j < Declarations[i].Members.Count; j++)
            {
                Declaration smaller = Declarations[i] with { Members = [.. Declarations[i].Members.Where((_, index) => index != j)] };
                yield return this with { Declarations = [.. Declarations.Select((declaration, index) => index == i ? smaller : declaration)] };
            }
        }

        if (Space.Length > 0)
        {
            yield return this with { Space = "" };
        }
    }
}

/// <summary>A type.</summary>
/// <param name="Head">What stands before its body.</param>
/// <param name="Members">Its members.</param>
/// <param name="Tail">What stands behind its body.</param>
internal sealed record Declaration(string Head, IReadOnlyList<string> Members, string Tail = "")
{
    public string Source => $"{Head}\n{{\n{string.Concat(Members.Select(member => $"    {member}\n"))}}}{Tail}";
}
