using LiteIpc;
using Samgr.Emulator.Kernel;

namespace Samgr.Emulator;

internal sealed partial class Supervisor
{
    private int _refusals;

    bool IAdmission.Expects(int peerProcessId)
    {
        if (peerProcessId <= 0)
        {
            // Unknown where the system does not tell; 0 is out of sight from here, which no child of ours is.
            return peerProcessId < 0;
        }

        return _expected.Values.Any(run => run.IsSystemProcess(peerProcessId));
    }

    // The process comes first: a token in the wrong hands is not used up.
    IProcessOwner? IAdmission.Admit(string token, int peerProcessId, ProcessConnection connection)
        => _expected.TryGetValue(token, out ProcessRun? run)
            && (peerProcessId < 0 || run.IsSystemProcess(peerProcessId))
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
