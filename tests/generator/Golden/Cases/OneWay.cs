using Samgr;

namespace Golden;

[ServiceInterface("journal")]
public interface IJournal
{
    [OneWay]
    void Write(int level, string text);

    [OneWay]
    void Flush();

    int Count();
}
