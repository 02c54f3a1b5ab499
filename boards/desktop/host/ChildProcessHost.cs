using LiteIpc;
using Samgr.Ability;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Has the machine start the children of this process.</summary>
internal sealed class ChildProcessHost : MachineHost, IChildProcessHost
{
    private readonly KernelLink _link;

    internal ChildProcessHost(KernelLink link, ChildConfiguration? child)
        : base(link)
    {
        _link = link;
        CurrentArgs = child?.Function == null ? null : ArgumentsOf(child);
    }

    public IChildProcessEvents? Events
    {
        get => _link.Children;
        set => _link.Children = value;
    }

    public ChildProcessArgs? CurrentArgs { get; }

    public int Start(ChildProcessRequest request)
    {
        int count = request.Args?.DescriptorCount ?? 0;
        if (count > 0 && !Descriptors.AreSupported)
        {
            return ChildProcessError.NotSupported;
        }

        SentDescriptors descriptors = new(_link.Closing);
        if (!Duplicate(request.Args, descriptors))
        {
            descriptors.Close();
            return ChildProcessError.InvalidParam;
        }

        return CodeOf(_link.StartChild(new ChildRequest
        {
            Id = request.Id,
            Library = request.Library,
            Function = request.Function,
            EntryParams = request.Args?.EntryParams ?? string.Empty,
            ProcessName = request.ProcessName,
            IsIsolated = request.IsolationMode == IsolationMode.Isolated,
            HasIsolatedUid = request.IsolationUid,
            DescriptorNames = [.. Enumerable.Range(0, count).Select(index => request.Args!.NameAt(index))],
            Descriptors = descriptors,
        }));
    }

    public int Kill(int pid) => Answer(_link.Ask(FrameOp.KillChild, pid));

    public int WatchExits(bool isWatched) => Answer(_link.Ask(FrameOp.WatchChildren, isWatched ? 1 : 0));

    private static bool Duplicate(ChildProcessArgs? args, SentDescriptors descriptors)
    {
        int[] copies = new int[args?.DescriptorCount ?? 0];
        for (int i = 0; i < copies.Length; i++)
        {
            copies[i] = Descriptors.Duplicate(args!.DescriptorAt(i));
        }

        descriptors.Put([.. copies.Where(copy => copy >= 0)]);
        return Array.TrueForAll(copies, copy => copy >= 0);
    }

    private static ChildProcessArgs ArgumentsOf(ChildConfiguration child)
    {
        ChildProcessArgs args = new() { EntryParams = child.EntryParams };
        int[] descriptors = child.Descriptors.TakeAll();
        for (int i = 0; i < descriptors.Length; i++)
        {
            args.AddDescriptor(child.DescriptorNames[i], descriptors[i]);
        }

        return args;
    }

    private static int CodeOf(int result) => result switch
    {
        >= 0 => result,
        EC.NoSpace => ChildProcessError.Busy,
        _ => ChildProcessError.ServiceError,
    };

    private static int Answer(int result) => result >= 0 ? result : ChildProcessError.Internal;
}
