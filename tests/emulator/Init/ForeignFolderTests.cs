using System.Runtime.InteropServices;
using Samgr.Emulator.Control;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Init;

/// <summary>A runtime directory that somebody else has prepared.</summary>
public sealed class ForeignFolderTests : IDisposable
{
    private const int SomebodyElse = 65_534;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder = TestFolder.Make();

    public ForeignFolderTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the system has no such owners");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Fault_S8_AFolderOfSomebodyElseIsRefused()
    {
        string root = MakeForeign("root");

        Check(Assert.Throws<MachineException>(() => MachineFolder.Take(root, "m")), "belongs to user 65534");
        Check(Assert.Throws<MachineException>(() => ControlClient.Find("m", root)), "belongs to user 65534");
        Assert.Empty(Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public void Fault_S8_AMachinesFolderOfSomebodyElseIsRefused()
    {
        string root = Make("root");
        MakeForeign(Path.Combine("root", "m"));

        Check(Assert.Throws<MachineException>(() => MachineFolder.Take(root, "m")), "belongs to user 65534");
        Check(Assert.Throws<MachineException>(() => ControlClient.Find("m", root)), "belongs to user 65534");
    }

    [Fact]
    public void Fault_S8_ASymbolicLinkInPlaceOfTheFolderIsRefused()
    {
        string target = Make("target");
        string root = Path.Combine(_folder, "root");
        File.CreateSymbolicLink(root, target);

        Check(Assert.Throws<MachineException>(() => MachineFolder.Take(root, "m")), "is a symbolic link");
        Check(Assert.Throws<MachineException>(() => ControlClient.Find("m", root)), "is a symbolic link");
        Assert.Empty(Directory.EnumerateFileSystemEntries(target));
    }

    [Fact]
    public void Fault_S8_ASymbolicLinkInPlaceOfAMachinesFolderIsRefused()
    {
        string root = Make("root");
        string target = Make("target");
        File.CreateSymbolicLink(Path.Combine(root, "m"), target);

        Check(Assert.Throws<MachineException>(() => MachineFolder.Take(root, "m")), "is a symbolic link");
        Assert.Empty(Directory.EnumerateFileSystemEntries(target));
    }

    [Fact]
    public void Fault_S8_AFolderThatOthersMayWriteIsRefused()
    {
        string root = Make("root");
        File.WriteAllText(Path.Combine(root, "planted"), string.Empty);
        SetMode(root, Private | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);

        MachineException error = Assert.Throws<MachineException>(() => MachineFolder.Take(root, "m"));

        Check(error, "others may write");
        Assert.Contains("chmod 700", error.Message);
    }

    [Fact]
    public void Fault_S8_AFolderInAFolderThatSomebodyElseMayChangeIsRefused()
    {
        string parent = Make("parent");
        string root = Make(Path.Combine("parent", "root"));
        SetMode(parent, Private | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);

        Check(Assert.Throws<MachineException>(() => MachineFolder.Take(root, "m")), "may be exchanged");
    }

    [Theory]
    [InlineData("machine.pid")]
    [InlineData("machine.lock")]
    public void Fault_S8_ALinkInPlaceOfAFileIsNotFollowed(string file)
    {
        string root = Make("root");
        Make(Path.Combine("root", "m"));
        string target = Path.Combine(_folder, "target");
        File.CreateSymbolicLink(Path.Combine(root, "m", file), target);

        using (MachineFolder folder = MachineFolder.Take(root, "m"))
        {
            Assert.False(File.Exists(target));
        }

        Assert.False(File.Exists(target));
    }

    [Fact]
    public void Fault_S8_TheSystemsFolderOfSomebodyElseIsNotUsed()
    {
        string system = MakeForeign("system");

        string located = RuntimeDirectory.Locate(null, name => name == "XDG_RUNTIME_DIR" ? system : null);

        Assert.DoesNotContain(system, located);
    }

    private static void Check(MachineException error, string reason)
    {
        Assert.Contains(reason, error.Message);
        Assert.Contains(RuntimeDirectory.Variable, error.Message);
    }

    private string Make(string name)
    {
        string folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        SetMode(folder, Private);
        return folder;
    }

    private static void SetMode(string folder, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, mode);
        }
    }

    private string MakeForeign(string name)
    {
        string folder = Make(name);
        Assert.SkipUnless(ChangeOwner(folder, SomebodyElse, SomebodyElse) == 0, "only root gives folders away");
        return folder;
    }

    [DllImport("libc", EntryPoint = "chown")]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int user, int group);
}
