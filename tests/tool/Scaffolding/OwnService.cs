using Samgr.Tool.Tests.Documents;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>A service with a callback in the place of the example of an application, and a client that is called back.</summary>
internal static class OwnService
{
    private const string Interface = """
        using Samgr;

        namespace Garden;

        [CallbackInterface]
        public interface IPumpListener
        {
            [OneWay]
            void OnPump(bool isOn);
        }

        [ServiceInterface("garden")]
        public interface IGarden
        {
            bool Watch(IPumpListener listener);

            void Water(bool isOn);
        }
        """;

    private const string Service = """
        using Samgr;

        namespace Garden;

        [Service]
        public sealed class GardenService : IGarden
        {
            private readonly CallbackList _listeners = new CallbackList();

            public bool Watch(IPumpListener listener) => _listeners.Add(listener);

            public void Water(bool isOn) => _listeners.ForEach(listener => ((IPumpListener)listener).OnPump(isOn));
        }
        """;

    private const string Client = """
        using LiteIpc;
        using Samgr;

        namespace Garden;

        [ServiceInterface("garden_client")]
        public interface IGardenClient
        {
            void Water();
        }

        [Service]
        public sealed class GardenClient : IGardenClient, IServiceStart, IServiceMessages
        {
            private SamgrLite? _samgr;
            private IGarden? _garden;

            public bool OnStart(SamgrLite samgr, Identity identity)
            {
                _samgr = samgr;
                return samgr.NotifyArrival("garden", null, identity, 1) == EC.Success;
            }

            public bool OnMessage(Request request)
            {
                _garden = GardenProxy.Find(_samgr!);
                _garden!.Watch(new Listener(_samgr!));
                Water();
                return true;
            }

            public void Water() => _garden!.Water(true);
        }

        internal sealed class Listener : IPumpListener
        {
            private readonly SamgrLite _samgr;

            internal Listener(SamgrLite samgr)
            {
                _samgr = samgr;
            }

            public void OnPump(bool isOn) => _samgr.Options.Log?.Write(LogLevel.Info, "garden_client", isOn ? "the pump is on" : "the pump is off");
        }
        """;

    /// <summary>Replaces the code of a project, and adds the library of callbacks to it as the documents say.</summary>
    public static void Write(string project)
    {
        File.WriteAllText(Path.Combine(project, "IGarden.cs"), Interface);
        File.WriteAllText(Path.Combine(project, "GardenService.cs"), Service);
        File.WriteAllText(Path.Combine(project, "GardenClient.cs"), Client);
        string file = Path.Combine(project, "Garden.csproj");
        string[] lines = Assert.Single(Tutorial.Blocks("xml", DocumentFiles.Read("docs/everything.md"))).TrimEnd().Split('\n');
        string text = Scaffolds.WithoutVersion(File.ReadAllText(file));
        Assert.Contains(lines[0], text);
        File.WriteAllText(file, Scaffolds.WithVersion(text.Replace(lines[0], string.Join('\n', lines))));
    }
}
