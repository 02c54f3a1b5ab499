namespace Samgr.Samples.Home;

/// <summary>The switch at the wall of the hall.</summary>
[ServiceInterface("wallswitch")]
public interface IWallSwitch
{
    /// <summary>What came of the last press, in words.</summary>
    string Show();
}
