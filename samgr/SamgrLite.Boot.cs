using System;
using System.Collections;
using System.Threading;
using LiteIpc;

namespace Samgr;

public sealed partial class SamgrLite
{
    private const int NotBooted = -1;

    private readonly BootstrapService _bootstrapService;
    private readonly Identity _bootstrapIdentity;
    private readonly ManualResetEvent _systemCompleted = new ManualResetEvent(false);
    private readonly ManualResetEvent _applicationCompleted = new ManualResetEvent(false);
    private int _stage = NotBooted;
    private int _initializing;
    private bool _hasNews;

    /// <summary>The init calls of this process; modules add theirs before the bootstrap.</summary>
    public readonly InitCalls InitCalls = new InitCalls();

    /// <summary>
    /// Starts the process: runs the init calls and initialises the services, each on its own thread, in two stages. Returns
    /// before they are done. Called again, it initialises what has been registered since.
    /// </summary>
    public void Bootstrap()
    {
        bool first;
        lock (Gate)
        {
            first = _stage == NotBooted;
            if (first)
            {
                _stage = BootStage.SystemCompleted;
            }

            // One more than there are services, so that the stage does not end while they are being registered and started.
            _initializing++;
        }

        if (first)
        {
            for (int group = InitGroup.Core; group <= InitGroup.SystemFeature; group++)
            {
                InitCalls.Run(this, group, group);
            }
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
            Options.WriteError("running an init call", error);
        }
    }

    /// <summary>On the Bootstrap service's thread: goes on to the next stage.</summary>
    internal void OnStageCompleted(int stage)
    {
        if (stage == BootStage.SystemCompleted)
        {
            Options.WriteLog(LogLevel.Info, "system services initialised");
            InitCalls.Run(this, InitGroup.ExtendedService, InitGroup.ApplicationService);
            InitCalls.Run(this, InitGroup.ExtendedFeature, InitGroup.ApplicationFeature);

            // Whoever waits for it finds what was refused, too.
            _systemCompleted.Set();
            InitializeRegistered();
        }
        else if (stage == BootStage.ApplicationCompleted)
        {
            InitCalls.Run(this, InitGroup.Run, InitGroup.Run);
            Options.WriteLog(LogLevel.Info, "boot completed");
            _applicationCompleted.Set();
        }
    }

    /// <summary>On the service's own thread: initialises it and its features, and makes its interfaces callable.</summary>
    internal void InitializeService(ServiceEntry entry)
    {
        try
        {
            if (entry.IsRegistered && !Tasks.IsStopped)
            {
                Initialize(entry);
            }
        }
        finally
        {
            EndInitialize();
        }
    }

    private void Initialize(ServiceEntry entry)
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
    }

    private void InitializeRegistered()
    {
        ArrayList entries = TakeUninitialized();
        for (int i = 0; i < entries.Count; i++)
        {
            StartInitialize((ServiceEntry)entries[i]!);
        }

        EndInitialize();
    }

    private ArrayList TakeUninitialized()
    {
        ArrayList entries = new ArrayList();

        lock (Gate)
        {
            for (int id = 0; id < Services.Size; id++)
            {
                ServiceEntry? entry = Services.At(id);
                if (entry != null && IsNew(entry))
                {
                    entries.Add(entry);
                    _initializing++;
                    if (entry.State == ServiceState.Registered)
                    {
                        entry.State = ServiceState.Initializing;
                    }
                }
            }

            _hasNews |= entries.Count > 0;
        }

        return entries;
    }

    private void StartInitialize(ServiceEntry entry)
    {
        if (entry.Config == null)
        {
            TaskConfig config = ConfigOf(entry);
            lock (Gate)
            {
                entry.Config = config;
                entry.Pool = entry.IsRegistered ? Tasks.Join(entry) : null;
                entry.Identity.Queue = entry.Pool?.Queue;
            }
        }

        TaskPool? pool = entry.Pool;
        if (pool == null)
        {
            InitializeService(entry);
            return;
        }

        if (!pool.Queue.SendStep(ExchangeKind.Initialize, entry, 0))
        {
            // Stopped, or unregistered, meanwhile.
            EndInitialize();
        }
    }

    private TaskConfig ConfigOf(ServiceEntry entry)
    {
        try
        {
            TaskConfig config = entry.Service.GetTaskConfig();
            Options.Adapter.Check(config);
            return config;
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

            entry.Fault = "Initialize returned false";
            Options.WriteLog(LogLevel.Error, entry.Fault + ": the service is not available", entry.Name);
        }
        catch (Exception error)
        {
            entry.Fault = "Initialize threw: " + Dispatcher.Threw(entry, "initialising, the service is not available", error);
        }

        return false;
    }

    private void InitializeFeatures(ServiceEntry entry)
    {
        for (FeatureEntry? feature = TakeNewFeature(entry); feature != null; feature = TakeNewFeature(entry))
        {
            try
            {
                feature.Feature.OnInitialize(entry.Service, feature.Identity);
            }
            catch (Exception error)
            {
                Dispatcher.Threw(entry, "initialising feature " + feature.Name, error);
            }
        }
    }

    private FeatureEntry? TakeNewFeature(ServiceEntry entry)
    {
        lock (Gate)
        {
            FeatureEntry? feature = FindNewFeature(entry);
            if (feature != null)
            {
                feature.IsInitialized = true;
                feature.Identity.Queue = entry.Identity.Queue;
            }

            return feature;
        }
    }

    private static FeatureEntry? FindNewFeature(ServiceEntry entry)
    {
        for (int id = 0; id < entry.Features.Size; id++)
        {
            FeatureEntry? feature = (FeatureEntry?)entry.Features.At(id);
            if (feature != null && !feature.IsInitialized)
            {
                return feature;
            }
        }

        return null;
    }

    private static bool IsNew(ServiceEntry entry)
        => entry.State == ServiceState.Registered || (entry.State != ServiceState.Initializing && FindNewFeature(entry) != null);

    /// <summary>One step of the stage less; the last one ends it.</summary>
    private void EndInitialize()
    {
        int completed;
        lock (Gate)
        {
            if (--_initializing > 0)
            {
                return;
            }

            completed = _stage;
            if (completed == BootStage.SystemCompleted)
            {
                // The application's services are still to be registered, by the Bootstrap service.
                _initializing = 1;
            }
            else if (completed == BootStage.ServiceRegistered && !_hasNews)
            {
                return;
            }

            _hasNews = false;
            _stage = completed == BootStage.ServiceRegistered ? completed : completed + 1;
        }

        Announce(completed);
    }

    private void Announce(int stage)
    {
        ServiceEntry bootstrap = _bootstrapIdentity.Service!;
        if (bootstrap.Pool != null)
        {
            bootstrap.Pool.Queue.SendStep(ExchangeKind.Request, bootstrap, stage);
        }
    }
}
