using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

/// <summary>A build replaces the assemblies of processes that run.</summary>
public sealed class ReplacedAssemblyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samgr-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fault_T18_AnAssemblyReplacedInPlaceIsOneLineAndNoCallFails(bool isEmptied)
    {
        string path = Path.Combine(_folder, ProbeModule.Scenario.Assembly + ".dll");
        File.Copy(Path.Combine(AppContext.BaseDirectory, Path.GetFileName(path)), path);
        Scenario pair = TestMachine.Pair();
        using TestMachine machine = await TestMachine.BootAsync(pair with
        {
            Processes = [pair.Processes[0], pair.Processes[1] with { Modules = [ProbeModule.Scenario with { Assembly = path }, TroubleModule.Scenario with { Assembly = path }] }],
        });

        machine.WaitForTrace("register", "service", "beta");
        machine.WaitForTrace("register", "service", "beta-trouble");

        Overwrite(path, isEmptied ? 0 : new FileInfo(path).Length);

        foreach (int function in (int[])[ProbeFunction.WhoAmI, ProbeFunction.Echo, ProbeFunction.CountDescriptors, ProbeFunction.Print, ProbeFunction.Echo])
        {
            CallResult result = await machine.CallAsync("beta", function, [TestMachine.Text("still here")]);
            Assert.Equal(EC.Success, result.Result);
        }

        Assert.Equal(EC.Success, (await machine.CallAsync("beta-trouble", TroubleFunction.StartSleeper, [], "i32")).Result);
        await machine.WaitForLogAsync(path);
        string line = Assert.Single(machine.Log.Lines, line => line.Contains(path));
        Assert.EndsWith(
            $" W init: beta (pid 6): {path} was replaced while it runs: it goes on with what it has loaded, and its next start loads the new one; 'samgr kill 6' ends it",
            line);
        Assert.Equal(1, (await machine.SnapshotAsync()).Processes.Single(process => process.Name == "beta").FilesReplaced);
    }

    private static void Overwrite(string path, long length)
    {
        byte[] noise = new byte[length];
        new Random(7).NextBytes(noise);
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(0);
        file.Write(noise);
    }
}
