namespace Samgr.DeviceBuild.Tests;

public class SdkPropertyTests
{
    [Fact]
    public async Task No_manifests_are_made_even_though_the_sdk_asks_for_them()
    {
        using var build = new DeviceBuild();
        build.InstallSdk("<GenerateManifests>true</GenerateManifests>");
        Assert.Equal("false", await build.Property(DeviceBuild.Library, "GenerateManifests"));
    }
}
