using System.Reflection;
using System.Runtime.CompilerServices;
using Samgr.DeviceTests.Serializer;

namespace Samgr.DeviceTests.Runner;

/// <summary>The state of the device tests, which all stands in static fields.</summary>
internal static class DeviceStatics
{
    private const BindingFlags Statics = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The fields that can change and refer to an object, as "Class.Field".</summary>
    public static IReadOnlyList<string> InUse() =>
    [
        .. typeof(GoldenByteTests).Assembly.GetTypes()
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(type => type.GetFields(Statics))
            .Where(field => !field.IsLiteral && !field.IsInitOnly && !field.FieldType.IsValueType && field.GetValue(null) is not null)
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}"),
    ];
}
