using System.Reflection;
using LiteIpc;
using LiteIpc.Kit;
using Samgr.Ability;
using Samgr.Emulator;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>The life of a child process: load its library, connect to the parent or run the function, and end with that.</summary>
internal sealed class HostedChild(KernelLink link, ProcessConfiguration configuration, ChildConfiguration child, ILogSink log)
{
    private const string Tag = "host";
    private const int LastRepliesMs = 1000;

    private ChildProcessContext _context = null!;
    private SvcIdentity _identity = SvcIdentity.Invalid;

    /// <summary>Runs the process.</summary>
    /// <param name="made">Called with its samgr once there is one.</param>
    /// <returns>One of <see cref="ProcessExitCode"/>.</returns>
    internal int Run(Action<SamgrLite> made)
    {
        link.StopRequested = SwitchOff;
        SamgrLite samgr = new(SamgrSettings.Make(link, configuration, log));
        int result = samgr.Connect(ProcessDriver.Make(link, configuration, samgr));
        if (result != EC.Success)
        {
            log.Write(LogLevel.Fatal, Tag, "cannot join liteipc: " + EC.NameOf(result));
            return ProcessExitCode.NoIpc;
        }

        made(samgr);
        samgr.Bootstrap();
        _context = new ChildProcessContext(samgr, AbilityKit.Skeleton(samgr), ((IChildProcessHost)samgr.Options.Host!).CurrentArgs);
        int code = Load(out Action<ChildProcessContext> main);
        link.SendChildReady(code, _identity);
        if (code != ChildProcessError.Success)
        {
            return ProcessExitCode.BadModule;
        }

        link.SendState(ProcessState.Booted, string.Empty);
        int exitCode = RunMain(main);
        link.Ended = null;
        _context.Skeleton.Close(LastRepliesMs);
        samgr.Stop();
        HostExit.Now(exitCode);
        return exitCode;
    }

    private int Load(out Action<ChildProcessContext> main)
    {
        main = _ => { };
        try
        {
            Assembly assembly = ModuleLoader.LoadLibrary(child.Library, child.Folders);
            if (child.Function != null)
            {
                main = ChildLibrary.Find(assembly, child.Function);
                return ChildProcessError.Success;
            }

            IChildProcessLibrary library = ChildLibrary.Make(assembly);
            main = library.MainProc;
            return Connect(library);
        }
        catch (Exception error) when (error is ModuleException or TypeLoadException or ReflectionTypeLoadException or IOException)
        {
            log.Write(LogLevel.Error, Tag, error.Message);
            return ChildProcessError.LibLoadingFailed;
        }
    }

    private int Connect(IChildProcessLibrary library)
    {
        RemoteStub? stub;
        try
        {
            stub = library.OnConnect(_context);
        }
        catch (Exception error)
        {
            log.Write(LogLevel.Error, Tag, "OnConnect threw: " + error);
            return ChildProcessError.ConnectionFailed;
        }

        if (stub == null)
        {
            log.Write(LogLevel.Error, Tag, "OnConnect gave no stub");
            return ChildProcessError.ConnectionFailed;
        }

        if (!_context.Samgr.WaitForHandle(child.StartTimeoutMs))
        {
            log.Write(LogLevel.Error, Tag, "samgr gave no handle in time");
            return ChildProcessError.Timeout;
        }

        _identity = _context.Skeleton.Register(stub) ?? SvcIdentity.Invalid;
        return ChildProcessError.Success;
    }

    private int RunMain(Action<ChildProcessContext> main)
    {
        try
        {
            main(_context);
            return ProcessExitCode.Stopped;
        }
        catch (Exception error)
        {
            log.Write(LogLevel.Error, Tag, "the child ends, as its main function threw: " + error);
            return ProcessExitCode.Crashed;
        }
    }

    private void SwitchOff()
    {
        link.Ended = null;
        HostExit.Now(ProcessExitCode.Stopped);
    }
}
