using System;
using System.Collections;
using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// The service that takes the boot from one stage to the next: it runs the init calls of a stage, has each new service initialised on the thread of
/// its task, and goes on when the last one is. Guarded by the registry's gate.
/// </summary>
internal sealed class BootstrapService : Service
{
    private const int NotBooted = -1;
    private const string NotAvailable = " the service is not available";

    private readonly ServiceEntry _entry;
    private readonly ManualResetEvent _systemCompleted = new ManualResetEvent(false);
    private readonly ManualResetEvent _applicationCompleted = new ManualResetEvent(false);
    private int _stage = NotBooted;

    /// <summary>Initialisations that the stage still waits for.</summary>
    private int _initializing;
    private bool _hasNews;

    internal BootstrapService(SamgrLite samgr)
    {
        Samgr = samgr;
        _entry = new RegisteredService(this, samgr.Options);
        samgr.Services.Add(_entry);
    }

    public override string Name => "Bootstrap";

    /// <summary>Begins, or initialises what has been registered since.</summary>
    internal void Start()
    {
        bool first;
        lock (Samgr!.Services.Gate)
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
                Samgr!.InitCalls.Run(Samgr, group, group);
            }
        }

        InitializeRegistered();
    }

    internal bool WaitFor(int stage, int timeoutMs)
        => (stage == BootStage.SystemCompleted ? _systemCompleted : _applicationCompleted).WaitOne(timeoutMs, false);

    /// <summary>A stage has ended: goes on to the next one.</summary>
    public override bool MessageHandle(Request request)
    {
        int stage = request.MsgId;
        InitCalls calls = Samgr!.InitCalls;
        if (stage == BootStage.SystemCompleted)
        {
            Samgr!.Options.WriteLog(LogLevel.Info, "system services initialised");
            calls.Run(Samgr, InitGroup.ExtendedService, InitGroup.ApplicationService);
            calls.Run(Samgr, InitGroup.ExtendedFeature, InitGroup.ApplicationFeature);

            // Last, so that a thread that waits for the stage finds the refusals of its init calls, too.
            _systemCompleted.Set();
            InitializeRegistered();
        }
        else if (stage == BootStage.ApplicationCompleted)
        {
            calls.Run(Samgr, InitGroup.Run, InitGroup.Run);
            Samgr!.Options.WriteLog(LogLevel.Info, "boot completed");
            _applicationCompleted.Set();
        }

        return true;
    }

    /// <summary>On the service's own thread.</summary>
    private void InitializeTarget(Request request, Response response) => InitializeService((RegisteredService)request.Exchange!.Target!);

    /// <summary>Initialises a service and its features, and makes its interfaces callable.</summary>
    private void InitializeService(RegisteredService entry)
    {
        try
        {
            if (!entry.IsRegistered || Samgr!.Tasks.IsStopped)
            {
                return;
            }

            if (entry.State == ServiceState.Initializing)
            {
                entry.State = RunInitialize(entry) ? ServiceState.Running : ServiceState.Failed;
            }

            InitializeFeatures(entry);
            if (entry.State == ServiceState.Running)
            {
                Samgr!.PublishAll(entry);
            }
        }
        finally
        {
            EndInitialize();
        }
    }

    private void InitializeRegistered()
    {
        ArrayList entries = TakeUninitialized();
        for (int i = 0; i < entries.Count; i++)
        {
            StartInitialize((RegisteredService)entries[i]!);
        }

        EndInitialize();
    }

    private ArrayList TakeUninitialized()
    {
        ArrayList entries = new ArrayList();

        lock (Samgr!.Services.Gate)
        {
            for (int id = 0; id < Samgr!.Services.Size; id++)
            {
                ServiceEntry? entry = Samgr!.Services.At(id);
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

    private void StartInitialize(RegisteredService entry)
    {
        if (entry.Config == null)
        {
            TaskConfig config = ConfigOf(entry);
            lock (Samgr!.Services.Gate)
            {
                entry.Config = config;
                entry.Pool = entry.IsRegistered ? Samgr!.Tasks.Join(entry) : null;
                entry.Identity.Queue = entry.Pool?.Queue;
            }
        }

        TaskPool? pool = entry.Pool;
        if (pool == null)
        {
            InitializeService(entry);
            return;
        }

        if (!pool.Queue.SendStep(entry, 0, InitializeTarget))
        {
            // Stopped, or unregistered, meanwhile.
            EndInitialize();
        }
    }

    private TaskConfig ConfigOf(RegisteredService entry)
    {
        try
        {
            TaskConfig config = entry.Service.GetTaskConfig();
            Samgr!.Options.Adapter.Check(config);
            return config;
        }
        catch (Exception error)
        {
            entry.CountThrown("choosing its task", error);
            return new TaskConfig();
        }
    }

    private bool RunInitialize(RegisteredService entry)
    {
        try
        {
            if (entry.Service.Initialize(entry.Identity))
            {
                return true;
            }

            entry.Fault = "Initialize returned false";
            Samgr!.Options.WriteLog(LogLevel.Error, entry.Fault + ":" + NotAvailable, entry.Name);
        }
        catch (Exception error)
        {
            entry.Fault = "Initialize threw: " + entry.CountThrown("initialising," + NotAvailable, error);
        }

        return false;
    }

    private void InitializeFeatures(RegisteredService entry)
    {
        for (FeatureEntry? feature = TakeNewFeature(entry); feature != null; feature = TakeNewFeature(entry))
        {
            try
            {
                feature.Feature.OnInitialize(entry.Service, feature.Identity);
            }
            catch (Exception error)
            {
                entry.CountThrown("initialising feature " + feature.Name, error);
            }
        }
    }

    private FeatureEntry? TakeNewFeature(ServiceEntry entry)
    {
        lock (Samgr!.Services.Gate)
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
        lock (Samgr!.Services.Gate)
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

        if (_entry.Pool != null)
        {
            _entry.Pool.Queue.SendStep(_entry, completed, null);
        }
    }
}
