using System.Runtime.CompilerServices;

namespace Samgr;

/// <summary>The stages of the boot; the values are those of the messages that announce their end.</summary>
[ExcludeType]
public static class BootStage
{
    /// <summary>The system services are initialised.</summary>
    public const int SystemCompleted = 0;

    /// <summary>The application's services are initialised, too.</summary>
    public const int ApplicationCompleted = 1;

    /// <summary>Services that were registered later are initialised.</summary>
    public const int ServiceRegistered = 2;
}
