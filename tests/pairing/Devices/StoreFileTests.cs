using System.Runtime.Versioning;
using LiteIpc.Pairing.Tests.Support;
using Samgr.Testing;

namespace LiteIpc.Pairing.Tests.Devices;

/// <summary>Files that only their owner reads, and what becomes of damaged ones.</summary>
public sealed class StoreFileTests : IDisposable
{
    private readonly Stores _stores = new();

    public void Dispose() => _stores.Dispose();

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Folder_and_files_are_their_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        DeviceStore store = Make();

        Assert.Equal(Convert.ToInt32("700", 8), (int)File.GetUnixFileMode(store.Folder));
        Assert.Equal(Convert.ToInt32("600", 8), (int)File.GetUnixFileMode(_stores.FileOf("hub", "devices.json")));
        Assert.Equal(Convert.ToInt32("600", 8), (int)File.GetUnixFileMode(_stores.FileOf("hub", "identity.pem")));
    }

    [Theory]
    [InlineData("devices.json", UnixFileMode.GroupRead, "(mode 640): run 'chmod 600 ")]
    [InlineData("devices.json", UnixFileMode.OtherRead, "(mode 604): run 'chmod 600 ")]
    [InlineData("devices.json", UnixFileMode.OtherWrite, "(mode 602): run 'chmod 600 ")]
    [InlineData("identity.pem", UnixFileMode.OtherRead, "(mode 604): run 'chmod 600 ")]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_others_may_read_is_refused_with_the_mend(string file, UnixFileMode more, string mend)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        Make();
        string path = _stores.FileOf("hub", file);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | more);

        string message = Assert.Throws<DeviceStoreException>(() => _stores.Open("hub").Identity).Message;

        Assert.Contains(mend + path, message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_others_may_enter_is_refused_with_the_mend()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        DeviceStore store = Make();
        File.SetUnixFileMode(store.Folder, File.GetUnixFileMode(store.Folder) | UnixFileMode.OtherExecute);

        Assert.Contains($"run 'chmod 700 {store.Folder}'", Assert.Throws<DeviceStoreException>(() => _stores.Open("hub")).Message, StringComparison.Ordinal);
        Assert.Contains("chmod 700", Assert.Throws<DeviceStoreException>(() => store.Forget("kitchen")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1, at $, is not as it was written")]
    [InlineData("{\"version\": 1, \"devices\": [", "is not as it was written")]
    [InlineData("{\"version\": 1}", "is not as it was written")]
    [InlineData("{\"version\": 2, \"more\": 3}", "it is of version 2, where this program knows 1")]
    [InlineData("null", "is damaged")]
    [InlineData("{\"version\": 1, \"devices\": [null]}", "is damaged")]
    public void A_damaged_file_is_refused_and_stays(string text, string reason)
    {
        DeviceStore store = Make();
        Damage(text);

        string message = Assert.Throws<DeviceStoreException>(() => _stores.Open("hub")).Message;

        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains("put a copy back, or move it away and pair the devices anew", message, StringComparison.Ordinal);
        Assert.Throws<DeviceStoreException>(() => store.Add(Any.Device("hall", 2)));
        Assert.Equal(text, File.ReadAllText(_stores.FileOf("hub", "devices.json")));
        Assert.Equal("kitchen", Assert.Single(store.Devices).Name);
    }

    [Theory]
    [InlineData("\"kitchen\"", "\"kit chen\"", "device 1: a name of a device begins")]
    [InlineData("\"name\"", "\"nome\"", "is not as it was written")]
    [InlineData("\"board\"", "\"bored\"", "line 7, at $.devices[0].kind, is not as it was written")]
    [InlineData("\"tagged\"", "\"tug\"", "device 1: its security is none of tagged, memory, tls")]
    [InlineData("\"0102", "\"0x02", "the network id of device 1 is none")]
    [InlineData("\"0102", "\"02", "device 1: a network id and a key have 32 bytes each, and these have 31 and 32")]
    public void A_wrong_value_is_refused_by_its_place(string old, string other, string reason)
    {
        Make();
        string path = _stores.FileOf("hub", "devices.json");
        string text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Damage(text.Replace(old, other, StringComparison.Ordinal));

        string message = Assert.Throws<DeviceStoreException>(() => _stores.Open("hub")).Message;

        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_key_is_in_a_message_or_a_text()
    {
        DeviceStore store = Make();
        string path = _stores.FileOf("hub", "devices.json");
        string key = Convert.ToBase64String(Any.Bytes(101));
        string text = File.ReadAllText(path);
        Assert.Contains(key, text, StringComparison.Ordinal);

        foreach (string damaged in (string[])[text.Replace(key, key[..20], StringComparison.Ordinal), text.Replace(key, key + "!", StringComparison.Ordinal), text.Replace(key, key[..10] + "\n", StringComparison.Ordinal)])
        {
            Damage(damaged);
            Assert.DoesNotContain(key[..6], Assert.Throws<DeviceStoreException>(() => _stores.Open("hub")).ToString(), StringComparison.Ordinal);
        }

        Assert.Equal("kitchen", store.Devices[0].ToString());
        Assert.Equal(store.Identity.NetworkId, store.Identity.ToString());
    }

    [Fact]
    public void A_damaged_identity_is_refused_and_stays()
    {
        Make();
        string path = _stores.FileOf("hub", "identity.pem");
        string[] lines = File.ReadAllLines(path);
        File.WriteAllLines(path, lines[..^3]);

        Assert.Contains("is damaged; put a copy back, or move it away", Assert.Throws<DeviceStoreException>(() => _stores.Open("hub").Identity).Message, StringComparison.Ordinal);
        Assert.Equal(lines[..^3], File.ReadAllLines(path));
    }

    [Fact]
    public void A_store_that_watches_keeps_its_devices_when_the_file_is_damaged_and_says_why()
    {
        DeviceStore store = Make();
        using AutoResetEvent changed = new(false);
        store.Changed += (_, _) => changed.Set();
        store.Watch();

        Damage("{");
        Patience.For(changed, "the damage is told");

        Assert.Contains("is damaged", store.Problem, StringComparison.Ordinal);
        Assert.Equal("kitchen", Assert.Single(store.Devices).Name);

        File.Delete(_stores.FileOf("hub", "devices.json"));
        Patience.Until(() => store.Problem is null && store.Devices.Count == 0, "the file that is gone is seen");
    }

    private DeviceStore Make()
    {
        DeviceStore store = _stores.Open("hub");
        store.Add(Any.Device("kitchen"));
        _ = store.Identity;
        return store;
    }

    private void Damage(string text) => File.WriteAllText(_stores.FileOf("hub", "devices.json"), text);
}
