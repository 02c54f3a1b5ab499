namespace Samgr.Attacks.Modules;

/// <summary>The honest processes of a machine.</summary>
public static class Honest
{
    /// <summary>Their names, which are those of their services, too; the first one hosts samgr.</summary>
    public static string[] Names { get; } = ["alpha", "beta", "gamma", "delta", "epsilon"];

    /// <summary>The one that also calls the attacker.</summary>
    public const string Credulous = "beta";

    /// <summary>The pid of the first one; the others follow.</summary>
    public const int FirstPid = 5;

    /// <summary>Milliseconds, of those that the machine had for the caller, that a call to an honest service may take.</summary>
    public const int MostMs = 1000;

    /// <summary>The same for a call to the attacker, which may let its caller wait until the time of a call is over.</summary>
    public const int MostOfAttackerMs = LiteIpc.IpcLimits.CallTimeoutMs + MostMs;

    /// <summary>What a service makes of a number and a text.</summary>
    public static int Answer(int number, string text) => unchecked((number * 31) + text.Length);
}
