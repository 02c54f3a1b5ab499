namespace Samgr.Tool.Boards;

/// <summary>How a board is flashed.</summary>
internal enum BoardLink
{
    /// <summary>Not at all: it is no board.</summary>
    None,

    /// <summary>Through a serial port.</summary>
    Serial,

    /// <summary>Through JTAG, with the address of the deployment region; once it has a firmware, through a serial port, too.</summary>
    Jtag,

    /// <summary>As a drive that takes a file while BOOTSEL is held; once it has a firmware, through a serial port, too.</summary>
    Drive,
}
