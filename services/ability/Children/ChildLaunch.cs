using System.Threading;
using LiteIpc;

namespace Samgr.Ability;

/// <summary>A child whose start is under way, and then what came of it.</summary>
internal sealed class ChildLaunch : ChildNotice
{
    /// <summary>Whom to tell; null when the caller waits for <see cref="Ended"/>.</summary>
    internal readonly ChildStarted? Started;
    internal readonly ManualResetEvent Ended = new ManualResetEvent(false);
    internal int Request;
    internal SvcIdentity? Object;

    internal ChildLaunch(ChildStarted? started)
    {
        Started = started;
    }
}

/// <summary>A notice for the callback thread to deliver: in this class, of an exit.</summary>
internal class ChildNotice
{
    internal int Pid;
    internal int Signal;
    internal int Code;
    internal ChildNotice? Next;
}
