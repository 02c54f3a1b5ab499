using System;

namespace Samgr;

/// <summary>
/// Marks a struct, or a class with a constructor without parameters, that can be passed by value: its public fields that are not
/// read-only, and its public properties that can be read and written, in the order in which they are declared.
/// </summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class)]
public sealed class ServiceDataAttribute : Attribute
{
}
