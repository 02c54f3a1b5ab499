using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Control;

public sealed class SharedTableTests
{
    [Fact]
    public async Task Fault_S9_TheDumpShowsEachSharedTableWithItsUseAndItsRefusals()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        string dump = await machine.Client.DumpAsync(null, cancellation);
        Assert.Matches(@"\n  handles \d+/1024\n", dump);
        Assert.Matches(@"\n  calls \d+/1024, refused 0\n", dump);
        Assert.Matches(@"\n  objects \d+/65536, refused 0\n", dump);
        Assert.Matches(@"\n  children 0/512\n", dump);
        Assert.Matches(@"\n  descriptors 0/\d+, refused 0\n", dump);
        Assert.Matches(@"\n  out of descriptors 0 times\n", dump);
        Assert.Matches(@"pid 6 beta uid 8: .* bytes of its pool taken, 0 refusals\n", dump);

        Assert.Contains("samgr: 2/300 refused 0, capabilities 0/512 refused 0, waits 0 refused 0", await machine.Client.DumpAsync("5", cancellation));
    }
}
