namespace Samgr.Attacks.Modules;

/// <summary>What the service of an <see cref="HonestModule"/> can do.</summary>
public static class HonestFunction
{
    /// <summary>(int32 number, string text) -> (string name of the service, int32 <see cref="Honest.Answer"/>, string the same text).</summary>
    public const int Echo = 1;

    /// <summary>(file descriptor) -> (string): the text of the file that it leads to.</summary>
    public const int ReadFile = 2;

    /// <summary>() -> what <see cref="Ledger.Write"/> writes: what came of the calls of this process since the last time.</summary>
    public const int Report = 3;

    /// <summary>() -> (): the service's thread rests, and answers when it has rested.</summary>
    public const int Rest = 4;
}
