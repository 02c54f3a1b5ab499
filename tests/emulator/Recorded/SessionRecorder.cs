using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>
/// Writes down what a process and its machine say to each other. Numbers that the machine chooses are written as names, which
/// the process uses in what it sends later; what differs with each run is written as dots.
/// </summary>
internal sealed class SessionRecorder(IConnection connection) : IConnection
{
    private const string Any = "........";
    private const int WelcomeStart = 5;

    private readonly Lock _gate = new();
    private readonly FrameStream _received = new();
    private readonly List<RecordedStep> _steps = [];
    private readonly Dictionary<int, string> _handles = [];
    private readonly Dictionary<int, string> _tokens = [];
    private readonly Dictionary<int, string> _calls = [];

    public int ReceiveTimeoutMs
    {
        set => connection.ReceiveTimeoutMs = value;
    }

    public Descriptors? Arriving
    {
        set => connection.Arriving = value;
    }

    public RecordedStep[] Steps
    {
        get
        {
            lock (_gate)
            {
                return [.. _steps];
            }
        }
    }

    public int Receive(byte[] buffer, int offset, int count)
    {
        int received = connection.Receive(buffer, offset, count);
        lock (_gate)
        {
            foreach (byte[] frame in _received.Take(buffer.AsSpan(offset, received)))
            {
                _steps.Add(new RecordedStep(FrameNames.Describe(frame), false, string.Join(' ', FromKernel(frame)), []));
            }
        }

        return received;
    }

    public bool Send(byte[] buffer, int count, List<int> descriptors)
    {
        byte[] frame = buffer[..count];
        lock (_gate)
        {
            _steps.Add(new RecordedStep(FrameNames.Describe(frame), true, string.Join(' ', FromProcess(frame)), []));
        }

        return connection.Send(buffer, count, descriptors);
    }

    public int TrySend(byte[] buffer, int offset, int count, List<int> descriptors) => throw new NotSupportedException("a process does not ask");

    public void WaitSendable(int timeoutMs) => connection.WaitSendable(timeoutMs);

    public void Shutdown() => connection.Shutdown();

    public void Dispose() => connection.Dispose();

    private string[] FromProcess(byte[] frame)
    {
        string[] words = Hex.From(frame).Split(' ');
        int[] values = Words.Of(frame);
        switch (ScriptedConnection.OpOf(frame))
        {
            case FrameOp.Post:
                Use(_handles, words, values, Words.PostHandle);
                Use(_tokens, words, values, Words.PostToken);
                break;
            case FrameOp.Answer:
                Use(_calls, words, values, Words.AnswerCall);
                Use(_handles, words, values, Words.AnswerHandle);
                break;
            case FrameOp.CheckHandle:
                Use(_handles, words, values, Words.Body);
                break;
        }

        return words;
    }

    private string[] FromKernel(byte[] frame)
    {
        string[] words = Hex.From(frame).Split(' ');
        int[] values = Words.Of(frame);
        switch (ScriptedConnection.OpOf(frame))
        {
            case FrameOp.Welcome:
                // Its release and the rest are another one each time.
                words[0] = Any;
                return [.. words[..WelcomeStart], SessionPlayer.Rest];
            case not FrameOp.Message:
                return words;
        }

        words[Words.Thread] = Any;
        if (values[Words.Type] == IpcMessageType.Request)
        {
            Name(_calls, "$call", words, values, Words.Call);
            Name(_handles, "$handle", words, values, Words.Handle);
        }
        else
        {
            Use(_handles, words, values, Words.Handle);
            Use(_tokens, words, values, Words.Token);
        }

        for (int i = 0; i < values[Words.Objects]; i++)
        {
            int record = Words.Places + values[Words.Objects] + (values[Words.Places + i] / 4);
            Name(_handles, "$handle", words, values, record + 1);
            Name(_tokens, "$token", words, values, record + 2);
        }

        return words;
    }

    private static void Name(Dictionary<int, string> names, string kind, string[] words, int[] values, int at)
    {
        if (values[at] > 0)
        {
            names.TryAdd(values[at], kind + (names.Count + 1));
            words[at] = names[values[at]];
        }
    }

    private static void Use(Dictionary<int, string> names, string[] words, int[] values, int at)
        => words[at] = names.GetValueOrDefault(values[at], words[at]);
}
