using System.Globalization;

namespace Samgr.Emulator.Scenarios.Reading;

internal static class BoundedFile
{
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Reads a file of a size that a person may have written, and no device or pipe without an end.</summary>
    /// <exception cref="IOException">It cannot be read, or is larger.</exception>
    public static byte[] Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        byte[] content = new byte[MaxBytes + 1];
        int length = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length <= MaxBytes
            ? content[..length]
            : throw new IOException(string.Create(CultureInfo.InvariantCulture, $"it is larger than {MaxBytes} bytes; split it, or name another file"));
    }
}
