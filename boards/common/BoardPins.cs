namespace Samgr.Boards;

/// <summary>The pins of a board, by the part that is connected to each.</summary>
public sealed class BoardPins
{
    /// <summary>Makes a pin map.</summary>
    /// <param name="board">The name of the board.</param>
    /// <param name="button">The pin of the button.</param>
    /// <param name="led">The pin of the LED that the button toggles.</param>
    /// <param name="heartbeat">The pin of the LED that shows that the board is alive.</param>
    public BoardPins(string board, int button, int led, int heartbeat)
    {
        Board = board;
        Button = button;
        Led = led;
        Heartbeat = heartbeat;
    }

    /// <summary>The name of the board.</summary>
    public string Board { get; }

    /// <summary>The pin of the button.</summary>
    public int Button { get; }

    /// <summary>True when a pressed button pulls its pin low; false when it pulls it high.</summary>
    public bool IsButtonActiveLow { get; set; } = true;

    /// <summary>The pin of the LED that the button toggles.</summary>
    public int Led { get; }

    /// <summary>The pin of the LED that shows that the board is alive.</summary>
    public int Heartbeat { get; }
}
