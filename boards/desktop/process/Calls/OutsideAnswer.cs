using System.Globalization;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Calls;

/// <summary>The outcome of a call from outside.</summary>
/// <param name="IsMade">Whether the call was made; otherwise <paramref name="Result"/> and <paramref name="Reason"/> say why not.</param>
/// <param name="Result">The result code.</param>
/// <param name="Reason">Why it failed, in words; null when nobody said.</param>
/// <param name="Handle">The handle that was called; -1 when the service was not found.</param>
/// <param name="Token">The token that was called.</param>
/// <param name="Reply">The bytes of the reply; null without one.</param>
internal sealed record OutsideAnswer(bool IsMade, int Result, string? Reason, int Handle, int Token, byte[]? Reply)
{
    private const int Values = 6;

    /// <summary>A call that was not made.</summary>
    internal static OutsideAnswer NotMade(int code, string reason) => new(false, code, reason, SvcIdentity.InvalidHandle, SvcIdentity.InvalidHandle, null);

    /// <summary>The answer as that to a question.</summary>
    internal string Write() => QueryRows.Row(
        IsMade ? "1" : "0", Text(Result), Reason, Text(Handle), Text(Token), Reply == null ? null : Convert.ToHexStringLower(Reply));

    /// <summary>Reads the text from <see cref="Write"/>; any other text reads as a call that was not made.</summary>
    internal static OutsideAnswer Read(string text)
    {
        string?[] row = QueryRows.Read(text).FirstOrDefault([]);
        try
        {
            if (row.Length >= Values)
            {
                return new OutsideAnswer(
                    row[0] == "1", Number(row[1]), row[2], Number(row[3]), Number(row[4]), row[5] is { } reply ? Convert.FromHexString(reply) : null);
            }
        }
        catch (Exception error) when (error is FormatException or ArgumentNullException or OverflowException)
        {
            // A program may say whatever it likes; below stands what its user reads.
        }

        return NotMade(EC.Failure, "the program gave no answer that can be read");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string? text) => int.Parse(text!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
