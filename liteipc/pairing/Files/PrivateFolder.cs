using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LiteIpc.Pairing;

/// <summary>A folder whose files only their owner reads. A file is replaced whole or not at all.</summary>
internal sealed class PrivateFolder(string path)
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode ReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string LockFile = "lock";
    private const int MaxFile = 4 * 1024 * 1024;
    private const int LockLookMs = 20;

    private static readonly TimeSpan _lockTime = TimeSpan.FromSeconds(10);

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>The path of a file in it.</summary>
    public string PathOf(string file) => System.IO.Path.Combine(path, file);

    /// <summary>Makes it where it is not there.</summary>
    /// <exception cref="DeviceStoreException">It cannot be made, or others may enter it.</exception>
    public void Make()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, FolderMode);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Explain(error);
        }

        CheckFolder();
    }

    /// <summary>Reads a file.</summary>
    /// <returns>Its text; null when there is none.</returns>
    /// <exception cref="DeviceStoreException">It cannot be read, or others can read it.</exception>
    public string? Read(string file)
    {
        string name = PathOf(file);
        try
        {
            using FileStream stream = new(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            CheckFolder();
            CheckFile(stream, name);
            using StreamReader reader = new(stream, Encoding.UTF8);
            return stream.Length <= MaxFile
                ? reader.ReadToEnd()
                : throw new DeviceStoreException($"'{name}' has {stream.Length} bytes, where {MaxFile} are the most; move it away and pair anew");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Explain(error);
        }
    }

    /// <summary>Replaces a file: whoever reads it meets the old text or the new one, also after the power has failed.</summary>
    /// <exception cref="DeviceStoreException">It cannot be written; the old one is still there.</exception>
    public void Write(string file, string text)
    {
        string temporary = PathOf($".{file}-{Guid.NewGuid():N}");
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = ReadWrite;
            }

            using (FileStream stream = new(temporary, options))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, PathOf(file), overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw Explain(error);
        }
    }

    /// <summary>Keeps other programs from changing it until what is returned is disposed of.</summary>
    /// <exception cref="DeviceStoreException">Another one changes it for too long.</exception>
    public IDisposable Lock()
    {
        Make();
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(PathOf(LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(began) < _lockTime)
            {
                Thread.Sleep(LockLookMs);
            }
            catch (IOException error)
            {
                throw new DeviceStoreException($"another program has been changing '{path}' for {_lockTime.TotalSeconds:0} seconds; end it and try again", error);
            }
            catch (UnauthorizedAccessException error)
            {
                throw Explain(error);
            }
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What failed before is told.
        }
    }

    private static bool IsOpen(UnixFileMode mode) => (mode & ~FolderMode) != 0;

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);

    private void CheckFolder()
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && IsOpen(mode))
        {
            throw new DeviceStoreException($"others may enter '{path}', which holds keys (mode {Octal(mode)}): run 'chmod 700 {path}'");
        }
    }

    private static void CheckFile(FileStream stream, string name)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(stream.SafeFileHandle) is var mode && IsOpen(mode))
        {
            throw new DeviceStoreException(
                $"others may read '{name}', which holds keys (mode {Octal(mode)}): run 'chmod 600 {name}', and pair anew where somebody may have read it");
        }
    }

    private DeviceStoreException Explain(Exception error) => new(
        string.Create(CultureInfo.InvariantCulture, $"the devices in '{path}' cannot be read or changed: {error.Message}; set {DeviceStore.Variable} to a folder of yours"), error);
}
