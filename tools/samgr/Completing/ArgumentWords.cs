using Samgr.Emulator.Interfaces;
using Samgr.Emulator.Scenarios;
using Samgr.Tool.Boards;
using Samgr.Tool.Calls;
using Samgr.Tool.Commands;
using Samgr.Tool.Logs;
using Samgr.Tool.Monitoring;

namespace Samgr.Tool.Completing;

/// <summary>The words that may be given as arguments and as values of options.</summary>
internal static class ArgumentWords
{
    /// <summary>The words for the next argument of a command.</summary>
    /// <param name="command">The command, such as <c>pin read</c>.</param>
    /// <param name="given">The arguments before it.</param>
    /// <param name="current">The part of it that is typed already.</param>
    /// <param name="machine">The machine.</param>
    public static IEnumerable<string> Of(string command, IReadOnlyList<string> given, string current, IMachineWords machine) => (command, given.Count) switch
    {
        ("run", 0) => BuiltInScenarios.Names,
        ("kill" or "clients" or "restart", 0) => machine.Processes(),
        ("dump" or "log", 0) => machine.Processes().Concat(machine.Services().Where(service => !service.Contains('/'))),
        ("pin read" or "pin set" or "pin watch", 0) => machine.Pins(),
        ("pin press", 0) => machine.Buttons(),
        ("pin set", 1) => ["high", "low", "float"],
        ("device forget" or "device rename", 0) => machine.Devices(),
        ("link cut" or "link heal" or "link set", 0) => machine.LinkedDevices(null),
        ("link cut" or "link heal" or "link set", 1) => machine.LinkedDevices(given[0]),
        ("link set", > 1) => LinkCommand.Settings.Select(setting => setting + "="),
        ("completion", 0) => CompletionScript.Shells,
        ("call", 0) => machine.Services(),
        ("call", 1) => FunctionsOf(given, machine),
        ("call", > 1) => ArgumentsOf(given, current, machine),
        _ => [],
    };

    /// <summary>The words for the value of an option of a command.</summary>
    public static IEnumerable<string> OfOption(string command, string option, IMachineWords machine) => (command, option) switch
    {
        (not "run", "--machine") => machine.Machines(),
        (_, "--device") => machine.RunningDevices(),
        (_, "--level") => LogArguments.Levels,
        (_, "--transport") => ["channel", "socket"],
        ("flash", "--board") => BoardTable.Flashed,
        ("flash", "--target") => BoardTable.All.SelectMany(board => board.Targets),
        ("flash" or "monitor", "--port") => SerialPorts.List().Select(port => port.Name),
        ("new app", "--board") => BoardTable.All.Select(board => board.Name),
        (_, "--returns") => CallTypes.Names,
        _ => [],
    };

    private static IEnumerable<string> FunctionsOf(IReadOnlyList<string> given, IMachineWords machine) =>
        Describe(given, machine) is { } info ? info.Methods.Concat(MethodChoice.Reserved).Select(method => method.Name) : [];

    private static IEnumerable<string> ArgumentsOf(IReadOnlyList<string> given, string current, IMachineWords machine)
    {
        if (Describe(given, machine) is not { } info)
        {
            return [];
        }

        string[] arguments = [.. given.Skip(2)];
        return info.Methods
            .Where(method => string.Equals(method.Name, given[1], StringComparison.OrdinalIgnoreCase))
            .SelectMany(method => WordsOf(info, [.. method.Sent], arguments, current));
    }

    private static IEnumerable<string> WordsOf(InterfaceInfo info, ValueInfo[] parameters, string[] given, string current)
    {
        string? named = ArgumentBinding.NameIn(current);
        if (named is not null)
        {
            return parameters.Where(parameter => IsNamed(parameter, named))
                .SelectMany(parameter => ValuesOf(info, parameter).Select(value => $"{current[..(named.Length + 1)]}{value}"));
        }

        List<ValueInfo> left = [.. parameters];
        foreach (string argument in given)
        {
            left.RemoveAll(parameter => ArgumentBinding.NameIn(argument) is { } name && IsNamed(parameter, name));
        }

        int positional = given.Count(argument => !parameters.Any(parameter => ArgumentBinding.NameIn(argument) is { } name && IsNamed(parameter, name)));
        ValueInfo[] open = [.. left.Skip(positional)];
        return open.Select(parameter => parameter.Name + "=").Concat(open.Length == 0 ? [] : ValuesOf(info, open[0]));
    }

    private static bool IsNamed(ValueInfo parameter, string name) => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> ValuesOf(InterfaceInfo info, ValueInfo parameter)
    {
        InterfaceType type = InterfaceType.Of(parameter);
        if (type.Element is not null)
        {
            return [];
        }

        return type switch
        {
            { Kind: InterfaceType.Enum } => info.Enums?.FirstOrDefault(model => model.Name == type.Name)?.Values.Keys ?? [],
            { Kind: null, Name: "bool" } => ["false", "true"],
            _ => [],
        };
    }

    private static InterfaceInfo? Describe(IReadOnlyList<string> given, IMachineWords machine)
    {
        try
        {
            return machine.Describe(CallTarget.Parse(given[0]));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
