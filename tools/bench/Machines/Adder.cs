namespace Samgr.Bench.Machines;

/// <summary>What stands behind the generated stub.</summary>
internal sealed class Adder : IAdder
{
    public int Add(int first, int second) => first + second;
}
