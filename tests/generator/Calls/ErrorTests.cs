using LiteIpc;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_service_throws_arrives_with_its_code_and_message(bool isLocal)
    {
        using InMemorySystem system = new();
        ITemperature temperature = Find(system, isLocal);

        ServiceException error = Assert.Throws<ServiceException>(() => temperature.Read(99));

        Assert.Equal(EC.NoService, error.Code);
        Assert.Equal("there is no sensor 99", error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_other_exception_arrives_as_a_failure_with_its_message_and_the_next_call_is_served(bool isLocal)
    {
        using InMemorySystem system = new();
        ITemperature temperature = Find(system, isLocal);

        ServiceException error = Assert.Throws<ServiceException>(() => temperature.NameOf(99));

        Assert.Equal(EC.Failure, error.Code);
        Assert.StartsWith("temperature.NameOf failed: Index was outside the bounds", error.Message, StringComparison.Ordinal);
        Assert.Equal("sensor 1", temperature.NameOf(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fault_T24_a_null_inside_data_is_answered_with_its_member_and_the_next_call_is_served(bool isLocal)
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1, isLocal ? [new EchoModule()] : []);
        if (!isLocal)
        {
            system.Start(2, new EchoModule());
        }

        IEcho echo = InMemorySystem.Await(() => EchoProxy.Find(caller));

        Assert.Equal("member 'Text' of Everything is null; declare it with '?' where it may be", Refusal(new Everything { Text = null! }));
        Assert.Equal("member 'Bytes' of Everything is null; declare it with '?' where it may be", Refusal(new Everything { Bytes = null! }));
        Assert.Equal("member 'Text' of Note is null; declare it with '?' where it may be", Refusal(new Everything { Note = new Note { Text = null! } }));
        Assert.Equal(
            "an element of member 'Texts' of Everything is null; declare it with '?' where it may be", Refusal(new Everything { Texts = ["a", null!] }));
        Assert.Equal(
            "an element of argument 'value' of IEcho.OfTexts is null; declare it with '?' where it may be",
            Assert.Throws<ServiceException>(() => echo.OfTexts([null!])).Message);
        Assert.Equal("x", echo.OfEverything(new Everything { Text = "x", Reading = new Reading { Name = "" } }).Text);
        InterfaceProxy.Release(echo);

        string Refusal(Everything value)
        {
            value.Reading = new Reading { Name = "" };
            ServiceException error = Assert.Throws<ServiceException>(() => echo.OfEverything(value));
            Assert.Equal(EC.Invalid, error.Code);
            return error.Message;
        }
    }

    [Fact]
    public void A_service_that_has_gone_gives_an_error_that_says_so()
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1);
        SamgrLite owner = system.Start(2, new ThermometerModule());
        ITemperature temperature = InMemorySystem.Await(() => TemperatureProxy.Find(caller));
        owner.Stop();

        ServiceException error = Assert.Throws<ServiceException>(() => temperature.Read(0));

        Assert.Contains(error.Code, new[] { EC.DeadObject, EC.NoService });
        Assert.Contains("temperature", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_released_proxy_gives_an_error_and_no_crash(bool isLocal)
    {
        using InMemorySystem system = new();
        ITemperature temperature = Find(system, isLocal);
        InterfaceProxy.Release(temperature);
        InterfaceProxy.Release(temperature);

        ServiceException error = Assert.Throws<ServiceException>(() => temperature.Read(0));

        Assert.Equal(EC.Invalid, error.Code);
        Assert.Contains("released", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_where_there_is_none_names_the_argument()
    {
        using InMemorySystem system = new();
        SamgrLite process = system.Start(1, new EchoModule());
        IEcho echo = InMemorySystem.Await(() => EchoProxy.Find(process));

        ServiceException error = Assert.Throws<ServiceException>(() => echo.OfText(null!));

        Assert.Contains("argument 'value' of IEcho.OfText", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_asynchronous_companion_gives_results_and_errors(bool isLocal)
    {
        using InMemorySystem system = new();
        ITemperatureAsync temperature = (ITemperatureAsync)Find(system, isLocal);

        Assert.Equal(201, await temperature.ReadAsync(1, TestContext.Current.CancellationToken));
        (bool result, int tenths, string unit) = await temperature.TryReadAsync(2, "degree", TestContext.Current.CancellationToken);
        Assert.Equal((true, 202, "degree/10"), (result, tenths, unit));
        await Assert.ThrowsAsync<ServiceException>(() => temperature.ReadAsync(99, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_one_way_call_is_served_in_its_turn(bool isLocal)
    {
        using InMemorySystem system = new();
        ITemperature temperature = Find(system, isLocal);

        temperature.Wake();
        temperature.Wake();

        Assert.Equal(2200, temperature.Read(0));
    }

    [Fact]
    public void Ping_answers_with_the_version()
    {
        using InMemorySystem system = new();
        SamgrLite process = system.Start(1, new EchoModule());
        InterfaceProxy echo = (InterfaceProxy)InMemorySystem.Await(() => EchoProxy.Find(process));

        Assert.Equal(2, echo.Ping());
    }

    [Fact]
    public void A_proxy_that_somebody_found_without_the_factory_is_called_through()
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1);
        system.Start(2, new ThermometerModule());
        IUnknown plain = InMemorySystem.Await(() => caller.GetDefaultFeatureApi("temperature"));

        ITemperature temperature = TemperatureProxy.Find(caller)!;

        Assert.IsType<ClientProxy>(plain);
        Assert.Equal(200, temperature.Read(0));
        InterfaceProxy.Release(temperature);
        Assert.Equal(1, ((ClientProxy)plain).References);
    }

    private static ITemperature Find(InMemorySystem system, bool isLocal)
    {
        SamgrLite caller = isLocal ? system.Start(1, new ThermometerModule()) : system.Start(1);
        if (!isLocal)
        {
            system.Start(2, new ThermometerModule());
        }

        return InMemorySystem.Await(() => TemperatureProxy.Find(caller));
    }
}
