using System.CommandLine;
using System.Globalization;
using Samgr.Emulator.Control;
using Samgr.Emulator.Interfaces;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class LinkCommand
{
    /// <summary>The values that can be set, as a scenario names them.</summary>
    public static readonly IReadOnlyList<string> Settings = ["delayMs", "jitterMs", "bandwidth"];

    public static Command Create()
    {
        Command command = CreateShow("link");
        command.Description = "Show, cut, heal and change the links between devices; without more, show them";
        command.Add(CreateShow("show"));
        command.Add(CreateCut("cut", "Cut a link: its connections are closed, and none is made", true));
        command.Add(CreateCut("heal", "Let a link that was cut pass again", false));
        command.Add(CreateSet());
        return command;
    }

    private static Command CreateShow(string name)
    {
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create(name, "Show the links between the devices", [json], async (parsed, client, cancellation) =>
            Write(await client.ListLinksAsync(cancellation), parsed.GetValue(json)));
    }

    private static Command CreateCut(string name, string description, bool isCut)
    {
        (Argument<string> first, Argument<string> second) = (Device("A"), Device("B"));
        return MachineCommand.Create(name, description, [first, second], async (parsed, client, cancellation) =>
        {
            await client.SetLinkAsync(parsed.GetValue(first)!, parsed.GetValue(second)!, new LinkChange { IsCut = isCut }, cancellation);
            return ExitCode.Success;
        });
    }

    private static Command CreateSet()
    {
        (Argument<string> first, Argument<string> second) = (Device("A"), Device("B"));
        Argument<LinkChange> change = new("NAME=VALUE")
        {
            Description = $"What changes: {string.Join(", ", Settings)}; bytes that are under way keep their time",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result =>
            {
                LinkChange all = new();
                foreach ((string name, int value) in TokenParser.Many(result, Parse))
                {
                    all = With(all, name, value);
                }

                return all;
            },
        };
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("set", "Change how a link delays what passes", [first, second, change, json], async (parsed, client, cancellation) =>
            Write([await client.SetLinkAsync(parsed.GetValue(first)!, parsed.GetValue(second)!, parsed.GetValue(change)!, cancellation)], parsed.GetValue(json)));
    }

    private static Argument<string> Device(string name) => new(name) { Description = "A device of the scenario" };

    private static (string Name, int Value) Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? text : text[..equals];
        if (!Settings.Contains(name))
        {
            throw new FormatException($"a link has no '{name}' to set; {NameAdvice.Of(name, Settings)}");
        }

        return equals >= 0 && int.TryParse(text.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? (name, value)
            : throw new FormatException($"'{text}' gives {name} no number; write {name}=50");
    }

    private static LinkChange With(LinkChange change, string name, int value) => name switch
    {
        "delayMs" => change with { DelayMs = value },
        "jitterMs" => change with { JitterMs = value },
        _ => change with { Bandwidth = value },
    };

    private static int Write(IReadOnlyList<LinkInfo> links, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(links);
        }
        else
        {
            LinkTable.Write(links);
        }

        return ExitCode.Success;
    }
}
