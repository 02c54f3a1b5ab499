using LiteIpc;

namespace Samgr.Bundle;

/// <summary>Knows the installed bundles.</summary>
[ServiceInterface(BundleNames.Daemon)]
public interface IBundleDaemon
{
    /// <summary>A bundle.</summary>
    /// <exception cref="ServiceException"><see cref="EC.NoService"/>: it is not installed.</exception>
    BundleInfo Query(string bundle);

    /// <summary>Installs a bundle.</summary>
    /// <exception cref="ServiceException"><see cref="EC.Busy"/>: it is installed already.</exception>
    void Install(BundleInfo bundle);

    /// <summary>Removes a bundle.</summary>
    /// <exception cref="ServiceException"><see cref="EC.NoService"/>: it is not installed.</exception>
    void Uninstall(string bundle);

    /// <summary>The names of all bundles.</summary>
    string[] List();
}

/// <summary>Lets other processes ask foundation for bundles.</summary>
[ServiceInterface(BundleNames.Client)]
public interface IBundleDaemonClient
{
    /// <summary>A bundle, as bundle_daemon knows it.</summary>
    /// <exception cref="ServiceException"><see cref="EC.NoService"/>: it is not installed, or bundle_daemon has not been found yet.</exception>
    BundleInfo Query(string bundle);
}
