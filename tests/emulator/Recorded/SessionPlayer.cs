using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>Plays a recorded process: it sends what that one sent, and wants what that one was sent, in whatever order that may come.</summary>
internal sealed class SessionPlayer : IDisposable
{
    /// <summary>In the place of what follows, whatever it is.</summary>
    public const string Rest = "*";

    private readonly SocketConnection _connection;
    private readonly FrameStream _stream = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Dictionary<string, string> _names = [];
    private readonly List<byte[]> _waiting = [];

    public SessionPlayer(string socket)
    {
        _connection = SocketConnection.Open(socket);
        _connection.ReceiveTimeoutMs = Patience.LimitMs;
    }

    public void Play(RecordedStep step)
    {
        string[] words = step.Content.Split(' ');
        if (!step.IsFromProcess)
        {
            Expect(step, words);
            return;
        }

        byte[] frame = Hex.ToBytes(string.Join(' ', words.Select(word => _names.GetValueOrDefault(word, word))));
        Assert.True(_connection.Send(frame, frame.Length, []), "the machine has ended the connection before: " + step.Title);
    }

    public void Dispose() => _connection.Dispose();

    private void Expect(RecordedStep step, string[] words)
    {
        while (true)
        {
            byte[]? frame = _waiting.Find(frame => Fits(words, Hex.From(frame).Split(' ')));
            if (frame != null)
            {
                _waiting.Remove(frame);
                return;
            }

            int received = _connection.Receive(_buffer, 0, _buffer.Length);
            Assert.True(
                received > 0,
                $"the machine did not send '{step.Title}': {step.Content}\nbut:\n{string.Join('\n', _waiting.Select(frame => $"{FrameNames.Describe(frame)}: {Hex.From(frame)}"))}");
            _waiting.AddRange(_stream.Take(_buffer.AsSpan(0, received)));
        }
    }

    private bool Fits(string[] recorded, string[] sent)
    {
        if (recorded[^1] == Rest && sent.Length >= recorded.Length)
        {
            return Fits(recorded[..^1], sent[..(recorded.Length - 1)]);
        }

        if (recorded.Length != sent.Length || !recorded.Zip(sent).All(pair => Fits(pair.First, pair.Second)))
        {
            return false;
        }

        foreach ((string name, string value) in recorded.Zip(sent).Where(pair => pair.First[0] == '$'))
        {
            _names[name] = value;
        }

        return true;
    }

    private bool Fits(string recorded, string sent)
        => recorded[0] == '.' || recorded == sent || (recorded[0] == '$' && _names.GetValueOrDefault(recorded, sent) == sent);
}
