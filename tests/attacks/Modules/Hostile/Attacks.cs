namespace Samgr.Attacks.Modules;

/// <summary>The kinds of attack.</summary>
public static class Attacks
{
    /// <summary>Each kind by its name. An attack goes on until its process is killed.</summary>
    public static IReadOnlyDictionary<string, Action<Attacker>> ByName { get; } = new Dictionary<string, Action<Attacker>>
    {
        ["descriptors"] = DescriptorAttack.Run,
        ["self-calls"] = SelfCallAttack.Run,
        ["call-floods"] = CallFloodAttack.Run,
        ["milestones"] = MilestoneAttack.Run,
        ["log"] = LogAttack.Run,
        ["control-lines"] = ControlLineAttack.Run,
        ["half-frames"] = HalfFrameAttack.Run,
        ["silent-connections"] = SilentConnectionAttack.Run,
        ["tokens-of-others"] = TokenAttack.Run,
        ["handles-of-others"] = HandleAttack.Run,
        ["child-loops"] = ChildAttack.Run,
        ["channel-scribbling"] = ScribbleAttack.Run,
        ["lingering-sockets"] = LingeringAttack.Run,
        ["deaths"] = DeathAttack.Run,
        ["forged-waiting"] = WaitingAttack.Run,
    };
}
