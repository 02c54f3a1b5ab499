namespace Samgr.Bench.Machines;

/// <summary>The adder that the generated stub calls.</summary>
internal sealed class Adder : IAdder
{
    public int Add(int first, int second) => first + second;
}
