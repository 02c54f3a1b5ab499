using Samgr;

namespace Golden;

public interface INamed
{
    string Name();
}

[ServiceInterface("door")]
public interface IDoor : INamed
{
    void Open();
}
