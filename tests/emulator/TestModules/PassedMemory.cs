using LiteIpc.Kit;

namespace Samgr.Emulator.TestModules;

/// <summary>A shared memory region and a file descriptor that a passer sends along.</summary>
internal static class PassedMemory
{
    private const int Size = 4096;
    private const string Name = "passed";
    private static readonly byte[] _content = [1, 2, 3, 4];

    internal static void Write(Parcel data)
    {
        Ashmem.Create(Name, Size, out Ashmem? region);
        region!.MapReadWrite();
        region.Write(_content, _content.Length, 0);
        data.WriteAshmem(region);
        using (FileStream file = File.OpenRead("/dev/null"))
        {
            data.WriteFileDescriptor((int)file.SafeFileHandle.DangerousGetHandle());
        }

        region.Close();
    }

    /// <summary>Takes both, or, every other time, leaves them to the parcel.</summary>
    internal static bool Read(Parcel data)
    {
        if (Random.Shared.Next(2) == 0)
        {
            return true;
        }

        if (data.ReadAshmem(out Ashmem? region) != IpcError.Success || data.ReadFileDescriptor(out int descriptor) != IpcError.Success)
        {
            return false;
        }

        region!.MapReadOnly();
        bool isRight = region.Read(_content.Length, 0, out byte[]? content) == IpcError.Success && _content.SequenceEqual(content!);
        region.Close();
        KitPlatform.Descriptors!.Close(descriptor);
        return isRight;
    }

    /// <summary>Descriptors and mappings of such regions, and descriptors of such files, that this process has.</summary>
    internal static int CountHeld()
        => Directory.EnumerateFiles("/proc/self/fd").Select(Target).Count(IsPassed)
            + File.ReadLines("/proc/self/maps").Count(line => line.Contains("memfd:" + Name, StringComparison.Ordinal));

    private static string Target(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget ?? string.Empty;
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static bool IsPassed(string target)
        => target.Contains("memfd:" + Name, StringComparison.Ordinal);
}
