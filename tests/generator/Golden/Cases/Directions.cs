using Samgr;

namespace Golden;

[ServiceInterface("directions")]
public interface IDirections
{
    bool TryGet(string key, out string? value);

    void Swap(ref int first, ref int second);

    int Divide(int dividend, int divisor, out int remainder);

    void Names(string request, string reply, ref string call, out int result);
}
