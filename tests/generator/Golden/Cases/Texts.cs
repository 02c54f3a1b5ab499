using Samgr;

namespace Golden;

[ServiceInterface("texts")]
public interface ITexts
{
    string Join(string first, string? second);

    string? Find(string? key);

    byte[] Bytes(byte[] value, byte[]? optional);
}
