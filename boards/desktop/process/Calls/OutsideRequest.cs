using System.Globalization;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Calls;

/// <summary>A call that a user makes from outside, with its arguments as the service reads them.</summary>
/// <param name="Service">The service.</param>
/// <param name="Feature">The feature; null for the service itself.</param>
/// <param name="Func">The function.</param>
/// <param name="Uid">The user.</param>
/// <param name="OneWay">Whether to wait for no reply.</param>
/// <param name="TimeoutMs">Milliseconds to wait for the reply.</param>
/// <param name="Signature">The signature of the function; 0 for a stub that is written by hand.</param>
/// <param name="Arguments">The bytes of the arguments.</param>
internal sealed record OutsideRequest(
    string Service, string? Feature, int Func, int Uid, bool OneWay, int TimeoutMs, uint Signature, byte[] Arguments)
{
    private const int Values = 8;

    /// <summary>The request as the subject of a question.</summary>
    internal string Write() => QueryRows.Row(
        Service, Feature, Text(Func), Text(Uid), OneWay ? "1" : "0", Text(TimeoutMs), Text(Signature), Convert.ToHexStringLower(Arguments));

    /// <summary>Reads the text from <see cref="Write"/>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    internal static OutsideRequest Read(string text)
    {
        string?[] row = QueryRows.Read(text).FirstOrDefault([]);
        return row.Length >= Values && row[0] is { } service
            ? new OutsideRequest(
                service, row[1], Number(row[2]), Number(row[3]), row[4] == "1", Number(row[5]),
                uint.Parse(row[6]!, NumberStyles.None, CultureInfo.InvariantCulture), Convert.FromHexString(row[7]!))
            : throw new FormatException("it is no call");
    }

    /// <summary>The arguments, to be sent.</summary>
    internal IpcIo ToIo()
    {
        IpcIo io = new(IpcLimits.MaxIoSize) { Signature = Signature };
        if (Arguments.Length > 0)
        {
            io.WriteRawData(Arguments, 0, Arguments.Length);
        }

        return io;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string? text) => int.Parse(text!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
