namespace Samgr.Emulator.Protocol;

/// <summary>The version of what one side speaks, and the release that it comes from. Sides of two versions refuse each other and name both.</summary>
/// <param name="Number">The version; 0 for a side that says none.</param>
/// <param name="Release">The release, as the side says itself: for people to read, and never compared.</param>
internal readonly record struct WireVersion(int Number, string Release)
{
    private const int MaxRelease = 32;
    private const string Unknown = "unknown";

    private static readonly string _release = typeof(WireVersion).Assembly.GetName().Version?.ToString(3) ?? Unknown;

    /// <summary>The frames between a process and the kernel. It rises with every change of a frame, of what follows it, or of the order that is asked for.</summary>
    internal static WireVersion Frames { get; } = new(2, _release);

    /// <summary>The lines between an operator and a machine. It rises when an order or an answer that there was means something else or goes.</summary>
    internal static WireVersion Control { get; } = new(1, _release);

    /// <summary>Reads what <see cref="Write"/> has written; nothing at the end of a frame is a side that says no version.</summary>
    internal static WireVersion Read(FrameReader frame) => frame.Remaining == 0 ? Of(0, null) : Of(frame.Int32(), frame.String());

    /// <summary>A version as a peer says it, whose release may be any text.</summary>
    internal static WireVersion Of(int number, string? release)
        => new(number, release is { Length: > 0 and <= MaxRelease } && release.All(IsPlain) ? release : Unknown);

    internal void Write(FrameWriter frame)
    {
        frame.Int32(Number);
        frame.String(Release);
    }

    /// <summary>Number and release, for people.</summary>
    public override string ToString() => Number == 0 ? "none (before release 0.2.0)" : $"{Number} (release {Release})";

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '+';
}
