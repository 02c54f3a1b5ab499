using System.Reflection;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

/// <summary>What SAMGR2005 says of a service that calls itself through samgr.</summary>
public sealed class OwnServiceTests
{
    private const string Source = """
        using Samgr;

        namespace Own;

        [ServiceInterface("own")]
        public interface IOwn
        {
            int Outer(int value);

            int Inner(int value);
        }

        [Service]
        public sealed class OwnService : IOwn
        {
            private readonly SamgrLite _samgr;

            public OwnService(SamgrLite samgr)
            {
                _samgr = samgr;
            }

            public int Outer(int value)
            {
                IOwn own = OwnProxy.Find(_samgr)!;
                int inner = own.Inner(value);
                InterfaceProxy.Release(own);
                return inner + 1;
            }

            public int Inner(int value) => value * 2;
        }
        """;

    [Fact]
    public void Fault_T16_a_service_that_calls_itself_through_samgr_is_served_at_once()
    {
        using CompiledModules modules = new();
        using InMemorySystem system = new();
        ServiceModule module = CompiledModules.Load(modules.Compile(Source), "Own.OwnServiceModule");
        SamgrLite process = system.Start(1, module);
        MethodInfo find = module.GetType().Assembly.GetType("Own.OwnProxy")!.GetMethod("Find", [typeof(SamgrLite)])!;
        object own = InMemorySystem.Await(() => find.Invoke(null, [process]));

        Assert.Equal(9, module.GetType().Assembly.GetType("Own.IOwn")!.GetMethod("Outer")!.Invoke(own, [4]));
        InterfaceProxy.Release(own);
    }
}
