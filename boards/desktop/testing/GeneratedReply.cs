using System.Buffers.Binary;
using System.Text;
using Samgr.Emulator.Control;

namespace Samgr.Testing;

/// <summary>Reads what the stub of a service interface replies when it failed: the code, and the message behind it.</summary>
internal static class GeneratedReply
{
    private const int LengthAt = sizeof(int);
    private const int TextAt = LengthAt + sizeof(int);

    internal static string Message(CallResult reply)
    {
        byte[] bytes = Convert.FromHexString(reply.Hex ?? "");
        int length = bytes.Length < TextAt ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(LengthAt));
        return length > 0 && length <= bytes.Length - TextAt ? Encoding.UTF8.GetString(bytes, TextAt, length) : reply.Name;
    }
}
