using System.Security.Cryptography;
using LiteIpc.Link;

namespace LiteIpc.Pairing;

/// <summary>
/// A device's identity and the devices that it was paired with, in a folder of its own. Several programs may use one folder at a time. Every member may be
/// called from any thread; each but <see cref="Devices"/>, <see cref="Find"/> and <see cref="Problem"/> may wait for the disk.
/// </summary>
public sealed class DeviceStore : IDisposable
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "SAMGR_DEVICES";

    /// <summary>Devices at most.</summary>
    public const int MaxDevices = 1024;

    private const string DevicesFile = "devices.json";
    private const string IdentityFile = "identity.pem";

    private readonly PrivateFolder _folder;
    private readonly SemaphoreSlim _turn = new(1);
    private FileSystemWatcher? _watcher;
    private DeviceIdentity? _identity;
    private PairedDevice[] _devices = [];
    private string? _problem;

    /// <summary>Reads the devices.</summary>
    /// <param name="folder">The folder; null for the one that <see cref="Locate"/> says. It is made when something is written.</param>
    /// <exception cref="DeviceStoreException">The devices are damaged, or others may read them.</exception>
    public DeviceStore(string? folder = null)
    {
        _folder = new PrivateFolder(folder is null ? Locate() : Path.GetFullPath(folder));
        _devices = ReadDevices();
    }

    /// <summary>
    /// <see cref="Devices"/>, or <see cref="Problem"/>, is another one than before. Raised on the thread that made the change, or, after <see cref="Watch"/>, on one of
    /// the pool; handlers may use the store.
    /// </summary>
    public event EventHandler? Changed;

    /// <summary>Where it is: the full path.</summary>
    public string Folder => _folder.Path;

    /// <summary>The paired devices, by name. A device that stays as it is stays the same object.</summary>
    public IReadOnlyList<PairedDevice> Devices => Volatile.Read(ref _devices);

    /// <summary>Why the devices could not be read anew, in a sentence that names the mend; null when they could. <see cref="Devices"/> are those from before then.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>This device's identity, made at first use.</summary>
    /// <exception cref="DeviceStoreException">It is damaged, others may read it, or it cannot be made.</exception>
    public DeviceIdentity Identity
    {
        get
        {
            _turn.Wait();
            try
            {
                return _identity ??= ReadIdentity() ?? MakeIdentity();
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    /// <summary>The folder for who names none: <c>$SAMGR_DEVICES</c>, or else <c>samgr/devices</c> in <c>$XDG_DATA_HOME</c> or <c>~/.local/share</c>.</summary>
    /// <exception cref="DeviceStoreException">The user has no home folder.</exception>
    public static string Locate()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length == 0
            ? throw new DeviceStoreException($"there is no folder for the devices, as this user has no home; set {Variable} to a folder of yours")
            : Path.Combine(data, "samgr", "devices");
    }

    /// <summary>Pairs two devices of one user, such as two emulated machines: both get one key, drawn for them.</summary>
    /// <param name="one">A device.</param>
    /// <param name="nameOfOther">The other one's name there.</param>
    /// <param name="other">The other one.</param>
    /// <param name="nameOfOne">The first one's name there.</param>
    /// <exception cref="DeviceStoreException">One of both does not take the other.</exception>
    public static void Join(DeviceStore one, string nameOfOther, DeviceStore other, string nameOfOne)
    {
        byte[] key = RandomNumberGenerator.GetBytes(PairedDevice.KeySize);
        try
        {
            one.Add(new PairedDevice(nameOfOther, other.Identity.NetworkIdBytes, key, DeviceKind.Desktop, LinkSecurity.Tls, other.Identity.Certificate.RawData));
            other.Add(new PairedDevice(nameOfOne, one.Identity.NetworkIdBytes, key, DeviceKind.Desktop, LinkSecurity.Tls, one.Identity.Certificate.RawData));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>The device of a name; null when there is none.</summary>
    public PairedDevice? Find(string name) => Array.Find(Volatile.Read(ref _devices), device => device.Name == name);

    /// <summary>From now on what other programs change is seen at once, and told by <see cref="Changed"/>.</summary>
    /// <exception cref="DeviceStoreException">The folder cannot be made or watched.</exception>
    public void Watch()
    {
        _folder.Make();
        FileSystemWatcher watcher = new(_folder.Path, DevicesFile) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite };
        watcher.Created += Renew;
        watcher.Changed += Renew;
        watcher.Deleted += Renew;
        watcher.Renamed += Renew;
        watcher.Error += Renew;
        try
        {
            watcher.EnableRaisingEvents = true;
        }
        catch (IOException error)
        {
            watcher.Dispose();
            throw new DeviceStoreException($"'{_folder.Path}' cannot be watched: {error.Message}; end programs that watch many files, or allow more of them", error);
        }

        Interlocked.Exchange(ref _watcher, watcher)?.Dispose();
        Renew(this, EventArgs.Empty);
    }

    /// <summary>Reads the devices anew.</summary>
    /// <exception cref="DeviceStoreException">They are damaged, or others may read them. <see cref="Devices"/> are those from before.</exception>
    public void Reload() => Apply(ReadDevices);

    /// <summary>Adds a device. One that was paired before, under the same name, gets its new key.</summary>
    /// <exception cref="DeviceStoreException">The name or its number is another device's, the device has another name, or the file cannot be written.</exception>
    public void Add(PairedDevice device) => Change(devices =>
    {
        if (_identity?.NetworkId == device.NetworkId)
        {
            throw new DeviceStoreException("a device cannot be paired with itself; give another device, or another folder of devices");
        }

        Check(FindProblem(devices, device.Name, device.NetworkId));
        PairedDevice[] others = [.. devices.Where(known => known.NetworkId != device.NetworkId)];
        return others.Length >= MaxDevices
            ? throw new DeviceStoreException($"there are {MaxDevices} devices, which is the most; forget one first")
            : [.. others, device];
    });

    /// <summary>Says why a device cannot have a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="networkId">The device's network id, 64 hex characters; it may have that name already.</param>
    /// <returns>A sentence that names the mend; null when it can.</returns>
    public string? FindProblem(string name, string networkId) => FindProblem(Volatile.Read(ref _devices), name, networkId);

    /// <summary>Forgets a device and its key.</summary>
    /// <returns>False when there is none of that name.</returns>
    /// <exception cref="DeviceStoreException">The file cannot be written.</exception>
    public bool Forget(string name)
    {
        bool isThere = false;
        Change(devices =>
        {
            isThere = devices.Any(device => device.Name == name);
            return isThere ? [.. devices.Where(device => device.Name != name)] : devices;
        });
        return isThere;
    }

    /// <summary>Gives a device another name.</summary>
    /// <returns>False when there is none of the old name.</returns>
    /// <exception cref="DeviceStoreException">The new name, or its number, is another device's, or the file cannot be written.</exception>
    public bool Rename(string old, string name)
    {
        bool isThere = false;
        Change(devices =>
        {
            isThere = devices.Any(device => device.Name == old);
            if (!isThere || old == name)
            {
                return devices;
            }

            Check(FindNameProblem(name, devices.Where(device => device.Name != old)));
            return [.. devices.Select(device => device.Name == old ? device.Called(name) : device)];
        });
        return isThere;
    }

    /// <summary>Ends the watch and the identity.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _watcher, null)?.Dispose();
        Interlocked.Exchange(ref _identity, null)?.Certificate.Dispose();
    }

    private static void Check(string? problem)
    {
        if (problem is not null)
        {
            throw new DeviceStoreException(problem);
        }
    }

    private static string? FindProblem(PairedDevice[] devices, string name, string networkId) =>
        devices.FirstOrDefault(known => known.NetworkId == networkId && known.Name != name) is { } same
            ? $"this device is paired already, as '{same.Name}': pair it anew under that name, or forget that one first"
            : FindNameProblem(name, devices.Where(known => known.NetworkId != networkId));

    private static string? FindNameProblem(string name, IEnumerable<PairedDevice> others)
    {
        if (DeviceNames.FindProblem(name) is { } problem)
        {
            return problem;
        }

        int number = DeviceNames.NumberOf(name);
        PairedDevice? other = others.FirstOrDefault(device => device.Number == number);
        return other is null ? null
            : other.Name == name ? $"another device is '{name}' already; give another name, or forget that one first"
            : $"'{name}' and '{other.Name}' have the same number in messages; give another name";
    }

    private void Renew(object sender, EventArgs change)
    {
        try
        {
            Reload();
        }
        catch (DeviceStoreException error)
        {
            if (Interlocked.Exchange(ref _problem, error.Message) != error.Message)
            {
                Changed?.Invoke(this, EventArgs.Empty);
            }
        }
    }

    private void Change(Func<PairedDevice[], PairedDevice[]> change) => Apply(() =>
    {
        using IDisposable held = _folder.Lock();
        _identity ??= ReadIdentity();
        PairedDevice[] before = ReadDevices();
        PairedDevice[] after = [.. change(before).OrderBy(device => device.Name, StringComparer.Ordinal)];
        if (!after.SequenceEqual(before))
        {
            _folder.Write(DevicesFile, StoredDevices.Write(after));
        }

        return after;
    });

    private void Apply(Func<PairedDevice[]> read)
    {
        bool isOther = false;
        _turn.Wait();
        try
        {
            PairedDevice[] devices = Kept(read());
            isOther = Interlocked.Exchange(ref _problem, null) is not null || !devices.SequenceEqual(_devices);
            Volatile.Write(ref _devices, devices);
        }
        finally
        {
            _turn.Release();
            if (isOther)
            {
                Changed?.Invoke(this, EventArgs.Empty);
            }
        }
    }

    /// <summary>The devices, those that have not changed as the objects that they were.</summary>
    private PairedDevice[] Kept(PairedDevice[] devices) => [.. devices.Select(device => Array.Find(_devices, device.IsAs) ?? device)];

    private PairedDevice[] ReadDevices()
    {
        if (_folder.Read(DevicesFile) is not { } text)
        {
            return [];
        }

        try
        {
            PairedDevice[] devices = [.. StoredDevices.Read(text).OrderBy(device => device.Name, StringComparer.Ordinal)];
            return devices.DistinctBy(device => device.Number).Count() == devices.Length && devices.DistinctBy(device => device.NetworkId).Count() == devices.Length
                ? devices
                : throw new FormatException("two devices in it have the same name, number or network id");
        }
        catch (FormatException error)
        {
            throw new DeviceStoreException($"'{_folder.PathOf(DevicesFile)}' is damaged: {error.Message}; put a copy back, or move it away and pair the devices anew");
        }
    }

    private DeviceIdentity? ReadIdentity()
    {
        if (_folder.Read(IdentityFile) is not { } text)
        {
            return null;
        }

        try
        {
            return DeviceIdentity.Read(text);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new DeviceStoreException(
                $"'{_folder.PathOf(IdentityFile)}' is damaged; put a copy back, or move it away: this device is another one then, and is paired anew with each");
        }
    }

    private DeviceIdentity MakeIdentity()
    {
        using IDisposable held = _folder.Lock();
        if (ReadIdentity() is { } made)
        {
            return made;
        }

        DeviceIdentity identity = DeviceIdentity.Make();
        _folder.Write(IdentityFile, identity.Write());
        return identity;
    }
}
