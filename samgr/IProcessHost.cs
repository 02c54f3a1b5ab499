namespace Samgr;

/// <summary>
/// The host of a process: init on the emulator, the board application on a device.
/// </summary>
public interface IProcessHost
{
    /// <summary>Starts an application that the host knows by name; one that runs already is not started again.</summary>
    /// <param name="name">The name of the application.</param>
    /// <returns>
    /// Its pid, above 0; <see cref="LiteIpc.EC.NoService"/> when there is no such application; <see cref="LiteIpc.EC.Permission"/> when this
    /// process may start none; <see cref="LiteIpc.EC.NoSpace"/> when there is no room for another process, or for another request;
    /// <see cref="LiteIpc.EC.Failure"/> when it could not be started; <see cref="LiteIpc.EC.Commu"/> or <see cref="LiteIpc.EC.NoInit"/> once
    /// the host is gone.
    /// </returns>
    int Spawn(string name);

    /// <summary>Says that a step of the boot has been reached; repeating it does nothing.</summary>
    /// <param name="name">The name of the step.</param>
    void ReportMilestone(string name);
}
