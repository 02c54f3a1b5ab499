using System.Text;

namespace Samgr.Tool.Tests.Scenarios;

/// <summary>A scenario that cannot be used. The mark § stands where the message has to point to.</summary>
public sealed record BadScenario(string Name, string Marked, string Message, bool SchemaSeesIt)
{
    private const string ModulePlaceholder = "MODULE";

    public string Text { get; } = Marked.Replace("§", "").Replace(ModulePlaceholder, SampleModule.Reference);

    public byte[] Content => Encoding.UTF8.GetBytes(Text);

    public (int Line, int Column) Place
    {
        get
        {
            string before = Marked[..Marked.IndexOf('§')].Replace(ModulePlaceholder, SampleModule.Reference);
            return (before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'));
        }
    }

    public override string ToString() => Name;
}
