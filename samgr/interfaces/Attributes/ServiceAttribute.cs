using System;

namespace Samgr;

/// <summary>
/// Marks a class that implements service interfaces: for <c>Thermometer</c> the generator writes <c>ThermometerModule</c>, which
/// puts it into a process. The class has a constructor without parameters, or one that takes the process's samgr.
/// </summary>
/// <remarks>
/// Its methods run on the service's thread, one at a time. With <see cref="IServiceStart"/>, <see cref="IServiceMessages"/> and
/// <see cref="ICallerAware"/> it takes part in more.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ServiceAttribute : Attribute
{
    /// <summary>When it is registered: one of <see cref="InitGroup"/>.</summary>
    public int Group = InitGroup.ApplicationService;

    /// <summary>Its level: one of <see cref="TaskLevel"/>, or a tag.</summary>
    public int Level = TaskLevel.Middle;

    /// <summary>Its priority: one of <see cref="TaskPriority"/>, or between.</summary>
    public int Priority = TaskPriority.Normal;

    /// <summary>Bytes of stack asked for.</summary>
    public int StackSize = TaskConfig.DefaultStackSize;

    /// <summary>Messages and calls that may wait.</summary>
    public int QueueSize = TaskConfig.DefaultQueueSize;

    /// <summary>One of <see cref="Samgr.TaskType"/>.</summary>
    public int TaskType = Samgr.TaskType.Single;
}
