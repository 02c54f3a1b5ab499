using System;

namespace LiteIpc.Kit;

/// <summary>
/// A named region of memory that processes share: what one writes the others see, without copying. It goes to another
/// process in a parcel, and lives until everybody has closed it. Desktop only: on a board <see cref="Create(string, int, out Ashmem)"/>
/// returns <see cref="IpcError.NotSupported"/>.
/// </summary>
/// <remarks>
/// Every method may be called from any thread. Several processes write at the same time unless they agree otherwise. The
/// region can be used once it is mapped; whoever has it closes it.
/// </remarks>
public sealed class Ashmem : IDisposable
{
    /// <summary>Characters of a name at most.</summary>
    public const int MaxName = 255;

    private readonly object _gate = new object();
    private int _descriptor;
    private int _protection;
    private IRegionMapping? _mapping;

    internal Ashmem(string name, int descriptor, int size, int protection)
    {
        Name = name;
        Size = size;
        _descriptor = descriptor;
        _protection = protection;
    }

    /// <summary>Gives back what was never closed.</summary>
    ~Ashmem()
    {
        Close();
    }

    /// <summary>The name that it was made with; empty for one that came in a parcel. Several regions may have the same.</summary>
    public string Name { get; }

    /// <summary>Bytes; fixed when the region is made.</summary>
    public int Size { get; }

    /// <summary>The uses that this region still allows, bits of <see cref="AshmemProtection"/>.</summary>
    public int Protection
    {
        get
        {
            lock (_gate)
            {
                return Allowed();
            }
        }
    }

    /// <summary>Whether it is in the memory of this process.</summary>
    public bool IsMapped => _mapping != null;

    /// <summary>Whether it has been closed.</summary>
    public bool IsClosed => _descriptor < 0;

    /// <summary>Makes a region of zeros.</summary>
    /// <param name="name">1 to <see cref="MaxName"/> characters.</param>
    /// <param name="size">Bytes, 1 to 2 GiB - 1; memory is taken for those that are used.</param>
    /// <param name="region">The region, not mapped yet; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.NotSupported"/> on a board; <see cref="IpcError.CheckParam"/> for another
    /// name or size; <see cref="IpcError.AshmemControl"/> when the operating system refuses it.
    /// </returns>
    public static int Create(string? name, int size, out Ashmem? region)
    {
        region = null;
        IRegionPlatform? regions = KitPlatform.Regions;
        if (regions == null)
        {
            return IpcError.NotSupported;
        }

        if (name == null || name.Length == 0 || name.Length > MaxName || size <= 0)
        {
            return IpcError.CheckParam;
        }

        int descriptor = regions.Create(name, size);
        if (descriptor < 0)
        {
            return IpcError.AshmemControl;
        }

        region = new Ashmem(name, descriptor, size, AshmemProtection.All);
        return IpcError.Success;
    }

    /// <summary>Opens a region a second time: the same bytes and protection, mapped and closed on its own.</summary>
    /// <param name="existing">The region.</param>
    /// <param name="region">The second one; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for none, or a closed one;
    /// <see cref="IpcError.AshmemControl"/> when the operating system refuses it.
    /// </returns>
    public static int Create(Ashmem? existing, out Ashmem? region)
    {
        region = null;
        if (existing == null)
        {
            return IpcError.CheckParam;
        }

        lock (existing._gate)
        {
            if (existing.IsClosed)
            {
                return IpcError.CheckParam;
            }

            int descriptor = KitPlatform.Descriptors!.Duplicate(existing._descriptor);
            if (descriptor < 0)
            {
                return IpcError.AshmemControl;
            }

            region = new Ashmem(existing.Name, descriptor, existing.Size, existing._protection);
            return IpcError.Success;
        }
    }

    /// <summary>Maps it to be read and written.</summary>
    /// <returns>As <see cref="Map"/>.</returns>
    public int MapReadWrite() => Map(AshmemProtection.Read | AshmemProtection.Write);

    /// <summary>Maps it to be read.</summary>
    /// <returns>As <see cref="Map"/>.</returns>
    public int MapReadOnly() => Map(AshmemProtection.Read);

    /// <summary>Maps it; a mapping that there is already is replaced.</summary>
    /// <param name="protection"><see cref="AshmemProtection.Read"/>, or that and <see cref="AshmemProtection.Write"/>.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for other bits; <see cref="IpcError.AshmemMap"/> when the
    /// region is closed, its protection does not allow it, or the operating system refuses it.
    /// </returns>
    public int Map(int protection)
    {
        bool isWritable = protection == (AshmemProtection.Read | AshmemProtection.Write);
        if (!isWritable && protection != AshmemProtection.Read)
        {
            return IpcError.CheckParam;
        }

        lock (_gate)
        {
            if (IsClosed || (Allowed() & protection) != protection)
            {
                return IpcError.AshmemMap;
            }

            IRegionMapping? mapping = KitPlatform.Regions!.Map(_descriptor, Size, isWritable);
            if (mapping == null)
            {
                return IpcError.AshmemMap;
            }

            Replace(mapping);
            return IpcError.Success;
        }
    }

    /// <summary>Takes it out of the memory of this process; it can be mapped again.</summary>
    public void Unmap()
    {
        lock (_gate)
        {
            Replace(null);
        }
    }

    /// <summary>Narrows what may be done with the region; nothing that was taken away comes back.</summary>
    /// <param name="protection">The bits of <see cref="AshmemProtection"/> that stay.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for other bits; <see cref="IpcError.AshmemControl"/> when the
    /// region is closed, has lost one of them, or the operating system refuses it.
    /// </returns>
    /// <remarks>
    /// Without <see cref="AshmemProtection.Write"/> the operating system refuses every process to map it for writing from then on,
    /// and this class refuses to write. The other bits hold for this region and for those it is handed on to.
    /// </remarks>
    public int SetProtection(int protection)
    {
        if ((protection & ~AshmemProtection.All) != 0)
        {
            return IpcError.CheckParam;
        }

        lock (_gate)
        {
            int allowed = IsClosed ? AshmemProtection.None : Allowed();
            bool isRefused = IsClosed || (protection & ~allowed) != 0;
            if (isRefused
                || ((allowed & ~protection & AshmemProtection.Write) != 0 && !KitPlatform.Regions!.ForbidWriting(_descriptor)))
            {
                return IpcError.AshmemControl;
            }

            _protection = protection;
            return IpcError.Success;
        }
    }

    /// <summary>Copies bytes into the region.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="size">Their number, above 0.</param>
    /// <param name="offset">The place of the first of them in the region.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.AshmemWrite"/> when they do not lie within the region, or it is not mapped to
    /// be written, or its protection forbids it; <see cref="IpcError.CheckParam"/> when there are not so many.
    /// </returns>
    public int Write(byte[]? data, int size, int offset)
    {
        lock (_gate)
        {
            if (!Contains(size, offset) || _mapping == null || !_mapping.IsWritable || (Allowed() & AshmemProtection.Write) == 0)
            {
                return IpcError.AshmemWrite;
            }

            if (data == null || data.Length < size)
            {
                return IpcError.CheckParam;
            }

            _mapping.Write(data, size, offset);
            return IpcError.Success;
        }
    }

    /// <summary>Copies bytes out of the region.</summary>
    /// <param name="size">Their number, above 0.</param>
    /// <param name="offset">The place of the first of them in the region.</param>
    /// <param name="data">The bytes; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.AshmemRead"/> when they do not lie within the region, or it is not mapped, or
    /// its protection forbids it.
    /// </returns>
    public int Read(int size, int offset, out byte[]? data)
    {
        data = null;
        lock (_gate)
        {
            if (!Contains(size, offset) || _mapping == null || (Allowed() & AshmemProtection.Read) == 0)
            {
                return IpcError.AshmemRead;
            }

            data = new byte[size];
            _mapping.Read(data, size, offset);
            return IpcError.Success;
        }
    }

    /// <summary>Unmaps it and gives it back; afterwards it can only be closed again.</summary>
    public void Close()
    {
        lock (_gate)
        {
            Replace(null);
            if (_descriptor >= 0)
            {
                KitPlatform.Descriptors?.Close(_descriptor);
                _descriptor = -1;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes the region behind what a parcel holds.</summary>
    internal int WriteTo(Parcel parcel)
    {
        lock (_gate)
        {
            return IsClosed ? IpcError.CheckParam : parcel.WriteRegion(_descriptor, Size, Allowed());
        }
    }

    private bool Contains(int size, int offset) => size > 0 && offset >= 0 && size <= Size - offset;

    private int Allowed()
        => !IsClosed && (_protection & AshmemProtection.Write) != 0 && !KitPlatform.Regions!.IsWritable(_descriptor)
            ? _protection & ~AshmemProtection.Write
            : _protection;

    private void Replace(IRegionMapping? mapping)
    {
        _mapping?.Unmap();
        _mapping = mapping;
    }
}
