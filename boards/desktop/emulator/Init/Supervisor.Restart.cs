using LiteIpc;

namespace Samgr.Emulator;

internal sealed partial class Supervisor
{
    /// <summary>Ends a process, if it runs, and starts it anew at once, whatever its restart rule says.</summary>
    /// <returns>Null when it is up again, or why it is not.</returns>
    internal Task<string?> RestartAsync(EmulatedProcess process)
    {
        RestartRequest request = new();
        Post(() => BeginRestart(process, request));
        return request.Outcome;
    }

    private void BeginRestart(EmulatedProcess process, RestartRequest request)
    {
        string? problem = RefuseRestart(process);
        if (problem != null)
        {
            request.End(problem);
            return;
        }

        process.Asked = request;
        _parts.Log.Init(LogLevel.Info, $"{process} is to start anew", OwnerOf(process));
        if (process.Run != null)
        {
            process.Run.End();
        }
        else
        {
            LaunchAsked(process);
        }
    }

    private string? RefuseRestart(EmulatedProcess process)
    {
        if (_stopping)
        {
            return "the machine stops";
        }

        if (process.ChildStart != null)
        {
            return $"{process} is a child, which only its parent can start; 'samgr kill {process.Pid}' ends it";
        }

        if (process.Asked != null)
        {
            return $"{process} is being restarted already";
        }

        return process.Status == ProcessStatus.Waiting ? $"{process} has not started yet: it waits for others" : null;
    }

    /// <summary>Starts a process that has ended because somebody asked for it.</summary>
    /// <returns>False when nobody has.</returns>
    private bool LaunchAsked(EmulatedProcess process)
    {
        if (process.Asked is not { IsLaunched: false } request)
        {
            return false;
        }

        request.IsLaunched = true;
        process.Fault = null;
        process.Restarts++;
        Launch(process);
        return true;
    }

    private void RefuseRestarts()
    {
        foreach (EmulatedProcess process in Processes)
        {
            process.Asked?.End("the machine stops");
        }
    }

    /// <summary>A run that somebody asked for is up, or has ended before it was.</summary>
    private static void EndRestart(EmulatedProcess process, string? problem)
    {
        if (process.Asked is { IsLaunched: true } request)
        {
            process.Asked = null;
            request.End(problem);
        }
    }
}
