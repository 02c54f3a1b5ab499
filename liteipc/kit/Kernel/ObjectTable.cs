using System;

namespace LiteIpc.Kit;

/// <summary>
/// The objects of all processes, and the processes that hold each. A kernel without such a table carries calls to registered services
/// only. The first process that has the IPC Kit attached gives it one for <see cref="DefaultOfKernel"/> objects.
/// </summary>
/// <remarks>
/// Only a process that was given an object in a message may call it or pass it on, each message counts as one reference, and a process
/// that ends gives everything back. An object that nobody holds any more is announced to its owner, once.
/// </remarks>
public sealed class ObjectTable : IObjectTable
{
    /// <summary>Objects that a kernel remembers unless told otherwise.</summary>
    public const int DefaultMaxObjects = 65_536;

    /// <summary>Objects that a kernel remembers that was given no table: a board has not the memory for more, at 84 bytes for each.</summary>
    public const int DefaultOfKernel = 64;

    private readonly ItemTable _nodes = new ItemTable();
    private readonly IpcKernel _kernel;
    private readonly int _maxObjects;

    private ObjectTable(IpcKernel kernel, int maxObjects)
    {
        _kernel = kernel;
        _maxObjects = maxObjects;
    }

    /// <summary>Objects that are held at the moment, by other processes or by a message on its way.</summary>
    public int Count
    {
        get
        {
            lock (_kernel.Gate)
            {
                return _nodes.Count;
            }
        }
    }

    /// <summary>Objects remembered at one time at most.</summary>
    public int Capacity => _maxObjects;

    /// <summary>Objects that were refused, as their owner had no more of its share; written under the kernel's gate and read by anybody.</summary>
    public int Refused;

    /// <summary>Gives a kernel objects. Called once, before the first process is made.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="maxObjects">
    /// Objects held at one time at most, 32 or more, as one message may carry so many; a message that would give another one is refused.
    /// A process may have as many of them as are free beside its own, less 32: of 64 the first has 17.
    /// </param>
    /// <exception cref="ArgumentException">There are fewer than 32: such a table would refuse every object.</exception>
    public static ObjectTable AddTo(IpcKernel kernel, int maxObjects = DefaultMaxObjects)
    {
        if (maxObjects < IpcLimits.MaxObjects)
        {
            throw new ArgumentException("a table of objects has at least " + IpcLimits.MaxObjects + ", as many as one message carries, and not " + maxObjects);
        }

        ObjectTable table = new ObjectTable(kernel, maxObjects);
        kernel.Objects = table;
        kernel.Descriptors = new KernelDescriptors();
        return table;
    }

    /// <summary>Gives the kernel of a process objects where it has none yet.</summary>
    internal static void AddWhereNone(IpcKernel kernel)
    {
        lock (kernel.Gate)
        {
            if (kernel.Objects == null)
            {
                AddTo(kernel, DefaultOfKernel);
            }
        }
    }

    bool IObjectTable.Holds(IpcProcess process, IpcProcess owner, int token)
        => process == owner || Find(owner, token)?.HolderOf(process) != null;

    bool IObjectTable.MayGive(IpcProcess sender, IpcProcess owner, int token)
    {
        ObjectNode? node = Find(owner, token);
        if (node != null || sender != owner)
        {
            return sender == owner || (node != null && node.HolderOf(sender) != null);
        }

        // As many as are free beside its own, so that there is always room for the others.
        bool hasRoom = owner.GivenObjects + IpcLimits.MaxObjects <= _maxObjects - _nodes.Count;
        Refused += hasRoom ? 0 : 1;
        return hasRoom;
    }

    void IObjectTable.Give(IpcProcess owner, int token, IpcProcess receiver)
    {
        ObjectNode? node = Find(owner, token);
        if (node == null)
        {
            node = new ObjectNode(owner, token);
            _nodes.Add(node);
            owner.GivenObjects++;
        }

        node.Give(receiver);
    }

    bool IObjectTable.Release(IpcProcess holder, IpcProcess owner, int token)
    {
        ObjectNode? node = Find(owner, token);
        if (node == null || !node.Release(holder))
        {
            return false;
        }

        if (node.IsFree)
        {
            Free(node);
        }

        return true;
    }

    bool IObjectTable.IsFree(IpcProcess owner, int token) => Find(owner, token) == null;

    void IObjectTable.Retire(int handle)
    {
    }

    void IObjectTable.Exit(IpcProcess process)
    {
        TableItem[] nodes = _nodes.ToArray();
        for (int i = 0; i < nodes.Length; i++)
        {
            ObjectNode node = (ObjectNode)nodes[i];
            if (node.Owner == process)
            {
                _nodes.Remove(node);
            }
            else if (node.ReleaseAll(process) && node.IsFree)
            {
                Free(node);
            }
        }
    }

    /// <summary>Tells of every object of a process that another one holds. To be called under the kernel's gate.</summary>
    /// <param name="holder">The process that holds the objects.</param>
    /// <param name="owner">The process whose objects they are.</param>
    /// <param name="visitor">Told of each once, under the gate: it must neither wait nor change the table.</param>
    public void VisitHeld(IpcProcess holder, IpcProcess owner, TokenVisitor visitor)
    {
        TableItem[] nodes = _nodes.ToArray();
        for (int i = 0; i < nodes.Length; i++)
        {
            ObjectNode node = (ObjectNode)nodes[i];
            if (node.Owner == owner && node.HolderOf(holder) != null)
            {
                visitor(node.Second);
            }
        }
    }

    private ObjectNode? Find(IpcProcess owner, int token) => (ObjectNode?)_nodes.Find(owner.Pid, token);

    private void Free(ObjectNode node)
    {
        _nodes.Remove(node);
        node.Owner.GivenObjects--;
        _kernel.Notify(node.Owner, IpcMessageType.ObjectReleased, SvcIdentity.InvalidHandle, node.Second);
    }
}

/// <summary>Told of an object by its token, under the kernel's gate.</summary>
public delegate void TokenVisitor(int token);
