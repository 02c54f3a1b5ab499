using System.Reflection;
using nanoFramework.TestFramework;
using Samgr.DeviceTests.Serializer;

namespace Samgr.DeviceTests.Runner;

/// <summary>The classes of the device tests.</summary>
internal static class DeviceClasses
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(GoldenByteTests).Assembly.GetTypes().Where(type => type.GetCustomAttribute<TestClassAttribute>() is not null),
    ];

    public static IEnumerable<MethodInfo> MethodsWith<T>(Type testClass)
        where T : Attribute =>
        testClass.GetMethods().Where(method => method.GetCustomAttribute<T>() is not null).OrderBy(method => method.MetadataToken);
}
