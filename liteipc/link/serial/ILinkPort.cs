namespace LiteIpc.Link.Serial;

/// <summary>A serial line. It hands the bytes that it receives to <see cref="SerialCarrier.OnBytes"/>.</summary>
public interface ILinkPort
{
    /// <summary>Takes bytes over, copies them and waits for nothing: the carrier sends no more at a time than its window. Called under a lock of the carrier.</summary>
    void Write(byte[] bytes, int start, int count);
}
