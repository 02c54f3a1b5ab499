using Samgr.Tool.Boards;
using Samgr.Tool.Monitoring;

namespace Samgr.Tool.Rendering;

/// <summary>The tables of what can be flashed, and through what.</summary>
internal static class BoardTableOutput
{
    private static readonly string[] _boards = ["BOARD", "TARGETS", "THROUGH", "WHICH"];
    private static readonly string[] _ports = ["PORT", "DEVICE"];

    public static void WriteBoards() => TableOutput.Write(
        _boards,
        BoardTable.All.Where(board => board.Link != BoardLink.None)
            .Select(board => (string[])[board.Name, string.Join(", ", board.Targets), Through(board), board.Description]));

    public static void WritePorts(IReadOnlyList<SerialPortInfo> ports)
    {
        if (ports.Count == 0)
        {
            StandardError.WriteLine("samgr: there is no serial port; plug a board in");
            return;
        }

        TableOutput.Write(_ports, ports.Select(port => (string[])[port.Name, port.Device.Length > 0 ? port.Device : Cell.None]));
    }

    private static string Through(BoardKind board) => board.Link switch
    {
        BoardLink.Serial => "serial",
        BoardLink.Jtag => $"JTAG at {board.Address}, serial",
        _ => "BOOTSEL drive, serial",
    };
}
