using Samgr.Tool.Running;

namespace Samgr.Tool.Tests.Running;

public sealed class LogFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samgr-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_full_file_makes_room_and_the_oldest_is_deleted()
    {
        using (LogFile file = new(At("log"), 20, 2))
        {
            for (int i = 0; i < 8; i++)
            {
                file.WriteLine($"line {i} ..");
            }

            file.Flush();
        }

        Assert.Equal(["log", "log.1", "log.2"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("line 6 ..\nline 7 ..\n", File.ReadAllText(At("log")));
        Assert.Equal("line 4 ..\nline 5 ..\n", File.ReadAllText(At("log.1")));
        Assert.Equal("line 2 ..\nline 3 ..\n", File.ReadAllText(At("log.2")));
    }

    [Fact]
    public void No_line_is_split_and_none_is_lost_while_files_are_kept()
    {
        using (LogFile file = new(At("log"), 1000, 100))
        {
            for (int i = 0; i < 500; i++)
            {
                file.WriteLine($"line {i}");
            }
        }

        IEnumerable<string> lines = Directory.EnumerateFiles(_folder)
            .OrderByDescending(path => path.EndsWith("log", StringComparison.Ordinal) ? 0 : int.Parse(Path.GetExtension(path)[1..], System.Globalization.CultureInfo.InvariantCulture))
            .SelectMany(File.ReadAllLines);
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"line {i}"), lines);
        Assert.All(Directory.EnumerateFiles(_folder), path => Assert.InRange(new FileInfo(path).Length, 1, 1000));
    }

    [Fact]
    public void Without_files_that_are_kept_a_full_one_is_begun_anew()
    {
        using (LogFile file = new(At("log"), 10, 0))
        {
            file.WriteLine("the first");
            file.WriteLine("the second");
        }

        Assert.Equal("the second\n", File.ReadAllText(At("log")));
        Assert.Single(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void What_a_file_holds_stays_and_counts()
    {
        File.WriteAllText(At("log"), "before\n");
        using (LogFile file = new(At("log"), 20, 1))
        {
            file.WriteLine("after");
            file.WriteLine("and after that");
        }

        Assert.Equal("before\nafter\n", File.ReadAllText(At("log.1")));
        Assert.Equal("and after that\n", File.ReadAllText(At("log")));
    }

    [Fact]
    public void A_file_that_was_moved_away_is_begun_anew()
    {
        using LogFile file = new(At("log"), 1000, 1);
        file.WriteLine("before");
        file.Flush();
        File.Move(At("log"), At("elsewhere"));
        file.Flush();
        file.WriteLine("after");
        file.Flush();

        Assert.Equal("before\n", File.ReadAllText(At("elsewhere")));
        Assert.Equal("after\n", File.ReadAllText(At("log")));
    }

    [Fact]
    public void A_folder_that_vanishes_is_a_fault_of_the_next_flush()
    {
        Directory.CreateDirectory(At("logs"));
        using LogFile file = new(At("logs/log"), 1000, 1);
        file.WriteLine("before");
        file.Flush();
        Directory.Delete(At("logs"), recursive: true);
        file.WriteLine("after");

        Assert.ThrowsAny<IOException>(file.Flush);
    }

    [Fact]
    public void A_device_is_never_renamed()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "the system has no null device");
        string link = At("null");
        File.CreateSymbolicLink(link, "/dev/null");
        using (LogFile file = new(link, 10, 3))
        {
            for (int i = 0; i < 10; i++)
            {
                file.WriteLine("a line");
                file.Flush();
            }
        }

        Assert.Equal(link, Assert.Single(Directory.EnumerateFileSystemEntries(_folder)));
    }

    [Fact]
    public void A_full_disk_is_a_fault_of_the_flush_and_not_of_the_end()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "the system has no full device");
        LogFile file = new("/dev/full", 1000, 1);
        file.WriteLine("a line");

        Assert.ThrowsAny<IOException>(file.Flush);
        file.Dispose();
    }

    private string At(string name) => Path.Combine(_folder, name);
}
