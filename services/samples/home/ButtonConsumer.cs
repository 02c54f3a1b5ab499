using Samgr.Broadcast;

namespace Samgr.Samples.Home;

/// <summary>Gets the edges of the hall's button.</summary>
internal sealed class ButtonConsumer : Consumer
{
    private readonly WallSwitch _switch;
    private readonly Identity _identity;

    internal ButtonConsumer(WallSwitch wallSwitch, Identity identity)
    {
        _switch = wallSwitch;
        _identity = identity;
    }

    public override string Name => "wallswitch";

    public override Identity? Identity => _identity;

    public override void Notify(Topic topic, Request origin) => _switch.OnEdge(((byte[])origin.Data!)[0] != 0);
}
