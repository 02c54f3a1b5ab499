using System.Device.Gpio;
using LiteIpc;
using nanoFramework.TestFramework;
using Samgr.DeviceTests.Support;
using Samgr.Gpio;

namespace Samgr.DeviceTests.Gpio;

/// <summary>The pins of the board, from another process than the one that has them. Skipped where a target has none.</summary>
[TestClass]
public class GpioTests
{
    private const int OutputPin = 2;
    private const int OtherPin = 4;
    private const int NoPin = 1000;
    private const int BlinkPeriodMs = 1000;

    private static GpioModule? _module;
    private static IGpio? _gpio;

    [Setup]
    public void Start_the_processes()
    {
        Board.Begin();
        Board.StartManager();
        _module = new GpioModule();
        Board.StartProcess(Board.ProviderPid, _module);
        SamgrLite consumer = Board.StartProcess(Board.ConsumerPid, new GpioClientModule());
        Patience.Until(() => (_gpio = GpioClient.Find(consumer)) != null, "the gpio service was not found");
    }

    [Cleanup]
    public void End_the_processes()
    {
        Board.End();
        _module?.Close();
        _module = null;
        _gpio = null;
    }

    [TestMethod]
    public void An_output_reads_as_it_was_written()
    {
        ConfigureOutput();
        Assert.AreEqual(EC.Success, _gpio!.Write(OutputPin, true));
        Assert.IsTrue(IsHigh());
        Assert.AreEqual(EC.Success, _gpio.Write(OutputPin, false));
        Assert.IsFalse(IsHigh());
    }

    [TestMethod]
    public void A_toggle_gives_the_other_level()
    {
        ConfigureOutput();
        Assert.AreEqual(EC.Success, _gpio!.Write(OutputPin, false));
        Assert.AreEqual(EC.Success, _gpio.Toggle(OutputPin, out bool isHigh));
        Assert.IsTrue(isHigh);
        Assert.IsTrue(IsHigh());
        Assert.AreEqual(EC.Success, _gpio.Toggle(OutputPin, out isHigh));
        Assert.IsFalse(isHigh);
    }

    [TestMethod]
    public void A_pin_that_blinks_is_stopped_by_a_write()
    {
        ConfigureOutput();
        Assert.AreEqual(EC.Success, _gpio!.Blink(OutputPin, BlinkPeriodMs));
        Assert.AreEqual(EC.Success, _gpio.Write(OutputPin, false));
        Assert.IsFalse(IsHigh());
    }

    [TestMethod]
    public void Pins_that_there_are_not_or_that_are_not_configured_are_refused()
    {
        ConfigureOutput();
        Assert.AreEqual(EC.Invalid, _gpio!.Configure(NoPin, PinMode.Output));
        Assert.AreEqual(EC.Invalid, _gpio.Read(OtherPin, out _));
        Assert.AreEqual(EC.Invalid, _gpio.Write(OtherPin, true));
    }

    private static void ConfigureOutput()
    {
        int code = _gpio!.Configure(OutputPin, PinMode.Output);
        if (code == EC.NoInit)
        {
            Assert.SkipTest("this target has no GPIO");
        }

        Assert.AreEqual(EC.Success, code);
    }

    private static bool IsHigh()
    {
        Assert.AreEqual(EC.Success, _gpio!.Read(OutputPin, out bool isHigh));
        return isHigh;
    }
}
