namespace LiteIpc.Tests.Support;

/// <summary>A two-way call that waits on a thread of its own while the test plays the server.</summary>
internal sealed class PendingCall
{
    private readonly Thread _thread;
    private IpcMessage? _reply;
    private int _result;

    public PendingCall(IpcProcess caller, SvcIdentity target, int code = 0, IpcIo? request = null, int timeoutMs = World.Patience)
    {
        _thread = new Thread(() => _result = caller.Transact(target, code, request, IpcFlag.Default, timeoutMs, out _reply));
        _thread.Start();
    }

    public int Result
    {
        get
        {
            Assert.True(_thread.Join(World.Patience));
            return _result;
        }
    }

    public IpcMessage? Reply => Result == int.MinValue ? null : _reply;
}
