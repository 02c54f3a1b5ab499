namespace LiteIpc.Bus;

/// <summary>Asks this device's samgr for services in the name of another device. The bus knows no more of samgr than this.</summary>
public interface IServiceNames
{
    /// <summary>The question for a service, to be sent with function 0 to <see cref="SvcIdentity.Samgr"/>; its answer holds the address.</summary>
    /// <param name="service">The service.</param>
    /// <param name="feature">The feature; null is the default one.</param>
    IpcIo Ask(string service, string? feature);
}
