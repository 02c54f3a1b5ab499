using System.Diagnostics;
using System.Globalization;
using Samgr.Emulator;

namespace Samgr.Bench.Crowds;

/// <summary>Boots a crowd, has its clients call, and stops it.</summary>
internal sealed class Crowd(TextWriter output, TextWriter errors)
{
    private const int Success = 0;
    private const int Failed = 1;

    /// <summary>Does it once.</summary>
    /// <returns>0, or 1 when a call was refused or got a wrong answer, or the machine failed.</returns>
    internal int Run(CrowdSize size, Transport transport)
    {
        try
        {
            return Measure(size, transport);
        }
        catch (MachineException error)
        {
            errors.WriteLine("bench: " + error.Message);
            return Failed;
        }
    }

    private int Measure(CrowdSize size, Transport transport)
    {
        Stopwatch time = Stopwatch.StartNew();
        using CrowdMachine machine = new(size, transport);
        machine.Boot();
        Say($"{size.Processes + size.Clients:N0} processes and {(size.Processes * size.Services) + size.Clients:N0} services are up after {time.Elapsed.TotalSeconds:F1} s");

        time.Restart();
        int[] clients = [.. Enumerable.Range(0, size.Clients)];
        Array.ForEach(clients, machine.Begin);
        CrowdResult all = clients.Select(machine.End).Aggregate((sum, next) => sum.And(next));
        Say($"{size.Clients:N0} clients made {size.Calls:N0} calls in {time.Elapsed.TotalSeconds:F1} s: {all.Right:N0} right, {all.Wrong:N0} wrong, {all.Refused:N0} refused, the slowest in {all.SlowestMs:F0} ms");

        time.Restart();
        machine.Stop();
        Say($"stopped in {time.Elapsed.TotalSeconds:F1} s");
        return all.Right == size.Calls ? Success : Failed;
    }

    private void Say(FormattableString text)
    {
        output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        output.Flush();
    }
}
