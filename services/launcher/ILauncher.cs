namespace Samgr.Launcher;

/// <summary>The launcher: it answers ping, info and stats, as every service does, and nothing else.</summary>
[ServiceInterface("launcher")]
public interface ILauncher
{
}
