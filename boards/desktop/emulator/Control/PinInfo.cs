namespace Samgr.Emulator.Control;

/// <summary>One row of the table of pins.</summary>
/// <param name="Pin">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">high or low.</param>
/// <param name="Mode">How it is used, as PinMode names it; null while nobody has opened it.</param>
/// <param name="Process">Who has opened it; null while nobody has.</param>
/// <param name="Parts">What is wired to it, such as "button BOOT" or "led LED (on)".</param>
public sealed record PinInfo(int Pin, string Name, string Level, string? Mode, string? Process, IReadOnlyList<string> Parts);
