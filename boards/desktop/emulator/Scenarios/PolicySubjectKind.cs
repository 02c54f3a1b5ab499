namespace Samgr.Emulator.Scenarios;

/// <summary>The three ways to say whom a policy rule is for.</summary>
public enum PolicySubjectKind
{
    /// <summary>One uid.</summary>
    Fixed,

    /// <summary>A range of uids, both ends included.</summary>
    Range,

    /// <summary>A bundle by name, running as one uid.</summary>
    Bundle,
}
