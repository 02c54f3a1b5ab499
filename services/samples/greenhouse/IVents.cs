namespace Samgr.Samples.Greenhouse;

/// <summary>
/// The feature that moves the vents. Version 2 has <see cref="Hold"/>: callers that were built with version 1 go on, as functions keep their
/// ids and signatures.
/// </summary>
[ServiceInterface("greenhouse", Feature = "vents", Version = 2)]
public interface IVents
{
    /// <summary>Whether the vents are open.</summary>
    bool AreOpen();

    /// <summary>Opens or closes them, as long as nobody holds them.</summary>
    /// <returns>False when they are held where they are.</returns>
    bool Move(bool isOpen);

    /// <summary>Holds them where they are, or lets them go.</summary>
    void Hold(bool isHeld);
}
