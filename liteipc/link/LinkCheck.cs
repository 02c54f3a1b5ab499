using System;
using System.Text;

namespace LiteIpc.Link;

/// <summary>Checks a device's options and its peers where they are made; each <see cref="ArgumentException"/> names the limit and the value.</summary>
internal static class LinkCheck
{
    internal static int Range(string what, int value, int least, int most)
        => value >= least && value <= most ? value : throw new ArgumentException(what + " has to be " + least + " to " + most + ", and is " + value);

    /// <summary>A copy of so many bytes as an id and a key have.</summary>
    internal static byte[] Id(string what, byte[] bytes)
    {
        Range("bytes of " + what, bytes.Length, LinkOptions.IdSize, LinkOptions.IdSize);
        return LinkBytes.Copy(bytes, 0, LinkOptions.IdSize);
    }

    internal static string Name(string name)
    {
        Range("bytes of a name", Encoding.UTF8.GetBytes(name).Length, 1, LinkOptions.MaxName);
        return name;
    }
}
