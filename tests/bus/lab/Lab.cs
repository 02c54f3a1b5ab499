using System.Globalization;
using LiteIpc;
using LiteIpc.Kit;
using Samgr.Generator.Sample;

namespace Samgr.Lab;

/// <summary>See <see cref="ILab"/>.</summary>
[Service]
public sealed class Lab : ILab, IServiceStart
{
    private SamgrLite _samgr = null!;
    private IAlarm? _kept;
    private int _count;
    private int _exits;
    private ILab? _remote;

    /// <summary>Opened by the test that lets <see cref="Hold"/> return.</summary>
    public ManualResetEventSlim Gate { get; } = new();

    /// <summary>Calls of <see cref="Count"/> that have run.</summary>
    public int Runs => Volatile.Read(ref _count);

    /// <inheritdoc/>
    public bool OnStart(SamgrLite samgr, Identity identity)
    {
        _samgr = samgr;
        return true;
    }

    /// <inheritdoc/>
    public int Count(int more) => Interlocked.Increment(ref _count) + more;

    /// <inheritdoc/>
    public byte[] Echo(byte[] data) => data;

    /// <inheritdoc/>
    public void Hold() => Gate.Wait(TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public int Watch(IAlarm alarm) => ((CallbackProxy)alarm).Remote.AddDeathRecipient(new Nobody());

    /// <inheritdoc/>
    public void Keep(IAlarm alarm) => _kept = alarm;

    /// <inheritdoc/>
    public int PassOn(string? device)
    {
        IBells? bells = device == null ? BellsProxy.Find(_samgr) : BellsProxy.Find(_samgr, device);
        return CodeOf(() => bells!.Add(_kept!) ? 0 : 1);
    }

    /// <inheritdoc/>
    public int Walk(string[] way)
    {
        if (way.Length == 0)
        {
            return Count(0);
        }

        return CodeOf(() => LabProxy.WaitFor(_samgr, way[0], 5000).Walk(way[1..]));
    }

    /// <inheritdoc/>
    public string CountOn(string device)
    {
        try
        {
            if (_remote == null)
            {
                _remote = LabProxy.WaitFor(_samgr, device, 5000);
                ((ClientProxy)_remote).Lost += (_, _, _) => Interlocked.Increment(ref _exits);
            }

            return _remote.Count(0).ToString(CultureInfo.InvariantCulture);
        }
        catch (ServiceException error)
        {
            return $"{EC.NameOf(error.Code)}: {error.Message}";
        }
    }

    /// <inheritdoc/>
    public int Exits() => Volatile.Read(ref _exits);

    /// <inheritdoc/>
    public void Crash() => Environment.Exit(3);

    private static int CodeOf(Func<int> call)
    {
        try
        {
            return call();
        }
        catch (ServiceException error)
        {
            return error.Code;
        }
    }

    private sealed class Nobody : IDeathRecipient
    {
        public void OnRemoteDied()
        {
        }
    }
}
