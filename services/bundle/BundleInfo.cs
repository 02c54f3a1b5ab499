using LiteIpc;

namespace Samgr.Bundle;

/// <summary>An installed application. Immutable.</summary>
public sealed class BundleInfo
{
    /// <summary>Makes the description of an application.</summary>
    public BundleInfo(string name, int uid, string process)
    {
        Name = name;
        Uid = uid;
        Process = process;
    }

    /// <summary>The bundle's name, like com.ohos.launcher.</summary>
    public string Name { get; }

    /// <summary>The user that it runs as.</summary>
    public int Uid { get; }

    /// <summary>The process that it runs in, as init knows it.</summary>
    public string Process { get; }

    /// <summary>Writes it into a message.</summary>
    public bool WriteTo(IpcIo io) => io.WriteString(Name) && io.WriteInt32(Uid) && io.WriteString(Process);

    /// <summary>Reads it from a message; null when it is not there.</summary>
    public static BundleInfo? ReadFrom(IpcIo io)
    {
        string? name = io.ReadString();
        int uid = io.ReadInt32();
        string? process = io.ReadString();
        return name == null || process == null ? null : new BundleInfo(name, uid, process);
    }
}
