using System.Threading;
using LiteIpc.Kit;

namespace Samgr.Ability.Sample;

/// <summary>What the child process runs: an object that adds, until it is asked to end.</summary>
public sealed class AdderLibrary : IChildProcessLibrary
{
    private readonly ManualResetEvent _exit = new ManualResetEvent(false);

    /// <inheritdoc/>
    public RemoteStub? OnConnect(ChildProcessContext process) => new AdderStub(_exit);

    /// <inheritdoc/>
    public void MainProc(ChildProcessContext process) => _exit.WaitOne();
}
