using System.Device.Gpio;
using System.Device.Gpio.Backend;
using System.Device.Gpio.Bank;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Gpio;

/// <summary>The pins of one run of a process: it can only use those that it has opened, and they are closed when it ends.</summary>
internal sealed class ProcessPins(PinBank bank, string name, int pid) : IPinOwner
{
    private readonly object _gate = new();
    private ConnectionOutput? _output;
    private bool _isOver;

    public string Name { get; } = name;

    internal int Pid { get; } = pid;

    /// <summary>Carries out what a frame asks for.</summary>
    /// <returns>A result of <see cref="PinResult"/>.</returns>
    internal int Handle(int op, int pin, int value, ConnectionOutput output)
    {
        lock (_gate)
        {
            _output = output;
            return _isOver ? PinResult.NoBoard : Handle(op, pin, value);
        }
    }

    internal void Close()
    {
        lock (_gate)
        {
            _isOver = true;
            bank.CloseAll(this);
        }
    }

    void IPinOwner.OnEdge(int pin, bool isHigh) => _output?.TryPinEdge(pin, isHigh);

    private int Handle(int op, int pin, int value) => op switch
    {
        FrameOp.PinCount => bank.Count,
        FrameOp.PinOpen => bank.Open(this, pin),
        FrameOp.PinClose => bank.Close(this, pin),
        FrameOp.PinMode => bank.SetMode(this, pin, (PinMode)value),
        FrameOp.PinSupports => bank.SupportsMode(pin, (PinMode)value),
        FrameOp.PinRead => bank.Read(this, pin),
        FrameOp.PinWrite => bank.Write(this, pin, value != 0),
        _ => bank.Watch(this, pin, value != 0),
    };
}
