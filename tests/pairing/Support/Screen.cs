using System.Collections.Concurrent;
using LiteIpc.Pairing.Pin;
using Samgr.Testing;

namespace LiteIpc.Pairing.Tests.Support;

/// <summary>Keeps what a host shows.</summary>
internal sealed class Screen : IPairingScreen
{
    private readonly BlockingCollection<string> _pins = [];
    private readonly BlockingCollection<PairingException> _refusals = [];
    private readonly BlockingCollection<bool> _closed = [];

    public int PinsToCome => _pins.Count;

    public bool IsRefused => _refusals.Count > 0;

    /// <summary>The next PIN that it shows.</summary>
    public string NextPin() => Next(_pins, "a PIN is shown");

    public PairingException NextRefusal() => Next(_refusals, "a refusal is shown");

    public void WaitForClosed() => Next(_closed, "pairing is closed");

    public void ShowPin(string pin) => _pins.Add(pin);

    public void ShowRefusal(PairingException refusal) => _refusals.Add(refusal);

    public void ShowClosed() => _closed.Add(true);

    private static T Next<T>(BlockingCollection<T> shown, string what)
    {
        T? next = default;
        Patience.Until(() => shown.TryTake(out next), what);
        return next!;
    }
}
