using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace LiteIpc.Pairing.Pin;

/// <summary>
/// The side that shows a PIN. It listens from when it is made until it is disposed of; one pairing goes on at a time. A PIN is for one try: it is drawn anew after
/// it, and each minute. Three tries in a row that fail close pairing for a minute.
/// </summary>
public sealed class PairingHost : IAsyncDisposable
{
    private const int Places = 8;

    private readonly DeviceStore _store;
    private readonly PairingOptions _options;
    private readonly IPairingScreen _screen;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task[] _servers;
    private long _closedUntil;
    private ShownPin? _pin;

    /// <summary>Begins to listen.</summary>
    /// <param name="store">This device.</param>
    /// <param name="options">How.</param>
    /// <param name="address">Where; port 0 for any.</param>
    /// <param name="screen">Shows the PIN.</param>
    /// <exception cref="DeviceStoreException">This device has no identity.</exception>
    /// <exception cref="SocketException">It cannot listen there.</exception>
    public PairingHost(DeviceStore store, PairingOptions options, IPEndPoint address, IPairingScreen screen)
    {
        _store = store;
        _options = options;
        _screen = screen;
        _ = store.Identity;
        _listener = new TcpListener(address);
        if (address.Address.Equals(IPAddress.IPv6Any))
        {
            _listener.Server.DualMode = true;
        }

        _listener.Start(Places);
        Address = (IPEndPoint)_listener.LocalEndpoint;
        _servers = [.. Enumerable.Range(0, Places).Select(_ => Task.Run(ServeAsync))];
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; }

    /// <summary>Shows PINs until a device was paired. To be called once at a time.</summary>
    /// <returns>The device.</returns>
    public async Task<PairedDevice> PairAsync(CancellationToken cancellation = default)
    {
        try
        {
            int failures = 0;
            while (true)
            {
                TryOutcome outcome = await TryAsync(cancellation).ConfigureAwait(false);
                if (outcome.Device is not null)
                {
                    return outcome.Device;
                }

                _screen.ShowRefusal(outcome.Refusal);
                failures = outcome.Counts ? failures + 1 : 0;
                if (failures == PairingOptions.MaxFailures)
                {
                    failures = 0;
                    await CloseAsync(cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            Volatile.Write(ref _pin, null);
        }
    }

    /// <summary>Listens no longer, and ends what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await Task.WhenAll(_servers).ConfigureAwait(false);
        _ended.Dispose();
    }

    /// <summary>Shows PINs until one has had its try.</summary>
    private async Task<TryOutcome> TryAsync(CancellationToken cancellation)
    {
        while (true)
        {
            using CancellationTokenSource used = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            Task minute = Task.Delay(PairingOptions.PinLife, _options.Time, used.Token);
            ShownPin pin = new(DrawDigits());

            // Sync pairing-pin (publish)
            Volatile.Write(ref _pin, pin);
            _screen.ShowPin(pin.Digits);
            Task first = await Task.WhenAny(pin.Outcome, minute).ConfigureAwait(false);
            await used.CancelAsync().ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (first == pin.Outcome || !pin.Take())
            {
                return await pin.Outcome.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task CloseAsync(CancellationToken cancellation)
    {
        long ticks = (long)(PairingOptions.ClosedFor.TotalSeconds * _options.Time.TimestampFrequency);
        Volatile.Write(ref _closedUntil, _options.Time.GetTimestamp() + ticks);
        Volatile.Write(ref _pin, null);
        Task opens = Task.Delay(PairingOptions.ClosedFor, _options.Time, cancellation);
        _screen.ShowClosed();
        await opens.ConfigureAwait(false);
    }

    private async Task ServeAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                using Socket socket = await _listener.AcceptSocketAsync(_ended.Token).ConfigureAwait(false);
                socket.NoDelay = true;
                PairingStream stream = await PairingStream.AnswerAsync(
                    new NetworkStream(socket, ownsSocket: false), _store.Identity.Certificate, _options.Time, _ended.Token).ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                {
                    await ServeAsync(stream).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException or PairingException or IOException)
            {
                // A guest that came no further than this has had no try.
            }
        }
    }

    private async Task ServeAsync(PairingStream stream)
    {
        ShownPin? pin = null;
        PairingTalk? talk = null;
        PairedDevice? device = null;
        PairingException? refusal = null;
        try
        {
            PairingHello peer = PairingHello.Read(await stream.ReceiveAsync(PairingKind.Hello, _ended.Token).ConfigureAwait(false));
            Check(peer.Version == PairingOptions.Version, PairingRefusal.OtherVersion);
            Check(Volatile.Read(ref _pin) is not null, PairingRefusal.Closed);
            await stream.SendAsync(PairingKind.Hello, new PairingHello(PairingOptions.Version, _options.OwnName).Write(), _ended.Token).ConfigureAwait(false);
            byte[] first = await stream.ReceiveAsync(PairingKind.Round1, _ended.Token).ConfigureAwait(false);

            // Sync pairing-pin (observe)
            ShownPin? shown = Volatile.Read(ref _pin);
            Check(shown is not null, PairingRefusal.Closed);
            Check(shown!.Take(), PairingRefusal.Busy);
            pin = shown;
            stream.Patience = PairingOptions.TryTime;
            talk = new PairingTalk(stream, _store, _options, peer);
            device = await talk.AsHostAsync(pin.Digits, first, _ended.Token).ConfigureAwait(false);
        }
        catch (PairingException error)
        {
            refusal = error;
            await stream.TryRefuseAsync(error.Reason, NumberOf(error.Reason)).ConfigureAwait(false);
        }
        finally
        {
            pin?.End(new TryOutcome(device, refusal ?? PairingWords.BrokenOff(), Counts: talk is not { IsProven: true }));
        }
    }

    private static string DrawDigits() => string.Concat(Enumerable.Range(0, PairingOptions.PinDigits).Select(_ => (char)('0' + RandomNumberGenerator.GetInt32(10))));

    private static void Check(bool isSo, PairingRefusal otherwise)
    {
        if (!isSo)
        {
            throw new PairingException(otherwise, "refused before a try");
        }
    }

    private int NumberOf(PairingRefusal reason) => reason switch
    {
        PairingRefusal.OtherVersion => PairingOptions.Version,
        PairingRefusal.Closed => (int)Math.Ceiling(Math.Max(0, Volatile.Read(ref _closedUntil) - _options.Time.GetTimestamp()) / (double)_options.Time.TimestampFrequency),
        _ => 0,
    };

    /// <summary>How a try ended.</summary>
    /// <param name="Device">The device; null for a failure.</param>
    /// <param name="Refusal">Why there is none.</param>
    /// <param name="Counts">Whether the guest may have guessed: it has not shown that it knows the PIN.</param>
    private sealed record TryOutcome(PairedDevice? Device, PairingException Refusal, bool Counts);

    /// <summary>A PIN for one try: whoever takes it first has it, a guest or the end of its minute.</summary>
    private sealed class ShownPin(string digits)
    {
        private readonly TaskCompletionSource<TryOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _isTaken;

        public string Digits => digits;

        public Task<TryOutcome> Outcome => _outcome.Task;

        public bool Take() => Interlocked.Exchange(ref _isTaken, 1) == 0;

        public bool Expire() => Take();

        public void End(TryOutcome outcome) => _outcome.TrySetResult(outcome);
    }
}
