namespace Samgr;

/// <summary>
/// What a process may ask of whoever runs it: init on the emulator, the board application on a device.
/// </summary>
public interface IProcessHost
{
    /// <summary>Starts an application that the host knows by name; one that runs already is not started again.</summary>
    /// <param name="name">The name of the application.</param>
    /// <returns>Its pid, or a negative result code.</returns>
    int Spawn(string name);

    /// <summary>Says that a step of the boot has been reached; repeating it does nothing.</summary>
    /// <param name="name">The name of the step.</param>
    void ReportMilestone(string name);
}
