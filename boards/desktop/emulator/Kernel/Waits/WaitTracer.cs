using System.Globalization;
using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Kernel;

/// <summary>
/// Follows, from process to process, what holds a call up. A call is looked for where it has to be answered: its server says whether
/// it has it, unanswered, and which waits of its own hold it up. So a wait that a process only claims leads nowhere, and what a
/// process says of its own waits can do no more to others than not to answer them.
/// </summary>
/// <param name="kernel">The machine's kernel.</param>
/// <param name="channels">Its channels; null where everything goes through the kernel.</param>
/// <param name="find">The kernel's side of a process, by pid, and the connection to ask it; null when it does not run.</param>
internal sealed class WaitTracer(IpcKernel kernel, ChannelTable? channels, Func<int, (IpcProcess Ipc, ProcessConnection Connection)?> find)
{
    private const int MaxHolders = 64;
    private const int MaxHops = 4;

    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(300);

    /// <summary>Finds the cycle that a wait has closed.</summary>
    /// <returns>The reason in words; null when it has closed none.</returns>
    internal string? FindDeadlock(MachineWait wait, out string report, int timeoutMs)
    {
        Dictionary<MachineWait, string> targets = [];
        IReadOnlyList<MachineWait>? Holders(MachineWait one, out bool isServed)
        {
            IReadOnlyList<MachineWait>? holders = HoldersOf(one, out string target, out isServed);
            targets[one] = target;
            return holders;
        }

        IReadOnlyList<MachineWait>? cycle = DeadlockSearch.Run<MachineWait>(wait, Holders, (one, other) => one.IsLaterThan(other));
        report = Late(HoldersOf(wait, out string target, out _), target, wait.Function, timeoutMs);
        return cycle == null ? null : WaitText.Deadlock([.. cycle.Select(one => targets[one])], wait.Function);
    }

    /// <summary>The process that a wait is for; -1 when there is no such call.</summary>
    internal int ServerOf(MachineWait wait) => find(wait.Pid) is { } caller && Locate(wait, caller.Ipc) is { } place ? place.Pid : -1;

    /// <summary>Why a call that the machine itself makes is not answered.</summary>
    internal string Late(IpcCall call, int function, int timeoutMs)
        => Late(AskAt(CallAddress.ThroughKernel, PlaceOf(call), out string target, out _), target, function, timeoutMs);

    private string Late(IReadOnlyList<MachineWait>? holders, string first, int function, int timeoutMs)
    {
        List<MachineWait> seen = [];
        List<string> then = [];
        while (holders is [MachineWait next, ..] && !seen.Contains(next) && seen.Count < MaxHops)
        {
            seen.Add(next);
            holders = HoldersOf(next, out string target, out _);
            then.Add(target);
        }

        return WaitText.Late(first, function, timeoutMs, then);
    }

    private IReadOnlyList<MachineWait>? HoldersOf(MachineWait wait, out string target, out bool isServed)
    {
        isServed = false;
        target = "a process that has ended";
        if (find(wait.Pid) is not { } caller || Locate(wait, caller.Ipc) is not { } place)
        {
            return null;
        }

        IReadOnlyList<MachineWait>? holders = AskAt(wait.Address.Channel, place, out target, out isServed);

        // Afterwards: what is still unanswered now was so when its server was asked.
        return wait.Address.Channel != CallAddress.ThroughKernel || Locate(wait, caller.Ipc) == place ? holders : null;
    }

    private List<MachineWait>? AskAt(int channel, Place place, out string target, out bool isServed)
    {
        isServed = false;
        bool isSamgr = channel == CallAddress.ThroughKernel && place.Token == IpcCall.NoToken;
        target = isSamgr ? $"samgr (pid {place.Pid})" : $"pid {place.Pid}";
        if (isSamgr || find(place.Pid) is not { } server)
        {
            return null;
        }

        string subject = QueryRows.Row(Text(channel), Text(place.Number), Text(place.Token));
        string? answer = server.Connection.QueryAsync(QueryKind.HeldBy, subject, _patience).GetAwaiter().GetResult();
        return Read(place.Pid, answer, ref target, out isServed);
    }

    private static Place PlaceOf(IpcCall call) => new(call.Server?.Pid ?? -1, call.Sequence, call.Token);

    /// <summary>Finds the process and the place at which a call has to be answered; null when there is no such call, whatever its process says.</summary>
    private Place? Locate(MachineWait wait, IpcProcess caller)
    {
        CallAddress address = wait.Address;
        switch (address.Channel)
        {
            case CallAddress.InProcess:
                return new Place(wait.Pid, address.Number, address.Token);
            case CallAddress.ThroughKernel:
                lock (kernel.Gate)
                {
                    IpcCall? call = ConnectedCalls.Find(kernel, caller, address.Number);
                    return call == null ? null : PlaceOf(call);
                }

            default:
                IpcProcess? server = channels?.ServerOf(caller, address.Channel);
                return server == null ? null : new Place(server.Pid, address.Number, address.Token);
        }
    }

    private static List<MachineWait>? Read(int pid, string? answer, ref string target, out bool isServed)
    {
        isServed = false;
        if (string.IsNullOrEmpty(answer))
        {
            return null;
        }

        string?[][] rows = [.. QueryRows.Read(answer).Take(MaxHolders)];
        if (rows is not [[string name, string state, ..], ..])
        {
            return null;
        }

        target = $"{(name.Length > SaName.MaxLength ? name[..SaName.MaxLength] : name)} (pid {pid})";
        MachineWait?[] waits = [.. rows.Skip(1).Select(row => Wait(pid, row))];
        isServed = state == "served";
        return (isServed || state == "queued") && Array.TrueForAll(waits, wait => wait != null) ? [.. waits.OfType<MachineWait>()] : null;
    }

    /// <summary>A wait in the answer of a process; null when it does not hold together.</summary>
    internal static MachineWait? Wait(int pid, string?[] row)
    {
        long[] values = new long[6];
        for (int i = 0; i < values.Length; i++)
        {
            if (i >= row.Length || !long.TryParse(row[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out values[i]))
            {
                return null;
            }
        }

        return new MachineWait(pid, (int)values[0], new CallAddress((int)values[1], (int)values[2], (int)values[3]), (int)values[4], values[5]);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The process and the place at which a call has to be answered.</summary>
    private sealed record Place(int Pid, int Number, int Token);
}
