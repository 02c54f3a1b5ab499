using System;
using System.Collections;
using System.Threading;
using LiteIpc;

namespace Samgr;

public sealed partial class SamgrLite
{
    private const int NotBooted = -1;

    private readonly BootstrapService _bootstrapService;
    private readonly ManualResetEvent _systemCompleted = new ManualResetEvent(false);
    private readonly ManualResetEvent _applicationCompleted = new ManualResetEvent(false);
    private int _stage = NotBooted;
    private int _initializing;

    /// <summary>The init calls of this process; modules add theirs before the bootstrap.</summary>
    public InitCalls InitCalls { get; } = new InitCalls();

    /// <summary>
    /// Starts the process: runs the init calls and initialises the services, each on its own thread, in two stages. Returns
    /// before they are done. Called again, it initialises what has been registered since.
    /// </summary>
    public void Bootstrap()
    {
        bool first;
        lock (_gate)
        {
            first = _stage == NotBooted;
            if (first)
            {
                _stage = BootStage.SystemCompleted;
            }
        }

        if (first)
        {
            InitCalls.RunSystem(this);
        }

        InitializeRegistered();
    }

    /// <summary>Waits until a stage of the boot has ended.</summary>
    /// <param name="stage"><see cref="BootStage.SystemCompleted"/> or <see cref="BootStage.ApplicationCompleted"/>.</param>
    /// <param name="timeoutMs">How long to wait at most; -1 for ever.</param>
    /// <returns>False when it did not end in time.</returns>
    public bool WaitForBoot(int stage, int timeoutMs)
        => (stage == BootStage.SystemCompleted ? _systemCompleted : _applicationCompleted).WaitOne(timeoutMs, false);

    internal void RunInitCall(InitCall call)
    {
        try
        {
            call(this);
        }
        catch (Exception error)
        {
            Log(LogLevel.Error, "exception in an init call: " + error);
        }
    }

    /// <summary>On the Bootstrap service's thread: goes on to the next stage.</summary>
    internal void OnStageCompleted(int stage)
    {
        if (stage == BootStage.SystemCompleted)
        {
            Log(LogLevel.Info, "system services initialised");
            _systemCompleted.Set();
            InitCalls.RunApplication(this);
            InitializeRegistered();
        }
        else if (stage == BootStage.ApplicationCompleted)
        {
            InitCalls.RunLast(this);
            Log(LogLevel.Info, "boot completed");
            _applicationCompleted.Set();
        }
    }

    /// <summary>On the service's own thread: initialises it and its features, and makes its interfaces callable.</summary>
    internal void InitializeService(ServiceEntry entry)
    {
        if (entry.State == ServiceState.Initializing)
        {
            entry.State = RunInitialize(entry) ? ServiceState.Running : ServiceState.Failed;
        }

        InitializeFeatures(entry);
        if (entry.State == ServiceState.Running)
        {
            PublishAll(entry);
        }

        if (Interlocked.Decrement(ref _initializing) == 0)
        {
            CompleteStage();
        }
    }

    private void InitializeRegistered()
    {
        ArrayList entries = TakeUninitialized();
        for (int i = 0; i < entries.Count; i++)
        {
            StartInitialize((ServiceEntry)entries[i]!);
        }

        if (Interlocked.Decrement(ref _initializing) == 0)
        {
            CompleteStage();
        }
    }

    private ArrayList TakeUninitialized()
    {
        ArrayList entries = new ArrayList();

        // One more than there are services, so that the stage does not end while they are being started.
        Interlocked.Increment(ref _initializing);
        lock (_gate)
        {
            for (int id = 0; id < _services.Size; id++)
            {
                ServiceEntry? entry = _services.At(id);
                if (entry != null && (entry.State == ServiceState.Registered || HasNewFeature(entry)))
                {
                    entries.Add(entry);
                    Interlocked.Increment(ref _initializing);
                    if (entry.State == ServiceState.Registered)
                    {
                        entry.State = ServiceState.Initializing;
                    }
                }
            }
        }

        return entries;
    }

    private void StartInitialize(ServiceEntry entry)
    {
        if (entry.Config == null)
        {
            entry.Config = ConfigOf(entry);
            entry.Pool = _tasks.Join(entry);
        }

        Exchange? exchange = entry.Pool?.Queue.RentInitialize();
        if (exchange == null)
        {
            InitializeService(entry);
            return;
        }

        exchange.Target = entry;
        entry.Pool!.Queue.Post(exchange);
    }

    private TaskConfig ConfigOf(ServiceEntry entry)
    {
        try
        {
            return entry.Service.GetTaskConfig();
        }
        catch (Exception error)
        {
            Dispatcher.Threw(entry, "choosing its task", error);
            return new TaskConfig();
        }
    }

    private bool RunInitialize(ServiceEntry entry)
    {
        try
        {
            if (entry.Service.Initialize(entry.Identity))
            {
                return true;
            }

            Options.Log?.Write(LogLevel.Error, entry.Name, "Initialize returned false: the service is not available");
        }
        catch (Exception error)
        {
            Dispatcher.Threw(entry, "initialising, the service is not available", error);
        }

        return false;
    }

    private void InitializeFeatures(ServiceEntry entry)
    {
        for (int id = 0; id < entry.Features.Size; id++)
        {
            FeatureEntry? feature = (FeatureEntry?)entry.Features.At(id);
            if (feature == null || feature.IsInitialized)
            {
                continue;
            }

            feature.IsInitialized = true;
            try
            {
                feature.Feature.OnInitialize(entry.Service, feature.Identity);
            }
            catch (Exception error)
            {
                Dispatcher.Threw(entry, "initialising feature " + feature.Feature.Name, error);
            }
        }
    }

    private static bool HasNewFeature(ServiceEntry entry)
    {
        for (int id = 0; entry.State != ServiceState.Initializing && id < entry.Features.Size; id++)
        {
            FeatureEntry? feature = (FeatureEntry?)entry.Features.At(id);
            if (feature != null && !feature.IsInitialized)
            {
                return true;
            }
        }

        return false;
    }

    private void CompleteStage()
    {
        int stage;
        lock (_gate)
        {
            stage = _stage;
            if (_stage != BootStage.ServiceRegistered)
            {
                _stage++;
            }
        }

        ServiceEntry bootstrap = _services.Find(BootstrapService.ServiceName)!;
        TaskQueue queue = bootstrap.Pool!.Queue;
        Exchange? exchange = queue.RentInitialize();
        if (exchange == null)
        {
            return;
        }

        exchange.Kind = ExchangeKind.Request;
        exchange.Target = bootstrap;
        exchange.FeatureId = Identity.InvalidId;
        exchange.Request.MsgId = stage;
        queue.Post(exchange);
    }
}
