using System.Device.Gpio.Backend;
using System.Runtime.InteropServices;
using LiteIpc;
using LiteIpc.Desktop;
using LiteIpc.Kit.Desktop;
using Samgr.Emulator;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>The life of one emulated process: join the machine, load the modules, boot, serve, stop.</summary>
internal sealed class HostedProcess(KernelLink link, ProcessConfiguration configuration)
{
    private readonly SocketLogSink _log = new(link, configuration.LogLevel);
    private readonly ManualResetEventSlim _stop = new();
    private SamgrLite? _samgr;

    /// <summary>Runs the process.</summary>
    /// <returns>One of <see cref="ProcessExitCode"/>.</returns>
    internal int Run()
    {
        link.StopRequested = _stop.Set;
        link.Ended = OnKernelLost;
        link.Asked = (kind, subject) => _samgr == null ? null : Answer(_samgr, kind, subject);
        LongWaits.AskOthers = link.Report;
        VirtualBoard.PlugIn(new KernelPins(link));
        KitDesktop.PlugIn();
        link.Start();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnTerminate);

        CrashReport.Follow(link, () => _samgr == null ? [] : [_samgr]);
        using LoadedFiles files = new(link);
        link.SendState(ProcessState.Loading, string.Empty);
        if (configuration.Program != null)
        {
            return new HostedProgram(link, configuration, _log).Run(configuration.Program);
        }

        if (configuration.Child != null)
        {
            return new HostedChild(link, configuration, configuration.Child, _log).Run(samgr => _samgr = samgr);
        }

        SamgrLite samgr = new(SamgrSettings.Make(link, configuration, _log));
        try
        {
            foreach ((string assembly, string type) in configuration.Modules)
            {
                ModuleLoader.Load(assembly, type).Install(samgr);
            }
        }
        catch (ModuleException error)
        {
            link.SendState(ProcessState.Faulty, error.Message);
            return ProcessExitCode.BadModule;
        }
        catch (Exception error)
        {
            link.SendState(ProcessState.Faulty, "a module threw while it was installed: " + error);
            return ProcessExitCode.BadModule;
        }

        return Serve(samgr);
    }

    private string? Answer(SamgrLite samgr, int kind, string subject) => kind switch
    {
        QueryKind.HeldBy => WaitQueries.HeldBy(samgr, link, subject),
        QueryKind.Waits => WaitQueries.All(samgr),
        _ => ProcessQueries.Answer(samgr, kind, subject),
    };

    private int Serve(SamgrLite samgr)
    {
        IIpcDriver driver = ProcessDriver.Make(link, configuration, samgr);
        int result = configuration.HostsSamgr
            ? samgr.ConnectAsManager(driver, SamgrSettings.MakePolicy(configuration, samgr.Options.MaxPolicies))
            : samgr.Connect(driver);
        if (result != EC.Success)
        {
            _log.Write(LogLevel.Fatal, "host", "cannot join liteipc: " + EC.NameOf(result));
            return ProcessExitCode.NoIpc;
        }

        _samgr = samgr;
        samgr.Bootstrap();
        Thread boot = new(() => ReportBoot(samgr)) { IsBackground = true, Name = "boot" };
        boot.Start();
        _stop.Wait();
        link.Ended = null;
        samgr.Stop();
        return ProcessExitCode.Stopped;
    }

    private void ReportBoot(SamgrLite samgr)
    {
        samgr.WaitForBoot(BootStage.SystemCompleted, Timeout.Infinite);
        BootFailures.Report(link, samgr);
        link.SendState(ProcessState.Booted, string.Empty);
        samgr.WaitForBoot(BootStage.ApplicationCompleted, Timeout.Infinite);
        BootFailures.Report(link, samgr);
    }

    private void OnTerminate(PosixSignalContext context)
    {
        context.Cancel = true;
        _stop.Set();
    }

    private static void OnKernelLost(string? fault) => HostExit.Now(ProcessExitCode.KernelLost);
}
