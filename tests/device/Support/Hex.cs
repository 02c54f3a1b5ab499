using System.Text;
using LiteIpc;

namespace Samgr.DeviceTests.Support;

/// <summary>Bytes as text, to compare them with what a test spells out.</summary>
internal static class Hex
{
    private const string Digits = "0123456789abcdef";

    internal static string Of(IpcIo io) => Of(io.ToArray());

    internal static string Of(byte[] bytes)
    {
        StringBuilder text = new StringBuilder(bytes.Length * 2);
        foreach (byte value in bytes)
        {
            text.Append(Digits[value >> 4]).Append(Digits[value & 15]);
        }

        return text.ToString();
    }
}
