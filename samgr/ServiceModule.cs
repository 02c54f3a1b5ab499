namespace Samgr;

/// <summary>
/// A part of a process: a module puts its services and features into the process's init calls. A scenario names
/// modules; a board application installs them itself. Needs a constructor without parameters.
/// </summary>
public abstract class ServiceModule
{
    /// <summary>Puts the module's services and features into the process. Called once, before the bootstrap.</summary>
    public abstract void Install(SamgrLite samgr);
}
