using System;

namespace Samgr;

/// <summary>Marks a method without results whose caller waits for nothing and is told of no error behind the sending.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute
{
}
