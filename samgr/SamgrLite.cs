using LiteIpc;

namespace Samgr;

/// <summary>
/// The service manager of one process: its services, features and their interfaces, and the way to those of other processes.
/// </summary>
/// <remarks>
/// Every method may be called from any thread, before and after the bootstrap. The next <see cref="Bootstrap"/>
/// initialises services that are registered after it. Runtime conditions come back as codes, false or null.
/// </remarks>
public sealed partial class SamgrLite
{
    private static readonly object _defaultGate = new object();
    private static SamgrLite? _default;

    private readonly BootstrapService _boot;

    /// <summary>Told of each service manager when it is made; null for nobody. A runtime sets it before the application makes its first one.</summary>
    public static InitCall? Created;

    /// <summary>The init calls of this process; modules add theirs before the bootstrap.</summary>
    public readonly InitCalls InitCalls = new InitCalls();

    /// <summary>Makes the service manager of a process.</summary>
    /// <param name="options">
    /// The settings, of which it takes a copy. The adapter of the desktop throws ArgumentOutOfRangeException for one that is out of its
    /// range, with the name and the range in words; a board checks none.
    /// </param>
    public SamgrLite(SamgrOptions options)
    {
        options = options.Copy();
        options.Adapter.Check(options);
        Options = options;
        Tasks = new TaskManager(options);
        Arrivals = new Arrivals(options, Services);
        _boot = new BootstrapService(this);
        options.Events ??= SamgrDefaults.Events?.Invoke(options.Name);
        Created?.Invoke(this);
    }

    /// <summary>The settings of this process: its own copy of those that it was made with. To be read; a limit that is changed here is not checked.</summary>
    public readonly SamgrOptions Options;

    internal readonly ServiceRegistry Services = new ServiceRegistry();

    internal readonly TaskManager Tasks;

    internal readonly Arrivals Arrivals;

    /// <summary>Null until the process takes part in IPC.</summary>
    internal Endpoint? Endpoint;

    /// <summary>Null until the process takes part in IPC.</summary>
    internal RemoteClients? Clients;

    /// <summary>The default instance: the one of a process that has only one. Made on first use.</summary>
    public static SamgrLite GetInstance()
    {
        lock (_defaultGate)
        {
            return _default ??= new SamgrLite(new SamgrOptions());
        }
    }

    /// <summary>
    /// Starts the process: runs the init calls and initialises the services, each on its own thread, in two stages. Returns
    /// before they are done. Called again, it initialises what has been registered since.
    /// </summary>
    public void Bootstrap() => _boot.Start();

    /// <summary>Waits until a stage of the boot has ended.</summary>
    /// <param name="stage"><see cref="BootStage.SystemCompleted"/> or <see cref="BootStage.ApplicationCompleted"/>.</param>
    /// <param name="timeoutMs">The longest wait, in milliseconds; -1 for ever.</param>
    /// <returns>False when it did not end in time.</returns>
    public bool WaitForBoot(int stage, int timeoutMs) => _boot.WaitFor(stage, timeoutMs);

    /// <summary>
    /// Ends every thread and leaves IPC: for the other processes this one is dead. Waits for the handlers that run at the
    /// moment, at most two seconds.
    /// </summary>
    public void Stop()
    {
        Arrivals.Close();
        Endpoint?.Stop();
        Tasks.Stop(StopTimeoutMs);
    }

    /// <summary>The first registration that was refused before the boot had ended, and why; null while none was. The boot has failed then.</summary>
    public string? RefusedAtBoot;

    private const int StopTimeoutMs = 2000;

    private bool Refuse(string what, string? name, int code)
    {
        string text = what + (code == EC.NameTooLong
            ? ": the name '" + name + "' has more than " + SaName.MaxLength + " bytes of UTF-8 (EC_NAMETOOLONG)"
            : " refused for '" + name + "': " + EC.NameOf(code));
        Options.WriteLog(code == EC.NameTooLong ? LogLevel.Error : LogLevel.Warn, text);
        if (!_boot.WaitFor(BootStage.ApplicationCompleted, 0))
        {
            RefusedAtBoot ??= text;
        }

        return false;
    }
}
