using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Support;
using Samgr.Tests.Allocation;

namespace Samgr.Generator.Tests.Calls;

public sealed class AllocationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Primitive_arguments_allocate_nothing(bool isLocal)
    {
        using InMemorySystem system = new();
        SamgrLite caller = isLocal ? system.Start(1, new EchoModule()) : system.Start(1);
        if (!isLocal)
        {
            system.Start(2, new EchoModule());
        }

        IEcho echo = InMemorySystem.Await(() => EchoProxy.Find(caller));

        Assert.Equal(0, Allocations.OfMessages(() => Call(echo)));
    }

    private static void Call(IEcho echo)
    {
        echo.OfBool(true);
        echo.OfUint8(1);
        echo.OfInt32(-1);
        echo.OfInt64(long.MinValue);
        echo.OfSingle(0.5F);
        echo.OfSingle(float.NaN);
        echo.OfSingle(float.NegativeInfinity);
        echo.OfDouble(0.1);
        echo.OfDouble(double.NaN);
        echo.OfChar('c');
        echo.OfMode(Mode.On);
    }
}
