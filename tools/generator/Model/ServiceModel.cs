namespace Samgr.Generator.Model;

/// <summary>A class that a module puts into a process.</summary>
/// <param name="Namespace">Its namespace; empty for none.</param>
/// <param name="Name">Its name.</param>
/// <param name="CSharp">The class as generated code spells it.</param>
/// <param name="TakesSamgr">Whether its constructor takes the process's samgr.</param>
/// <param name="Group">When it is registered.</param>
/// <param name="Level">Its level.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="StackSize">Its stack.</param>
/// <param name="QueueSize">Its queue.</param>
/// <param name="TaskType">Its task type.</param>
/// <param name="Interfaces">The interfaces that it serves, services before features.</param>
/// <param name="IsObsolete">Whether the class, or an interface of it, is marked as obsolete.</param>
/// <param name="Suppressed">The warnings that its marks would raise in generated code.</param>
/// <param name="Source">The place of its declaration, for the header of the file.</param>
internal sealed record ServiceModel(
    string Namespace,
    string Name,
    string CSharp,
    bool TakesSamgr,
    int Group,
    int Level,
    int Priority,
    int StackSize,
    int QueueSize,
    int TaskType,
    EquatableArray<ServedInterface> Interfaces,
    bool IsObsolete,
    EquatableArray<string> Suppressed,
    string Source);

/// <summary>An interface that a service serves.</summary>
/// <param name="Stub">The stub as generated code spells it.</param>
/// <param name="Service">The service that is called.</param>
/// <param name="Feature">The feature that is called; null for the service itself.</param>
internal sealed record ServedInterface(string Stub, string Service, string? Feature);
