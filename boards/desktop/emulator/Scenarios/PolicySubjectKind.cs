namespace Samgr.Emulator.Scenarios;

/// <summary>The four ways to say whom a policy rule is for.</summary>
public enum PolicySubjectKind
{
    /// <summary>One uid.</summary>
    Fixed,

    /// <summary>A range of uids, both ends included.</summary>
    Range,

    /// <summary>A bundle by name, running as one uid.</summary>
    Bundle,

    /// <summary>Users of another device.</summary>
    Device,
}
