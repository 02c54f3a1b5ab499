namespace Samgr.Ability;

/// <summary>The requests of a connector to the feature that stands for an ability.</summary>
internal static class AbilityProtocol
{
    /// <summary>(object end) -> (int32 id, object remote): connect; the end belongs to the client and dies with it.</summary>
    internal const int Connect = 1;

    /// <summary>(int32 id) -> (): end a connection of the caller's.</summary>
    internal const int Disconnect = 2;

    /// <summary>Bytes of the largest request and reply.</summary>
    internal const int Size = 64;
}
