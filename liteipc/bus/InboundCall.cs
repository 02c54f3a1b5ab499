using LiteIpc.Link;

namespace LiteIpc.Bus;

/// <summary>A call or question of another device that somebody here serves.</summary>
internal sealed class InboundCall
{
    internal InboundCall(int id, LinkRequest request)
    {
        Id = id;
        Request = request;
    }

    /// <summary>Its number in the kernel, above 0.</summary>
    internal readonly int Id;

    internal readonly LinkRequest Request;
}
