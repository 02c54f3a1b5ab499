using LiteIpc;
using Samgr.Emulator.Log;
using Samgr.Emulator.Output;

namespace Samgr.Emulator.Tests.Log;

/// <summary>What an exception says is one line of the log.</summary>
public sealed class StackTextTests
{
    [Fact]
    public void An_exception_is_one_line_that_names_where_it_was_thrown()
    {
        string text = "exception while serving function 3: System.InvalidOperationException: boom\n   at Garden.Api.Invoke(Int32 function, IpcIo request) in /home/me/Garden/Api.cs:line 12\r\n   at Samgr.Endpoint.Serve(Router router)\n";

        Assert.Equal(
            "exception while serving function 3: System.InvalidOperationException: boom; at Garden.Api.Invoke in Api.cs:12",
            StackText.OneLine(text));
    }

    [Fact]
    public void Only_the_frames_of_the_service_are_shown_and_files_without_their_folders()
    {
        const string Text = "exception while serving Report: System.OverflowException: too much\n"
            + "   at System.Convert.ThrowInt32OverflowException()\n"
            + "   at Garden.Heating.Scale(Int64 value) in C:\\Users\\me\\Garden\\Heating.cs:line 40\n"
            + "   at Garden.Heating.Report(Int32 tenths) in /home/me/Garden/Heating.cs:line 31\n"
            + "   at Garden.HeatingStub.ServeReport(IpcIo request, IpcIo reply) in /home/me/Garden/obj/HeatingStub.g.cs:line 52\n"
            + "   at Samgr.InterfaceStub.Serve(Int32 function) in /_/samgr/InterfaceStub.cs:line 90\n"
            + "   at Samgr.Exchange.Handle(Int64 start)\n";

        Assert.Equal(
            "exception while serving Report: System.OverflowException: too much; at Garden.Heating.Scale in Heating.cs:40 < Garden.Heating.Report in Heating.cs:31",
            StackText.OneLine(Text));
    }

    [Fact]
    public void The_cause_of_an_exception_stays_and_deep_stacks_are_cut()
    {
        string text = "outer\n ---> System.Exception: inner\n   at A.B()\n   --- End of inner exception stack trace ---\n"
            + string.Concat(Enumerable.Range(0, 20).Select(i => $"   at C.D{i}()\n"));

        string line = StackText.OneLine(text);

        Assert.StartsWith("outer; ---> System.Exception: inner; at A.B < C.D0", line);
        Assert.EndsWith(" < ...", line);
        Assert.DoesNotContain("\n", line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("one\ntwo")]
    [InlineData("   at nothing")]
    public void Any_other_text_stays_as_it_is(string text) => Assert.Equal(text, StackText.OneLine(text));

    [Fact]
    public void An_exception_that_is_logged_takes_one_line_of_the_log()
    {
        using TestLog lines = new();
        using (MachineLog log = new(lines, LogLevel.Info, TimeProvider.System))
        {
            try
            {
                throw new InvalidOperationException("boom");
            }
            catch (InvalidOperationException error)
            {
                log.Write(LogLevel.Error, 6, 64, "weather", "exception while serving function 3: " + error);
            }
        }

        string line = Assert.Single(lines.Lines);
        Assert.Matches($" E weather: exception while serving function 3: .*boom; at .*{nameof(StackTextTests)}.{nameof(An_exception_that_is_logged_takes_one_line_of_the_log)}", line);
    }

    [Theory]
    [InlineData("System.InvalidOperationException: boom; at A.B", "Unhandled exception. System.InvalidOperationException: boom", "   at A.B(Int32 c)", "   at D.E()")]
    [InlineData("Stack overflow; at A.B", "Stack overflow.", "Repeated 11903 times:", "--------------------------------", "   at A.B()")]
    [InlineData("Process terminated. told to", "noise", "Process terminated. told to")]
    [InlineData(null, "   at A.B()", "noise")]
    public void The_last_words_of_a_process_are_found(string? words, params string[] printed)
    {
        LastWords last = new();

        Array.ForEach(printed, last.Take);

        Assert.Equal(words, last.Text);
    }
}
