using Samgr;

namespace Golden;

[ServiceInterface("key\"words")]
internal interface IKeywords
{
    int Invoke(int @class, string @event, ref int @ref);

    void Release();
}
