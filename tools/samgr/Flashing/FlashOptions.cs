namespace Samgr.Tool.Flashing;

/// <summary>How an application is flashed.</summary>
/// <param name="Application">The application.</param>
internal sealed record FlashOptions(BoardProject Application)
{
    /// <summary>The serial port; null to go through JTAG, or the drive of a Pico.</summary>
    public string? Port { get; init; }

    /// <summary>The address of the application when it is deployed through JTAG; null for the usual one of the board.</summary>
    public string? Address { get; init; }

    /// <summary>Bits per second while flashing; null for those that nanoff takes.</summary>
    public int? Baud { get; init; }

    /// <summary>Further arguments for nanoff.</summary>
    public IReadOnlyList<string> Rest { get; init; } = [];

    /// <summary>Whether to flash the firmware first.</summary>
    public bool Update { get; init; }

    /// <summary>Whether to print the commands only.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether what the board writes is shown afterwards.</summary>
    public bool Monitor { get; init; }

    /// <summary>The serial port that is shown then; null while it is not known.</summary>
    public string? WatchedPort { get; init; }
}
