namespace LiteIpc.Link;

/// <content>Services and objects of this side that the other one knows by number.</content>
public sealed partial class LinkSession
{
    internal const int TargetPlaces = 1 << PlaceBits;
    private const int PlaceBits = 10;
    private const int MaxGeneration = (1 << (31 - PlaceBits)) - 1;

    /// <summary>DEATH, RELEASE and WATCH of this side, which count by themselves, and those of the other side.</summary>
    private int _notices;
    private int _noticed;

    private readonly object?[] _targets;
    private readonly int[] _references;

    /// <summary>How often a place has been used, so that a number never leads to what came after it.</summary>
    private readonly int[] _generations;

    /// <summary>Gives the other side one more reference to a service or object, whose number goes into a content.</summary>
    /// <returns>Its number; negative when there are as many as may be.</returns>
    public int Give(object target)
    {
        lock (_gate)
        {
            return _state == Running ? Number(target) : -1;
        }
    }

    /// <summary>Takes back a reference that <see cref="Give"/> has given for a content that was not sent.</summary>
    public void TakeBack(object target)
    {
        lock (_gate)
        {
            int place = _state == Running ? PlaceOf(target) : -1;
            if (place >= 0)
            {
                Unrefer(place, 1);
            }
        }

        Tell();
    }

    /// <summary>Something of this side has ended: the other one is told once, and its number leads nowhere any more.</summary>
    public void TellDeath(object target)
    {
        lock (_gate)
        {
            int place = _state == Running ? PlaceOf(target) : -1;
            if (place >= 0)
            {
                _targets[place] = null;
                SendNotice(LinkKind.Death, NumberAt(place), 0);
            }
        }

        Tell();
    }

    /// <summary>Gives references to something of the other side back.</summary>
    /// <param name="target">Its number.</param>
    /// <param name="count">How many.</param>
    public void Release(int target, int count) => Notify(LinkKind.Release, target, count);

    /// <summary>Asks to be told of the end of something of the other side; what FOUND has named is watched already.</summary>
    public void Watch(int target) => Notify(LinkKind.Watch, target, 0);

    private void Notify(int kind, int target, int count)
    {
        lock (_gate)
        {
            if (_state == Running)
            {
                SendNotice(kind, target, count);
            }
        }

        Tell();
    }

    /// <summary>Whether the other side knows something of this one.</summary>
    public bool Knows(object target)
    {
        lock (_gate)
        {
            return PlaceOf(target) >= 0;
        }
    }

    /// <summary>Sends a frame that nobody answers, and that must neither be lost nor come twice.</summary>
    private void SendNotice(int kind, int target, int count)
    {
        if (_notices >= LastSequence)
        {
            Leave(EC.NoSpace, UsedUp);
            return;
        }

        LinkFrame frame = Begin(kind, ++_notices);
        frame.Target = target;
        frame.Code = count;
        SendFrame();
    }

    /// <summary>A DEATH, RELEASE or WATCH. Where one before it was lost, nobody knows who is there any more, and the link ends.</summary>
    private void TakeNotice(LinkFrame frame)
    {
        if (frame.Sequence <= _noticed)
        {
            Drop();
        }
        else if (IsWhole(frame.Sequence - 1))
        {
            _noticed++;
            if (frame.Kind == LinkKind.Death)
            {
                Add(LinkEvent.OfDeath, null, frame.Target);
            }
            else if (frame.Kind == LinkKind.Release)
            {
                TakeRelease(frame);
            }
            else if (TargetAt(frame.Target) == null)
            {
                SendNotice(LinkKind.Death, frame.Target, 0);
            }
        }
    }

    private bool IsWhole(int notices)
    {
        if (notices > _noticed)
        {
            Leave(EC.Commu, "a frame was lost on its way");
        }

        return _state == Running;
    }

    private void TakeRelease(LinkFrame frame)
    {
        int place = frame.Target & (TargetPlaces - 1);
        if (TargetAt(frame.Target) == null || frame.Code < 1 || frame.Code > _references[place])
        {
            Drop();
            return;
        }

        Unrefer(place, frame.Code);
    }

    private void Unrefer(int place, int references)
    {
        _references[place] -= references;
        if (_references[place] == 0)
        {
            Forget(place);
        }
    }

    /// <summary>The other side has no reference to what stands in a place any more.</summary>
    private void Forget(int place)
    {
        if (_targets[place] != null)
        {
            Add(LinkEvent.OfRelease, _targets[place], 0);
            _targets[place] = null;
        }
    }

    private object? TargetAt(int number)
    {
        int place = number & (TargetPlaces - 1);
        return number > 0 && place < _targets.Length && NumberAt(place) == number ? _targets[place] : null;
    }

    private int Number(object target)
    {
        int place = PlaceOf(target);
        if (place < 0)
        {
            place = PlaceOf(null);
            if (place < 0)
            {
                return -1;
            }

            _targets[place] = target;
            _references[place] = 0;
            _generations[place] = _generations[place] == MaxGeneration ? 1 : _generations[place] + 1;
        }

        _references[place]++;
        return NumberAt(place);
    }

    private int NumberAt(int place) => (_generations[place] << PlaceBits) | place;

    private int PlaceOf(object? target)
    {
        for (int i = 0; i < _targets.Length; i++)
        {
            if (_targets[i] == target)
            {
                return i;
            }
        }

        return -1;
    }
}
