using System;

namespace Samgr;

/// <summary>
/// Marks an interface whose objects can be arguments of a service interface: the service gets a proxy and calls the object in the
/// process of its owner. Needs a reference to Samgr.Interfaces.Callbacks.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class CallbackInterfaceAttribute : Attribute
{
}
