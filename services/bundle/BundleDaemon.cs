using System.Collections;
using LiteIpc;

namespace Samgr.Bundle;

/// <summary>The bundles, in the memory of the process.</summary>
[Service(Group = InitGroup.SystemService, Level = TaskLevel.High, TaskType = TaskType.Single)]
public sealed class BundleDaemon : IBundleDaemon
{
    private const int LauncherUid = 20010001;
    private const string LauncherProcess = "launcher";

    private readonly KeyedTable _bundles = new KeyedTable();

    /// <summary>Makes the service, with the launcher installed.</summary>
    public BundleDaemon()
    {
        Install(new BundleInfo { Name = BundleNames.Launcher, Uid = LauncherUid, Process = LauncherProcess });
    }

    /// <inheritdoc/>
    public BundleInfo Query(string bundle) => (BundleInfo?)_bundles.Find(bundle) ?? throw NotInstalled(bundle);

    /// <inheritdoc/>
    public void Install(BundleInfo bundle)
    {
        if (_bundles.Find(bundle.Name) != null)
        {
            throw new ServiceException(EC.Busy, bundle.Name + " is installed already");
        }

        _bundles.Set(bundle.Name, bundle);
    }

    /// <inheritdoc/>
    public void Uninstall(string bundle)
    {
        if (_bundles.Remove(bundle) == null)
        {
            throw NotInstalled(bundle);
        }
    }

    /// <inheritdoc/>
    public string[] List()
    {
        ArrayList keys = _bundles.Keys();
        string[] names = new string[keys.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = (string)keys[i]!;
        }

        return names;
    }

    private static ServiceException NotInstalled(string bundle) => new ServiceException(EC.NoService, bundle + " is not installed");
}
