namespace LiteIpc.Kit;

/// <summary>Functions of the kit that every object answers, with codes that no user can send.</summary>
internal static class KitProtocol
{
    /// <summary>() -> (string): the name of the interface.</summary>
    internal const int GetDescriptor = 0x5f4e5446;
}
