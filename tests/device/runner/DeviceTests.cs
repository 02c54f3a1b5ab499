using SkipTestException = nanoFramework.TestFramework.SkipTestException;

namespace Samgr.DeviceTests.Runner;

public sealed class DeviceTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (Type testClass in DeviceClasses.All)
            {
                foreach (DeviceCase test in DeviceCase.Of(testClass))
                {
                    cases.Add(testClass.Name, test.Name);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string> Classes => [.. DeviceClasses.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Passes_on_the_desktop(string testClass, string test)
    {
        Exception? error = DeviceClassRun.Of(Find(testClass)).ErrorOf(test);
        Assert.SkipWhen(error is SkipTestException, error?.Message ?? "");
        Assert.True(error is null, error?.ToString());
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void A_class_cleans_up(string testClass) => Assert.Null(DeviceClassRun.Of(Find(testClass)).CleanupError);

    [Theory]
    [MemberData(nameof(Classes))]
    public void A_class_leaves_nothing_behind(string testClass) => Assert.Empty(DeviceClassRun.Of(Find(testClass)).LeftBehind);

    private static Type Find(string name) => DeviceClasses.All.Single(type => type.Name == name);
}
