namespace Samgr.Bench.Machines;

/// <summary>The interface that is called through a generated proxy, and through one written by hand.</summary>
[ServiceInterface(Service)]
internal interface IAdder
{
    /// <summary>The service behind the generated stub.</summary>
    const string Service = "bench_adder";

    /// <summary>Adds two numbers.</summary>
    int Add(int first, int second);
}
