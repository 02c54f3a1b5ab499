using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

public sealed class FileDescriptorTests
{
    private const int Many = 200;

    [Fact]
    public async Task A_file_descriptor_leads_to_the_same_file_in_the_process_that_receives_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors cross processes on Linux only");
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        CallResult shared = await ShareAsync(machine, "only its name is gone", 1, ProbeFunction.ReadFile);

        Assert.Equal(EC.Success, shared.Values![0].GetInt32());
        Assert.Equal("only its name is gone", shared.Values[1].GetString());
    }

    [Theory]
    [InlineData(ProbeFunction.ReadFile)]
    [InlineData(ProbeFunction.IgnoreFile)]
    public async Task Descriptors_that_were_passed_are_closed_everywhere_whether_they_are_read_or_not(int function)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors cross processes on Linux only");
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());
        await ShareAsync(machine, "warm", Many, function);
        int[] before = await CountAsync(machine);

        CallResult shared = await ShareAsync(machine, "again", Many, function);

        Assert.Equal(EC.Success, shared.Values![0].GetInt32());
        Assert.All(before.Zip(await CountAsync(machine)), pair => Assert.InRange(pair.Second, 0, pair.First + (Many / 4)));
    }

    private static async Task<CallResult> ShareAsync(TestMachine machine, string text, int times, int function)
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return await machine.CallAsync(
            "alpha",
            ProbeFunction.ShareFile,
            [TestMachine.Text("beta"), TestMachine.Text(path), TestMachine.Number(times), TestMachine.Number(function)],
            "i32",
            "str");
    }

    private static async Task<int[]> CountAsync(TestMachine machine)
    {
        CallResult alpha = await machine.CallAsync("alpha", ProbeFunction.CountDescriptors, [], "i32");
        CallResult beta = await machine.CallAsync("beta", ProbeFunction.CountDescriptors, [], "i32");
        return [alpha.Values![0].GetInt32(), beta.Values![0].GetInt32(), Directory.GetFiles("/proc/self/fd").Length];
    }
}
