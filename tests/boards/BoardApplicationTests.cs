using Samgr.Boards.Tests.Support;
using Samgr.Esp32;
using Samgr.Gpio;
using Samgr.Stm32;

namespace Samgr.Boards.Tests;

public sealed class BoardApplicationTests
{
    public static TheoryData<string> Boards => ["esp32", "stm32"];

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_button_toggles_the_led_each_time_it_is_pressed(string board)
    {
        using Bench bench = new(Map(board));
        bench.WaitFor("consumer/button: watches pin");

        bench.PressAndSee();
        bench.PressAndSee();
    }

    [Fact]
    public void A_press_goes_from_gpio_to_a_topic_of_the_consumer_and_back_to_gpio()
    {
        using Bench bench = new(Esp32Pins.Map());
        bench.WaitFor("consumer/button: watches pin");
        int before = bench.Calls.Count;

        bench.PressAndSee();

        uint topic = GpioNames.TopicOf(bench.Map.Button);
        string[] hops = [.. bench.Calls.Skip(before).Where(call => !call.StartsWith("application", StringComparison.Ordinal))];
        Assert.Contains(hops, hop => hop.StartsWith("provider invokes handle", StringComparison.Ordinal));
        Assert.Equal(
            ["consumer invokes Broadcast/Provider and subscriber " + topic, "consumer invokes Broadcast/button " + topic, "consumer invokes gpio 4"],
            hops.Where(hop => hop.StartsWith("consumer", StringComparison.Ordinal)).Take(3));
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_heartbeat_led_goes_on_and_off(string board)
    {
        using Bench bench = new(Map(board));
        bool level = bench.Pins.IsHigh(bench.Map.Heartbeat);

        for (int change = 0; change < 4; change++)
        {
            bench.Until(() => bench.Pins.IsHigh(bench.Map.Heartbeat) != level, "no heartbeat");
            level = !level;
        }
    }

    [Fact]
    public void Three_processes_boot_and_find_each_other()
    {
        using Bench bench = new(Esp32Pins.Map());
        bench.WaitFor("application/watchdog: watches gpio");

        Assert.Equal([5, 6, 7], new[] { bench.Application.Provider!.Pid, bench.Application.Consumer!.Pid, bench.Application.Application!.Pid });
        bench.Until(() => bench.Application.Provider.ListAbilities().Any(ability => ability.Service == "gpio@6"), "no edges");
        Assert.Contains(bench.Application.Provider.ListAbilities(), ability => ability.Service == "gpio" && ability.Pid == 5);
        Assert.Contains("free memory", bench.Log);
    }

    [Fact]
    public void A_board_without_gpio_says_so_and_boots()
    {
        using Bench bench = new(Esp32Pins.Map(), hasGpio: false);

        bench.WaitFor("provider/gpio: GPIO is not available on this board");
        bench.WaitFor("consumer/button: has no pins and goes on without: EC_NOINIT");
        bench.WaitFor("application/heartbeat: has no pins and goes on without: EC_NOINIT");
        bench.WaitFor("application/watchdog: watches gpio");
        Assert.Equal(0, bench.Application.Restarts);
    }

    [Fact]
    public void A_missing_pin_costs_only_its_own_service()
    {
        BoardPins pins = Esp32Pins.Map();
        using Bench bench = new(pins, present: [pins.Button, pins.Led]);

        bench.WaitFor("application/heartbeat: has no pins and goes on without: EC_INVALID");
        bench.WaitFor("consumer/button: watches pin");
        bench.PressAndSee();
    }

    private static BoardPins Map(string board) => board == "esp32" ? Esp32Pins.Map() : Stm32Pins.Map();
}
