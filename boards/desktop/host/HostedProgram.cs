using System.Reflection;
using LiteIpc;
using Samgr.Boards.Link;
using Samgr.Desktop;
using Samgr.Emulator;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>
/// A process that is a program, such as a board application: its own entry point runs, and what it makes with
/// <see cref="SamgrDefaults"/> logs, traces and reports to the machine. Stopping it is like switching a board off.
/// </summary>
internal sealed class HostedProgram(KernelLink link, ProcessConfiguration configuration, ILogSink log)
{
    private readonly ProgramProcesses _processes = new();

    /// <summary>Runs the program on this thread.</summary>
    /// <returns>Its exit code, or one of <see cref="ProcessExitCode"/>.</returns>
    internal int Run(string program)
    {
        MethodInfo entryPoint;
        try
        {
            entryPoint = ModuleLoader.LoadProgram(program);
        }
        catch (ModuleException error)
        {
            link.SendState(ProcessState.Faulty, error.Message);
            return ProcessExitCode.BadModule;
        }

        link.StopRequested = SwitchOff;
        link.Asked = (kind, subject) => ProgramQueries.Answer(_processes.All, kind, subject);
        PlugIn();
        CrashReport.Follow(link, () => _processes.All.Select(process => process.Samgr));
        link.SendState(ProcessState.Booted, string.Empty);
        object?[] arguments = entryPoint.GetParameters().Length == 0 ? [] : [Array.Empty<string>()];
        return entryPoint.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null) as int? ?? ProcessExitCode.Stopped;
    }

    private void PlugIn()
    {
        MachineHost host = new(link);
        SamgrDefaults.Adapter = new DesktopAdapter();
        SamgrDefaults.Log = log;
        BoardLink.Given = configuration.Link?.Text;
        SamgrDefaults.Events = configuration.IsTracing ? name => new ProgramEvents(link, name) : null;
        SamgrLite.Created = samgr =>
        {
            samgr.Options.Host ??= host;
            (samgr.Options.Events as ProgramEvents)?.Follow(samgr);
            _processes.Add(samgr);
            BootFailures.Follow(link, samgr);
        };
    }

    private void SwitchOff()
    {
        link.Ended = null;
        HostExit.Now(ProcessExitCode.Stopped);
    }
}
