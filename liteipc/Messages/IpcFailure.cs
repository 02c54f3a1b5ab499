namespace LiteIpc;

/// <summary>The content of a <see cref="IpcMessageType.FailedReply"/>: a result code and the reason in words.</summary>
public static class IpcFailure
{
    private const int MaxReason = 240;

    /// <summary>The code of a refusal.</summary>
    /// <returns>The code that it holds; <see cref="EC.Failure"/> when it holds none, or a success.</returns>
    public static int CodeOf(IpcMessage message)
    {
        message.Data.Rewind();
        int code = message.Data.Length == 0 ? message.Code : message.Data.ReadInt32();
        return code == EC.Success ? EC.Failure : code;
    }

    /// <summary>The reason of a refusal, empty when it gives none.</summary>
    public static string ReasonOf(IpcMessage? message)
    {
        if (message == null || message.Type != IpcMessageType.FailedReply || message.Data.Length == 0)
        {
            return string.Empty;
        }

        message.Data.Rewind();
        message.Data.ReadInt32();
        return message.Data.ReadString() ?? string.Empty;
    }

    /// <summary>Refuses a request instead of answering it, when the answer of its service overflowed.</summary>
    /// <returns>True when it did, and the request is answered.</returns>
    internal static bool RefuseOverflow(IIpcDriver driver, IpcMessage request, IpcIo? reply)
    {
        if (reply == null || reply.Available)
        {
            return false;
        }

        driver.SendFailedReply(request, EC.Invalid, "the reply of the service overflowed");
        return true;
    }

    internal static IpcIo Write(int code, string reason)
    {
        string text = reason.Length > MaxReason ? reason.Substring(0, MaxReason) : reason;
        IpcIo content = new IpcIo(12 + (text.Length * 3));
        content.WriteInt32(code);
        content.WriteString(text);
        return content;
    }
}
