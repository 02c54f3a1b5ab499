namespace Samgr.Bundle;

/// <summary>The names of bundle_daemon and its client.</summary>
public static class BundleNames
{
    /// <summary>The service that knows the installed bundles: <see cref="IBundleDaemon"/>.</summary>
    public const string Daemon = "bundle_daemon";

    /// <summary>Its client in foundation: <see cref="IBundleDaemonClient"/>.</summary>
    public const string Client = "bundle_daemon_client";

    /// <summary>The bundle that is there from the start.</summary>
    public const string Launcher = "com.ohos.launcher";
}
