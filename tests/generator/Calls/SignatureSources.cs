namespace Samgr.Generator.Tests.Calls;

/// <summary>Sources of a service 'door', and of a service 'asker' that calls it and says what came of it.</summary>
internal static class SignatureSources
{
    public const string DoorModule = "Doors.DoorModule";
    public const string AskerModule = "Doors.AskerModule";

    /// <summary>Asker's one function, () -> (string): calls the door, and says what came of it.</summary>
    public const int Ask = 0;

    private const string Usings = "using LiteIpc; using Samgr; namespace Doors;\n";

    /// <summary>A service with the functions of an interface, which counts how often one of them has run.</summary>
    public static string Service(string name, string functions, string bodies) => Usings + $$"""
        [ServiceInterface("door")] public interface {{name}} { {{functions}} }
        [Service] public sealed class Door : {{name}}
        {
            public static int Runs;
            {{bodies}}
        }
        [ServiceData] public struct Place { public int Row; public int Seat; }
        """;

    /// <summary>A caller that was built with another text of the interface.</summary>
    public static string Caller(string name, string functions, string call, string data = "public int Row; public int Seat;") => Usings + $$"""
        [ServiceInterface("door")] public interface {{name}} { {{functions}} }
        [ServiceData] public struct Place { {{data}} }
        public sealed class AskerModule : ServiceModule
        {
            public override void Install(SamgrLite samgr) => samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
            {
                installed.RegisterService(new Asker());
                installed.RegisterDefaultFeatureApi("asker", new Api(installed));
            });
        }
        internal sealed class Asker : Samgr.Service
        {
            public override string Name => "asker";
            public override TaskConfig GetTaskConfig() => new TaskConfig(taskType: TaskType.Single);
        }
        internal sealed class Api(SamgrLite samgr) : ServerProxy
        {
            public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
                => reply.WriteString(Call()) ? EC.Success : EC.Failure;

            private string Call()
            {
                {{name}}? door = {{name.Substring(1)}}Proxy.Find(samgr);
                if (door == null)
                {
                    return "there is no door";
                }

                try
                {
                    return "came back: " + {{call}};
                }
                catch (ServiceException error)
                {
                    return EC.NameOf(error.Code) + ": " + error.Message;
                }
                finally
                {
                    InterfaceProxy.Release(door);
                }
            }
        }
        """;
}
