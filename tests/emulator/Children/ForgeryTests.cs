using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Children;

/// <summary>Frames about children that no process host would send.</summary>
public sealed class ForgeryTests
{
    public static TheoryData<string, string?, string, string?, int> Bad => new()
    {
        { "../Library", "Main", string.Empty, null, 0 },
        { "Library", string.Empty, string.Empty, null, 0 },
        { "Library", "Main", string.Empty, "no name", 0 },
        { "Library", "Main", new string('x', (150 * 1024) + 1), null, 0 },
        { "Library", "Main", string.Empty, null, 17 },
        { "Library", "Main", string.Empty, null, -1 },
        { "Library", "Main", string.Empty, null, 1 },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void A_request_that_its_interface_would_refuse_ends_the_connection(
        string library, string? function, string parameters, string? name, int descriptors)
    {
        using KernelFixture kernel = new();
        using RawPeer peer = kernel.OpenRaw(5, out TestOwner owner);

        peer.Send(FrameOp.StartChild, 1, frame =>
        {
            frame.Int32(1);
            frame.String(library);
            frame.String(function);
            frame.String(parameters);
            frame.String(name);
            frame.Boolean(false);
            frame.Boolean(false);
            frame.Int32(descriptors);
            for (int i = 0; i < descriptors; i++)
            {
                frame.String("fd" + i);
            }
        });

        peer.ExpectEnd();
        Assert.True(owner.WaitForEnd());
        Assert.Contains(owner.Events.Lines, line => line.StartsWith("violated", StringComparison.Ordinal));
    }
}
