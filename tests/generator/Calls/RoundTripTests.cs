using FsCheck;
using FsCheck.Fluent;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Modules;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

public sealed class RoundTripTests
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Any_value_comes_back_equal_from_another_process_of_this_CLR()
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1);
        system.Start(2, new EchoModule());
        IEcho echo = InMemorySystem.Await(() => EchoProxy.Find(caller));

        Prop.ForAll(AnyEverything.Seeds, seed => Assert.Null(EchoCheck.Run(echo, seed))).Check(_config);
        InterfaceProxy.Release(echo);
    }

    [Fact]
    public void Any_value_comes_back_equal_within_a_process()
    {
        using InMemorySystem system = new();
        SamgrLite process = system.Start(1, new EchoModule());
        IEcho echo = InMemorySystem.Await(() => EchoProxy.Find(process));

        Prop.ForAll(AnyEverything.Seeds, seed => Assert.Null(EchoCheck.Run(echo, seed))).Check(_config);
        InterfaceProxy.Release(echo);
    }

    [Fact]
    public void A_long_argument_gets_a_larger_buffer_and_one_that_is_too_long_is_refused()
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1, new EchoModule());
        IEcho echo = InMemorySystem.Await(() => EchoProxy.Find(caller));
        string text = new('x', 8000);

        Assert.Equal(text, echo.OfText(text));
        ServiceException error = Assert.Throws<ServiceException>(() => echo.OfText(text + text));
        Assert.Contains("exceed 8192 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal("short", echo.OfText("short"));
    }
}
