using LiteIpc.Desktop;

namespace Samgr.Emulator.Kernel;

/// <summary>A thread of a process that waits, as that process says. Its process and number alone say which.</summary>
internal sealed class MachineWait(int pid, int id, CallAddress address, int function, long since) : IEquatable<MachineWait>
{
    internal int Pid { get; } = pid;

    internal int Id { get; } = id;

    internal CallAddress Address { get; } = address;

    internal int Function { get; } = function;

    internal long Since { get; } = since;

    public bool Equals(MachineWait? other) => other != null && Pid == other.Pid && Id == other.Id && Address == other.Address;

    public override bool Equals(object? obj) => Equals(obj as MachineWait);

    public override int GetHashCode() => HashCode.Combine(Pid, Id);

    internal bool IsLaterThan(MachineWait other)
        => Since != other.Since ? Since > other.Since : Pid != other.Pid ? Pid > other.Pid : Id > other.Id;
}
