using System.Text;

namespace Samgr.Emulator.Scenarios.Reading;

internal sealed class ScenarioSource(string file, string folder, string assemblyFolder, byte[] content)
{
    public string Folder { get; } = folder;

    /// <summary>Whether it is the scenario of one device of several.</summary>
    public bool IsOfDevice { get; init; }

    public string AssemblyFolder { get; } = assemblyFolder;

    public ReadOnlySpan<byte> Content => content;

    public ScenarioException Error(JsonPart part, string problem) => Error(part.Offset, problem);

    public ScenarioException Error(int offset, string problem)
    {
        ReadOnlySpan<byte> before = content.AsSpan(0, Math.Min(offset, content.Length));
        int line = before.Count((byte)'\n') + 1;
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[lineStart..]) + 1;
        return new ScenarioException(file, line, column, problem);
    }

    public ScenarioException Error(long line, long byteInLine, string problem)
    {
        int offset = 0;
        for (long skipped = 0; skipped < line; skipped++)
        {
            offset += content.AsSpan(offset).IndexOf((byte)'\n') + 1;
        }

        return Error(offset + (int)byteInLine, problem);
    }
}
