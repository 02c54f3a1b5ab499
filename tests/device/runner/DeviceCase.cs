using System.Reflection;
using nanoFramework.TestFramework;

namespace Samgr.DeviceTests.Runner;

/// <summary>One run of a test method: with one of its rows of data, or with none.</summary>
internal sealed record DeviceCase(MethodInfo Method, object[] Arguments)
{
    public string Name => Arguments.Length == 0
        ? Method.Name
        : $"{Method.Name}({string.Join(", ", Arguments.Select(argument => argument is string text ? $"\"{text}\"" : argument.ToString()))})";

    /// <summary>The tests of a class, in the order in which it declares them.</summary>
    public static IReadOnlyList<DeviceCase> Of(Type testClass) =>
    [
        .. DeviceClasses.MethodsWith<TestMethodAttribute>(testClass).SelectMany(method => Rows(method).Select(row => new DeviceCase(method, row))),
    ];

    private static IEnumerable<object[]> Rows(MethodInfo method) =>
        Helper.RemoveTestMethodIfDataRowExists(method.GetCustomAttributes(inherit: false))
            .Where(attribute => attribute is TestMethodAttribute or DataRowAttribute)
            .Select(attribute => attribute is DataRowAttribute row ? row.MethodParameters : []);
}
