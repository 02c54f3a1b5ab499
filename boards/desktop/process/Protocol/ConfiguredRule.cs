namespace Samgr.Emulator.Protocol;

/// <summary>One policy rule, as a process gets it: who may provide or use a service.</summary>
/// <param name="Service">The service.</param>
/// <param name="Feature">The feature; null for the service and every feature of it.</param>
/// <param name="Provides">Whether it is about providing rather than using.</param>
/// <param name="First">The first uid it allows.</param>
/// <param name="Last">The last uid it allows.</param>
/// <param name="Bundle">The bundle it is about, or null.</param>
/// <param name="Device">The number of the device whose users it is about; 0 for this one.</param>
internal sealed record ConfiguredRule(string Service, string? Feature, bool Provides, int First, int Last, string? Bundle, int Device = 0)
{
    internal static ConfiguredRule Read(FrameReader frame)
        => new(frame.Text(), frame.String(), frame.Boolean(), frame.Int32(), frame.Int32(), frame.String(), frame.Int32());

    internal void Write(FrameWriter frame)
    {
        frame.String(Service);
        frame.String(Feature);
        frame.Boolean(Provides);
        frame.Int32(First);
        frame.Int32(Last);
        frame.String(Bundle);
        frame.Int32(Device);
    }
}
