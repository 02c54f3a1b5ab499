using BenchmarkDotNet.Attributes;
using Samgr.Bench.Local;
using Samgr.Bench.Machines;

namespace Samgr.Bench.Micro;

/// <summary>The registry of a process: the last of its services by name, and its reference count.</summary>
[MemoryDiagnoser]
public class RegistryBenchmarks
{
    private SamgrLite _samgr = null!;
    private IUnknown _api = null!;
    private string _last = string.Empty;

    /// <summary>How many services the process has.</summary>
    [Params(10, 100, 1000)]
    public int Services { get; set; }

    /// <summary>Registers the services.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string[] names = [.. ServiceNames.Make().Take(Services)];
        _samgr = LocalSystem.Make(names.Select(name => new PlainService(name)));
        foreach (string name in names)
        {
            _samgr.RegisterDefaultFeatureApi(name, new CountedApi());
        }

        _last = new string(names[^1].AsSpan());
        _api = _samgr.GetDefaultFeatureApi(_last)!;
    }

    /// <summary>Finds an interface.</summary>
    [Benchmark]
    public IUnknown? Lookup() => _samgr.GetDefaultFeatureApi(_last);

    /// <summary>Acquires a reference and releases it.</summary>
    [Benchmark]
    public int AddRefAndRelease()
    {
        _api.AddRef();
        return _api.Release();
    }
}
