using Mono.Cecil;

namespace Samgr.Size.Images;

/// <summary>The types that the metadata processor leaves out: attributes for compilers and debuggers, and types that it knows by name.</summary>
internal static class LeftOut
{
    private const string Analysis = "System.Diagnostics.CodeAnalysis";
    private const string Excluding = "System.Runtime.CompilerServices.ExcludeTypeAttribute";

    private static readonly HashSet<string> _types = new(StringComparer.Ordinal)
    {
        "ThisAssembly",
        "System.Runtime.CompilerServices.AccessedThroughPropertyAttribute",
        "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
    };

    private static readonly HashSet<string> _attributes = new(_types, StringComparer.Ordinal)
    {
        "System.AttributeUsageAttribute",
        "System.CLSCompliantAttribute",
        "System.ComponentModel.EditorBrowsableAttribute",
        "System.Diagnostics.ConditionalAttribute",
        "System.Diagnostics.DebuggableAttribute",
        "System.Diagnostics.DebuggerBrowsableAttribute",
        "System.Diagnostics.DebuggerDisplayAttribute",
        "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Diagnostics.DebuggerNonUserCodeAttribute",
        "System.Diagnostics.DebuggerStepThroughAttribute",
        "System.FlagsAttribute",
        "System.MTAThreadAttribute",
        "System.NonSerializedAttribute",
        "System.ObsoleteAttribute",
        "System.ParamArrayAttribute",
        "System.Reflection.AssemblyFileVersionAttribute",
        "System.Reflection.DefaultMemberAttribute",
        "System.Reflection.FieldNoReflectionAttribute",
        "System.Runtime.CompilerServices.ExtensionAttribute",
        "System.Runtime.CompilerServices.IndexerNameAttribute",
        "System.Runtime.CompilerServices.InternalsVisibleToAttribute",
        "System.Runtime.CompilerServices.MethodImplAttribute",
        "System.Runtime.CompilerServices.NullableAttribute",
        "System.Runtime.CompilerServices.NullableContextAttribute",
        "System.Runtime.InteropServices.ComVisibleAttribute",
        "System.Runtime.InteropServices.GuidAttribute",
        "System.Runtime.InteropServices.OutAttribute",
        "System.Runtime.InteropServices.StructLayoutAttribute",
        "System.STAThreadAttribute",
        "System.SerializableAttribute",
    };

    public static bool IsLeftOut(TypeDefinition type) =>
        _types.Contains(type.FullName)
        || _types.Contains(type.Name)
        || type.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == Excluding)
        || (type.DeclaringType is { } outer && IsLeftOut(outer));

    public static bool IsLeftOut(CustomAttribute attribute) =>
        _attributes.Contains(attribute.AttributeType.FullName)
        || (attribute.AttributeType.DeclaringType is { } outer && _attributes.Contains(outer.FullName));

    /// <summary>Whether the attribute adds nothing to the file. Types that it names may be there for other reasons.</summary>
    public static bool BringsNothing(CustomAttribute attribute) =>
        _attributes.Contains(attribute.AttributeType.FullName)
        || attribute.AttributeType.FullName.StartsWith(Analysis, StringComparison.Ordinal);
}
