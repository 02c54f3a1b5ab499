using Samgr.Bench.Measuring;
using Samgr.Bench.Native;

namespace Samgr.Bench.Local;

/// <summary>Two services, each with a thread of its own; one asks the other over and over, each time once it has its answer.</summary>
internal sealed class RequestPair
{
    private readonly Server _server = new();
    private readonly Client _client;

    internal RequestPair()
    {
        _client = new Client(_server);
        LocalSystem.Boot(LocalSystem.Make([_server, _client]));
    }

    internal void Pin(Placement placement)
    {
        Affinity.PinNamed(_client.Name, placement.First);
        Affinity.PinNamed(_server.Name, placement.Second);
    }

    /// <summary>Asks until the time is up.</summary>
    internal Timings Run(TimeSpan budget)
    {
        _client.Run(budget);
        return _client.Timings;
    }

    private sealed class Server : Service
    {
        private readonly Response _response = new();

        public override string Name => "bench_server";

        internal Identity Identity { get; private set; } = Identity.Invalid;

        public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);

        public override bool Initialize(Identity identity)
        {
            Identity = identity;
            return true;
        }

        public override bool MessageHandle(Request request)
        {
            LocalSystem.Expect(Samgr!.SendResponse(request, _response));
            return true;
        }
    }

    private sealed class Client : Service
    {
        private readonly Server _server;
        private readonly Request _request = new(1);
        private readonly Handler _onAnswer;
        private readonly ManualResetEventSlim _done = new();
        private Identity _identity = Identity.Invalid;
        private TimeSpan _budget;

        internal Client(Server server)
        {
            _server = server;
            _onAnswer = OnAnswer;
        }

        public override string Name => "bench_client";

        internal Timings Timings { get; } = new();

        public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);

        public override bool Initialize(Identity identity)
        {
            _identity = identity;
            return true;
        }

        public override bool MessageHandle(Request request)
        {
            Timings.Start(_budget);
            Ask();
            return true;
        }

        internal void Run(TimeSpan budget)
        {
            _budget = budget;
            _done.Reset();
            LocalSystem.Expect(Samgr!.SendRequest(_identity, _request, null));
            _done.Wait();
        }

        private void Ask() => LocalSystem.Expect(Samgr!.SendRequest(_server.Identity, _request, _onAnswer));

        private void OnAnswer(Request request, Response response)
        {
            if (Timings.Mark())
            {
                Ask();
            }
            else
            {
                _done.Set();
            }
        }
    }
}
