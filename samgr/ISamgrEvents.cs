namespace Samgr;

/// <summary>
/// Receives the events between processes as they happen: the source of the emulator's trace. Called from any thread;
/// must not throw and must not call back. A feature of null is the service's default feature.
/// </summary>
public interface ISamgrEvents
{
    /// <summary>This process asked samgr for a service.</summary>
    /// <param name="service">The service asked for.</param>
    /// <param name="feature">The feature asked for.</param>
    /// <param name="result">The result code.</param>
    /// <param name="handle">The handle found, -1 for none.</param>
    /// <param name="token">The token found, -1 for none.</param>
    void Query(string service, string? feature, int result, int handle, int token);

    /// <summary>This process registered a service with samgr.</summary>
    /// <param name="service">The service.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="handle">The handle of this process.</param>
    /// <param name="token">The token of the feature in it.</param>
    void Register(string service, string? feature, int handle, int token);

    /// <summary>A proxy entered this process's client vector.</summary>
    /// <param name="service">The service it stands for.</param>
    /// <param name="feature">The feature it stands for.</param>
    /// <param name="handle">The handle it calls.</param>
    /// <param name="token">The token it calls.</param>
    /// <param name="clients">Proxies in the vector, this one included.</param>
    void Proxy(string service, string? feature, int handle, int token, int clients);

    /// <summary>This process called a service through a proxy.</summary>
    /// <param name="service">The service called.</param>
    /// <param name="feature">The feature called.</param>
    /// <param name="func">The function called.</param>
    /// <param name="flag">0 two-way, 1 one-way.</param>
    /// <param name="result">The result code.</param>
    void Invoke(string service, string? feature, int func, int flag, int result);

    /// <summary>The process behind one of this process's proxies has ended.</summary>
    /// <param name="service">The service the proxy stands for.</param>
    /// <param name="feature">The feature the proxy stands for.</param>
    /// <param name="handle">The handle that died.</param>
    void ServiceExit(string service, string? feature, int handle);
}
