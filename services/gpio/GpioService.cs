using System;
using System.Device.Gpio;
using LiteIpc;

namespace Samgr.Gpio;

/// <summary>Has the controller. Messages of interrupts and timers arrive here, one after the other.</summary>
internal sealed class GpioService : Service
{
    /// <summary>A pin has risen or fallen; the value is twice its number, plus 1 for high.</summary>
    internal const int EdgeMessage = 1;

    /// <summary>A blinking pin is due; the value is its number.</summary>
    internal const int BlinkMessage = 2;

    internal readonly GpioPins Pins;

    private const int QueueSize = 64;

    private Identity? _identity;
    private int _lost;

    internal GpioService(SamgrLite samgr)
    {
        Pins = new GpioPins(this, samgr);
    }

    public override string Name => GpioNames.Service;

    public override TaskConfig GetTaskConfig()
        => new TaskConfig(TaskLevel.High, TaskPriority.AboveNormal, TaskConfig.DefaultStackSize, QueueSize, TaskType.Single);

    public override bool Initialize(Identity identity)
    {
        _identity = identity;
        try
        {
            Pins.Controller = new GpioController();
        }
        catch (Exception error)
        {
            Pins.Degrade(error);
        }

        return true;
    }

    public override bool MessageHandle(Request request)
    {
        int value = (int)request.MsgValue;
        if (request.MsgId == EdgeMessage)
        {
            Pins.OnEdge(value >> 1, (value & 1) != 0);
        }
        else
        {
            Pins.Run(GpioPins.BlinkTick, value, 0, null, out _);
        }

        return true;
    }

    /// <summary>From an interrupt or a timer: has the service's thread see to it.</summary>
    internal int Post(Request request) => Samgr!.SendRequest(_identity, request, null);

    /// <returns><see cref="EC.Invalid"/>.</returns>
    internal int Refuse(int pin, string reason)
    {
        Warn("pin " + pin + ": " + reason);
        return EC.Invalid;
    }

    /// <summary>Counts an edge that somebody does not learn of.</summary>
    internal void Lose(int pin, string reason)
    {
        if (LogPace.Count(ref _lost))
        {
            Warn("pin " + pin + ": " + reason + "; edges lost so far: " + _lost);
        }
    }

    internal void Warn(string text) => Samgr!.Options.Log?.Write(LogLevel.Warn, GpioNames.Service, text);
}
