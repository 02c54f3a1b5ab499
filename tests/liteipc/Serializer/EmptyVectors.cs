using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Serializer;

/// <summary>A vector of length 0 is a value like any other; the field's serializer refuses it.</summary>
public sealed class EmptyVectors
{
    private const string Zero = "00000000";

    [Fact]
    public void Fault_F5_AVectorOfLengthZeroIsItsCountAndComesBackEmpty()
    {
        Golden.Check(Zero, io => Assert.True(io.WriteBoolVector([])), io => Assert.Empty(io.ReadBoolVector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteInt8Vector([])), io => Assert.Empty(io.ReadInt8Vector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteInt16Vector([])), io => Assert.Empty(io.ReadInt16Vector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteInt32Vector([])), io => Assert.Empty(io.ReadInt32Vector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteInt64Vector([])), io => Assert.Empty(io.ReadInt64Vector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteUint8Vector([])), io => Assert.Empty(io.ReadUint8Vector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteUint16Vector([])), io => Assert.Empty(io.ReadUint16Vector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteUint32Vector([])), io => Assert.Empty(io.ReadUint32Vector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteUint64Vector([])), io => Assert.Empty(io.ReadUint64Vector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteFloatVector([])), io => Assert.Empty(io.ReadFloatVector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteDoubleVector([])), io => Assert.Empty(io.ReadDoubleVector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteStringVector([])), io => Assert.Empty(io.ReadStringVector()!));
        Golden.Check(Zero, io => Assert.True(io.WriteVectorCount(0)), io => Assert.Equal(0, io.ReadVectorCount(8)));
    }

    [Fact]
    public void Fault_F5_NoVectorIsNoValue()
    {
        var io = new IpcIo(64);
        Assert.False(io.WriteInt32Vector(null));
        Assert.False(io.Available);
        io = new IpcIo(64);
        Assert.False(io.WriteStringVector(null));
        Assert.False(io.Available);
        io = new IpcIo(64);
        Assert.False(io.WriteVectorCount(-1));
        Assert.False(io.Available);
    }
}
