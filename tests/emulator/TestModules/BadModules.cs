namespace Samgr.Emulator.TestModules;

/// <summary>Throws when it is installed.</summary>
public sealed class ThrowingModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr) => throw new InvalidOperationException("this module never installs");
}
