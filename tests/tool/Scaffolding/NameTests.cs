using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Samgr.Tool.Boards;
using Samgr.Tool.Scaffolding;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>Each name gives code that compiles, or is refused; the names to try come from the code itself.</summary>
public sealed class NameTests
{
    private const string Name = "Temperature";

    private static readonly ScaffoldName _name = ScaffoldName.Parse(Name);

    public static TheoryData<string, string[]> Kinds => new()
    {
        { "service", [.. TemplateParts.Service] },
        { "an application of esp32", [.. TemplateParts.App(BoardTable.Find("esp32"))] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fault_T19_Each_name_that_the_code_has_itself_compiles_or_is_refused(string kind, string[] parts)
    {
        string[] names = [.. Identifiers(parts).Concat(NamesThatMeetTypes(parts)).Where(IsPossible).Distinct(StringComparer.Ordinal)];
        Assert.True(names.Length > 60, $"{kind}: only {names.Length} names");
        Assert.All(["Timer", "Request", "Identity", "EC", "LogLevel", "ServiceException", "SamgrLite", "Assert", "Interface"], name => Assert.Contains(name, names));

        AssertCompileOrRefused(parts, names);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fault_T19_Each_first_letter_and_each_keyword_compiles_or_is_refused(string kind, string[] parts)
    {
        string[] letters = ["温度", "حرارة", "_door", "_timer", "_identity", "_", "ßmall", "ªble", "ﬁre", "ა", "ǅ", "émile", "iNk", "İnk", "ıce", "I", "Ix", "I2c", "Ä"];
        string[] keywords = [.. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(text => text.All(char.IsLetter))];
        Assert.True(keywords.Length > 100, kind);

        AssertCompileOrRefused(parts, [.. letters.Concat(keywords).Where(IsPossible)]);
    }

    [Theory]
    [InlineData("Switch")]
    [InlineData("Light")]
    [InlineData("Lock")]
    [InlineData("Event")]
    [InlineData("Door")]
    [InlineData("温度")]
    [InlineData("_door")]
    public void Fault_T19_A_name_that_is_only_a_word_is_not_refused(string name)
    {
        Assert.Null(new TemplateNames(TemplateParts.Service).FindTaken(ScaffoldName.Parse(name)));
        Assert.Empty(ScaffoldCode.Errors(TemplateParts.Service, ScaffoldName.Parse(name)));
    }

    [Theory]
    [InlineData("Timer", "the code that is made names 'Timer' for something else")]
    [InlineData("Client", "the code that is made names 'client' for something else")]
    [InlineData("Con", "'Con' cannot be the name of a folder here, or on Windows")]
    [InlineData("ßmall", "'ßmall' begins with a small letter that has no capital form")]
    [InlineData("packages", "'packages' cannot be the name of a folder here, or on Windows")]
    public async Task Fault_T19_A_refusal_says_why_and_writes_nothing(string name, string message)
    {
        using Sandbox sandbox = new();

        ToolResult result = (await sandbox.RunAsync("new", "service", name)).Expect(ExitCode.BadInput);

        Assert.Contains(message, result.Errors);
        Assert.Contains("give one such as Thermometer", result.Errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(sandbox.WorkingFolder));
    }

    private static void AssertCompileOrRefused(string[] parts, string[] names)
    {
        TemplateNames taken = new(parts);
        string[] wrong =
        [
            .. names.Select(ScaffoldName.Parse).Where(name => taken.FindTaken(name) is null)
                .Select(name => (name.Text, Errors: ScaffoldCode.Errors(parts, name)))
                .Where(result => result.Errors.Length > 0)
                .Select(result => $"{result.Text}: {result.Errors[0]}"),
        ];
        Assert.Empty(wrong);
    }

    private static bool IsPossible(string name)
    {
        try
        {
            ScaffoldName.Parse(name);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Identifiers(string[] parts) =>
        from file in parts.SelectMany(part => Template.Fill(part, _name, "1.0.0", "packages", BoardTable.Find("esp32")))
        where file.Path.EndsWith(".cs", StringComparison.Ordinal)
        from token in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantTokens()
        where token.IsKind(SyntaxKind.IdentifierToken) && !token.ValueText.Contains(Name, StringComparison.OrdinalIgnoreCase)
        select token.ValueText;

    // Those with which a type of the scaffold would have the name of one that it is compiled against.
    private static IEnumerable<string> NamesThatMeetTypes(string[] parts) =>
        from own in ScaffoldCode.Types(parts, _name)
        let at = own.IndexOf(Name, StringComparison.Ordinal)
        where at >= 0 && own != Name
        let front = own[..at]
        let back = own[(at + Name.Length)..]
        from other in ScaffoldCode.ReferencedTypes()
        where other.Length > front.Length + back.Length && other.StartsWith(front, StringComparison.Ordinal) && other.EndsWith(back, StringComparison.Ordinal)
        select other[front.Length..^back.Length];
}
