using LiteIpc;

namespace Samgr.Gpio;

/// <summary>Somebody, most likely in another process, who is called at each edge of a pin.</summary>
internal sealed class PinWatcher
{
    private const int RequestSize = 8;

    private readonly GpioService _service;
    private readonly IpcContext? _context;
    private readonly int _funcId;
    private readonly string _name;
    private readonly IpcIo _request = new IpcIo(RequestSize);
    private readonly Request _death;
    private int _deathId;

    internal PinWatcher(GpioService service, SvcIdentity target, int funcId)
    {
        _service = service;
        _context = service.Samgr!.Ipc;
        _funcId = funcId;
        _name = "handle[" + target.Handle + "] token[" + target.Token + "]";
        _death = new Request(GpioService.DeathMessage, null, (uint)target.Handle);
        Target = target;
    }

    internal SvcIdentity Target { get; }

    internal bool Is(SvcIdentity target, int funcId)
        => Target.Handle == target.Handle && Target.Token == target.Token && _funcId == funcId;

    /// <summary>Asks to be told when its process ends.</summary>
    internal int Follow()
    {
        if (_context == null)
        {
            return EC.NoInit;
        }

        _deathId = _context.RegisterDeathCallback(Target, OnDeath, null);
        return _deathId > 0 ? EC.Success : EC.Invalid;
    }

    internal void Unfollow() => _context!.UnregisterDeathCallback(_deathId);

    internal void Call(int pin, bool isHigh)
    {
        _request.Restart();
        _request.WriteInt32(pin);
        _request.WriteBool(isHigh);
        int result = _context!.Send(Target, _funcId, _request);
        _service.Samgr!.Options.Events?.Invoke(_name, null, _funcId, IpcFlag.OneWay, result);
        if (result != EC.Success)
        {
            _service.Log(LogLevel.Warn, "an edge of pin " + pin + " does not reach " + _name + ": " + EC.NameOf(result));
        }
    }

    private void OnDeath(IpcContext context, int handle, object? argument) => _service.Post(_death);
}
