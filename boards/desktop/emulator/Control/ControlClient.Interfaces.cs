using System.Text;
using System.Text.Json;
using LiteIpc;

namespace Samgr.Emulator.Control;

public sealed partial class ControlClient
{
    private const int InfoFunction = 0xFF01;
    private const int MaxDescription = 1 << 20;
    private const int MaxRestarts = 3;

    private static readonly string[] _infoReturns = ["i32", "i32", "str"];

    /// <summary>Asks a service or feature for the description of its interface, in as many parts as it takes.</summary>
    /// <param name="service">The service.</param>
    /// <param name="feature">The feature; null for the service itself.</param>
    /// <param name="uid">The user that asks.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public Task<InterfaceReading> DescribeAsync(
        string service, string? feature = null, int uid = 0, CancellationToken cancellation = default)
        => DescribeAsync(service, feature, uid, CallRequest.UsualTimeoutMs, cancellation);

    /// <summary>Asks a service or feature for the description of its interface, in as many parts as it takes.</summary>
    /// <param name="service">The service.</param>
    /// <param name="feature">The feature; null for the service itself.</param>
    /// <param name="uid">The user that asks.</param>
    /// <param name="timeoutMs">How long to wait for each part, in milliseconds.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<InterfaceReading> DescribeAsync(
        string service, string? feature, int uid, int timeoutMs, CancellationToken cancellation = default)
    {
        StringBuilder text = new();
        int expected = -1;
        int restarts = 0;
        do
        {
            CallArgument from = new("i32", JsonSerializer.SerializeToElement(text.Length));
            CallResult part = await CallAsync(
                new CallRequest(service, feature, InfoFunction, [from], uid, _infoReturns, TimeoutMs: timeoutMs), cancellation).ConfigureAwait(false);
            if (IsUnreachable(part))
            {
                return new InterfaceReading(null, part);
            }

            // A stub that is written by hand answers an unknown function in whatever way.
            if (part.Values is not { Count: 3 } || part.Values[0].GetInt32() != EC.Success)
            {
                return new InterfaceReading(null, null);
            }

            int length = part.Values[1].GetInt32();
            string piece = part.Values[2].GetString() ?? string.Empty;
            if (expected >= 0 && length != expected && restarts++ < MaxRestarts)
            {
                // Another version of the service has taken its place meanwhile.
                text.Clear();
                expected = -1;
                continue;
            }

            if (length is <= 0 or > MaxDescription || piece.Length == 0)
            {
                return new InterfaceReading(null, null);
            }

            expected = length;
            text.Append(piece);
        }
        while (text.Length < expected || expected < 0);
        return new InterfaceReading(text.ToString(), null);
    }

    private static bool IsUnreachable(CallResult result) => result.Handle == SvcIdentity.InvalidHandle
        || result.Result is EC.Permission or EC.Timeout or EC.Commu or EC.FlowCtrl or EC.DeadObject;
}
