namespace Samgr.Emulator.Tests.Support;

/// <summary>Runtime directories of tests: each its own, with a short name, as sockets stand in them.</summary>
internal static class TestFolder
{
    public static string Make() => Directory.CreateTempSubdirectory("sg-").FullName;
}
