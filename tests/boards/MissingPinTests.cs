using LiteIpc;
using Samgr.Gpio;
using Temperature;

namespace Samgr.Boards.Tests;

/// <summary>A pin that a board does not have costs one line, however often it is used: also without the pacing of a desktop.</summary>
public sealed class MissingPinTests
{
    private const int Tick = -1;
    private const int Ticks = 20;

    [Theory]
    [InlineData(false, "EC_NOINIT")]
    [InlineData(true, "EC_INVALID")]
    public void Fault_D5_the_led_of_a_new_application_gives_up_on_a_pin_that_is_not_there(bool hasGpio, string reason)
    {
        using TestPins pins = new([7], hasGpio);
        TestLog lines = new();
        IpcKernel kernel = new(lines, BoardLimits.MaxHandles, BoardLimits.MaxCalls);
        SamgrLite provider = Make("provider", lines);
        new GpioModule().Install(provider);
        SamgrLite consumer = Make("consumer", lines);
        new GpioClientModule().Install(consumer);
        StatusLed led = new(2);
        consumer.InitCalls.Add(InitGroup.ApplicationService, samgr => samgr.RegisterService(led));
        try
        {
            Assert.Equal(EC.Success, provider.ConnectAsManager(kernel.CreateProcess(5, 5, 5)!, null));
            provider.Bootstrap();
            Assert.Equal(EC.Success, consumer.Connect(kernel.CreateProcess(6, 6, 6)!));
            consumer.Bootstrap();
            Patience.Until(() => lines.Contains("function 1: " + reason), () => lines.Text);
            Patience.Until(() => lines.Contains($"consumer/status_led: has no pins and goes on without: {reason}"), () => lines.Text);
            int before = lines.Lines.Count;

            for (int i = 0; i < Ticks; i++)
            {
                led.MessageHandle(new Request(Tick));
            }

            Assert.Equal(before, lines.Lines.Count);
        }
        finally
        {
            consumer.Stop();
            provider.Stop();
        }
    }

    private static SamgrLite Make(string name, TestLog lines) => new(BoardLimits.Apply(name, lines, 1000));
}
