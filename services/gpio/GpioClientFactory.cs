namespace Samgr.Gpio;

/// <summary>Makes a <see cref="GpioClient"/> for whoever looks for the gpio service; see <see cref="SamgrLite.RegisterFactory"/>.</summary>
public sealed class GpioClientFactory : IClientFactory
{
    /// <summary>The one there has to be.</summary>
    public static GpioClientFactory Instance { get; } = new GpioClientFactory();

    /// <inheritdoc/>
    public ClientProxy Create(string service, string? feature) => new GpioClient();

    /// <inheritdoc/>
    public void Destroy(ClientProxy client)
    {
    }
}
