using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

public sealed class AllocationTests
{
    private const int Calls = 1000;

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
        Call(echo);
        Call(echo);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Call(echo);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated < Calls, $"{allocated} bytes in {Calls} rounds");
    }

    private static void Call(IEcho echo)
    {
        for (int i = 0; i < Calls; i++)
        {
            echo.OfBool(true);
            echo.OfUint8(1);
            echo.OfInt32(i);
            echo.OfInt64(i);
            echo.OfSingle(i);
            echo.OfSingle(float.NaN);
            echo.OfSingle(float.NegativeInfinity);
            echo.OfDouble(i);
            echo.OfDouble(double.NaN);
            echo.OfChar('c');
            echo.OfMode(Mode.On);
        }
    }
}
