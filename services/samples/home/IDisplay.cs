namespace Samgr.Samples.Home;

/// <summary>The display of the hub.</summary>
[ServiceInterface("display")]
public interface IDisplay
{
    /// <summary>The temperature of the kitchen, or why there is none, in words.</summary>
    string Show();

    /// <summary>How often it was told that the kitchen has gone.</summary>
    int CountLosses();
}
