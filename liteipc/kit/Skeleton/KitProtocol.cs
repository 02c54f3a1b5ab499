namespace LiteIpc.Kit;

/// <summary>What the kit asks of every object, with codes that no user can send.</summary>
internal static class KitProtocol
{
    /// <summary>() -> (string): the name of the interface.</summary>
    internal const int GetDescriptor = 0x5f4e5446;
}
