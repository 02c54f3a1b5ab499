using System.Text;

namespace Samgr.Emulator;

/// <summary>Takes the lines that a process prints. A line that is too long comes in pieces, so that none is kept whole.</summary>
internal static class PrintedLines
{
    private const int MaxLine = 4096;

    /// <summary>Reads until the stream ends.</summary>
    internal static async Task ReadAsync(Stream stream, Action<string> printed)
    {
        byte[] bytes = new byte[MaxLine];
        char[] characters = new char[MaxLine + 1];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        StringBuilder line = new();
        try
        {
            int count;
            while ((count = await stream.ReadAsync(bytes).ConfigureAwait(false)) > 0)
            {
                Take(characters.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, count), characters, flush: false)), line, printed);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The output that it printed until then has been taken.
            _ = error;
        }

        Put(line, printed);
    }

    private static void Take(ReadOnlySpan<char> text, StringBuilder line, Action<string> printed)
    {
        while (text.Length > 0)
        {
            int end = text.IndexOf('\n');
            int length = Math.Min(end < 0 ? text.Length : end, MaxLine - line.Length);
            line.Append(text[..length]);
            text = text[length..];
            if (text.Length > 0)
            {
                Put(line, printed);
                text = text[0] == '\n' ? text[1..] : text;
            }
        }
    }

    private static void Put(StringBuilder line, Action<string> printed)
    {
        if (line.Length > 0 && line[^1] == '\r')
        {
            line.Length--;
        }

        if (line.Length > 0)
        {
            printed(line.ToString());
            line.Clear();
        }
    }
}
