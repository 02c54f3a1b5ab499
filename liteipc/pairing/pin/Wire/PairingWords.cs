using System.Buffers.Binary;
using System.Globalization;

namespace LiteIpc.Pairing.Pin;

/// <summary>Refusals as sentences. The other side sends a reason and a number alone, so that it puts no text onto this side's screen.</summary>
internal static class PairingWords
{
    private const int RefusalSize = 3;

    public static byte[] Write(PairingRefusal reason, int number)
    {
        byte[] content = new byte[RefusalSize];
        content[0] = (byte)reason;
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(1), (ushort)Math.Clamp(number, 0, ushort.MaxValue));
        return content;
    }

    /// <summary>What the other side refuses with.</summary>
    public static PairingException Read(ReadOnlySpan<byte> content)
    {
        if (content.Length < RefusalSize)
        {
            return Nonsense();
        }

        int number = BinaryPrimitives.ReadUInt16LittleEndian(content[1..]);
        PairingRefusal reason = (PairingRefusal)content[0];
        return reason switch
        {
            PairingRefusal.WrongPin => WrongPin(),
            PairingRefusal.Closed => new PairingException(
                reason, string.Create(CultureInfo.InvariantCulture, $"the other device is closed to pairing after {PairingOptions.MaxFailures} failures; try again in {number} seconds, with the PIN that it shows then")),
            PairingRefusal.Busy => new PairingException(reason, "the other device is being paired with somebody else; try again, with the PIN that it shows then"),
            PairingRefusal.OtherVersion => OtherVersion(number),
            PairingRefusal.SomebodyBetween => SomebodyBetween(),
            PairingRefusal.NotKept => new PairingException(reason, "the other device cannot keep this one under its name; its screen says why"),
            PairingRefusal.BrokenOff => BrokenOff(),
            _ => Nonsense(),
        };
    }

    public static PairingException WrongPin() => new(PairingRefusal.WrongPin, "the PIN was wrong, or its minute is over; type the one that the other device shows now");

    public static PairingException OtherVersion(int version) => new(
        PairingRefusal.OtherVersion,
        string.Create(CultureInfo.InvariantCulture, $"the other device speaks version {version} of pairing, and this one {PairingOptions.Version}; bring both to the same version of samgr"));

    public static PairingException SomebodyBetween() => new(
        PairingRefusal.SomebodyBetween, "the proofs belong to another connection: somebody is between both devices, or changes what they say; pair them on a network that you trust");

    public static PairingException BrokenOff(Exception? cause = null) => new(
        PairingRefusal.BrokenOff, "the other device did not answer in time, or has ended the connection; try again, with the PIN that it shows then", cause);

    public static PairingException Nonsense() => new(PairingRefusal.Nonsense, "the other side does not speak as a device that is paired; check address and port");
}
