using Samgr.Ability;

namespace Samgr.Attacks.Modules;

/// <summary>What the children of the attacker run.</summary>
public static class ChildFunctions
{
    /// <summary>Does nothing until it is ended.</summary>
    public static void Idle(ChildProcessContext process) => Thread.Sleep(Timeout.Infinite);
}
