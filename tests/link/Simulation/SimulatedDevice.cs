using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Simulation;

/// <summary>A device with a few services, a session with each other device, and callers that call whatever they find.</summary>
internal sealed class SimulatedDevice : ILinkHost, ILinkPlatform
{
    private const int Services = 3;
    private const int LongestTimeoutMs = 3000;

    private readonly Simulation _simulation;
    private readonly Random _random;
    private readonly long _offsetMs;
    private readonly Dictionary<LinkSession, Door> _doors = [];
    private readonly string?[] _services = new string?[Services];
    private int _lives;

    public SimulatedDevice(Simulation simulation, string name, byte id, Random random)
    {
        _simulation = simulation;
        _random = random;
        _offsetMs = random.Next(int.MaxValue);
        Name = name;
        Options = new LinkOptions(
            Side.IdOf(id),
            name,
            credits: random.Next(3) == 0 ? 2 : random.Next(1, 33),
            maxContent: random.Next(2) == 0 ? 512 : 8192,
            maxTargets: 8,
            maxWaiters: random.Next(1, 65));
        Array.ForEach(Enumerable.Range(0, Services).ToArray(), Restart);
    }

    public string Name { get; }

    public LinkOptions Options { get; }

    public Dictionary<string, LinkPeer> Peers { get; } = [];

    long ILinkPlatform.NowMs => _simulation.Time.NowMs + _offsetMs;

    private History History => _simulation.History;

    private long Now => _simulation.Time.NowMs;

    public LinkSession Open(string peer, SimulatedCarrier carrier, bool dials)
    {
        LinkSession session = new(Options, this, carrier, this, dials);
        Door door = new(peer, carrier);
        door.Brings = due => Plan(session, door, due);
        session.Timer = door;
        _doors[session] = door;
        carrier.Reader = session;
        session.Start();
        return session;
    }

    /// <summary>Ends everything at once, as power does, and begins again with nothing.</summary>
    public void Restart(bool isNoticed)
    {
        foreach ((LinkSession session, Door door) in _doors.ToArray())
        {
            History.Meetings += door.Calls > 0 ? 1 : 0;
            History.Note(Now, $"{Name} restarts");
            door.Carrier.Vanish(isNoticed);
            session.OnClosed("the power is gone");
        }

        for (int service = 0; service < Services; service++)
        {
            _services[service] = $"{Name}.{service}.{++_lives}";
        }
    }

    /// <summary>A process ends, and another one takes its place.</summary>
    public void Restart(int service)
    {
        string? former = _services[service];
        _services[service] = $"{Name}.{service}.{++_lives}";
        if (former != null)
        {
            foreach ((LinkSession session, Door door) in _doors)
            {
                session.TellDeath(former);
                door.Given.Remove(former);
            }
        }
    }

    /// <summary>A new connection of a device ends the one that there was, whose death is told first.</summary>
    public void Replace(string peer)
    {
        foreach ((LinkSession session, Door door) in _doors.Where(door => door.Value.Peer == peer && !door.Value.IsLost).ToArray())
        {
            session.Close(EC.DeadObject, "another session has come in the place of this one");
        }
    }

    /// <summary>Somebody here calls something there, or asks for it first.</summary>
    public void Act()
    {
        (LinkSession session, Door door) = _doors.ElementAtOrDefault(_random.Next(_doors.Count + 1));
        if (session is null)
        {
            return;
        }

        int service = _random.Next(Services);
        if (!door.Numbers.TryGetValue(service, out int target))
        {
            LinkCall query = new() { Kind = LinkKind.Query, Content = LinkNames.Write(service.ToString(CultureInfo.InvariantCulture), null)!, TimeoutMs = Timeout(), State = door, Code = service };
            if (session.Send(query) == EC.Success)
            {
                door.Questions++;
            }
        }
        else if (_random.Next(12) == 0)
        {
            door.Numbers.Remove(service);
            session.Release(target, door.References.GetValueOrDefault(target));
            door.References.Remove(target);
        }
        else
        {
            Call(session, door, target);
        }
    }

    /// <summary>Whether everything is given back and nothing is under way.</summary>
    public void CheckEmpty()
    {
        foreach ((LinkSession session, Door door) in _doors)
        {
            if (door.Calls != 0 || door.Questions != 0)
            {
                History.Fault(Now, $"{Name} still has {door.Calls} calls and {door.Questions} questions with {door.Peer} under way");
            }

            if (session.UnderWay > 0)
            {
                History.Fault(Now, $"{Name} still has {session.UnderWay} calls and requests of {door.Peer} under way");
            }
        }
    }

    void ILinkPlatform.Randomize(byte[] bytes) => _random.NextBytes(bytes);

    byte[] ILinkPlatform.Authenticate(byte[] key, byte[] bytes, int start, int count) => HMACSHA256.HashData(key, bytes.AsSpan(start, count));

    LinkPeer? ILinkHost.FindPeer(byte[] networkId) => Peers.Values.FirstOrDefault(peer => peer.NetworkId.AsSpan().SequenceEqual(networkId));

    void ILinkHost.OnUp(LinkSession session)
    {
        Door door = _doors[session];
        History.Note(Now, $"{Name} is up with {door.Peer}");
        if (door.IsUp || door.IsLost || _doors.Values.Count(other => other.Peer == door.Peer && other.IsUp && !other.IsLost) > 0)
        {
            History.Fault(Now, $"{Name} has a second session with {door.Peer}");
        }

        door.IsUp = true;
    }

    void ILinkHost.OnLost(LinkSession session, string reason)
    {
        Door door = _doors[session];
        History.Note(Now, $"{Name} has lost {door.Peer}: {reason}");
        if (door.IsLost)
        {
            History.Fault(Now, $"{Name} has lost {door.Peer} twice");
        }

        door.IsLost = true;
        door.Numbers.Clear();
        _simulation.Time.Plan(0, () => Bury(session, door));
    }

    void ILinkHost.Serve(LinkSession session, LinkRequest request)
    {
        Door door = _doors[session];
        if (request.Kind == LinkKind.Query)
        {
            LinkNames.Read(request.Content, out string name, out _);
            string? service = _services[int.Parse(name, CultureInfo.InvariantCulture)];
            Later(() => Answer(session, door, request, service));
            return;
        }

        int id = BitConverter.ToInt32(request.Content);
        string life = (string)request.Target!;
        History.Note(Now, $"{Name} runs {id} of {door.Peer} by {life}");
        History.Run(id, Now, Name, $"{door.Peer} to {life}", door.Carrier.LeastDelayMs);
        if (request.Kind == LinkKind.OneWay)
        {
            Later(() => session.Done(request));
        }
        else if (_random.Next(20) > 0)
        {
            int size = _random.Next(30) == 0 ? 9000 : 0;
            Later(() => session.Reply(request, size > 0 ? new byte[size] : Encoding.UTF8.GetBytes($"answer {id}"), 0));
        }
        else
        {
            _simulation.Time.Plan(LongestTimeoutMs * 2, () => session.Refuse(request, EC.Failure, "too late"));
        }
    }

    void ILinkHost.Cancel(LinkSession session, LinkRequest request) => History.Note(Now, $"{Name} is told that {request.Code} is over");

    void ILinkHost.OnReleased(LinkSession session, object target)
    {
        Door door = _doors[session];
        if (!door.Given.Remove((string)target))
        {
            History.Fault(Now, $"{Name} gets {target} back that it has not given to {door.Peer}");
        }
    }

    void ILinkHost.OnDeath(LinkSession session, int target)
    {
        Door door = _doors[session];
        if (door.IsLost)
        {
            History.Fault(Now, $"{Name} is told of the death of {target} after {door.Peer} was lost");
        }

        if (!door.Dead.Add(target))
        {
            History.Fault(Now, $"{Name} is told twice of the death of {target} at {door.Peer}");
        }

        foreach (int service in door.Numbers.Where(number => number.Value == target).Select(number => number.Key).ToArray())
        {
            door.Numbers.Remove(service);
        }

        door.References.Remove(target);
    }

    void ILinkHost.OnAnswered(LinkCall call)
    {
        if (call.Kind == LinkKind.Query)
        {
            Door door = (Door)call.State!;
            door.Questions--;
            if (call.Result == EC.Success && !door.IsLost && !door.Dead.Contains(call.Target))
            {
                door.Numbers[call.Code] = call.Target;
                door.References[call.Target] = door.References.GetValueOrDefault(call.Target) + 1;
            }

            return;
        }

        (Door at, CallRecord record) = ((Door, CallRecord))call.State!;
        at.Calls--;
        History.Note(Now, $"{record.Id} of {Name} ends with {EC.NameOf(call.Result)} {call.Reason}");
        History.End(record.Id, Now, call.Result, Encoding.UTF8.GetString(call.Content));
    }

    private void Call(LinkSession session, Door door, int target)
    {
        bool isOneWay = _random.Next(4) == 0;
        CallRecord record = History.Begin(Name, door.Peer, Now, Timeout(), isOneWay);
        byte[] content = new byte[_random.Next(20) == 0 ? _random.Next(4, 600) : 4];
        BitConverter.TryWriteBytes(content, record.Id);
        LinkCall call = new()
        {
            Kind = isOneWay ? LinkKind.OneWay : LinkKind.Call,
            Target = target,
            Code = 1,
            Content = content,
            TimeoutMs = record.TimeoutMs,
            State = (door, record),
        };
        History.Note(Now, $"{Name} calls {target} of {door.Peer}: {record.Id}, {record.TimeoutMs} ms");
        door.Calls++;
        int result = session.Send(call);
        if (result != EC.Success)
        {
            door.Calls--;
            History.End(record.Id, Now, result, string.Empty);
        }
        else if (_random.Next(25) == 0)
        {
            Later(() => session.Cancel(call, "not wanted any more"));
        }
    }

    private void Answer(LinkSession session, Door door, LinkRequest request, string? service)
    {
        if (service == null || !_services.Contains(service))
        {
            session.Refuse(request, EC.NoService, "there is none");
        }
        else if (!door.IsLost)
        {
            bool isNew = door.Given.Add(service);
            if (!session.Found(request, service) && isNew)
            {
                door.Given.Remove(service);
            }
        }
    }

    private void Bury(LinkSession session, Door door)
    {
        if (door.Given.Count > 0)
        {
            History.Fault(Now, $"{Name} has not got {string.Join(", ", door.Given)} back from {door.Peer}");
        }

        if (door.Calls > 0 || door.Questions > 0)
        {
            History.Fault(Now, $"{Name} has {door.Calls} calls and {door.Questions} questions to {door.Peer}, which is lost");
        }

        _doors.Remove(session);
        _simulation.OnLost(this, door.Peer);
    }

    private void Plan(LinkSession session, Door door, long due)
    {
        if (due < door.Due)
        {
            door.Due = due;
            _simulation.Time.Plan(Math.Max(0, due - _offsetMs - Now), () => Tick(session, door, due));
        }
    }

    private void Tick(LinkSession session, Door door, long due)
    {
        // Another moment has been brought forward to an earlier one.
        if (door.Due == due && !door.IsLost)
        {
            door.Due = long.MaxValue;
            Plan(session, door, Now + _offsetMs + session.OnTick());
        }
    }

    private int Timeout() => _random.Next(6) == 0 ? _random.Next(1, 60) : _random.Next(60, LongestTimeoutMs);

    private void Later(Action action) => _simulation.Time.Plan(_random.Next(3) > 0 ? _random.Next(5) : _random.Next(400), action);

    /// <summary>What is known of one session.</summary>
    private sealed class Door(string peer, SimulatedCarrier carrier) : ILinkTimer
    {
        /// <summary>When its session is due next.</summary>
        public long Due { get; set; } = long.MaxValue;

        public Action<long> Brings { get; set; } = _ => { };

        public string Peer => peer;

        public SimulatedCarrier Carrier => carrier;

        public bool IsUp { get; set; }

        public bool IsLost { get; set; }

        public int Calls { get; set; }

        public int Questions { get; set; }

        /// <summary>Services of the other side, by their numbers, and the references to each.</summary>
        public Dictionary<int, int> Numbers { get; } = [];

        public Dictionary<int, int> References { get; } = [];

        public HashSet<int> Dead { get; } = [];

        /// <summary>What the other side has of here.</summary>
        public HashSet<string> Given { get; } = [];

        public void BringForward(long dueMs) => Brings(dueMs);
    }
}
