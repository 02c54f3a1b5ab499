using System.Text.Json;
using Samgr.Emulator.Control;

namespace Samgr.Tool.Calls;

/// <summary>A type that a call can carry.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="WireName">The type that it travels as: integers below 32 bits take a whole slot.</param>
/// <param name="Parse">Reads a value of it.</param>
internal sealed record CallType(string Name, string WireName, Func<string, object> Parse)
{
    /// <summary>Makes an argument of this type.</summary>
    /// <exception cref="FormatException">The text is no value of this type.</exception>
    public CallArgument CreateArgument(string text)
    {
        try
        {
            return new CallArgument(WireName, JsonSerializer.SerializeToElement(Parse(text)));
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new FormatException($"'{text}' is no {Name}; correct it, or write str:{text} to send it as text");
        }
    }
}
