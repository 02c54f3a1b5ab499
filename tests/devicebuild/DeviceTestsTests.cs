namespace Samgr.DeviceBuild.Tests;

public class DeviceTestsTests
{
    [Fact]
    public async Task The_tests_bear_the_name_that_the_launcher_of_a_board_loads()
    {
        using var build = new DeviceBuild();
        build.InstallSdk("");
        Assert.Equal("NFUnitTest", await build.Property(DeviceBuild.Tests, "AssemblyName"));
    }
}
