namespace LiteIpc.Kit;

/// <content>The reply of a work thread takes the buffer of its request over where it would copy all of it.</content>
public sealed partial class Parcel
{
    /// <summary>Bytes; less is copied in no time.</summary>
    private const int LeastBorrowed = 4096;

    private bool _borrows;
    private Parcel? _lender;
    private Parcel? _borrower;

    /// <summary>The buffer of its own, while it shows another one's or a message's.</summary>
    private byte[] _own = _noBytes;

    /// <summary>The buffer that the message of a lender gets in return for its own.</summary>
    private byte[] _spare = _noBytes;

    /// <summary>A parcel that takes over what is appended to it; for the thread alone that the lenders belong to.</summary>
    internal static Parcel MakeBorrower() => new Parcel { _borrows = true };

    private bool IsBorrowed => _message == null && _begin != TableSize;

    private bool Borrow(Parcel other)
    {
        if (!_borrows || !CanWrite || _size > 0 || IsBorrowed
            || other._message == null || other._borrower != null || other._begin != 0 || other._size < LeastBorrowed)
        {
            return false;
        }

        other._borrower = this;
        _lender = other;
        _own = _bytes;
        _bytes = other._bytes;
        _begin = 0;
        _size = other._size;
        Grow(_size);
        return true;
    }

    /// <summary>The lender ends: its buffer stays here, and its message takes the spare one along.</summary>
    private byte[] Inherit()
    {
        byte[] spare = _spare;
        _spare = _noBytes;
        _lender = null;
        return spare;
    }

    /// <summary>Shows a buffer of its own again, empty.</summary>
    private void EndBorrowing()
    {
        if (_lender != null)
        {
            _lender._borrower = null;
            _lender = null;
        }
        else if (_bytes.Length / 2 <= KitPlatform.KeptCapacity)
        {
            // Messages round their buffers up.
            _spare = _bytes;
        }

        _bytes = _own;
        _own = _noBytes;
        _begin = TableSize;
        _capacity = _bytes.Length == 0 ? 0 : _bytes.Length - TableSize;
    }
}
