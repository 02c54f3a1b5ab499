using System.Globalization;
using System.Reflection;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>The operations by their names.</summary>
internal static class FrameNames
{
    private static readonly Dictionary<int, string> _names = typeof(FrameOp)
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        .Where(field => field.IsLiteral)
        .ToDictionary(field => (int)field.GetRawConstantValue()!, field => field.Name);

    public static IEnumerable<string> All => _names.Values;

    /// <summary>What a frame of a session is, in words.</summary>
    public static string Describe(byte[] frame)
    {
        int[] words = Words.Of(frame);
        string name = _names[ScriptedConnection.OpOf(frame)];
        return ScriptedConnection.OpOf(frame) switch
        {
            FrameOp.Post => string.Create(CultureInfo.InvariantCulture, $"{name}: function {words[Words.PostFunction]} of handle {words[Words.PostHandle]}"),
            FrameOp.Message when words[Words.Type] == IpcMessageType.Request => string.Create(CultureInfo.InvariantCulture, $"{name}: a call of function {words[Words.Function]}"),
            FrameOp.Message => name + ": an answer",
            FrameOp.Result => string.Create(CultureInfo.InvariantCulture, $"{name}: {words[Words.Body]}"),
            _ => name,
        };
    }
}
