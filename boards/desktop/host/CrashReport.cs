using System.Diagnostics;
using System.Reflection;
using Samgr.Desktop;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Tells the machine of the exception that ends this process: which service, which method, and what it says.</summary>
internal static class CrashReport
{
    private static Func<IEnumerable<SamgrLite>> _processes = () => [];
    private static int _isFollowing;

    /// <summary>Reports the exception that nobody catches.</summary>
    /// <param name="link">The way to the machine.</param>
    /// <param name="processes">The processes whose services may be meant.</param>
    internal static void Follow(KernelLink link, Func<IEnumerable<SamgrLite>> processes)
    {
        _processes = processes;
        if (Interlocked.Exchange(ref _isFollowing, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += (_, arguments) =>
            {
                if (arguments.ExceptionObject is Exception error)
                {
                    link.SendState(ProcessState.Crashed, Describe(error));
                }
            };
        }
    }

    private static string Describe(Exception error)
    {
        StackFrame[] frames = new StackTrace(error, fNeedFileInfo: true).GetFrames();
        StackFrame? thrown = Array.Find(frames, frame => IsOwn(frame.GetMethod()));
        string where = thrown == null ? string.Empty : $", in {NameOf(thrown)}";
        string service = frames.Select(frame => ServiceOf(frame.GetMethod())).FirstOrDefault(known => known != null) is { } name
            ? $"service {name}"
            : $"thread {Thread.CurrentThread.Name ?? "without a name"}";
        return $"{service}{where}: {error.GetType()}: {Message(error)}";
    }

    private static string Message(Exception error)
    {
        try
        {
            return error.Message.ReplaceLineEndings("; ");
        }
        catch (Exception)
        {
            return "its message threw, too";
        }
    }

    private static bool IsOwn(MethodBase? method) => method?.DeclaringType is { } type && type.Assembly != typeof(object).Assembly;

    private static string NameOf(StackFrame frame)
    {
        MethodBase method = frame.GetMethod()!;
        string file = frame.GetFileName() is { } path ? $" ({path}:{frame.GetFileLineNumber()})" : string.Empty;
        return $"{method.DeclaringType}.{method.Name}{file}";
    }

    private static string? ServiceOf(MethodBase? method)
        => IsOwn(method) ? ServiceCode.OwnerOf(method!.DeclaringType!, _processes()) : null;
}
