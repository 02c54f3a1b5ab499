namespace Samgr.Tool.Flashing;

/// <summary>How a board is flashed.</summary>
/// <param name="Board">The board.</param>
public sealed record FlashOptions(FlashBoard Board)
{
    /// <summary>The serial port; null to go through JTAG.</summary>
    public string? Port { get; init; }

    /// <summary>The firmware; null for the board's usual one.</summary>
    public string? Target { get; init; }

    /// <summary>Where the application goes when it is deployed through JTAG; null for the board's usual place.</summary>
    public string? Address { get; init; }

    /// <summary>Whether to flash the firmware first.</summary>
    public bool Update { get; init; }

    /// <summary>Whether to print the commands only.</summary>
    public bool DryRun { get; init; }
}
