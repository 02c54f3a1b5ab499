using LiteIpc;
using Samgr.Desktop;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>A kernel of this release with samgr (pid 5) and a process (pid 7), both of this release; the recorded process is the third.</summary>
internal sealed class SessionMachine : IDisposable
{
    public const int OldPid = 6;
    public const string Old = "old";
    public const string Token = ProcessFrames.Token;

    private const string Today = "today";

    private readonly SamgrLite _samgr;
    private readonly SamgrLite _today;

    public SessionMachine()
    {
        Kernel = new KernelFixture();
        Owner = Kernel.Expect(Token, OldPid);
        _samgr = Join(Kernel.Open(5, out _, pool: 0), "samgr", hostsSamgr: true);
        _today = Join(Kernel.Open(7, out _, pool: 0), Today);
        Until(() => _samgr.GetDefaultFeatureApi(Today) != null);
    }

    public KernelFixture Kernel { get; }

    /// <summary>What stands for the recorded process in the machine.</summary>
    public TestOwner Owner { get; }

    /// <summary>Boots a process with a probe.</summary>
    public static SamgrLite Join(IIpcDriver driver, string name, bool hostsSamgr = false)
    {
        SamgrLite samgr = new(new SamgrOptions { Name = name, Adapter = new DesktopAdapter() });
        new ProbeModule().Install(samgr);
        Assert.Equal(EC.Success, hostsSamgr ? samgr.ConnectAsManager(driver, null) : samgr.Connect(driver));
        samgr.Bootstrap();
        Assert.True(samgr.WaitForBoot(BootStage.ApplicationCompleted, Patience.LimitMs));
        return samgr;
    }

    /// <summary>Waits until the recorded process is found by the other one.</summary>
    public void WaitUntilFound() => Until(() => _today.GetDefaultFeatureApi(Old) != null);

    /// <summary>Has the process of today call the recorded one, which calls back; what it was answered.</summary>
    public (int Result, int Inner, string? Text) Call()
    {
        IClientProxy proxy = (IClientProxy)_today.GetDefaultFeatureApi(Old)!;
        IpcIo request = new(IpcLimits.MaxIoSize);
        request.WriteString(Today);
        request.WriteInt32(ProbeFunction.Echo);
        request.WriteString("hello");
        int inner = EC.Failure;
        string? text = null;
        int result = proxy.Invoke(ProbeFunction.Call, request, null, (_, _, reply) =>
        {
            inner = reply.ReadInt32();
            text = reply.ReadString();
        });
        proxy.Release();
        return (result, inner, text);
    }

    /// <summary>Waits until samgr does not know the recorded process any more.</summary>
    public void WaitUntilGone() => Until(() => _samgr.GetDefaultFeatureApi(Old) == null);

    public void Dispose()
    {
        _today.Stop();
        _samgr.Stop();
        Kernel.Dispose();
    }

    private static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, Patience.LimitMs));
}
