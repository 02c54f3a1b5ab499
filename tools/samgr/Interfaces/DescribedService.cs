using Samgr.Emulator.Control;
using Samgr.Emulator.Interfaces;

namespace Samgr.Tool.Interfaces;

/// <summary>A service or feature that samgr knows, and what it says of its interface.</summary>
/// <param name="Entry">The service as samgr knows it.</param>
/// <param name="Text">The description; null when there is none, or the command line may not ask.</param>
/// <param name="Info">The description, read; null when there is none that can be read.</param>
internal sealed record DescribedService(ServiceEntry Entry, string? Text, InterfaceInfo? Info)
{
    /// <summary>Asks each of the services.</summary>
    public static async Task<IReadOnlyList<DescribedService>> ReadAsync(
        ControlClient client, IReadOnlyList<ServiceEntry> entries, CancellationToken cancellation)
    {
        List<DescribedService> described = [];
        foreach (ServiceEntry entry in entries)
        {
            string? text = (await client.DescribeAsync(entry.Service, entry.Feature, 0, cancellation)).Text;
            InterfaceInfo? info = TryParse(text);
            described.Add(new DescribedService(entry, info is null ? null : text, info));
        }

        return described;
    }

    /// <summary>Reads a description; null when there is none that can be read.</summary>
    public static InterfaceInfo? TryParse(string? text)
    {
        try
        {
            return text is null ? null : InterfaceInfo.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
