namespace Samgr.Models.Tests.Exploring;

/// <summary>The program of one thread, written step by step. Registers are numbers; values and addresses are computed of them.</summary>
internal sealed class ModelThread(string name)
{
    private readonly List<Instruction> _instructions = [];
    private readonly Dictionary<string, int> _labels = [];

    /// <summary>What a value is computed from: the registers of the thread.</summary>
    public delegate int Value(Func<int, int> register);

    public string Name => name;

    public IReadOnlyList<Instruction> Instructions => _instructions;

    public ModelThread Label(string label)
    {
        _labels.Add(label, _instructions.Count);
        return this;
    }

    public ModelThread Set(int register, Value value) => Add($"r{register} = ...", (state, thread) => state.Register(thread, register) = Of(state, thread, value), isLocal: true);

    /// <summary>A load; nothing later is seen before it.</summary>
    public ModelThread Read(string what, Value address, int register)
        => Add($"reads {what}", (state, thread) => state.Register(thread, register) = state.Read(thread, Of(state, thread, address)));

    /// <summary>A store, which others may see late.</summary>
    public ModelThread Write(string what, Value address, Value value)
        => Add($"writes {what}", (state, thread) => state.Store(thread, Of(state, thread, address), Of(state, thread, value)));

    /// <summary>A store with a full fence.</summary>
    public ModelThread Exchange(string what, Value address, Value value)
        => Add($"exchanges {what}", (state, thread) => state.Memory(Of(state, thread, address)) = Of(state, thread, value), isFence: true);

    /// <summary>A compare-exchange; the register is 1 when it was done.</summary>
    public ModelThread CompareExchange(string what, Value address, Value value, Value expected, int register) => Add($"compares and exchanges {what}", (state, thread) =>
    {
        ref int place = ref state.Memory(Of(state, thread, address));
        bool isDone = place == Of(state, thread, expected);
        state.Register(thread, register) = isDone ? 1 : 0;
        place = isDone ? Of(state, thread, value) : place;
    }, isFence: true);

    /// <summary>Adds with a full fence; the register is the sum.</summary>
    public ModelThread AddTo(string what, Value address, Value value, int register) => Add($"adds to {what}", (state, thread) =>
    {
        ref int place = ref state.Memory(Of(state, thread, address));
        place += Of(state, thread, value);
        state.Register(thread, register) = place;
    }, isFence: true);

    public ModelThread Fence() => Add("passes a fence", (_, _) => { }, isFence: true);

    /// <summary>Every processor passes a fence (membarrier).</summary>
    public ModelThread FenceAll() => Add("has all pass a fence", (state, _) => state.FlushAll());

    /// <summary>Sleeps unless the word is another one by now, as a futex does.</summary>
    public ModelThread Sleep(string what, Value address, Value expected) => Add($"sleeps on {what}", (state, thread) =>
    {
        int word = Of(state, thread, address);
        if (state.Memory(word) == Of(state, thread, expected))
        {
            state.Sleep(thread, word);
        }
    }, isFence: true);

    public ModelThread Wake(string what, Value address) => Add($"wakes who sleeps on {what}", (state, thread) => state.Wake(Of(state, thread, address)), isFence: true);

    /// <summary>What a lock guards, in one step.</summary>
    public ModelThread Locked(string what, Action<Memory> section)
        => Add(what, (state, thread) => section(new Memory(state, thread)), isFence: true);

    /// <summary>Goes to a label when a value is not 0.</summary>
    public ModelThread If(Value condition, string label) => Add($"if: {label}", (state, thread) =>
    {
        if (Of(state, thread, condition) != 0)
        {
            state.PlaceOf(thread) = _labels[label];
        }
    }, isLocal: true);

    public ModelThread Go(string label) => If(_ => 1, label);

    /// <summary>Fails the model unless a value is not 0.</summary>
    public ModelThread Check(Value condition, string otherwise) => Add("checks", (state, thread) => state.Failure = Of(state, thread, condition) != 0 ? null : $"{name}: {otherwise}", isLocal: true);

    private ModelThread Add(string text, Effect run, bool isFence = false, bool isLocal = false)
    {
        _instructions.Add(new Instruction(text, run, isFence, isLocal));
        return this;
    }

    private static int Of(State state, int thread, Value value) => value(register => state.Register(thread, register));
}
