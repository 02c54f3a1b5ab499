using System.Threading;
using LiteIpc;

namespace Samgr.Boards;

/// <summary>
/// The application of a board: three processes in one CLR over the in-memory driver. The provider hosts samgr
/// and gpio, the consumer toggles an LED when a button is pressed, the application shows that the board is alive.
/// </summary>
public sealed class BoardApplication
{
    /// <summary>The milestone that is reported once all processes are up.</summary>
    public const string BootMilestone = "board";

    /// <summary>The milestone that is reported once the button is being watched.</summary>
    public const string ButtonMilestone = "button";

    private const string Tag = "board";

    private readonly AutoResetEvent _wake = new AutoResetEvent(false);
    private readonly ILogSink _log;
    private readonly BoardPins _pins;
    private readonly BoardTimes _times;
    private readonly uint _free;
    private readonly BoardServices _services;
    private readonly BoardProcess _provider;
    private readonly BoardProcess _consumer;
    private readonly BoardProcess _application;
    private int _isRestartWanted;
    private bool _isStopped;

    /// <summary>Makes the application; nothing runs before <see cref="Run"/>.</summary>
    /// <param name="pins">The pins of the parts connected to the board.</param>
    /// <param name="times">How often it does what it does.</param>
    public BoardApplication(BoardPins pins, BoardTimes times)
        : this(pins, times, BoardMemory.Free())
    {
    }

    /// <summary>Makes the application for so much memory; nothing runs before <see cref="Run"/>.</summary>
    /// <param name="pins">The pins of the parts connected to the board.</param>
    /// <param name="times">How often it does what it does.</param>
    /// <param name="free">Free bytes of the heap; <see cref="BoardMemory.Unknown"/> for enough.</param>
    public BoardApplication(BoardPins pins, BoardTimes times, uint free)
    {
        _pins = pins;
        _times = times;
        _log = SamgrDefaults.Log ?? new ConsoleLog();
        _free = free;
        Kernel = new IpcKernel(_log, BoardLimits.MaxHandles, BoardLimits.MaxCalls);
        _services = new BoardServices(pins, times, RequestRestart);
        _provider = new BoardProcess("provider", "samgr, gpio", BoardLimits.ProviderBytes, BoardServices.ProviderPid, true, times.DeadlineMs, _services.InstallProvider);
        _consumer = new BoardProcess("consumer", "broadcast, button", BoardLimits.ConsumerBytes, BoardServices.ConsumerPid, false, times.DeadlineMs, _services.InstallConsumer);
        _application = new BoardProcess("application", "heartbeat, watchdog, memory", BoardLimits.ApplicationBytes, BoardServices.ApplicationPid, false, times.DeadlineMs, _services.InstallApplication);
    }

    /// <summary>The kernel of its processes.</summary>
    public readonly IpcKernel Kernel;

    /// <summary>Who may provide and use what; null lets every process of this board, and no other device. Set before <see cref="Run"/>.</summary>
    public PolicyTable? Policy;

    /// <summary>Receives the log lines of all processes.</summary>
    public ILogSink LogSink => _log;

    /// <summary>The process that hosts samgr and gpio; another one after each restart. Null until it has been started.</summary>
    public SamgrLite? Provider => _provider.Samgr;

    /// <summary>The process that waits for the button. Null until it has been started, and where there is too little memory for it.</summary>
    public SamgrLite? Consumer => _consumer.Samgr;

    /// <summary>The process with heartbeat and watchdog. Null until it has been started, and where there is too little memory for it.</summary>
    public SamgrLite? Application => _application.Samgr;

    /// <summary>How often the provider has been started again.</summary>
    public int Restarts { get; private set; }

    /// <summary>
    /// Boots the board and supervises it on this thread until <see cref="Stop"/>: on a board for ever. A process for which there is
    /// too little memory is left out, which is said once: the one with the button first.
    /// </summary>
    public void Run()
    {
        BoardMemory memory = new BoardMemory(_log, _free);
        bool isUp = Fits(memory, _provider);
        bool hasApplication = isUp && Fits(memory, _application);
        bool hasConsumer = isUp && Fits(memory, _consumer);
        isUp = isUp && (Start(_provider) & (!hasConsumer || Start(_consumer)) & (!hasApplication || Start(_application)));
        if (isUp)
        {
            Log(LogLevel.Info, _pins.Board + " is up");
            _provider.Samgr?.Options.Host?.ReportMilestone(BootMilestone);
        }

        while (true)
        {
            _wake.WaitOne();
            if (_isStopped)
            {
                break;
            }

            RestartProvider();
        }

        _application.Stop();
        _consumer.Stop();
        StopProvider();
    }

    /// <summary>Has <see cref="Run"/> stop the processes and return.</summary>
    public void Stop()
    {
        _isStopped = true;
        _wake.Set();
    }

    /// <summary>Has the provider stopped and started again; asking again before that is done changes nothing.</summary>
    public void RequestRestart()
    {
        if (Interlocked.Exchange(ref _isRestartWanted, 1) == 0)
        {
            _wake.Set();
        }
    }

    private void RestartProvider()
    {
        Log(LogLevel.Warn, "the provider is stopped and started again");
        StopProvider();
        Start(_provider);
        Restarts++;
        Interlocked.Exchange(ref _isRestartWanted, 0);
    }

    private void StopProvider()
    {
        _provider.Stop();
        _services.CloseProvider();
    }

    private static bool Fits(BoardMemory memory, BoardProcess process)
        => memory.Suffices(process.Name + " (" + process.Services + ")", process.Bytes);

    private bool Start(BoardProcess process)
    {
        int result = process.Start(Kernel, _log, Policy);
        bool hasStarted = result == EC.Success;
        if (hasStarted && !process.WaitForBoot(_times.BootMs))
        {
            Log(LogLevel.Error, process.Name + " has not booted within " + _times.BootMs + " ms");
        }

        string? refused = hasStarted ? process.Samgr!.RefusedAtBoot : EC.NameOf(result);
        if (refused != null)
        {
            Log(LogLevel.Fatal, process.Name + " cannot start: " + refused);
        }

        return refused == null;
    }

    private void Log(int level, string text) => _log.Write(level, Tag, text);
}
