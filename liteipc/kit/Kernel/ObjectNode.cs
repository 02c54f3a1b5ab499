namespace LiteIpc.Kit;

/// <summary>One object, and the processes that hold it.</summary>
internal sealed class ObjectNode : TableItem
{
    internal readonly IpcProcess Owner;
    private ObjectHolder? _holders;

    internal ObjectNode(IpcProcess owner, int token)
        : base(owner.Pid, token)
    {
        Owner = owner;
    }

    internal bool IsFree => _holders == null;

    internal ObjectHolder? HolderOf(IpcProcess process)
    {
        ObjectHolder? holder = _holders;
        while (holder != null && holder.Process != process)
        {
            holder = holder.Next;
        }

        return holder;
    }

    internal void Give(IpcProcess process)
    {
        ObjectHolder? holder = HolderOf(process);
        if (holder == null)
        {
            holder = new ObjectHolder(process) { Next = _holders };
            _holders = holder;
        }

        // A count that has come to its end stays there: the object is held until its holder ends.
        holder.References += holder.References < int.MaxValue ? 1 : 0;
    }

    internal bool Release(IpcProcess process)
    {
        ObjectHolder? holder = HolderOf(process);
        if (holder == null)
        {
            return false;
        }

        return holder.References == int.MaxValue || --holder.References > 0 || ReleaseAll(process);
    }

    internal bool ReleaseAll(IpcProcess process)
    {
        ObjectHolder? previous = null;
        ObjectHolder? holder = _holders;
        while (holder != null && holder.Process != process)
        {
            previous = holder;
            holder = holder.Next;
        }

        if (holder == null)
        {
            return false;
        }

        if (previous == null)
        {
            _holders = holder.Next;
        }
        else
        {
            previous.Next = holder.Next;
        }

        return true;
    }
}

/// <summary>A process that holds an object, and how many messages gave it to it.</summary>
internal sealed class ObjectHolder
{
    internal readonly IpcProcess Process;
    internal int References;
    internal ObjectHolder? Next;

    internal ObjectHolder(IpcProcess process)
    {
        Process = process;
    }
}
