namespace Samgr.Tool.Boards;

/// <summary>A board that applications are made for and flashed to.</summary>
/// <param name="Name">Its name: what stands in the property SamgrBoard of a project.</param>
/// <param name="Description">The board that is meant.</param>
/// <param name="Link">How it is flashed.</param>
/// <param name="Targets">The names that nanoff has for its firmware; the first is the usual one.</param>
internal sealed record BoardKind(string Name, string Description, BoardLink Link, params IReadOnlyList<string> Targets)
{
    /// <summary>The address of the application when it is deployed through JTAG: the start of the firmware's deployment region.</summary>
    public string? Address { get; init; }

    /// <summary>The board of the emulator that has its pins; null for one without pins.</summary>
    public string? Emulated { get; init; }

    /// <summary>The pin of the LED that a new application blinks.</summary>
    public int Led { get; init; }

    /// <summary>The words for that pin.</summary>
    public string LedText { get; init; } = "";

    /// <summary>The firmware that is flashed unless another one is asked for.</summary>
    public string Target => Targets[0];
}
