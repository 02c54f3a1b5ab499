using LiteIpc;
using Samgr.Emulator.Kernel;

namespace Samgr.Emulator;

internal sealed partial class Supervisor
{
    private const int LaunchMs = 5000;

    private int _refusals;

    bool IAdmission.Expects(int peerProcessId)
    {
        if (peerProcessId <= 0)
        {
            // Unknown where the system does not tell; 0 is out of sight from here, which no child of ours is.
            return peerProcessId < 0;
        }

        ProcessRun[] expected = [.. _expected.Values];
        return Array.Exists(expected, run => run.IsSystemProcess(peerProcessId, 0))
            || Array.Exists(expected, run => run.IsSystemProcess(peerProcessId, LaunchMs));
    }

    // The process comes first: a token in the wrong hands is not used up.
    IProcessOwner? IAdmission.Admit(string token, int peerProcessId, ProcessConnection connection)
        => _expected.TryGetValue(token, out ProcessRun? run)
            && (peerProcessId < 0 || run.IsSystemProcess(peerProcessId, LaunchMs))
            && _expected.TryRemove(new KeyValuePair<string, ProcessRun>(token, run))
            && run.Attach(connection) ? run : null;

    void IAdmission.Refused(int peerProcessId, string reason)
    {
        if (LogPace.Count(ref _refusals))
        {
            _parts.Log.Write(LogLevel.Warn, "kernel", $"connection of system process {peerProcessId} refused, {_refusals} so far: {reason}");
        }
    }

    void IAdmission.Troubled(string reason) => _parts.Log.Write(LogLevel.Warn, "kernel", reason);
}
