using System;
using System.Text;

namespace LiteIpc.Link;

/// <summary>The content of a question: the names of a service and of its feature.</summary>
public static class LinkNames
{
    private const int NoFeature = 255;

    /// <summary>The number of a device in messages and rules, made of its name here: FNV-1a of its UTF-8, never 0, which is this device.</summary>
    public static int NumberOf(string device) => NonZero(Hash(Encoding.UTF8.GetBytes(device), unchecked((int)2166136261)));

    /// <summary>Takes more bytes into a hash (FNV-1a).</summary>
    public static int Hash(byte[] bytes, int hash)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            hash = unchecked((hash ^ bytes[i]) * 16777619);
        }

        return hash;
    }

    private static int NonZero(int hash) => (hash & int.MaxValue) == 0 ? 1 : hash & int.MaxValue;

    /// <summary>Writes the names.</summary>
    /// <param name="service">The service, up to 63 bytes of UTF-8.</param>
    /// <param name="feature">Its feature, as long; null for the service itself.</param>
    /// <returns>The content; null when a name is longer.</returns>
    public static byte[]? Write(string service, string? feature)
    {
        byte[] first = Encoding.UTF8.GetBytes(service);
        byte[] second = feature == null ? LinkBytes.None : Encoding.UTF8.GetBytes(feature);
        if (first.Length > LinkOptions.MaxName || second.Length > LinkOptions.MaxName)
        {
            return null;
        }

        byte[] content = new byte[2 + first.Length + second.Length];
        content[0] = (byte)first.Length;
        content[1] = (byte)(feature == null ? NoFeature : second.Length);
        Array.Copy(first, 0, content, 2, first.Length);
        Array.Copy(second, 0, content, 2 + first.Length, second.Length);
        return content;
    }

    /// <summary>Reads the names.</summary>
    /// <returns>False for what are none.</returns>
    public static bool Read(byte[] content, out string service, out string? feature)
    {
        service = string.Empty;
        feature = null;
        if (content.Length < 2)
        {
            return false;
        }

        int first = content[0];
        int second = content[1] == NoFeature ? 0 : content[1];
        if (first > LinkOptions.MaxName || second > LinkOptions.MaxName || content.Length != 2 + first + second)
        {
            return false;
        }

        service = LinkBytes.ToText(content, 2, first);
        feature = content[1] == NoFeature ? null : LinkBytes.ToText(content, 2 + first, second);
        return true;
    }
}
