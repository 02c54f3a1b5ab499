using BenchmarkDotNet.Attributes;
using LiteIpc.Kit;

namespace Samgr.Bench.Micro;

/// <summary>The parcel of the IPC Kit: what an ordinary request carries.</summary>
[MemoryDiagnoser]
public class ParcelBenchmarks
{
    private const string Text = "com.ohos.launcher";

    private readonly Parcel _written = new();
    private readonly Parcel _read = new();

    /// <summary>Writes what is read.</summary>
    [GlobalSetup]
    public void Setup() => WriteTo(_read);

    /// <summary>Writes two numbers and a string.</summary>
    [Benchmark]
    public int Write()
    {
        _written.RewindWrite(0);
        return WriteTo(_written);
    }

    /// <summary>Reads two numbers and a string.</summary>
    [Benchmark]
    public string? Read()
    {
        _read.RewindRead(0);
        _read.ReadInt32(out _);
        _read.ReadInt64(out _);
        _read.ReadString(out string? text);
        return text;
    }

    private static int WriteTo(Parcel parcel) => parcel.WriteInt32(1) | parcel.WriteInt64(2) | parcel.WriteString(Text);
}
