namespace LiteIpc.Bus;

/// <summary>A service or object of this device that another one knows by a number of their session.</summary>
internal sealed class LocalTarget
{
    internal LocalTarget(int handle, int token)
    {
        Handle = handle;
        Token = token;
    }

    internal readonly int Handle;

    internal readonly int Token;

    /// <summary>The references to the object that the device has in the kernel, one for each message that brought it.</summary>
    internal int References;
}
