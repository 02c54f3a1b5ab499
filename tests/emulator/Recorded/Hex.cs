using System.Text;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>Frames as text: four bytes a word, as most of what stands in them has four.</summary>
internal static class Hex
{
    private const int WordBytes = 4;

    public static string From(byte[] frame)
        => string.Join(' ', frame.Chunk(WordBytes).Select(word => Convert.ToHexStringLower(word)));

    public static byte[] ToBytes(string text) => Convert.FromHexString(text.Replace(" ", string.Empty, StringComparison.Ordinal));

    /// <summary>A frame without the text of a release, which is another one after each release.</summary>
    public static string Without(string release, string text)
    {
        byte[] name = [.. BitConverter.GetBytes(release.Length), .. Encoding.UTF8.GetBytes(release)];
        string bytes = text.Replace(" ", string.Empty, StringComparison.Ordinal);
        string rest = bytes.Replace(Convert.ToHexStringLower(name), "release", StringComparison.Ordinal);
        return rest == bytes ? bytes : rest[(2 * WordBytes)..];
    }
}
