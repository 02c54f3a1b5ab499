using LiteIpc;

namespace Samgr.Tests;

public sealed class UnreadablePolicyTests : IDisposable
{
    private const string Service = "safe";

    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_M1_APolicyThatCannotBeReadLetsNobodyIn()
    {
        PolicyDoor? door = null;
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, samgr => samgr.Add(new TestService(Service), new TestApi()), door: driver => door = new PolicyDoor(driver));
        Assert.Equal(EC.Permission, _system.StartProcess(7, 9).Find(Service).Call());
        Assert.Equal(1, door!.Policies);
    }

    [Theory]
    [InlineData(-2, 2)]
    [InlineData(int.MinValue, 2)]
    [InlineData(3, 2)]
    [InlineData(int.MaxValue, 2)]
    [InlineData(1, 0)]
    public void Fault_M1_APolicyWithAnImpossibleNumberOfSubjectsLetsNobodyIn(int count, int subjects)
    {
        IpcIo io = new(256);
        io.WriteInt32(count);
        for (int i = 0; i < subjects * 3; i++)
        {
            io.WriteInt32(0);
        }

        byte[] bytes = io.ToArray();
        IpcIo read = new();
        read.InitRead(bytes, 0, bytes.Length);

        Assert.Empty(PolicySubject.ReadAll(read)!);
    }

    /// <summary>A door behind which the policy of an interface has lost its only value.</summary>
    private sealed class PolicyDoor(IIpcDriver driver) : TestDriver(driver)
    {
        private const int PolicyOfEverybody = sizeof(int);

        public int Policies { get; private set; }

        public override int Transact(SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply)
        {
            int result = base.Transact(target, code, request, flag, timeoutMs, out reply);
            if (target.Handle == SvcIdentity.SamgrHandle && reply?.Data.Remaining == PolicyOfEverybody)
            {
                Policies++;
                reply.Data.ReadInt32();
            }

            return result;
        }
    }
}
