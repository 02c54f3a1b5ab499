namespace Samgr.Emulator.Tests.Recorded;

/// <summary>Where the numbers of a frame stand, counted in words of four bytes from its length on.</summary>
internal static class Words
{
    public const int Body = 4;

    public const int PostHandle = Body + 1;
    public const int PostToken = Body + 2;
    public const int PostFunction = Body + 4;

    public const int AnswerCall = Body;
    public const int AnswerHandle = Body + 3;
    public const int AnswerToken = Body + 4;

    public const int Type = Body;
    public const int Handle = Body + 1;
    public const int Token = Body + 2;
    public const int Function = Body + 4;
    public const int Call = Body + 6;
    public const int Thread = Body + 8;

    /// <summary>The content of a message: signature, bytes, objects, buffers; then the places of the objects, and the bytes.</summary>
    public const int Content = Body + 12;
    public const int Objects = Content + 2;
    public const int Places = Content + 4;

    public static int[] Of(byte[] frame) => [.. frame.Chunk(4).Where(word => word.Length == 4).Select(word => BitConverter.ToInt32(word))];
}
