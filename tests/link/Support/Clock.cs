namespace LiteIpc.Link.Tests.Support;

/// <summary>Time that passes when a test says so.</summary>
internal sealed class Clock
{
    public long NowMs { get; set; } = 1_000_000;
}
