namespace Samgr.Models.Tests.Exploring;

/// <summary>
/// Everything that a model is at one moment: where each thread stands, its registers, its store buffer of one entry, on what it sleeps, and the
/// memory that all of them see. One array, so that states can be compared.
/// </summary>
internal sealed class State : IEquatable<State>
{
    private const int Place = 0;
    private const int BufferedAt = 1;
    private const int Buffered = 2;
    private const int SleepsOn = 3;
    private const int Registers = 4;
    private const int None = -1;

    private readonly int[] _values;
    private readonly int _threads;
    private readonly int _perThread;

    public State(int threads, int registers, IReadOnlyList<int> memory)
    {
        _threads = threads;
        _perThread = Registers + registers;
        _values = new int[(threads * _perThread) + memory.Count];
        for (int thread = 0; thread < threads; thread++)
        {
            At(thread, BufferedAt) = None;
            At(thread, SleepsOn) = None;
        }

        for (int i = 0; i < memory.Count; i++)
        {
            Memory(i) = memory[i];
        }
    }

    private State(State other)
    {
        _values = [.. other._values];
        _threads = other._threads;
        _perThread = other._perThread;
    }

    /// <summary>A check that failed; null while none has.</summary>
    public string? Failure { get; set; }

    public State Copy() => new(this);

    public ref int PlaceOf(int thread) => ref At(thread, Place);

    public ref int Register(int thread, int register) => ref At(thread, Registers + register);

    public ref int Memory(int address) => ref _values[(_threads * _perThread) + address];

    public bool Sleeps(int thread) => At(thread, SleepsOn) != None;

    public bool HasBuffered(int thread) => At(thread, BufferedAt) != None;

    /// <summary>What a thread reads: its own store before everybody else sees it.</summary>
    public int Read(int thread, int address) => At(thread, BufferedAt) == address ? At(thread, Buffered) : Memory(address);

    /// <summary>Puts a store into the buffer of a thread; the one before it is seen by all then.</summary>
    public void Store(int thread, int address, int value)
    {
        Flush(thread);
        At(thread, BufferedAt) = address;
        At(thread, Buffered) = value;
    }

    public void Flush(int thread)
    {
        if (HasBuffered(thread))
        {
            Memory(At(thread, BufferedAt)) = At(thread, Buffered);
            At(thread, BufferedAt) = None;
            At(thread, Buffered) = 0;
        }
    }

    public void FlushAll()
    {
        for (int thread = 0; thread < _threads; thread++)
        {
            Flush(thread);
        }
    }

    public void Sleep(int thread, int address) => At(thread, SleepsOn) = address;

    public void Wake(int address)
    {
        for (int thread = 0; thread < _threads; thread++)
        {
            if (At(thread, SleepsOn) == address)
            {
                At(thread, SleepsOn) = None;
            }
        }
    }

    public bool Equals(State? other) => other != null && _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as State);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_values.AsSpan()));
        return hash.ToHashCode();
    }

    private ref int At(int thread, int field) => ref _values[(thread * _perThread) + field];
}
