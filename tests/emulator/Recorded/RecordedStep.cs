namespace Samgr.Emulator.Tests.Recorded;

/// <summary>One step of a recording.</summary>
/// <param name="Title">What it is, in words that begin with the operation.</param>
/// <param name="IsFromProcess">Whether the process, or the client, sent it.</param>
/// <param name="Content">What was sent, as the file has it.</param>
/// <param name="Said">What the other side made of it.</param>
internal sealed record RecordedStep(string Title, bool IsFromProcess, string Content, IReadOnlyList<string> Said)
{
    /// <summary>The operation.</summary>
    public string Operation => Title.Split(':', ' ')[0];

    public override string ToString() => $"# {Title}\n{(IsFromProcess ? '>' : '<')} {Content}\n{string.Concat(Said.Select(line => $"= {line}\n"))}";
}
