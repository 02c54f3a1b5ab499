namespace LiteIpc.Pairing.Tests.Support;

/// <summary>A temporary folder with a folder for each of several devices.</summary>
internal sealed class Stores : IDisposable
{
    private readonly List<DeviceStore> _opened = [];
    private readonly string _root = Directory.CreateTempSubdirectory("samgr-pairing-").FullName;

    public string FolderOf(string device) => Path.Combine(_root, device);

    public string FileOf(string device, string file) => Path.Combine(_root, device, file);

    public DeviceStore Open(string device)
    {
        DeviceStore store = new(FolderOf(device));
        _opened.Add(store);
        return store;
    }

    public void Dispose()
    {
        _opened.ForEach(store => store.Dispose());
        Directory.Delete(_root, recursive: true);
    }
}
