using Samgr.Emulator.Output;

namespace Samgr.Emulator.Scenarios.Reading;

/// <summary>Advises somebody who has mistyped a name of a scenario or board.</summary>
internal static class NameHint
{
    public static string Of(string name, IReadOnlyCollection<string> known)
    {
        string? nearest = NearestName.Find(name, known);
        if (nearest is not null)
        {
            return $"did you mean \"{nearest}\"?";
        }

        return known.Count == 0 ? "there is none to choose" : $"choose from {string.Join(", ", known)}";
    }
}
