using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>A process keeps the options that it was made with.</summary>
public sealed class OptionCopyTests
{
    [Fact]
    public void A_later_change_of_the_options_has_no_effect_on_the_process()
    {
        SamgrOptions options = new() { Name = "first", Adapter = new DesktopAdapter(), MaxServices = 5 };
        SamgrLite samgr = new(options);
        options.Name = "second";
        options.MaxServices = 1;

        Assert.Equal("first", samgr.Options.Name);
        Assert.Equal(5, samgr.Options.MaxServices);
        Assert.True(samgr.RegisterService(new TestService("another")));
        samgr.Stop();
    }

    [Fact]
    public void One_object_serves_for_several_processes()
    {
        EventsFactory? former = SamgrDefaults.Events;
        SamgrOptions options = new() { Adapter = new DesktopAdapter() };
        SamgrLite first = new(options);
        options.Name = "other";
        SamgrLite second = new(options);

        Assert.NotSame(first.Options, second.Options);
        Assert.Null(options.Events);
        Assert.Same(former, SamgrDefaults.Events);
        first.Stop();
        second.Stop();
    }
}
