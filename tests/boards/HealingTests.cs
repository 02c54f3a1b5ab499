using Samgr.Boards.Tests.Support;
using Samgr.Esp32;

namespace Samgr.Boards.Tests;

public sealed class HealingTests
{
    [Fact]
    public void A_stuck_gpio_is_noticed_and_started_again()
    {
        using ManualResetEventSlim released = new();
        using Bench bench = new(Esp32Pins.Map());
        bench.WaitFor("consumer/button: watches pin");

        bench.Pins.HangOnce(released);
        bench.WaitFor("application/watchdog: gpio is stuck: no answer to 2 pings of 200 ms (EC_TIMEOUT)");
        bench.WaitFor("consumer/button: watches pin", times: 2);

        bench.PressAndSee();
        bench.WaitFor("application/heartbeat: blinks at pin", times: 2);
        released.Set();
    }

    [Fact]
    public void A_killed_provider_is_noticed_and_started_again()
    {
        using Bench bench = new(Esp32Pins.Map());
        bench.WaitFor("consumer/button: watches pin");
        bench.WaitFor("application/watchdog: watches gpio");

        bench.Application.Provider!.Stop();
        bench.WaitFor("Miss the remote service<gpio>");
        bench.WaitFor("consumer/button: watches pin", times: 2);

        bench.PressAndSee();
        bench.WaitFor("application/heartbeat: blinks at pin", times: 2);
    }

    [Fact]
    public void The_application_can_have_the_provider_started_again()
    {
        using Bench bench = new(Esp32Pins.Map());
        bench.WaitFor("consumer/button: watches pin");
        SamgrLite before = bench.Application.Provider!;

        bench.Application.RequestRestart();
        bench.WaitFor("consumer/button: watches pin", times: 2);

        Assert.NotSame(before, bench.Application.Provider);
        bench.PressAndSee();
    }
}
