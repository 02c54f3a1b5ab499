namespace Samgr.Bundle;

/// <summary>An installed application.</summary>
[ServiceData]
public sealed class BundleInfo
{
    /// <summary>The bundle's name, like com.ohos.launcher.</summary>
    public string Name = string.Empty;

    /// <summary>The user that it runs as.</summary>
    public int Uid;

    /// <summary>The process that it runs in, as init knows it.</summary>
    public string Process = string.Empty;
}
