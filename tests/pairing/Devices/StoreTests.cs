using LiteIpc.Link;
using LiteIpc.Pairing.Tests.Support;
using Samgr.Testing;

namespace LiteIpc.Pairing.Tests.Devices;

public sealed class StoreTests : IDisposable
{
    private readonly Stores _stores = new();

    public void Dispose() => _stores.Dispose();

    [Fact]
    public void A_new_store_has_no_device_and_makes_nothing_before_it_is_asked()
    {
        DeviceStore store = _stores.Open("hub");

        Assert.Empty(store.Devices);
        Assert.False(Directory.Exists(store.Folder));
    }

    [Fact]
    public void What_was_added_is_there_in_every_store_of_the_folder()
    {
        DeviceStore store = _stores.Open("hub");
        store.Add(new PairedDevice("kitchen", Any.Bytes(1), Any.Bytes(101), DeviceKind.Desktop, LinkSecurity.Tls, [1, 2, 3]));
        store.Add(Any.Device("hall", 2));

        IReadOnlyList<PairedDevice> read = _stores.Open("hub").Devices;

        Assert.Equal(["hall", "kitchen"], read.Select(device => device.Name));
        PairedDevice kitchen = read[1];
        Assert.Equal((Convert.ToHexStringLower(Any.Bytes(1)), DeviceKind.Desktop, LinkSecurity.Tls), (kitchen.NetworkId, kitchen.Kind, kitchen.LeastSecurity));
        Assert.Equal(Any.Bytes(101), kitchen.Key.ToArray());
        Assert.Equal([1, 2, 3], kitchen.Certificate.ToArray());
        Assert.Equal(Any.Bytes(1), kitchen.Peer.NetworkId);
        Assert.Equal(("kitchen", LinkSecurity.Tls), (kitchen.Peer.Name, kitchen.Peer.LeastSecurity));
        Assert.True(read[0].Certificate.IsEmpty);
    }

    [Fact]
    public void An_identity_is_made_once_and_is_the_hash_of_its_public_key()
    {
        DeviceIdentity made = _stores.Open("hub").Identity;
        DeviceIdentity read = _stores.Open("hub").Identity;

        Assert.Equal(made.NetworkId, read.NetworkId);
        Assert.Equal(made.Certificate.RawData, read.Certificate.RawData);
        Assert.True(read.Certificate.HasPrivateKey);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(made.Certificate.PublicKey.ExportSubjectPublicKeyInfo())), made.NetworkId);
        Assert.NotEqual(made.NetworkId, _stores.Open("kitchen").Identity.NetworkId);
    }

    [Fact]
    public void A_device_that_is_paired_anew_has_its_new_key()
    {
        DeviceStore store = _stores.Open("hub");
        store.Add(Any.Device("kitchen"));
        store.Add(Any.Device("kitchen", key: 7));

        Assert.Equal(Any.Bytes(7), Assert.Single(store.Devices).Key.ToArray());
    }

    [Fact]
    public void A_name_a_number_and_a_device_are_there_once()
    {
        DeviceStore store = _stores.Open("hub");
        store.Add(Any.Device("board-449599", 1));
        store.Add(Any.Device("hall", 2));

        Assert.Equal("another device is 'hall' already; give another name, or forget that one first", Refusal(() => store.Add(Any.Device("hall", 3))));
        Assert.Equal("another device is 'hall' already; give another name, or forget that one first", Refusal(() => store.Rename("board-449599", "hall")));
        Assert.Equal("'board-612382' and 'board-449599' have the same number in messages; give another name", Refusal(() => store.Add(Any.Device("board-612382", 3))));
        Assert.Equal("'board-612382' and 'board-449599' have the same number in messages; give another name", Refusal(() => store.Rename("hall", "board-612382")));
        Assert.Equal(
            "this device is paired already, as 'hall': pair it anew under that name, or forget that one first", Refusal(() => store.Add(Any.Device("kitchen", 2))));
        Assert.Equal("this device is paired already, as 'hall': pair it anew under that name, or forget that one first", store.FindProblem("kitchen", Hex(2)));
        Assert.Null(store.FindProblem("hall", Hex(2)));
        Assert.Null(store.FindProblem("kitchen", Hex(3)));
        Assert.Equal(["board-449599", "hall"], store.Devices.Select(device => device.Name));
    }

    [Fact]
    public void A_device_is_not_paired_with_itself()
    {
        DeviceStore store = _stores.Open("hub");
        PairedDevice itself = new("hub", store.Identity.NetworkIdBytes, Any.Bytes(1), DeviceKind.Desktop, LinkSecurity.Tls);

        Assert.Contains("cannot be paired with itself", Refusal(() => store.Add(itself)));
        Assert.Contains("cannot be paired with itself", Refusal(() => _stores.Open("hub").Add(itself)));
    }

    [Fact]
    public void A_device_is_renamed_and_forgotten()
    {
        DeviceStore store = _stores.Open("hub");
        store.Add(Any.Device("kitchen"));

        Assert.True(store.Rename("kitchen", "cellar"));
        Assert.False(store.Rename("kitchen", "attic"));
        Assert.True(store.Rename("cellar", "cellar"));
        Assert.Equal("cellar", Assert.Single(_stores.Open("hub").Devices).Peer.Name);
        Assert.False(store.Forget("kitchen"));
        Assert.True(store.Forget("cellar"));
        Assert.Empty(_stores.Open("hub").Devices);
        Assert.DoesNotContain(Convert.ToBase64String(Any.Bytes(101)), File.ReadAllText(_stores.FileOf("hub", "devices.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_watches_hears_of_it_when_another_one_forgets()
    {
        DeviceStore running = _stores.Open("hub");
        running.Add(Any.Device("kitchen", 1));
        running.Add(Any.Device("hall", 2));
        PairedDevice hall = running.Find("hall")!;
        using ManualResetEventSlim gone = new();
        running.Changed += (_, _) =>
        {
            if (running.Find("kitchen") is null)
            {
                gone.Set();
            }
        };
        running.Watch();

        _stores.Open("hub").Forget("kitchen");

        Patience.For(gone, "the device is gone");
        Assert.Same(hall, Assert.Single(running.Devices));
    }

    [Fact]
    public void Who_reads_anew_is_told_once_and_keeps_the_objects_that_stay()
    {
        DeviceStore store = _stores.Open("hub");
        store.Add(Any.Device("hall", 2));
        PairedDevice hall = store.Find("hall")!;
        int changes = 0;
        store.Changed += (_, _) => changes++;

        _stores.Open("hub").Add(Any.Device("kitchen"));
        store.Reload();
        store.Reload();

        Assert.Equal(1, changes);
        Assert.Equal(["hall", "kitchen"], store.Devices.Select(device => device.Name));
        Assert.Same(hall, store.Find("hall"));
    }

    [Fact]
    public void Two_programs_that_add_at_once_lose_nothing()
    {
        DeviceStore[] stores = [.. Enumerable.Range(0, 4).Select(_ => _stores.Open("hub"))];

        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => stores[i % 4].Add(Any.Device($"board-{i}", (byte)(i + 1))));

        Assert.Equal(24, _stores.Open("hub").Devices.Count);
        Assert.Equal(["devices.json", "lock"], Directory.GetFiles(_stores.FolderOf("hub")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Two_devices_of_one_user_are_joined()
    {
        DeviceStore hub = _stores.Open("hub");
        DeviceStore kitchen = _stores.Open("kitchen");

        DeviceStore.Join(hub, "kitchen", kitchen, "desk");

        PairedDevice there = hub.Find("kitchen")!;
        PairedDevice here = kitchen.Find("desk")!;
        Assert.Equal(kitchen.Identity.NetworkId, there.NetworkId);
        Assert.Equal(hub.Identity.NetworkId, here.NetworkId);
        Assert.Equal(there.Key.ToArray(), here.Key.ToArray());
        Assert.Equal(hub.Identity.Certificate.RawData, here.Certificate.ToArray());
    }

    [Fact]
    public void A_folder_is_named_by_the_environment_or_is_that_of_the_user()
    {
        string? before = Environment.GetEnvironmentVariable(DeviceStore.Variable);
        try
        {
            Environment.SetEnvironmentVariable(DeviceStore.Variable, _stores.FolderOf("named"));
            Assert.Equal(_stores.FolderOf("named"), DeviceStore.Locate());
            Environment.SetEnvironmentVariable(DeviceStore.Variable, null);
            Assert.EndsWith(Path.Combine("samgr", "devices"), DeviceStore.Locate(), StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(DeviceStore.Variable, before);
        }
    }

    private static string Hex(byte id) => Convert.ToHexStringLower(Any.Bytes(id));

    private static string Refusal(Action act) => Assert.Throws<DeviceStoreException>(act).Message;
}
