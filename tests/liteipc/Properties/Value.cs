using FsCheck;
using FsCheck.Fluent;

namespace LiteIpc.Tests.Properties;

/// <summary>One value of a message: how it is written, and how it is seen to have come back.</summary>
internal sealed record Value(string Name, Func<IpcIo, bool> Write, Func<IpcIo, bool> ReadsBack)
{
    public override string ToString() => Name;

    /// <summary>Text that UTF-8 can carry: any characters but half surrogate pairs.</summary>
    private static Gen<string> Text { get; } = Gen.OneOf(
            Gen.Choose(0, 0x7f),
            Gen.Choose(0x80, 0xd7ff),
            Gen.Choose(0xe000, 0xffff),
            Gen.Choose(0x10000, 0x10ffff))
        .Select(char.ConvertFromUtf32)
        .ArrayOf()
        .Select(string.Concat);

    private static Gen<byte[]> Bytes { get; } = ArbMap.Default.GeneratorFor<byte>().NonEmptyListOf().Select(list => list.ToArray());

    private static Gen<SvcIdentity> Identity { get; } =
        from handle in Gen.Choose(-1, int.MaxValue)
        from token in ArbMap.Default.GeneratorFor<int>()
        from cookie in ArbMap.Default.GeneratorFor<int>()
        select new SvcIdentity(handle, token, cookie);

    public static Gen<Value> Any { get; } = Gen.OneOf(
        Scalar<bool>("bool", (io, v) => io.WriteBool(v), io => io.ReadBool()),
        Scalar<sbyte>("int8", (io, v) => io.WriteInt8(v), io => io.ReadInt8()),
        Scalar<short>("int16", (io, v) => io.WriteInt16(v), io => io.ReadInt16()),
        Scalar<int>("int32", (io, v) => io.WriteInt32(v), io => io.ReadInt32()),
        Scalar<long>("int64", (io, v) => io.WriteInt64(v), io => io.ReadInt64()),
        Scalar<byte>("uint8", (io, v) => io.WriteUint8(v), io => io.ReadUint8()),
        Scalar<ushort>("uint16", (io, v) => io.WriteUint16(v), io => io.ReadUint16()),
        Scalar<uint>("uint32", (io, v) => io.WriteUint32(v), io => io.ReadUint32()),
        Scalar<ulong>("uint64", (io, v) => io.WriteUint64(v), io => io.ReadUint64()),
        Scalar<uint>("pointer", (io, v) => io.WritePointer(v), io => io.ReadPointer()),
        Scalar<float>("float", (io, v) => io.WriteFloat(v), io => io.ReadFloat()),
        Scalar<double>("double", (io, v) => io.WriteDouble(v), io => io.ReadDouble()),
        Scalar<bool>("bool unaligned", (io, v) => io.WriteBoolUnaligned(v), io => io.ReadBoolUnaligned()),
        Scalar<sbyte>("int8 unaligned", (io, v) => io.WriteInt8Unaligned(v), io => io.ReadInt8Unaligned()),
        Scalar<short>("int16 unaligned", (io, v) => io.WriteInt16Unaligned(v), io => io.ReadInt16Unaligned()),
        Scalar<byte>("uint8 unaligned", (io, v) => io.WriteUint8Unaligned(v), io => io.ReadUint8Unaligned()),
        Scalar<ushort>("uint16 unaligned", (io, v) => io.WriteUint16Unaligned(v), io => io.ReadUint16Unaligned()),
        Of("string", Text, (io, v) => io.WriteString(v), (io, v) => io.ReadString() == v),
        Of("token", Text.Where(t => t.Length > 0), (io, v) => io.WriteInterfaceToken(v), (io, v) => io.ReadInterfaceToken() == v),
        Of("flat object", Bytes, (io, v) => io.WriteFlatObject(v, 0, v.Length), (io, v) => Same(v, io.ReadFlatObject())),
        Of("raw data", Bytes, (io, v) => io.WriteRawData(v, 0, v.Length), (io, v) => Same(v, io.ReadRawData(v.Length))),
        Vector<bool>("bools", (io, v) => io.WriteBoolVector(v), io => io.ReadBoolVector()),
        Vector<sbyte>("int8s", (io, v) => io.WriteInt8Vector(v), io => io.ReadInt8Vector()),
        Vector<short>("int16s", (io, v) => io.WriteInt16Vector(v), io => io.ReadInt16Vector()),
        Vector<int>("int32s", (io, v) => io.WriteInt32Vector(v), io => io.ReadInt32Vector()),
        Vector<long>("int64s", (io, v) => io.WriteInt64Vector(v), io => io.ReadInt64Vector()),
        Vector<byte>("uint8s", (io, v) => io.WriteUint8Vector(v), io => io.ReadUint8Vector()),
        Vector<ushort>("uint16s", (io, v) => io.WriteUint16Vector(v), io => io.ReadUint16Vector()),
        Vector<uint>("uint32s", (io, v) => io.WriteUint32Vector(v), io => io.ReadUint32Vector()),
        Vector<ulong>("uint64s", (io, v) => io.WriteUint64Vector(v), io => io.ReadUint64Vector()),
        Vector<float>("floats", (io, v) => io.WriteFloatVector(v), io => io.ReadFloatVector()),
        Vector<double>("doubles", (io, v) => io.WriteDoubleVector(v), io => io.ReadDoubleVector()),
        Of("strings", Text.ArrayOf(), (io, v) => io.WriteStringVector(v), (io, v) => Same(v, io.ReadStringVector())),
        Of("identity", Identity, (io, v) => io.WriteRemoteObject(v), (io, v) => Same(v, io.ReadRemoteObject())),
        Of("descriptor", Gen.Choose(0, int.MaxValue), (io, v) => io.WriteFileDescriptor(v), (io, v) => io.ReadFileDescriptor() == v),
        Of("buffer", Bytes, (io, v) => io.WriteBuffer(v), (io, v) => Same(v, io.ReadBuffer())));

    private static Gen<Value> Scalar<T>(string name, Func<IpcIo, T, bool> write, Func<IpcIo, T> read)
        where T : struct
        => Of(name, ArbMap.Default.GeneratorFor<T>(), write, (io, value) => value.Equals(read(io)));

    private static Gen<Value> Vector<T>(string name, Func<IpcIo, T[], bool> write, Func<IpcIo, T[]?> read)
        => Of(name, ArbMap.Default.GeneratorFor<T>().ArrayOf(), write, (io, values) => Same(values, read(io)));

    private static Gen<Value> Of<T>(string name, Gen<T> values, Func<IpcIo, T, bool> write, Func<IpcIo, T, bool> readsBack)
        => values.Select(value => new Value(name, io => write(io, value), io => readsBack(io, value)));

    private static bool Same<T>(T[] expected, T[]? actual) => actual != null && expected.AsSpan().SequenceEqual(actual);

    private static bool Same(SvcIdentity expected, SvcIdentity? actual)
        => actual != null && (expected.Handle, expected.Token, expected.Cookie) == (actual.Handle, actual.Token, actual.Cookie);
}
