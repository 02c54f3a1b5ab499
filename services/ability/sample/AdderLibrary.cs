using System.Threading;
using LiteIpc.Kit;

namespace Samgr.Ability.Sample;

/// <summary>The code of the child process: an object that adds, until it is asked to end.</summary>
public sealed class AdderLibrary : IChildProcessLibrary
{
    private readonly ManualResetEvent _exit = new ManualResetEvent(false);

    /// <inheritdoc/>
    public RemoteStub? OnConnect(ChildProcessContext process) => new AdderStub(_exit);

    /// <inheritdoc/>
    public void MainProc(ChildProcessContext process) => _exit.WaitOne();
}
