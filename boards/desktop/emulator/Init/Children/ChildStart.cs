using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Ability;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator;

/// <summary>The start of a child. The parent is told what came of it exactly once, whatever happens at the same time.</summary>
internal sealed class ChildStart(ProcessRun parent, ChildRequest request, int pid, IpcKernel kernel)
{
    private readonly object _gate = new();
    private bool _isTold;

    internal ProcessRun Parent { get; } = parent;

    internal ChildRequest Request { get; } = request;

    /// <summary>Whether the parent has been told that it succeeded.</summary>
    internal bool HasSucceeded { get; private set; }

    /// <summary>Tells that the child will not become ready, unless something has been told before.</summary>
    /// <returns>True when this was the first news.</returns>
    internal bool Fail(int code) => Tell(code, null, SvcIdentity.InvalidHandle, SvcIdentity.InvalidHandle);

    /// <summary>Tells what the child itself says. Its object is given to the parent only if it is the child's own.</summary>
    /// <returns>False when the parent has been told something before.</returns>
    internal bool Ready(int code, IpcProcess child, int handle, int token) => Tell(code, child, handle, token);

    private bool Tell(int code, IpcProcess? child, int handle, int token)
    {
        lock (_gate)
        {
            if (_isTold)
            {
                return false;
            }

            _isTold = true;
            bool connects = code == ChildProcessError.Success && Request.Function == null;
            if (connects && !ConnectedCalls.GiveObject(kernel, child!, handle, token, Parent.Ipc))
            {
                code = ChildProcessError.ConnectionFailed;
                connects = false;
            }

            HasSucceeded = code == ChildProcessError.Success;
            Parent.Connection!.Output.ChildStarted(
                Request.Id, pid, code, connects ? handle : SvcIdentity.InvalidHandle, connects ? token : SvcIdentity.InvalidHandle);
            return true;
        }
    }
}
