using System.Text.Json;
using Samgr.Emulator.Output;

namespace Samgr.Emulator.Interfaces;

/// <summary>Finds the function that the command line means.</summary>
public static class MethodChoice
{
    private const int PingFunction = 0xFF00;
    private const int InfoFunction = 0xFF01;
    private const int StatsFunction = 0xFF02;

    /// <summary>Whether the service answers it and says which version it has.</summary>
    public static MethodInfo Ping { get; } = new(PingFunction, "ping", [Out("version", "i32")]);

    /// <summary>Asks for the counters of the stub.</summary>
    public static MethodInfo Stats { get; } = new(
        StatsFunction,
        "stats",
        [Out("calls", "i64"), Out("errors", "i64"), Out("refused", "i64"), Out("totalMs", "i64"), Out("longestMs", "i64")]);

    /// <summary>The description of the interface.</summary>
    public static MethodInfo Info { get; } = new(InfoFunction, "info", []);

    /// <summary>The functions that every interface has.</summary>
    public static IReadOnlyList<MethodInfo> Reserved { get; } = [Ping, Info, Stats];

    /// <summary>Finds a function and writes its request.</summary>
    /// <param name="info">The interface.</param>
    /// <param name="name">The name, in whatever case.</param>
    /// <param name="arguments">The arguments of the command line, by which overloads are told apart.</param>
    /// <exception cref="FormatException">There is no such function, or the arguments are not its own.</exception>
    public static (MethodInfo Method, byte[] Request) Find(InterfaceInfo info, string name, IReadOnlyList<string> arguments) =>
        Find(info, name, method => ArgumentBinding.Write(info, method, arguments));

    /// <summary>Finds a function and writes its request.</summary>
    /// <param name="info">The interface.</param>
    /// <param name="name">The name, in whatever case.</param>
    /// <param name="arguments">The arguments in their order, by which overloads are told apart.</param>
    /// <exception cref="FormatException">There is no such function, or the arguments are not its own.</exception>
    public static (MethodInfo Method, byte[] Request) Find(InterfaceInfo info, string name, IReadOnlyList<JsonElement> arguments) =>
        Find(info, name, method => ArgumentBinding.Write(info, method, arguments));

    private static (MethodInfo Method, byte[] Request) Find(InterfaceInfo info, string name, Func<MethodInfo, byte[]> write)
    {
        MethodInfo[] found = Named(info, name);
        List<(MethodInfo Method, byte[] Request)> fitting = [];
        FormatException? refusal = null;
        foreach (MethodInfo method in found)
        {
            try
            {
                fitting.Add((method, write(method)));
            }
            catch (FormatException error)
            {
                refusal ??= error;
            }
        }

        return fitting.Count switch
        {
            1 => fitting[0],
            0 when found.Length == 1 => throw refusal!,
            0 => throw new FormatException($"no {found[0].Name} takes these arguments; there are {List(found)}"),
            _ => throw new FormatException(
                $"several functions take these arguments, call them by their arguments' names, or with --raw by number: {List(fitting.Select(fit => fit.Method), true)}"),
        };
    }

    private static MethodInfo[] Named(InterfaceInfo info, string name)
    {
        MethodInfo[] exact = [.. info.Methods.Where(method => method.Name == name)];
        if (exact.Length > 0)
        {
            return exact;
        }

        MethodInfo[] found = [.. Reserved.Where(method => method.Name == name)];
        found = found.Length > 0
            ? found
            : [.. info.Methods.Concat(Reserved).Where(method => string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase))];
        if (found.Length > 0)
        {
            return found;
        }

        string? nearest = NearestName.Find(name, info.Methods.Select(method => method.Name).Concat(Reserved.Select(method => method.Name)));
        string advice = nearest is null ? $"there are {List(info.Methods.Concat(Reserved))}" : $"did you mean {nearest}?";
        throw new FormatException($"'{name}' is no function of {info.Service}{(info.Feature is null ? "" : "/" + info.Feature)}; {advice}");
    }

    private static string List(IEnumerable<MethodInfo> methods, bool withNumbers = false) =>
        string.Join(", ", methods.Select(method => $"{(withNumbers ? FormattableString.Invariant($"{method.Id}: ") : "")}{Signature.Of(method)}"));

    private static ValueInfo Out(string name, string type) => new(name, type, null, ValueInfo.Out);
}
