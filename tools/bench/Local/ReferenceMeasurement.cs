using Samgr.Bench.Measuring;

namespace Samgr.Bench.Local;

/// <summary>One reference more, and one less.</summary>
internal sealed class ReferenceMeasurement : LoopMeasurement
{
    private readonly IUnknown _api = new CountedApi();

    internal override string Name => "AddRef + Release";

    protected override void Run()
    {
        for (int i = 0; i < Times; i++)
        {
            _api.AddRef();
            _api.Release();
        }
    }
}
