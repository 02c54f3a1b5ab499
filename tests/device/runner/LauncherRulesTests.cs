using System.Reflection;

namespace Samgr.DeviceTests.Runner;

/// <summary>What the launcher on a device demands of tests.</summary>
public sealed class LauncherRulesTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Classes => DeviceTests.Classes;

    [Theory]
    [MemberData(nameof(Classes))]
    public void A_class_is_public_and_keeps_no_state_in_instances(string testClass)
    {
        Type type = Find(testClass);

        Assert.True(type.IsPublic);
        Assert.DoesNotContain(type.GetFields(Everything), field => !field.IsStatic);
        Assert.NotEmpty(DeviceCase.Of(type));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void A_test_is_public_returns_nothing_and_takes_what_its_rows_give(string testClass)
    {
        Assert.All(DeviceCase.Of(Find(testClass)), test =>
        {
            Assert.True(test.Method.IsPublic);
            Assert.Equal(typeof(void), test.Method.ReturnType);
            Assert.Equal(test.Method.GetParameters().Select(parameter => parameter.ParameterType), test.Arguments.Select(argument => argument.GetType()));
        });
    }

    [Fact]
    public void Names_of_classes_are_unique()
    {
        Assert.Equal(DeviceClasses.All.Count, DeviceClasses.All.DistinctBy(type => type.Name).Count());
    }

    [Fact]
    public void A_test_is_called_with_a_null_this()
    {
        MethodInfo method = typeof(Probe).GetMethod(nameof(Probe.Look))!;

        DeviceMethod.Call(method, [5]);

        Assert.Equal((true, 5), (Probe.HadNoInstance, Probe.Argument));
    }

    private static Type Find(string name) => DeviceClasses.All.Single(type => type.Name == name);

    private sealed class Probe
    {
        public static bool HadNoInstance { get; private set; }

        public static int Argument { get; private set; }

        public void Look(int argument)
        {
            HadNoInstance = this is null;
            Argument = argument;
        }
    }
}
