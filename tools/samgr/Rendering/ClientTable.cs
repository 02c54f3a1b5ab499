using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

internal static class ClientTable
{
    private static readonly string[] _headings = ["SERVICE", "FEATURE", "#HANDLE", "#TOKEN", "#REFERENCES"];

    public static void Write(IReadOnlyList<ClientEntry> clients) => TableOutput.Write(_headings, clients.Select(Row));

    private static string[] Row(ClientEntry client) =>
    [
        client.Service,
        client.Feature ?? Cell.None,
        Cell.Address(client.Handle),
        Cell.Address(client.Token),
        Cell.Number(client.References),
    ];
}
