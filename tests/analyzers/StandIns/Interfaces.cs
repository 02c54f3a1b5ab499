namespace Samgr;

[System.AttributeUsage(System.AttributeTargets.Interface)]
public sealed class ServiceInterfaceAttribute : System.Attribute
{
    public ServiceInterfaceAttribute(string service) => Service = service;

    public readonly string Service;

    public string? Feature;

    public int Version = 1;
}

[System.AttributeUsage(System.AttributeTargets.Interface)]
public sealed class CallbackInterfaceAttribute : System.Attribute
{
}

[System.AttributeUsage(System.AttributeTargets.Struct | System.AttributeTargets.Class)]
public sealed class ServiceDataAttribute : System.Attribute
{
}

[System.AttributeUsage(System.AttributeTargets.Class)]
public sealed class ServiceAttribute : System.Attribute
{
}

public interface IServiceStart
{
    bool OnStart(SamgrLite samgr, Identity identity);
}

public interface IServiceMessages
{
    bool OnMessage(Request request);
}
