using Samgr.Generator.Locking;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Locking;

public sealed class LockTests
{
    private const string Interface = """
        using Samgr;
        [ServiceInterface("door"{1})]
        public interface IDoor
        {
            {0}
        }
        """;

    private const string Locked = """
        {
          "format": 2,
          "interfaces": {
            "IDoor": {
              "version": 1,
              "functions": {
                "Open()": 7,
                "Close(i32 hard)": 3
              }
            }
          }
        }
        """;

    [Fact]
    public void Functions_have_the_ids_of_the_lock_file_whatever_their_order()
    {
        string functions = Functions("void Close(int hard); void Open();", out string[] problems);

        Assert.Empty(problems);
        Assert.Contains("const int Open = 7;", functions, StringComparison.Ordinal);
        Assert.Contains("const int Close = 3;", functions, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_function_gets_the_next_id_and_a_warning_that_names_the_command()
    {
        string functions = Functions("void Open(); void Close(int hard); int Knock();", out string[] problems);

        Assert.Contains("const int Knock = 8;", functions, StringComparison.Ordinal);
        string problem = Assert.Single(problems);
        Assert.StartsWith("SAMGR1011 IDoor.Knock() : i32", problem, StringComparison.Ordinal);
        Assert.Contains("samgr generate --update-lock", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("void Open();", "Close(i32 hard) has been removed")]
    [InlineData("void Open(); void Close(long hard);", "Close(i32 hard) has become Close(i64 hard)")]
    [InlineData("void Open(); int Close(int hard);", "Close(i32 hard) has become Close(i32 hard) : i32")]
    [InlineData("void Open(); [OneWay] void Close(int hard);", "Close(i32 hard) has become Close(i32 hard) one-way")]
    [InlineData("void Open(); void Close(ref int hard);", "Close(i32 hard) has become Close(ref i32 hard)")]
    public void A_breaking_change_is_an_error_that_names_it(string methods, string change)
    {
        Functions(methods, out string[] problems);

        Assert.Contains(problems, problem => problem.StartsWith("SAMGR1010 IDoor: " + change, StringComparison.Ordinal)
            && problem.Contains("raise Version above 1", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.StartsWith("SAMGR1011 IDoor.Close", StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_member_of_service_data_is_a_breaking_change()
    {
        const string Source = """
            using Samgr;
            [ServiceData] public struct Key { public int Teeth; {0}}
            [ServiceInterface("door")] public interface IDoor { void Open(Key key); }
            """;
        string text = Update(LockFile.Empty, Source.Replace("{0}", ""));

        string[] problems = Runs.Describe(Runs.Generate(Source.Replace("{0}", "public int Bits; "), text).Problems);

        Assert.Contains(problems, problem => problem.StartsWith("SAMGR1010 IDoor: Open({i32 Teeth} key) has become Open({i32 Teeth, i32 Bits} key)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_removed_interface_is_an_error_that_names_it()
    {
        string[] problems = Runs.Describe(Runs.Generate("class Nothing { }", Locked).Problems);

        Assert.StartsWith("SAMGR1010 IDoor: the interface has been removed or renamed", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_higher_version_may_break_and_its_dropped_ids_are_given_to_nobody()
    {
        string source = Source("void Open(); int Knock();", ", Version = 2");
        Assert.DoesNotContain(Runs.Describe(Runs.Generate(source, Locked).Problems), problem => problem.StartsWith("SAMGR1010", StringComparison.Ordinal));

        LockFile updated = LockReader.Read(Update(LockReader.Read(Locked), source));

        LockedInterface door = updated.Find("IDoor")!;
        Assert.Equal(2, door.Version);
        Assert.Equal([new RetiredFunction(3, "Close(i32 hard)", 2)], door.Retired);
        Assert.Equal(7, door.IdOf("Open()"));
        Assert.Equal(8, door.IdOf("Knock() : i32"));
        Assert.Equal(9, door.NextId);
    }

    [Fact]
    public void A_retired_function_keeps_its_name_and_version_and_one_of_an_older_lock_file_its_number()
    {
        string numbers = Locked.Replace("\"version\": 1,", "\"version\": 2, \"retired\": [1],", StringComparison.Ordinal);

        string text = Update(LockReader.Read(numbers), Source("void Open();", ", Version = 3"));

        Assert.Contains("\"retired\": [1, 3],\n      \"retiredIn\": {\n        \"3\": { \"Close(i32 hard)\": 3 }\n      }", text, StringComparison.Ordinal);
        Assert.Equal(text, Update(LockReader.Read(text), Source("void Open();", ", Version = 3")));
        string stub = Runs.Generate(Source("void Open();", ", Version = 3"), text).Files.Single(file => file.HintName == "DoorSignatures.g.cs").SourceText.ToString();
        Assert.Contains("case 1: return \"function 1 of IDoor was retired\";", stub, StringComparison.Ordinal);
        Assert.Contains("case 3: return \"IDoor.Close was retired in version 3\";", stub, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_a_higher_version_drops_is_named_before_the_lock_file_is_up_to_date()
    {
        string stub = Runs.Generate(Source("void Open();", ", Version = 2"), Locked).Files.Single(file => file.HintName == "DoorSignatures.g.cs").SourceText.ToString();

        Assert.Contains("case 3: return \"IDoor.Close was retired in version 2\";", stub, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lower_version_is_a_breaking_change()
    {
        string text = Update(LockFile.Empty, Source("void Open();", ", Version = 2"));

        Assert.Contains(
            Runs.Describe(Runs.Generate(Source("void Open();", ""), text).Problems),
            problem => problem.StartsWith("SAMGR1010 IDoor: its version has gone back from 2 to 1", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_written_is_read_and_written_again_the_same()
    {
        LockFile file = LockReader.Read(Update(LockReader.Read(Locked), Source("void Open(); void Turn(System.DayOfWeek day, System.DateTimeKind kind);")));
        string text = LockWriter.Write(file);

        Assert.Equal(text, LockWriter.Write(LockReader.Read(text)));
        Assert.Equal(LockReader.Read(text), LockReader.Read(LockWriter.Write(LockReader.Read(text))));
    }

    [Theory]
    [InlineData("", "neither an object")]
    [InlineData("{", "no '\"'")]
    [InlineData("[]", "the file is no object")]
    [InlineData("{}", "'interfaces' is missing")]
    [InlineData("""{"interfaces":{"I":{"version":1,"functions":{"A()":1,"B()":1}}}}""", "the same id")]
    [InlineData("""{"interfaces":{"I":{"version":1,"functions":{"A()":65280}}}}""", "not one from 1 to 65279")]
    [InlineData("""{"interfaces":{"I":{"version":"x","functions":{}}}}""", "is no number")]
    [InlineData("{\n\"interfaces\": {},\n]", "line 3")]
    [InlineData("""{"interfaces":{"I":{"version":1,"functions":{},"retiredIn":{"1":{"A()":7}}}}}""", "A() is in 'retiredIn' of I, but 7 is not in 'retired'")]
    [InlineData("""{"interfaces":{"I":{"version":1,"functions":{},"retired":[7],"retiredIn":{"x":{"A()":7}}}}}""", "'x' of 'retiredIn' is no version")]
    [InlineData("""{"format":3,"interfaces":{}}""", "its format is 3")]
    [InlineData("""{"interfaces":{"I":{"version":1,"functions":{},"enums":{"E":{"A":1}}}}}""", "no number in quotes")]
    public void A_lock_file_that_cannot_be_read_is_an_error_that_says_why(string text, string reason)
    {
        string problem = Assert.Single(Runs.Describe(Runs.Generate("class Nothing { }", text).Problems));

        Assert.StartsWith("SAMGR1012 services.lock.json cannot be read", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    private static string Source(string methods, string version = "") => Interface.Replace("{0}", methods).Replace("{1}", version);

    private static string Functions(string methods, out string[] problems)
    {
        var (files, diagnostics, _) = Runs.Generate(Source(methods), Locked);
        problems = Runs.Describe(diagnostics);
        return files.Single(file => file.HintName == "DoorFunctions.g.cs").SourceText.ToString();
    }

    private static string Update(LockFile file, string source)
    {
        var type = Runs.Compile(("Sample.cs", source)).GetTypeByMetadataName("IDoor")!;
        return LockWriter.Write(LockUpdate.Update(file, [Generator.Parsing.InterfaceParser.Parse(type).Model!]));
    }
}
