namespace Samgr.Tool.Tests.Scenarios;

public sealed class ThrowingModule : ServiceModule
{
    public const string Reference = "Samgr.Tool.Tests:Samgr.Tool.Tests.Scenarios.ThrowingModule";

    public override void Install(SamgrLite samgr) =>
        samgr.InitCalls.Add(InitGroup.SystemService, installed => installed.RegisterService(new ThrowingService()));

    private sealed class ThrowingService : Service
    {
        public override string Name => "throwing";

        public override bool Initialize(Identity identity) => throw new InvalidOperationException("no sensor on the bus");
    }
}
