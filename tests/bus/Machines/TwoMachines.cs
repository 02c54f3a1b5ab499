using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiteIpc.Link;
using LiteIpc.Link.Desktop;
using Samgr.Emulator.Links;
using Samgr.Emulator.Scenarios;
using Samgr.Lab;
using Samgr.Testing;

namespace LiteIpc.Bus.Tests.Machines;

/// <summary>Two machines of real processes with a link over loopback: the kitchen listens, the desk dials. A lab on each.</summary>
internal sealed class TwoMachines : IDisposable
{
    public const int LabPid = 6;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(LinkOptions.IdSize);
    private readonly X509Certificate2 _kitchenCertificate = LinkTls.MakeCertificate();
    private readonly X509Certificate2 _deskCertificate = LinkTls.MakeCertificate();
    private readonly LinkEnd _end;

    private TwoMachines(int security)
    {
        _end = new LinkEnd(FreeAddress(), security);
    }

    public TestMachine Kitchen { get; private set; } = null!;

    public TestMachine Desk { get; private set; } = null!;

    /// <summary>Boots both.</summary>
    /// <param name="security">How the link is protected.</param>
    /// <param name="users">Whom the kitchen's lab serves; null for everybody of the desk.</param>
    public static async Task<TwoMachines> StartAsync(int security, PolicySubject? users = null)
    {
        TwoMachines machines = new(security);
        try
        {
            await machines.BootKitchenAsync(users ?? new PolicySubject { Device = "desk" });
            machines.Desk = await TestMachine.StartAsync(
                machines.ScenarioOf("desk", new PolicySubject { Device = "kitchen" }),
                options => options with { Links = machines.LinksOf("desk", "kitchen", machines._deskCertificate, machines._kitchenCertificate) with { Dials = [machines._end] } },
                TestContext.Current.CancellationToken);
            return machines;
        }
        catch
        {
            machines.Dispose();
            throw;
        }
    }

    /// <summary>Switches the kitchen off as a power cut does, and on again.</summary>
    public async Task RestartKitchenAsync()
    {
        StopKitchen();
        await BootKitchenAsync(new PolicySubject { Device = "desk" });
    }

    public void StopKitchen()
    {
        Kitchen.Dispose();
        Kitchen = null!;
    }

    /// <summary>Has the desk's lab call the kitchen's.</summary>
    public async Task<string> CountAsync()
        => (await Desk.CallAsync("lab", LabFunctions.CountOn, "str", "kitchen")).GetString()!;

    public void Dispose()
    {
        Desk?.Dispose();
        Kitchen?.Dispose();
        _kitchenCertificate.Dispose();
        _deskCertificate.Dispose();
    }

    private async Task BootKitchenAsync(PolicySubject users) => Kitchen = await TestMachine.StartAsync(
        ScenarioOf("kitchen", users),
        options => options with { Links = LinksOf("kitchen", "desk", _kitchenCertificate, _deskCertificate) with { Listens = [_end] } },
        TestContext.Current.CancellationToken);

    private LinkSettings LinksOf(string name, string other, X509Certificate2 own, X509Certificate2 theirs) => new()
    {
        Name = name,
        NetworkId = LinkTls.NetworkIdOf(own),
        Certificate = own,
        Peers = [new PeerSettings(other, LinkTls.NetworkIdOf(theirs), _key, _end.Security)],
    };

    private Scenario ScenarioOf(string name, PolicySubject users)
    {
        ScenarioModule lab = new(typeof(LabModule).Assembly.GetName().Name!, typeof(LabModule).FullName!);
        PolicySubject everybody = new() { From = 0, To = int.MaxValue };
        return new Scenario
        {
            Name = name,
            Policy = new ScenarioPolicy { Rules = [new PolicyRule { Service = "lab", Provide = [everybody], Use = [everybody, users] }] },
            Processes =
            [
                new ScenarioProcess { Name = "foundation", Pid = 5, Uid = 5, Gid = 5, Samgr = true, Modules = [] },
                new ScenarioProcess { Name = "lab", Pid = LabPid, Uid = 1006, Gid = 1006, Modules = [lab], After = ["foundation"] },
            ],
        };
    }

    private static LinkAddress FreeAddress()
    {
        using Socket probe = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Assert.True(LinkAddress.TryParse($"tcp:127.0.0.1:{((IPEndPoint)probe.LocalEndPoint!).Port}", out LinkAddress? address, out _));
        return address;
    }
}
