namespace Samgr.Emulator.Control;

/// <summary>One row of the table of pins.</summary>
/// <param name="Pin">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">high or low.</param>
/// <param name="Mode">How it is used, as PinMode names it; null while nobody has opened it.</param>
/// <param name="Process">The process that has opened it; null while none has.</param>
/// <param name="Parts">The parts that are wired to it.</param>
public sealed record PinInfo(int Pin, string Name, string Level, string? Mode, string? Process, IReadOnlyList<PinPart> Parts);

/// <summary>Something that is wired to a pin.</summary>
/// <param name="Kind">led or button.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsOn">Whether an LED shines; null for a button.</param>
public sealed record PinPart(string Kind, string Name, bool? IsOn)
{
    /// <summary>The kind of LEDs.</summary>
    public const string Led = "led";

    /// <summary>The kind of buttons.</summary>
    public const string Button = "button";

    /// <summary>The part in words, such as "button BOOT" or "led LED (on)".</summary>
    public override string ToString() => IsOn is bool on ? $"{Kind} {Name} ({(on ? "on" : "off")})" : $"{Kind} {Name}";
}
