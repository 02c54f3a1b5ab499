using System.Net.Sockets;
using Samgr.Emulator.Control;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Init;

public sealed class MachineFolderTests : IDisposable
{
    private readonly string _root = TestFolder.Make();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_machine_that_holds_its_folder_cannot_be_run_again()
    {
        using MachineFolder first = MachineFolder.Take(_root, "m");

        MachineException error = Assert.Throws<MachineException>(() => MachineFolder.Take(_root, "m"));

        Assert.Equal($"machine 'm' is already running (pid {Environment.ProcessId}); stop it with 'samgr stop', or run it a second time under another name with '--machine NAME'", error.Message);
    }

    [Fact]
    public void What_a_crashed_run_left_is_removed()
    {
        Directory.CreateDirectory(Path.Combine(_root, "m"));
        foreach (string name in new[] { "kernel.sock", "control.sock" })
        {
            using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            string path = Path.Combine(_root, "m", name);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            File.WriteAllText(Path.Combine(_root, "m", "machine.pid"), "1\n");
        }

        using MachineFolder folder = MachineFolder.Take(_root, "m");

        Assert.False(File.Exists(folder.KernelSocket));
        Assert.False(File.Exists(folder.ControlSocket));
    }

    [Fact]
    public void Letting_go_leaves_nothing()
    {
        MachineFolder.Take(_root, "m").Dispose();

        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void Only_the_user_can_look_into_the_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("the system has no such modes");
            return;
        }

        using MachineFolder folder = MachineFolder.Take(_root, "m");

        UnixFileMode mode = File.GetUnixFileMode(Path.Combine(_root, "m"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, mode);
    }

    [Fact]
    public void A_path_too_long_for_a_socket_names_the_way_out()
    {
        string root = Path.Combine(_root, new string('x', 120));

        MachineException error = Assert.Throws<MachineException>(() => MachineFolder.Take(root, "m"));

        Assert.Contains(RuntimeDirectory.Variable, error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    public void A_name_that_is_no_folder_is_refused(string name)
    {
        Assert.Throws<MachineException>(() => MachineFolder.Take(_root, name));
    }

    [Fact]
    public void Without_a_running_machine_the_client_says_so()
    {
        MachineException error = Assert.Throws<MachineException>(() => ControlClient.Find(null, _root));
        Assert.Contains("no machine runs", error.Message);

        error = Assert.Throws<MachineException>(() => ControlClient.Find("m", _root));
        Assert.Contains("machine 'm' is not running", error.Message);
    }
}
