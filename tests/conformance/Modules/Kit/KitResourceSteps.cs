using System.Text;
using LiteIpc.Kit;
using Microsoft.Win32.SafeHandles;

namespace Samgr.Conformance.Modules;

/// <summary>What a client does with files and shared memory.</summary>
internal static class KitResourceSteps
{
    private const string Content = "what the file holds";

    internal static List<int> File(KitClient client)
    {
        string path = Path.GetTempFileName();
        try
        {
            System.IO.File.WriteAllText(path, Content);
            using SafeFileHandle file = System.IO.File.OpenHandle(path);
            return Pass(client, (int)file.DangerousGetHandle());
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    /// <summary>A region that its maker has narrowed: what the other process gets when it maps, writes and widens it.</summary>
    internal static List<int> Narrowed(KitClient client)
    {
        Ashmem.Create("narrowed", 64, out Ashmem? region);
        using (region)
        {
            int[]? answers = null;
            region!.MapReadWrite();
            List<int> results = [region.SetProtection(AshmemProtection.Read), region.Write([1], 1, 0), region.MapReadWrite()];
            results.Add(client.Call(KitFunction.TryMap, data => data.WriteAshmem(region), reply => reply.ReadInt32Array(out answers)));
            return [.. results, .. answers!];
        }
    }

    /// <summary>How many bytes of a region the other process has incremented.</summary>
    internal static int Shared(KitClient client, int size)
    {
        Ashmem.Create("shared", size, out Ashmem? region);
        using (region)
        {
            byte[] bytes = [.. Enumerable.Range(0, size).Select(i => (byte)i)];
            region!.MapReadWrite();
            region.Write(bytes, size, 0);
            int result = client.Call(KitFunction.Increment, data => data.WriteAshmem(region));
            region.Read(size, 0, out byte[]? changed);
            return result == IpcError.Success ? changed!.Where((value, i) => value == (byte)(i + 1)).Count() : result;
        }
    }

    /// <summary>The regions that this process has open or mapped.</summary>
    internal static int CountRegions()
        => Directory.GetFiles("/proc/self/fd").Count(file => IsRegion(new FileInfo(file).LinkTarget))
            + System.IO.File.ReadLines("/proc/self/maps").Count(IsRegion);

    private static bool IsRegion(string? name)
        => name != null && (name.Contains("memfd:shared", StringComparison.Ordinal) || name.Contains("memfd:narrowed", StringComparison.Ordinal));

    private static List<int> Pass(KitClient client, int descriptor)
    {
        Parcel data = new();
        Parcel reply = new();
        List<int> results = [data.ContainsDescriptors ? 1 : 0, data.WriteFileDescriptor(-1), data.WriteFileDescriptor(descriptor)];
        results.Add(client.Proxy.SendRequest(KitFunction.ReadFile, data, reply));
        reply.ReadBool(out bool contained);
        reply.ReadBuffer(Content.Length, out byte[]? content);
        results.Add(contained ? 1 : 0);
        results.Add(content != null && Encoding.UTF8.GetString(content) == Content ? 1 : 0);
        results.Add(data.ReadFileDescriptor(out int own));
        new SafeFileHandle(own, ownsHandle: true).Dispose();
        results.Add(data.ReadFileDescriptor(out _));
        results.Add(data.ContainsDescriptors ? 1 : 0);
        data.Reclaim();
        reply.Reclaim();
        return results;
    }
}
