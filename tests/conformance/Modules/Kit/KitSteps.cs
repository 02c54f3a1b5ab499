using LiteIpc.Kit;

namespace Samgr.Conformance.Modules;

/// <summary>What the client of the IPC Kit's server does for a row.</summary>
internal static class KitSteps
{
    private const int Polls = 10_000;

    private static readonly int[] _lengths4 = [(50 * 1024) - 1, 50 * 1024];
    private static readonly int[] _lengths8 = [(25 * 1024) - 1, 25 * 1024];

    /// <summary>The results of the row's steps; null when there is no such row.</summary>
    internal static IEnumerable<int>? Run(SamgrLite samgr, string row)
    {
        if (!row.StartsWith("IK-", StringComparison.Ordinal))
        {
            return null;
        }

        if (row is "IK-030" or "IK-038" or "IK-040")
        {
            using KitClient victim = KitClient.Connect(samgr, row);
            return KitDeathSteps.Run(victim, row);
        }

        using KitClient client = KitClient.Connect(samgr);
        return row switch
        {
            "IK-029" => [Answer(client, 0), Answer(client, 1900999), client.Call(KitFunction.Throw)],
            "IK-032" or "IK-092" => [client.Proxy.GetInterfaceDescriptor(out string? name), name == KitStub.Name ? 1 : 0],
            "IK-036" => GetFoo(client),
            "IK-037" => AsyncAdd(client),
            "IK-043" => Identity(client),
            "IK-077" => [.. _lengths4.SelectMany(length => Arrays4(client, length))],
            "IK-078" => [.. _lengths8.SelectMany(length => Arrays8(client, length))],
            "IK-079" => Strings(client),
            "IK-081" => Everything(client),
            "IK-082" => KitResourceSteps.File(client),
            "IK-090" => Recipients(client),
            "IK-094" => [AsyncReply(client, new MessageOption(1)), AsyncReply(client, new MessageOption(3)), AsyncReply(client, new MessageOption { IsAsync = true })],
            "IK-095" => [AsyncReply(client, new MessageOption(1) { IsAsync = false })],
            "IK-105" => KitResourceSteps.Narrowed(client),
            "IK-106" => [KitResourceSteps.Shared(client, 32), KitResourceSteps.Shared(client, 1 << 20)],
            "IK-released" => Released(client),
            "IK-left" => Left(client),
            _ => null,
        };
    }

    private static int Answer(KitClient client, int code) => client.Call(KitFunction.Answer, data => data.WriteInt32(code));

    private static List<int> GetFoo(KitClient client)
    {
        RemoteProxy? foo = null;
        List<int> results =
        [
            client.Proxy.SendRequest(KitFunction.GetFoo, null, new Parcel()),
            client.Proxy.SendRequest(KitFunction.GetFoo, new Parcel(), null),
            client.Call(KitFunction.GetFoo, read: reply => reply.ReadRemoteProxy(out foo)),
            foo!.GetInterfaceDescriptor(out string? name),
            name == KitStub.FooName ? 1 : 0,
        ];
        foo.Release();
        results.Add(foo.SendRequest(1, new Parcel(), new Parcel()));
        return results;
    }

    private static List<int> AsyncAdd(KitClient client)
    {
        using Listener listener = new();
        int result = client.Call(
            KitFunction.AsyncAdd,
            data =>
            {
                data.WriteInt32(2);
                data.WriteInt32(3);
                data.WriteRemoteStub(listener);
            },
            option: new MessageOption(MessageOption.Async));
        return [result, listener.Next()];
    }

    private static List<int> Identity(KitClient client)
    {
        int[]? seen = null;
        client.Call(KitFunction.Identity, read: reply => reply.ReadInt32Array(out seen));
        int pid = client.Skeleton.Context.Driver.Pid;
        int uid = client.Skeleton.Context.Driver.Uid;
        return [seen![0], seen[1], seen[2] == pid ? 1 : 0, seen[3] == uid ? 1 : 0];
    }

    /// <summary>Of each array whether it could be written and, when it could, how many right elements came back.</summary>
    private static IEnumerable<int> Arrays4(KitClient client, int length) =>
    [
        Array(client, Numbers(length, i => (sbyte)i), (p, v) => p.WriteInt8Array(v), p => p.ReadInt8Array(out sbyte[]? v) == 0 ? v : null),
        Array(client, Numbers(length, i => (short)i), (p, v) => p.WriteInt16Array(v), p => p.ReadInt16Array(out short[]? v) == 0 ? v : null),
        Array(client, Numbers(length, i => i), (p, v) => p.WriteInt32Array(v), p => p.ReadInt32Array(out int[]? v) == 0 ? v : null),
        Array(client, Numbers(length, i => i % 3 == 0), (p, v) => p.WriteBoolArray(v), p => p.ReadBoolArray(out bool[]? v) == 0 ? v : null),
        Array(client, Numbers(length, i => (char)i), (p, v) => p.WriteCharArray(v), p => p.ReadCharArray(out char[]? v) == 0 ? v : null),
    ];

    private static IEnumerable<int> Arrays8(KitClient client, int length) =>
    [
        Array(client, Numbers(length, i => long.MaxValue - i), (p, v) => p.WriteInt64Array(v), p => p.ReadInt64Array(out long[]? v) == 0 ? v : null),
        Array(client, Numbers(length, i => i / 7.0), (p, v) => p.WriteDoubleArray(v), p => p.ReadDoubleArray(out double[]? v) == 0 ? v : null),
    ];

    private static List<int> Strings(KitClient client) =>
    [
        .. ((int[])[(10 * 1024) - 1, 17_066, 17_067]).Select(length => Array(
            client, Numbers(length, _ => "7 chars"), (p, v) => p.WriteStringArray(v), p => p.ReadStringArray(out string[]? v) == 0 ? v : null)),
    ];

    private static T[] Numbers<T>(int length, Func<int, T> number) => [.. Enumerable.Range(0, length).Select(number)];

    private static int Array<T>(KitClient client, T[] values, Func<Parcel, T[], int> write, Func<Parcel, T[]?> read)
    {
        int written = -1;
        T[]? back = null;
        int result = client.Call(KitFunction.Echo, data => written = write(data, values), reply => back = read(reply));
        return written != IpcError.Success ? written : result != IpcError.Success ? result : back?.Where((value, i) => Equals(value, values[i])).Count() ?? -1;
    }

    private static List<int> Everything(KitClient client)
    {
        using Listener first = new();
        using Listener second = new();
        int result = client.Call(KitFunction.CallBack, data =>
        {
            data.WriteInt8(-1);
            data.WriteInt16Array([1, -2]);
            data.WriteDouble(0.5);
            data.WriteStringArray(["a", "\u4e2d\ud83d\ude00"]);
            data.WriteBool(true);
            data.WriteRemoteObjectArray([first, second]);
            data.WriteString("last");
        });
        return [result, first.Next(), second.Next()];
    }

    /// <summary>A stub that the other process has called and given back, and one that it never read.</summary>
    private static List<int> Released(KitClient client)
    {
        Listener called = new();
        Listener unread = new();
        List<int> results =
        [
            client.Call(KitFunction.AsyncAdd, data =>
            {
                data.WriteInt64(0);
                data.WriteRemoteStub(called);
            }),
            client.Call(KitFunction.Answer, data =>
            {
                data.WriteInt32(0);
                data.WriteRemoteStub(unread);
            }),
        ];
        return [.. results, called.WaitForRelease(), unread.WaitForRelease()];
    }

    /// <summary>What the server still has of what it was given: proxies, and open or mapped regions.</summary>
    private static int[] Left(KitClient client)
    {
        int[]? held = null;
        KitResourceSteps.Shared(client, 4096);
        Released(client);
        for (int i = 0; i < Polls && (held == null || held[0] + held[1] > 0); i++)
        {
            client.Call(KitFunction.CountHeld, read: reply => reply.ReadInt32Array(out held));
        }

        return held!;
    }

    private static List<int> Recipients(KitClient client)
    {
        using Mourner mourner = new();
        RemoteProxy proxy = client.Proxy;
        return
        [
            proxy.AddDeathRecipient(mourner), proxy.AddDeathRecipient(mourner), proxy.RemoveDeathRecipient(mourner),
            proxy.RemoveDeathRecipient(mourner), proxy.RemoveDeathRecipient(mourner), proxy.IsRemoteDead ? 1 : 0,
        ];
    }

    /// <summary>The size of the reply to eight bytes.</summary>
    private static int AsyncReply(KitClient client, MessageOption option)
    {
        int size = -1;
        int result = client.Call(KitFunction.Echo, data => data.WriteInt64(1), reply => size = reply.Size, option);
        return result == IpcError.Success ? size : result;
    }
}
