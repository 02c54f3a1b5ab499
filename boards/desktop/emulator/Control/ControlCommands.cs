using System.Globalization;
using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Links;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Control;

/// <summary>The commands for a running machine.</summary>
internal sealed class ControlCommands(MachineParts parts, Supervisor init, MachineLinks? links) : IControlCommands
{
    internal const string Operator = "operator";

    private readonly PinCommands _pins = new(parts);
    private readonly DeviceCommands _devices = new(links);
    private readonly LogCommands _log = new(parts, init);
    private readonly Programs _programs = new(init, parts.Options.QueryTimeout);

    /// <summary>The key that a request shows; null when it is another request.</summary>
    internal static string? KeyOf(JsonElement request)
        => request.GetProperty("cmd").GetString() == Operator ? request.GetProperty("key").GetString() : null;

    /// <summary>Whether a line asks for the end of the machine, which its sender then waits for.</summary>
    internal static bool IsStop(ReadOnlyMemory<byte> line) => line.Span.IndexOf("\"stop\""u8) >= 0;

    public async Task<object?> ExecuteAsync(JsonElement request)
    {
        string command = request.GetProperty("cmd").GetString() ?? string.Empty;
        ControlVersion.Check(request);
        switch (command)
        {
            case Operator: return null;
            case "ps": return await ProcessesAsync().ConfigureAwait(false);
            case "list": return await ListAsync().ConfigureAwait(false);
            case "clients": return await ClientsAsync(request.GetProperty("pid").GetInt32()).ConfigureAwait(false);
            case "dump": return await DumpAsync(TextOf(request, "target")).ConfigureAwait(false);
            case "state": return await StateAsync(TextOf(request, "target")).ConfigureAwait(false);
            case "call": return await CallAsync(request).ConfigureAwait(false);
            case "log": return await _log.ReadAsync(request, ListAsync).ConfigureAwait(false);
            case "kill": return await KillAsync(request.GetProperty("pid").GetInt32()).ConfigureAwait(false);
            case "restart": return await RestartAsync(request.GetProperty("pid").GetInt32()).ConfigureAwait(false);
            case "pins": return _pins.List();
            case "pin-read": return _pins.Read(request);
            case "pin-set": return _pins.Set(request);
            case "pin-press": return await _pins.PressAsync(request).ConfigureAwait(false);
            case "pin-changes": return await _pins.WatchAsync(request).ConfigureAwait(false);
            case "devices": return _devices.List();
            case "attach": return _devices.Attach(request);
            case "detach": return _devices.Detach(request);
            case "stop":
                init.Stop();
                return null;
            default:
                throw new ControlException(
                    EC.Invalid, $"there is no command '{command}'; there are ps, list, clients, dump, state, call, log, kill, restart, pins, pin-read, pin-set, pin-press, pin-changes, devices, attach, detach and stop");
        }
    }

    private static string? TextOf(JsonElement request, string name)
        => request.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private async Task<IReadOnlyList<ProcessInfo>> ProcessesAsync()
        => [.. ProcessTable.Read(init).Concat(await _programs.ListAsync().ConfigureAwait(false)).OrderBy(process => process.Pid)];

    private async Task<IReadOnlyList<ServiceEntry>> ListAsync()
    {
        EmulatedProcess host = init.SamgrHost ?? throw new ControlException(EC.NoService, "no process of this machine hosts samgr");
        List<ServiceEntry> services = [.. Services(host, await AskAsync(host, QueryKind.Abilities, string.Empty).ConfigureAwait(false))];
        foreach (EmulatedProcess program in _programs.Others(host))
        {
            services.AddRange(Services(program, await AskAsync(program, QueryKind.Abilities, string.Empty).ConfigureAwait(false)));
        }

        return
        [
            .. services.OrderBy(entry => entry.Pid).ThenBy(entry => entry.Service, StringComparer.Ordinal).ThenBy(entry => entry.Feature, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<ServiceEntry> Services(EmulatedProcess process, string rows) => QueryRows.Read(rows).Select(row =>
    {
        int pid = Number(row[4]);
        int shown = process.IsProgram && row[5] != null ? init.InnerPids.Show(process.Pid, pid) : pid;
        return new ServiceEntry(row[0]!, row[1], Number(row[2]), Number(row[3]), shown, row[5] ?? init.Find(pid)?.Name);
    });

    private async Task<IReadOnlyList<ClientEntry>> ClientsAsync(int pid)
    {
        (EmulatedProcess process, string subject) = await FindAnyAsync(pid).ConfigureAwait(false);
        string rows = await AskAsync(process, QueryKind.Clients, subject).ConfigureAwait(false);
        return
        [
            .. QueryRows.Read(rows).Select(row => new ClientEntry(row[0]!, row[1], Number(row[2]), Number(row[3]), Number(row[4])))
                .OrderBy(entry => entry.Service, StringComparer.Ordinal).ThenBy(entry => entry.Feature, StringComparer.Ordinal),
        ];
    }

    private async Task<string> DumpAsync(string? target)
    {
        if (target == null)
        {
            return MachineDump.Write(MachineCounters.Read(parts, init), parts, await _programs.ListAsync().ConfigureAwait(false)) + await MachineWaits.WriteAsync(init).ConfigureAwait(false);
        }

        if (int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
        {
            (EmulatedProcess process, string subject) = await FindAnyAsync(pid).ConfigureAwait(false);
            return await AskAsync(process, QueryKind.Dump, subject).ConfigureAwait(false);
        }

        return await AskForServiceAsync(QueryKind.DumpService, target).ConfigureAwait(false);
    }

    /// <summary>The dump of <see cref="DumpAsync"/>, as data.</summary>
    private async Task<object> StateAsync(string? target)
    {
        if (target == null)
        {
            return await MachineState.ReadAsync(MachineCounters.Read(parts, init), parts, init, await _programs.ListAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }

        if (int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
        {
            (EmulatedProcess process, string subject) = await FindAnyAsync(pid).ConfigureAwait(false);
            return ProcessState.Processes(await AskAsync(process, QueryKind.State, subject).ConfigureAwait(false));
        }

        return ProcessState.Service(await AskForServiceAsync(QueryKind.State, target).ConfigureAwait(false)) ?? throw NoSuchService(target);
    }

    /// <summary>Asks every process about a service; the first that has it answers.</summary>
    private async Task<string> AskForServiceAsync(int kind, string service)
    {
        IEnumerable<Task<string?>> asked = init.Processes.Select(process => process.Run?.Connection)
            .OfType<ProcessConnection>()
            .Select(connection => connection.QueryAsync(kind, service, parts.Options.QueryTimeout));
        await foreach (Task<string?> answer in Task.WhenEach([.. asked]).ConfigureAwait(false))
        {
            if (await answer.ConfigureAwait(false) is string { Length: > 0 } found)
            {
                return found;
            }
        }

        throw NoSuchService(service);
    }

    private static ControlException NoSuchService(string service)
        => new(EC.NoService, $"no process that answers has a service '{service}'; 'samgr list' shows those that are registered");

    private async Task<CallResult> CallAsync(JsonElement request)
    {
        CallRequest call = request.Deserialize<CallRequest>(ControlJson.Options)!;
        if (string.IsNullOrEmpty(call.Service))
        {
            throw new ControlException(EC.Invalid, "the call names no service");
        }

        if (call.TimeoutMs is < 0 or > ControlLimits.MaxCallMs)
        {
            throw new ControlException(EC.Invalid, $"a call cannot wait {call.TimeoutMs} ms; give 0 to {ControlLimits.MaxCallMs}");
        }

        CallValues.CheckTypes(call.Returns ?? []);

        if (call.Device != null && links == null)
        {
            throw new ControlException(EC.NoService, $"this machine has no links, and so no device '{call.Device}'");
        }

        CallResult? inside = call.Device == null && parts.Kernel.ContextManagerPid < 0 ? await _programs.CallAsync(call).ConfigureAwait(false) : null;
        if (inside != null)
        {
            return inside;
        }

        CallResult outcome = await Task.Factory.StartNew(() => ServiceCall.Make(parts.Kernel, call), TaskCreationOptions.LongRunning).ConfigureAwait(false);
        return call.Device == null && Programs.IsUnknown(outcome) && await _programs.CallAsync(call).ConfigureAwait(false) is { } other && !Programs.IsUnknown(other) ? other : outcome;
    }

    private async Task<object?> KillAsync(int pid)
        => init.Kill(pid) || await _programs.KillAsync(pid).ConfigureAwait(false) ? null : throw NoProcess(pid);

    private async Task<ProcessInfo> RestartAsync(int pid)
    {
        (EmulatedProcess process, string inside) = await FindAnyAsync(pid).ConfigureAwait(false);
        if (inside.Length > 0)
        {
            throw new ControlException(EC.Invalid, $"pid {pid} is inside of the program {process}; restart that: 'samgr restart {process.Pid}'");
        }

        Task<string?> restarted = init.RestartAsync(process);
        if (await Task.WhenAny(restarted, Task.Delay(ControlLimits.RestartPatience, parts.Options.Time)).ConfigureAwait(false) != restarted)
        {
            throw new ControlException(EC.Timeout, $"{process} is {process.Status.ToString().ToLowerInvariant()} after {ControlLimits.RestartPatience.TotalSeconds} s; see the log, and 'samgr ps'");
        }

        return await restarted.ConfigureAwait(false) is { } problem
            ? throw new ControlException(EC.Failure, $"{process} is not up again: {problem}")
            : ProcessTable.Describe(process);
    }

    private async Task<string> AskAsync(EmulatedProcess process, int kind, string subject)
    {
        Task<string?>? asked = process.Run?.Connection?.QueryAsync(kind, subject, parts.Options.QueryTimeout);
        return (asked == null ? null : await asked.ConfigureAwait(false))
            ?? throw new ControlException(
                EC.Timeout, $"{process} is {process.Status.ToString().ToLowerInvariant()} and did not answer; try again, or 'samgr kill {process.Pid}'");
    }

    private async Task<(EmulatedProcess Process, string Subject)> FindAnyAsync(int pid)
        => init.Find(pid) is { } process ? (process, string.Empty) : await _programs.FindAsync(pid).ConfigureAwait(false) ?? throw NoProcess(pid);

    private static ControlException NoProcess(int pid)
        => new(EC.NoService, $"no process with pid {pid} runs; 'samgr ps' shows those that do");

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);
}
