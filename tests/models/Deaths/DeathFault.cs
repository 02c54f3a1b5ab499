namespace Samgr.Models.Tests.Deaths;

/// <summary>What is planted into the models of deaths.</summary>
public enum DeathFault
{
    /// <summary>Nothing: it is as in the product.</summary>
    None,

    /// <summary>Whoever takes an address away does not compare it with the one that died.</summary>
    DetachWithoutCompare,

    /// <summary>An address that was replaced while its callback was registered keeps the callback.</summary>
    NoStaleCheck,

    /// <summary>The answer of the registration, that the process has ended already, is not looked at.</summary>
    NoLookAtRefusal,

    /// <summary>A user of a channel's memory does not look whether it may be gone.</summary>
    EnterWithoutLook,

    /// <summary>The memory goes when the end is closed, whoever is inside.</summary>
    ReleaseAtClose,

    /// <summary>Whoever finds nobody inside lets the memory go, also when that has happened before.</summary>
    ReleaseWithoutMark,
}
