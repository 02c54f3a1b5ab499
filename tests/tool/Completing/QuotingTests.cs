using System.CommandLine;
using Samgr.Emulator.Interfaces;
using Samgr.Tool.Calls;
using Samgr.Tool.Commands;
using Samgr.Tool.Completing;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Completing;

/// <summary>Names of a machine are text: what a shell inserts is read back as it was, and runs nothing.</summary>
public sealed class QuotingTests
{
    public static TheoryData<string> Names =>
    [
        "lamp", "lamp/desk", "$(echo run)", "`echo run`", "a b", "it's", "\"quoted\"", "back\\slash", "semi;colon & more | < > ( )",
        "~root", "star*?[a]", "#comment", "{a,b}", "a=b:c", "!history", "Lämpchen", "灯", "tab", "-n", "100%", "$HOME", "\\",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fault_T20_bash_reads_an_inserted_name_back_as_it_is(string name)
    {
        Assert.SkipUnless(Shell.IsBashThere, "there is no bash here");

        foreach (string begun in new[] { "", "'", "\"" })
        {
            CommandWords line = CommandWords.Parse("samgr call " + begun);
            if (ShellQuoting.ForBash(line, name) is { } inserted)
            {
                Assert.Equal($"<{name}>", await Shell.RunAsync($"set -- {begun}{inserted}{begun}\nprintf '<%s>' \"$@\""));
            }
            else
            {
                Assert.Equal("\"", begun);
            }
        }
    }

    [Fact]
    public async Task Fault_T20_the_bash_script_inserts_a_name_so_that_nothing_in_it_runs()
    {
        Assert.SkipUnless(Shell.IsBashThere, "there is no bash here");

        string suggestions = await Shell.RunAsync($$"""
            samgr() { printf '%s\n' "\\\$\\(echo\\ run\\)"; }
            {{CompletionScript.For("bash")}}
            COMP_LINE='samgr call '
            COMP_POINT=${#COMP_LINE}
            _samgr_complete samgr
            eval "set -- ${COMPREPLY[0]}"
            printf '<%s>' "$@"
            """);

        Assert.Equal("<$(echo run)>", suggestions);
    }

    [Theory]
    [InlineData("samgr call lamp Shine mode=O", "mode=On", "On")]
    [InlineData("samgr call lamp Shine 'mode=O", "mode=On", "mode=On")]
    [InlineData("samgr call lamp Shine mode='O", "mode=On", "On")]
    [InlineData("samgr call a\\ b", "a b c", @"a\ b\ c")]
    [InlineData("samgr call \"a b", "a b $c", @"a b \$c")]
    public void Fault_T20_what_bash_does_not_take_for_the_word_is_not_repeated(string line, string suggestion, string inserted)
        => Assert.Equal(inserted, ShellQuoting.ForBash(CommandWords.Parse(line), suggestion));

    [Fact]
    public void Fault_T20_a_name_with_a_control_character_is_not_suggested()
    {
        Completer completer = new(SamgrCommand.Build(), (_, _) => new Odd());

        Assert.Equal(["lamp"], completer.Complete(CommandWords.Parse("samgr call ")));
    }

    [Theory]
    [InlineData("zsh", "-n")]
    [InlineData("fish", "-n")]
    public async Task Fault_T20_a_shell_reads_its_script_without_complaint(string shell, string option)
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, shell)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, $"there is no {shell} here");

        Assert.Equal("", await Shell.CheckAsync(program!, CompletionScript.For(shell), option));
    }

    private sealed class Odd : IMachineWords
    {
        public IEnumerable<string> Machines() => [];

        public IEnumerable<string> RunningDevices() => [];

        public IEnumerable<string> LinkedDevices(string? first) => [];

        public IEnumerable<string> Services() => ["lamp", "two\nlines", "\u001b[31m"];

        public IEnumerable<string> Processes() => [];

        public IEnumerable<string> Pins() => [];

        public IEnumerable<string> Buttons() => [];

        public IEnumerable<string> Devices() => [];

        public InterfaceInfo? Describe(CallTarget target) => null;
    }
}
