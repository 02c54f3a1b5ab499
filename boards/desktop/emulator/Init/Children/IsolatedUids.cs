namespace Samgr.Emulator;

/// <summary>Gives each isolated child a user of its own. Belongs to init's thread.</summary>
internal sealed class IsolatedUids
{
    internal const int First = 99_000;
    internal const int Last = 99_999;

    private int _last = Last;

    /// <summary>The next user that nobody has, from the first again after the last; -1 where each is in use.</summary>
    internal int Next(Func<int, bool> isUsed)
    {
        for (int tries = First; tries <= Last; tries++)
        {
            _last = _last == Last ? First : _last + 1;
            if (!isUsed(_last))
            {
                return _last;
            }
        }

        return -1;
    }
}
