using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace LiteIpc.Kit.Tests.Parcels;

/// <summary>One value of a parcel: how it is written, and how it is seen to have come back.</summary>
internal sealed record ParcelValue(string Name, Func<Parcel, int> Write, Func<Parcel, bool> ReadsBack)
{
    private delegate int Reader<T>(Parcel parcel, out T value);

    public override string ToString() => Name;

    /// <summary>Any UTF-16: pairs and halves of surrogates, NUL, and letters of every length.</summary>
    private static Gen<string> Text { get; } = Gen.OneOf(
            Gen.Choose(0, 0x7f).Select(char.ConvertFromUtf32),
            Gen.Choose(0x80, 0xd7ff).Select(char.ConvertFromUtf32),
            Gen.Choose(0x10000, 0x10ffff).Select(char.ConvertFromUtf32),
            Gen.Choose(0xd800, 0xdfff).Select(unit => ((char)unit).ToString()),
            Gen.Constant("\0"))
        .ArrayOf()
        .Select(string.Concat);

    public static Gen<ParcelValue> Any { get; } = Gen.OneOf(
        Of<sbyte>("int8", (p, v) => p.WriteInt8(v), (p, out v) => p.ReadInt8(out v), (p, v) => p.WriteInt8Array(v), (p, out v) => p.ReadInt8Array(out v)),
        Of<byte>("uint8", (p, v) => p.WriteUint8(v), (p, out v) => p.ReadUint8(out v), (p, v) => p.WriteUint8Array(v), (p, out v) => p.ReadUint8Array(out v)),
        Of<short>("int16", (p, v) => p.WriteInt16(v), (p, out v) => p.ReadInt16(out v), (p, v) => p.WriteInt16Array(v), (p, out v) => p.ReadInt16Array(out v)),
        Of<ushort>("uint16", (p, v) => p.WriteUint16(v), (p, out v) => p.ReadUint16(out v), (p, v) => p.WriteUint16Array(v), (p, out v) => p.ReadUint16Array(out v)),
        Of<int>("int32", (p, v) => p.WriteInt32(v), (p, out v) => p.ReadInt32(out v), (p, v) => p.WriteInt32Array(v), (p, out v) => p.ReadInt32Array(out v)),
        Of<uint>("uint32", (p, v) => p.WriteUint32(v), (p, out v) => p.ReadUint32(out v), (p, v) => p.WriteUint32Array(v), (p, out v) => p.ReadUint32Array(out v)),
        Of<long>("int64", (p, v) => p.WriteInt64(v), (p, out v) => p.ReadInt64(out v), (p, v) => p.WriteInt64Array(v), (p, out v) => p.ReadInt64Array(out v)),
        Of<ulong>("uint64", (p, v) => p.WriteUint64(v), (p, out v) => p.ReadUint64(out v), (p, v) => p.WriteUint64Array(v), (p, out v) => p.ReadUint64Array(out v)),
        Of<bool>("bool", (p, v) => p.WriteBool(v), (p, out v) => p.ReadBool(out v), (p, v) => p.WriteBoolArray(v), (p, out v) => p.ReadBoolArray(out v)),
        Of<char>("char", (p, v) => p.WriteChar(v), (p, out v) => p.ReadChar(out v), (p, v) => p.WriteCharArray(v), (p, out v) => p.ReadCharArray(out v)),
        Of<float>("float", (p, v) => p.WriteFloat(v), (p, out v) => p.ReadFloat(out v), (p, v) => p.WriteFloatArray(v), (p, out v) => p.ReadFloatArray(out v)),
        Of<double>("double", (p, v) => p.WriteDouble(v), (p, out v) => p.ReadDouble(out v), (p, v) => p.WriteDoubleArray(v), (p, out v) => p.ReadDoubleArray(out v)),
        Text.Select(text => new ParcelValue(
            "string", p => p.WriteString(text), p => p.ReadString(out string? read) == IpcError.Success && read == Utf8(text))),
        Text.Where(text => text.Length > 0).Select(text => new ParcelValue(
            "token", p => p.WriteInterfaceToken(text), p => p.ReadInterfaceToken(out string? read) == IpcError.Success && read == Utf8(text))),
        Text.ArrayOf().Select(texts => new ParcelValue(
            "strings", p => p.WriteStringArray(texts), p => p.ReadStringArray(out string[]? read) == IpcError.Success && read!.SequenceEqual(texts.Select(Utf8)))),
        ArbMap.Default.GeneratorFor<byte>().NonEmptyListOf().Select(list => list.ToArray()).Select(bytes => new ParcelValue(
            "buffer", p => p.WriteBuffer(bytes, bytes.Length), p => p.ReadBuffer(bytes.Length, out byte[]? read) == IpcError.Success && read!.SequenceEqual(bytes))),
        Gen.Constant(new CallStub((_, _, _) => IpcError.Success)).Select(stub => new ParcelValue(
            "stub", p => p.WriteRemoteStub(stub), p => p.ReadRemoteStub(out RemoteStub? read) == IpcError.Success && read == stub)));

    private static Gen<ParcelValue> Of<T>(
        string name, Func<Parcel, T, int> write, Reader<T> read, Func<Parcel, T[], int> writeAll, Reader<T[]?> readAll)
        where T : struct
        => Gen.OneOf(
            ArbMap.Default.GeneratorFor<T>().Select(value => new ParcelValue(
                name, p => write(p, value), p => read(p, out T back) == IpcError.Success && back.Equals(value))),
            ArbMap.Default.GeneratorFor<T>().ArrayOf().Select(values => new ParcelValue(
                name + "s", p => writeAll(p, values), p => readAll(p, out T[]? back) == IpcError.Success && back!.AsSpan().SequenceEqual(values))));

    private static string Utf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
