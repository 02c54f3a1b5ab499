using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Init;

public sealed class ClockTests
{
    private static readonly string[] _wall = ["get_Now", "get_UtcNow", "get_Today", "GetUtcNow", "GetLocalNow", "GetSystemTimeAsFileTime"];
    private static readonly string[] _clocks = ["DateTime", "DateTimeOffset", "TimeProvider"];

    [Fact]
    public void Fault_S4_OnlyTheStampsOfTheLogReadWallTime()
    {
        string[] readers = [.. Products().SelectMany(Readers).Distinct().Order(StringComparer.Ordinal)];

        Assert.Equal(["Samgr.Emulator.Log.MachineLog"], readers);
    }

    [Fact]
    public async Task A_clock_that_jumps_an_hour_either_way_changes_the_stamps_only()
    {
        ScenarioRestart always = new() { Rule = RestartRule.Always, BackoffMs = 1 };
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair(always), options => options with { Time = new JumpingTime() });
        int before = machine.Trace.Lines.Count;

        Assert.True(machine.Machine.Kill(6));
        machine.WaitForTrace("register", "service", "beta", before);
        CallResult result = await machine.CallAsync("beta", ProbeFunction.Echo, [TestMachine.Text("here")], "str");
        machine.Machine.Stop();

        Assert.Equal(EC.Success, result.Result);
        await Patience.WaitAsync(machine.Machine.Stopped, () => "the machine stops", TestContext.Current.CancellationToken);
        double[] times = [.. machine.Trace.Lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("t").GetDouble())];
        Assert.Equal(times.Order(), times);
        Assert.InRange(times[^1], 0, TimeSpan.FromMinutes(30).TotalMilliseconds);
    }

    private static IEnumerable<string> Products()
        => Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => Path.GetFileName(path).StartsWith("Samgr", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("LiteIpc", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("System.Device.Gpio", StringComparison.Ordinal))
            .Where(path => !Path.GetFileName(path).Contains("Test", StringComparison.Ordinal));

    private static IEnumerable<string> Readers(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        HashSet<int> wanted = [.. metadata.MemberReferences.Where(handle => IsWallTime(metadata, handle)).Select(handle => MetadataTokens.GetToken(handle))];
        List<string> readers = [];
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            byte[] code = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            if (Enumerable.Range(0, Math.Max(0, code.Length - 3)).Any(place => wanted.Contains(BitConverter.ToInt32(code, place))))
            {
                readers.Add(NameOf(metadata, metadata.GetTypeDefinition(method.GetDeclaringType())));
            }
        }

        return readers;
    }

    private static bool IsWallTime(MetadataReader metadata, MemberReferenceHandle handle)
    {
        MemberReference member = metadata.GetMemberReference(handle);
        return _wall.Contains(metadata.GetString(member.Name)) && member.Parent.Kind == HandleKind.TypeReference
            && _clocks.Contains(metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name));
    }

    /// <summary>A clock that somebody puts an hour forward, back, and so on.</summary>
    private sealed class JumpingTime : TimeProvider
    {
        private int _reads;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours((Interlocked.Increment(ref _reads) % 3) - 1);
    }

    private static string NameOf(MetadataReader metadata, TypeDefinition type)
    {
        while (type.IsNested)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name);
    }
}
