namespace System.Runtime.CompilerServices;

/// <summary>The type that records need. .NET Standard 2.0 does not have it.</summary>
internal static class IsExternalInit;
