using System.Text;

namespace Samgr.ProcessHost;

/// <summary>The token with which this process shows that init has started it: the one line of its standard input.</summary>
internal static class TokenInput
{
    private const int MaxBytes = 256;

    /// <summary>Takes the token.</summary>
    /// <returns>An empty text when there is none.</returns>
    internal static string Read()
    {
        using Stream input = Console.OpenStandardInput();
        byte[] bytes = new byte[MaxBytes];
        int count = 0;
        while (count < bytes.Length && !bytes.AsSpan(0, count).Contains((byte)'\n'))
        {
            int read = input.Read(bytes, count, bytes.Length - count);
            if (read == 0)
            {
                return string.Empty;
            }

            count += read;
        }

        return Encoding.UTF8.GetString(bytes, 0, count).TrimEnd('\n');
    }
}
