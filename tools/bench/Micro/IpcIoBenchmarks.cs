using BenchmarkDotNet.Attributes;
using LiteIpc;

namespace Samgr.Bench.Micro;

/// <summary>The serializer: what an ordinary call carries.</summary>
[MemoryDiagnoser]
public class IpcIoBenchmarks
{
    private const int Size = 256;
    private const string Text = "com.ohos.launcher";

    private readonly IpcIo _written = new(Size);
    private readonly IpcIo _read = new(Size);

    /// <summary>Writes what is read.</summary>
    [GlobalSetup]
    public void Setup()
    {
        WriteTo(_read);
        _read.Flip();
    }

    /// <summary>Writes two numbers and a string.</summary>
    [Benchmark]
    public bool Write()
    {
        _written.Rewind();
        return WriteTo(_written);
    }

    /// <summary>Reads two numbers and a string.</summary>
    [Benchmark]
    public string? Read()
    {
        _read.Rewind();
        _read.ReadInt32();
        _read.ReadInt64();
        return _read.ReadString();
    }

    private static bool WriteTo(IpcIo io) => io.WriteInt32(1) && io.WriteInt64(2) && io.WriteString(Text);
}
