using System;
using System.Text;
using System.Threading;

namespace Samgr.DeviceTests.Support;

/// <summary>A service that remembers its messages and the thread that brought them.</summary>
internal sealed class Recorder : Service
{
    internal const int Remember = 1;
    internal const int Throw = 2;
    internal const int Hold = 3;
    internal const int Answer = 4;

    private readonly TaskConfig _config;
    private readonly AutoResetEvent _handled = new AutoResetEvent(false);
    private readonly StringBuilder _values = new StringBuilder();

    internal Recorder(string name, TaskConfig config)
    {
        Name = name;
        _config = config;
    }

    public override string Name { get; }

    internal Identity Identity { get; private set; } = Identity.Invalid;

    internal int ThreadId { get; private set; }

    /// <summary>Set once a message that holds the service has arrived.</summary>
    internal AutoResetEvent Held { get; } = new AutoResetEvent(false);

    /// <summary>Lets a held service go on.</summary>
    internal AutoResetEvent Release { get; } = new AutoResetEvent(false);

    public override TaskConfig GetTaskConfig() => _config;

    public override bool Initialize(Identity identity)
    {
        Identity = identity;
        ThreadId = Thread.CurrentThread.ManagedThreadId;
        return true;
    }

    public override bool MessageHandle(Request request)
    {
        switch (request.MsgId)
        {
            case Throw:
                throw new InvalidOperationException("told to");
            case Hold:
                Held.Set();
                Release.WaitOne(Patience.LimitMs, false);
                return true;
            case Answer:
                return Samgr!.SendResponse(request, new Response("answer")) == LiteIpc.EC.Success;
            default:
                Note(request.MsgValue);
                return true;
        }
    }

    internal int Send(int message, uint value) => Samgr!.SendRequest(Identity, new Request(message, null, value), null);

    /// <summary>The values of the messages so far, once the last of them is a certain one.</summary>
    internal string WaitFor(string values)
    {
        while (Values != values && _handled.WaitOne(Patience.LimitMs, false))
        {
        }

        return Values;
    }

    private string Values
    {
        get
        {
            lock (_values)
            {
                return _values.ToString();
            }
        }
    }

    private void Note(uint value)
    {
        lock (_values)
        {
            _values.Append(value.ToString());
        }

        ThreadId = Thread.CurrentThread.ManagedThreadId;
        _handled.Set();
    }
}
