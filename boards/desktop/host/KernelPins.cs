using System.Device.Gpio;
using System.Device.Gpio.Backend;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>The pins of the machine's board, as this process gets at them.</summary>
internal sealed class KernelPins(KernelLink link) : IGpioBackend
{
    public Action<int, bool>? Edge
    {
        get => link.PinChanged;
        set => link.PinChanged = value;
    }

    public int PinCount => link.Ask(FrameOp.PinCount, 0, 0);

    public int Open(int pin) => link.Ask(FrameOp.PinOpen, pin, 0);

    public int Close(int pin) => link.Ask(FrameOp.PinClose, pin, 0);

    public int SetMode(int pin, PinMode mode) => link.Ask(FrameOp.PinMode, pin, (int)mode);

    public int SupportsMode(int pin, PinMode mode) => link.Ask(FrameOp.PinSupports, pin, (int)mode);

    public int Read(int pin) => link.Ask(FrameOp.PinRead, pin, 0);

    public int Write(int pin, bool isHigh) => link.Ask(FrameOp.PinWrite, pin, isHigh ? 1 : 0);

    public int Watch(int pin, bool isWatched) => link.Ask(FrameOp.PinWatch, pin, isWatched ? 1 : 0);
}
