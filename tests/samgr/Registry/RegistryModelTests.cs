using LiteIpc;

namespace Samgr.Tests;

/// <summary>Random registrations, lookups, calls, deaths and restarts, held against a dictionary.</summary>
public sealed class RegistryModelTests
{
    private const int Providers = 3;
    private const int Steps = 1000;

    private static readonly string[] _names = ["red", "green", "blue", "white"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_registry_does_what_the_model_says(int seed)
    {
        var steps = Generate(seed);
        var failure = Failure(steps);
        Assert.True(failure == null, failure == null ? string.Empty : $"seed {seed}: {failure}; the shortest way there:\n{string.Join('\n', Shrink(steps))}");
    }

    private static List<Step> Generate(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Steps).Select(_ => new Step(Pick(random.Next(100)), random.Next(Providers), _names[random.Next(_names.Length)]))];
    }

    private static Operation Pick(int dice) => dice switch
    {
        < 30 => Operation.Register,
        < 50 => Operation.Unregister,
        < 90 => Operation.Find,
        < 97 => Operation.RestartProvider,
        _ => Operation.RestartSamgr,
    };

    /// <summary>Leaves halves, quarters and so on out for as long as the rest fails, too.</summary>
    private static List<Step> Shrink(List<Step> steps)
    {
        for (var size = steps.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= steps.Count;)
            {
                List<Step> rest = [.. steps[..at], .. steps[(at + size)..]];
                var fails = Failure(rest) != null;
                steps = fails ? rest : steps;
                at += fails ? 0 : size;
            }
        }

        return steps;
    }

    private static string? Failure(List<Step> steps)
    {
        using var world = new World();
        foreach (var step in steps)
        {
            if (world.Do(step) is { } difference)
            {
                return step + ": " + difference;
            }
        }

        return null;
    }

    private enum Operation
    {
        Register,
        Unregister,
        Find,
        RestartProvider,
        RestartSamgr,
    }

    private sealed record Step(Operation Operation, int Provider, string Name);

    private sealed class World : IDisposable
    {
        private readonly TestSystem _system = new();
        private readonly SamgrLite[] _providers = new SamgrLite[Providers];
        private readonly SamgrLite _consumer;
        private readonly Dictionary<string, int> _owners = [];
        private readonly Dictionary<string, ClientProxy> _proxies = [];
        private SamgrLite _manager;

        public World()
        {
            _manager = StartManager();
            for (var i = 0; i < Providers; i++)
            {
                _providers[i] = StartProvider(i);
            }

            _consumer = _system.StartProcess(50, 9, configure: Unlimited);
        }

        public void Dispose() => _system.Dispose();

        public string? Do(Step step)
        {
            switch (step.Operation)
            {
                case Operation.Register:
                    return Register(step);
                case Operation.Unregister:
                    return Unregister(step);
                case Operation.RestartProvider:
                    _providers[step.Provider].Stop();
                    _providers[step.Provider] = StartProvider(step.Provider);
                    Forget(step.Provider);
                    return Settle();
                case Operation.RestartSamgr:
                    _manager.Stop();
                    _manager = StartManager();
                    return Settle();
                default:
                    return Find(step.Name);
            }
        }

        private static void Unlimited(SamgrOptions options) => options.MessageRate = 0;

        private SamgrLite StartManager() => _system.StartManager(5, 7, configure: Unlimited);

        private SamgrLite StartProvider(int number) => _system.StartProcess(10 + number, 8, configure: Unlimited);

        private void Forget(int provider)
        {
            foreach (var name in _owners.Where(owner => owner.Value == provider).Select(owner => owner.Key).ToArray())
            {
                _owners.Remove(name);
            }
        }

        /// <summary>Waits until samgr has heard what happened: restarts are told, not asked.</summary>
        private string? Settle()
        {
            var settled = SpinWait.SpinUntil(
                () => _providers.All(provider => provider.Handle > 0) && Table().SetEquals(_owners.Select(owner => (owner.Key, 10 + owner.Value))),
                Patience.LimitMs);
            return settled ? null : "samgr knows " + string.Join(' ', Table());
        }

        private HashSet<(string Service, int Pid)> Table() => [.. _manager.ListAbilities().Select(ability => (ability.Service, ability.Pid))];

        private string? Register(Step step)
        {
            var provider = _providers[step.Provider];
            if (_owners.TryGetValue(step.Name, out var owner) && owner != step.Provider)
            {
                return null;
            }

            var expected = !_owners.ContainsKey(step.Name);
            var registered = provider.RegisterService(new TestService(step.Name))
                && provider.RegisterDefaultFeatureApi(step.Name, new TestApi((_, _, reply) => reply.WriteInt32(step.Provider) ? EC.Success : EC.Failure));
            provider.Bootstrap();
            _owners[step.Name] = step.Provider;
            return registered == expected ? Settle() : "registered " + registered;
        }

        private string? Unregister(Step step)
        {
            var provider = _providers[step.Provider];
            var expected = _owners.TryGetValue(step.Name, out var owner) && owner == step.Provider;
            var removed = provider.UnregisterDefaultFeatureApi(step.Name) != null && provider.UnregisterService(step.Name) != null;
            if (expected)
            {
                _owners.Remove(step.Name);
            }

            return removed == expected ? Settle() : "removed " + removed;
        }

        private string? Find(string name)
        {
            var isOwned = _owners.TryGetValue(name, out var owner);
            if (!_proxies.TryGetValue(name, out var proxy))
            {
                proxy = _consumer.FindServiceApi(name, null);
                if (proxy == null)
                {
                    return isOwned ? "not found" : null;
                }

                _proxies[name] = proxy;
            }

            // A proxy may learn with one call that its service has moved, and finds it with the next.
            var (code, answer) = Ask(proxy);
            (code, answer) = code is EC.NoHandler or EC.DeadObject ? Ask(proxy) : (code, answer);
            var expected = isOwned ? (EC.Success, owner) : (EC.NoService, -1);
            return (code, answer) == expected ? null : $"answered {EC.NameOf(code)} {answer}, expected {expected}";
        }

        private static (int Code, int Answer) Ask(ClientProxy proxy)
        {
            var answer = -1;
            var code = proxy.Invoke(0, null, null, (_, _, reply) => answer = reply.ReadInt32());
            return (code, answer);
        }
    }
}
