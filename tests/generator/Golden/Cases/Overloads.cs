using Samgr;

namespace Golden;

[ServiceInterface("overloads")]
public interface IOverloads
{
    int Set(int value);

    int Set(string value);

    int Set(int value, bool force);
}
