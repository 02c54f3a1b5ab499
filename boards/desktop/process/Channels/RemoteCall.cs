namespace Samgr.Emulator.Channels;

/// <summary>
/// The number under which the kernel answers a call that was made through a channel: negative, so that it is none of those made
/// through the kernel, and made of the numbers of channel and call.
/// </summary>
internal static class RemoteCall
{
    /// <summary>Channels at one time in a machine.</summary>
    internal const int MaxChannels = 1 << ChannelBits;

    private const int ChannelBits = 10;
    private const int NumberBits = 20;

    internal static int Of(int channel, int number) => -1 - ((channel << NumberBits) | (number & ((1 << NumberBits) - 1)));

    internal static int ChannelOf(int call) => (-1 - call) >> NumberBits;

    internal static int NumberOf(int call) => (-1 - call) & ((1 << NumberBits) - 1);
}
