using Samgr.Emulator.Tests.Support;
using Samgr.Emulator.Trace;

namespace Samgr.Emulator.Tests.Trace;

public sealed class TraceFaultTests
{
    [Fact]
    public void Fault_S4_AnEventThatCannotBeTracedHarmsNobody()
    {
        using FullDisk disk = new(1);
        using TraceWriter trace = new(disk, TimeProvider.System);

        for (int i = 0; i < 3; i++)
        {
            trace.Write(5, "spawn", _ => { });
        }
    }
}
