namespace Samgr.Tool.Tests.Scenarios;

public sealed class SampleModule : ServiceModule
{
    public const string Reference = "Samgr.Tool.Tests:Samgr.Tool.Tests.Scenarios.SampleModule";

    public override void Install(SamgrLite samgr)
    {
    }
}
