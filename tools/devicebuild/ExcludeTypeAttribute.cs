#if !NANOFRAMEWORK_1_0
namespace System.Runtime.CompilerServices;

/// <summary>
/// On a board, from its library: the metadata processor leaves the type out. Classes that hold nothing but constants are for the
/// compiler alone, which writes the values where they are used.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExcludeTypeAttribute : Attribute;
#endif
