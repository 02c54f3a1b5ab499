namespace Samgr.Attacks.Modules;

/// <summary>What more than one kind of attack counts.</summary>
public static class Counted
{
    /// <summary>The machine has let in whom it must not: no test passes with one of these.</summary>
    public const string LetIn = "let in";

    /// <summary>A request was refused in words.</summary>
    public const string Refused = "refused in words";

    /// <summary>A connection was closed.</summary>
    public const string Closed = "connections closed";

    /// <summary>A program that the attacker has started runs.</summary>
    public const string Accomplices = "accomplices";
}
