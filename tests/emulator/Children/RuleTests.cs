using Samgr.Ability;

namespace Samgr.Emulator.Tests.Children;

/// <summary>The rules that hold without a machine.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData(20, ChildProcessError.Success)]
    [InlineData(21, ChildProcessError.InvalidParam)]
    [InlineData(0, ChildProcessError.InvalidParam)]
    public void The_name_of_a_descriptor_has_1_to_20_characters(int length, int code)
        => Assert.Equal(code, new ChildProcessArgs().AddDescriptor(new string('n', length), 0));

    [Fact]
    public void A_name_leads_to_one_descriptor_and_a_descriptor_is_not_negative()
    {
        ChildProcessArgs args = new();

        Assert.Equal(ChildProcessError.Success, args.AddDescriptor("one", 3));
        Assert.Equal(ChildProcessError.InvalidParam, args.AddDescriptor("one", 4));
        Assert.Equal(ChildProcessError.InvalidParam, args.AddDescriptor("two", -1));
        Assert.Equal(ChildProcessError.InvalidParam, args.AddDescriptor(null, 4));

        Assert.Equal((1, 3, -1), (args.DescriptorCount, args.FindDescriptor("one"), args.FindDescriptor("two")));
    }

    [Theory]
    [InlineData(64, ChildProcessError.Success)]
    [InlineData(65, ChildProcessError.InvalidParam)]
    public void The_name_of_a_process_has_64_characters_at_most(int length, int code)
        => Assert.Equal(code, new ChildProcessConfigs().SetProcessName(new string('n', length)));

    [Theory]
    [InlineData("Library", true)]
    [InlineData("Library.dll", true)]
    [InlineData("folder/Library", true)]
    [InlineData("a..b", true)]
    [InlineData("/folder/Library", true)]
    [InlineData("", false)]
    [InlineData("../Library", false)]
    [InlineData("folder/../../Library", false)]
    [InlineData("..\\Library", false)]
    [InlineData("Lib\0rary", false)]
    public void A_library_is_named_without_a_way_up(string name, bool isValid)
        => Assert.Equal(isValid, ChildProcessLimits.IsLibraryName(name));

    [Theory]
    [InlineData("Library:Main", true)]
    [InlineData("Library", false)]
    [InlineData("Library:", false)]
    [InlineData(":Main", false)]
    [InlineData("a:b:c", false)]
    [InlineData(null, false)]
    public void An_entry_is_a_library_and_a_function(string? entry, bool isValid)
        => Assert.Equal(isValid, ChildProcessLimits.IsEntry(entry, out _, out _));

    [Theory]
    [InlineData(2, ChildProcessError.InvalidParam)]
    [InlineData(-1, ChildProcessError.InvalidParam)]
    [InlineData(IsolationMode.Isolated, ChildProcessError.Success)]
    public void There_are_two_isolation_modes(int mode, int code)
        => Assert.Equal(code, new ChildProcessConfigs().SetIsolationMode(mode));

    [Fact]
    public void Where_nobody_starts_processes_every_call_says_so()
    {
        ChildProcessManager children = ChildProcessManager.Of(new SamgrLite(new SamgrOptions()));
        Callback callback = new();

        Assert.Equal(ChildProcessError.NotSupported, children.Create("Library", (_, _) => { }));
        Assert.Equal(ChildProcessError.NotSupported, children.Create(null, null));
        Assert.Equal(ChildProcessError.NotSupported, children.Start("Library:Main", new ChildProcessArgs(), out int pid));
        Assert.Equal(-1, pid);
        Assert.Equal(ChildProcessError.NotSupported, children.Kill(-1));
        Assert.Equal(ChildProcessError.NotSupported, children.RegisterExitCallback(callback));
        Assert.Equal(ChildProcessError.NotSupported, children.UnregisterExitCallback(callback));
        Assert.Null(children.CurrentArgs);
    }

    private sealed class Callback : IChildExitCallback
    {
        public void OnChildExited(int pid, int signal, int exitCode)
        {
        }
    }
}
