using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

/// <summary>The table of a client vector.</summary>
internal static class ClientTable
{
    private static readonly string[] _headings = ["SERVICE", "FEATURE", "#HANDLE", "#TOKEN", "#REFERENCES"];

    /// <summary>Writes it to the standard output.</summary>
    public static void Write(IReadOnlyList<ClientEntry> clients) => TableOutput.Write(_headings, clients.Select(Row));

    /// <summary>Its lines on a screen.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<ClientEntry> clients, Screen screen) => TableOutput.Lines(_headings, clients.Select(Row), screen);

    private static string[] Row(ClientEntry client) =>
    [
        client.Service,
        client.Feature ?? Cell.None,
        Cell.Address(client.Handle),
        Cell.Address(client.Token),
        Cell.Number(client.References),
    ];
}
