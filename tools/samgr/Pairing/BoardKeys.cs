using System.Text;
using LiteIpc.Pairing;

namespace Samgr.Tool.Pairing;

/// <summary>Keys of boards as files.</summary>
internal static class BoardKeys
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Pairs a board and writes its key into a new file that only its owner reads.</summary>
    /// <exception cref="ToolException">The name is taken, or the file is there already.</exception>
    public static void Write(DeviceStore store, string name, string ownName, string file)
    {
        PairedDevice board = BoardSource.Draw(name);
        if (store.FindProblem(name, board.NetworkId) is { } problem)
        {
            throw new ToolException(ExitCode.Failed, problem);
        }

        if (File.Exists(file))
        {
            throw new ToolException(ExitCode.BadInput, $"{file} is there already; give another file, or remove it if its key is not used");
        }

        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        string text = BoardSource.Write(board, store.Identity, ownName);
        using (FileStream stream = new(file, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        try
        {
            store.Add(board);
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }
}
