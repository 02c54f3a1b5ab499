using System.Device.Gpio;

namespace Samgr.Gpio;

/// <summary>The names of pin modes: on a board an enum prints as a number.</summary>
internal static class ModeNames
{
    internal static string Of(int mode)
    {
        switch ((PinMode)mode)
        {
            case PinMode.Input: return "Input";
            case PinMode.InputPullDown: return "InputPullDown";
            case PinMode.InputPullUp: return "InputPullUp";
            case PinMode.Output: return "Output";
            case PinMode.OutputOpenDrain: return "OutputOpenDrain";
            case PinMode.OutputOpenDrainPullUp: return "OutputOpenDrainPullUp";
            case PinMode.OutputOpenSource: return "OutputOpenSource";
            case PinMode.OutputOpenSourcePullDown: return "OutputOpenSourcePullDown";
            default: return mode.ToString();
        }
    }
}
