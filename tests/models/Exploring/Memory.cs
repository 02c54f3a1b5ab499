namespace Samgr.Models.Tests.Exploring;

/// <summary>Memory and registers, as a step under a lock gets at them.</summary>
internal readonly struct Memory(State state, int thread)
{
    /// <summary>A word that all threads see.</summary>
    public ref int this[int address] => ref state.Memory(address);

    /// <summary>A register of the thread.</summary>
    public ref int Register(int register) => ref state.Register(thread, register);
}
