namespace Samgr;

/// <summary>
/// What a process is made of: a module puts its services and features into a process's init calls. A scenario names
/// modules; a board application installs them itself. Needs a constructor without parameters.
/// </summary>
public abstract class ServiceModule
{
    /// <summary>Puts the module's services and features into the process. Called once, before the bootstrap.</summary>
    public abstract void Install(SamgrLite samgr);
}
