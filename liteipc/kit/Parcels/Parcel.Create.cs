namespace LiteIpc.Kit;

/// <content>Parcels that a board uses over and over.</content>
public sealed partial class Parcel
{
    /// <summary>A stack of what was reclaimed; guarded by itself.</summary>
    private static readonly Parcel?[] _kept = new Parcel?[KitLimits.KeptParcels];

    private static int _keptCount;

    private bool _isShared;

    /// <summary>
    /// An empty parcel. A board keeps up to <see cref="KitLimits.KeptParcels"/> that were reclaimed and gives them out again, so that a
    /// call with two of them makes no garbage: nothing may touch one after its <see cref="Reclaim"/>. A desktop keeps none, and what
    /// touches a reclaimed one there gets an error. From any thread; the parcel belongs to whoever asked.
    /// </summary>
    public static Parcel Create()
    {
        Parcel? parcel = null;
        lock (_kept)
        {
            if (_keptCount > 0)
            {
                _keptCount--;
                parcel = _kept[_keptCount];
                _kept[_keptCount] = null;
            }
        }

        parcel = parcel ?? new Parcel();
        parcel._isShared = true;
        parcel._isReclaimed = false;
        return parcel;
    }

    private void Keep()
    {
        _skeleton = null;
        lock (_kept)
        {
            if (_keptCount < KitPlatform.KeptParcels && _keptCount < KitLimits.KeptParcels)
            {
                _kept[_keptCount] = this;
                _keptCount++;
            }
        }
    }
}
