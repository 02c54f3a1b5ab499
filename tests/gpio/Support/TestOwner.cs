using System.Device.Gpio.Bank;

namespace Samgr.Gpio.Tests;

internal sealed class TestOwner(string name) : IPinOwner
{
    public string Name { get; } = name;

    public List<string> Edges { get; } = [];

    public void OnEdge(int pin, bool isHigh) => Edges.Add($"{pin} {(isHigh ? "high" : "low")}");
}
