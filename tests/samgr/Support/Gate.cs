namespace Samgr.Tests;

/// <summary>Holds a thread at a place until the test lets it go.</summary>
internal sealed class Gate : IDisposable
{
    private readonly ManualResetEventSlim _entered = new();
    private readonly ManualResetEventSlim _open = new();

    /// <summary>What the held thread calls.</summary>
    public void Pass()
    {
        _entered.Set();
        _open.Wait(Patience.LimitMs, CancellationToken.None);
    }

    public void WaitEntered() => Wait.For(_entered);

    public void Open() => _open.Set();

    public void Dispose() => Open();
}
