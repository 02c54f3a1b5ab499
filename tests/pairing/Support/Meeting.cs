using System.Net;
using LiteIpc.Pairing.Pin;
using Samgr.Testing;

namespace LiteIpc.Pairing.Tests.Support;

/// <summary>A device that shows PINs, and another one, over loopback and on a clock that stands still.</summary>
internal sealed class Meeting : IAsyncDisposable
{
    private readonly Stores _stores = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly PairingHost _host;

    public Meeting(string? nameOfGuest = null)
    {
        Hub = _stores.Open("hub");
        Kitchen = _stores.Open("kitchen");
        _host = new PairingHost(Hub, new PairingOptions { OwnName = "hub", PeerName = nameOfGuest, Time = Clock }, new IPEndPoint(IPAddress.Loopback, 0), Screen);
        Paired = _host.PairAsync(_ended.Token);
    }

    public TestClock Clock { get; } = new();

    public Screen Screen { get; } = new();

    /// <summary>The device that shows PINs.</summary>
    public DeviceStore Hub { get; }

    /// <summary>The device that is told them.</summary>
    public DeviceStore Kitchen { get; }

    public int Port => _host.Address.Port;

    /// <summary>What the hub's side ends with.</summary>
    public Task<PairedDevice> Paired { get; }

    /// <summary>The kitchen is told a PIN.</summary>
    public Task<PairedDevice> TellAsync(string pin, string? nameOfHub = null, int? port = null) => PairingGuest.PairAsync(
        Kitchen,
        new PairingOptions { OwnName = "kitchen", PeerName = nameOfHub, Time = Clock },
        "127.0.0.1",
        port ?? Port,
        pin,
        TestContext.Current.CancellationToken);

    /// <summary>Another PIN than a given one.</summary>
    public static string Other(string pin) => pin[..5] + (pin[5] == '0' ? '1' : '0');

    public async Task<PairingException> RefusedAsync(string pin, string? nameOfHub = null, int? port = null)
        => await Assert.ThrowsAsync<PairingException>(() => Within(TellAsync(pin, nameOfHub, port)));

    public static async Task<T> Within<T>(Task<T> task)
    {
        await Patience.WaitAsync(task, () => "pairing has not ended");
        return await task;
    }

    public void ExpectNothingKept()
    {
        Assert.Empty(Hub.Devices);
        Assert.Empty(Kitchen.Devices);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _host.DisposeAsync();
        await Task.WhenAny(Paired);
        _stores.Dispose();
        _ended.Dispose();
    }
}
