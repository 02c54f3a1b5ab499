namespace LiteIpc.Link.Tests.Simulation;

/// <summary>Some devices, a connection between each two of them, and a weather, all from one seed: the same seed is the same history.</summary>
internal sealed class Simulation
{
    private readonly Random _random;
    private readonly List<SimulatedDevice> _devices = [];
    private readonly int _security;
    private bool _isEnding;

    public Simulation(int seed)
    {
        _random = new Random(seed);
        _security = _random.Next(2) == 0 ? LinkSecurity.Memory : LinkSecurity.Tagged;
        int count = _random.Next(2, 4);
        for (int i = 0; i < count; i++)
        {
            _devices.Add(new SimulatedDevice(this, ((string[])["kitchen", "hall", "cellar"])[i], (byte)(i + 1), new Random(_random.Next())));
        }

        foreach (SimulatedDevice one in _devices)
        {
            foreach (SimulatedDevice other in _devices.Where(other => other != one))
            {
                one.Peers[other.Name] = new LinkPeer(other.Options.NetworkId, other.Name, Support.Pair.Key, LinkSecurity.Tagged, 16);
            }
        }
    }

    public Timeline Time { get; } = new();

    public History History { get; } = new();

    /// <summary>Runs it for some time, then lets everything end.</summary>
    public void Run(int ms)
    {
        foreach (SimulatedDevice one in _devices)
        {
            foreach (SimulatedDevice other in _devices.Where(other => string.CompareOrdinal(one.Name, other.Name) < 0))
            {
                Connect(one, other);
            }

            Repeat(1, 30, one.Act);
            Repeat(200, 4000, () => one.Restart(_random.Next(3)));
            Repeat(2000, 20_000, () => one.Restart(_random.Next(2) == 0));
        }

        Time.RunUntil(ms);
        _isEnding = true;

        // The longest call, twice, and what a service may take.
        Time.RunUntil(ms + 20_000);
        _devices.ForEach(device => device.CheckEmpty());
        History.Close(Time.NowMs);
    }

    /// <summary>One side has lost the other one: whoever dials tries again.</summary>
    public void OnLost(SimulatedDevice device, string peer)
    {
        SimulatedDevice other = _devices.Single(candidate => candidate.Name == peer);
        if (string.CompareOrdinal(device.Name, other.Name) < 0)
        {
            Time.Plan(_random.Next(200, 1000), () => Connect(device, other));
        }
    }

    private void Connect(SimulatedDevice dialler, SimulatedDevice other)
    {
        bool isLossy = _security == LinkSecurity.Memory && _random.Next(2) == 0;
        Weather weather = new(_random.Next(20), _random.Next(40), isLossy ? 0.02 : 0, isLossy ? 0.05 : 0);
        SimulatedCarrier one = new(Time, _random, weather, _security);
        SimulatedCarrier two = new(Time, _random, weather, _security);
        one.Other = two;
        two.Other = one;
        other.Replace(dialler.Name);
        other.Open(dialler.Name, two, false);
        dialler.Open(other.Name, one, true);
        if (!_isEnding && _random.Next(3) > 0)
        {
            Time.Plan(_random.Next(500, 15_000), () =>
            {
                one.Cut();
                two.Cut();
            });
        }
    }

    private void Repeat(int least, int most, Action action) => Time.Plan(_random.Next(least, most), () =>
    {
        if (!_isEnding)
        {
            action();
            Repeat(least, most, action);
        }
    });
}
