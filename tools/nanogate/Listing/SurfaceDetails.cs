namespace Samgr.NanoGate.Listing;

/// <summary>
/// Facts the lists do not show and a compiler needs: who may call a member, constant values, indexer and
/// <c>params</c> parameters, default arguments, overridable properties.
/// </summary>
internal sealed class SurfaceDetails
{
    private const string Attribute = "attribute ";

    private readonly Dictionary<(string Fact, string Type, string Member), string> _facts = [];
    private readonly Dictionary<(string Type, string Member), List<(string Attribute, string Arguments)>> _attributes = [];

    /// <summary>Reads the facts, one a line: <c>fact | type | member | value</c>.</summary>
    /// <param name="text">The whole text; lines that start with # are remarks.</param>
    /// <returns>The facts.</returns>
    public static SurfaceDetails Read(string text)
    {
        var details = new SurfaceDetails();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')))
        {
            string[] parts = [.. line.Split('|').Select(part => part.Trim()), "", ""];
            details.Add(parts[0], parts[1], parts[2], parts[3]);
        }

        return details;
    }

    /// <summary>The attributes that a compiler heeds of a member, or of a whole type when the member is empty.</summary>
    /// <param name="type">The metadata name of the type.</param>
    /// <param name="member">The list line of the member; with # and its place behind it a parameter.</param>
    /// <returns>The type of each, and its arguments.</returns>
    public IReadOnlyList<(string Attribute, string Arguments)> AttributesOf(string type, string member = "") =>
        _attributes.TryGetValue((type, member), out List<(string Attribute, string Arguments)>? found) ? found : [];

    /// <summary>Whether a fact holds for a member, or for a whole type when the member is empty.</summary>
    /// <param name="fact">The fact: protected, virtual, abstract, final, static, params, multiple.</param>
    /// <param name="type">The full name of the type.</param>
    /// <param name="member">The list line of the member.</param>
    /// <returns>Whether it is noted.</returns>
    public bool Has(string fact, string type, string member = "") => _facts.ContainsKey((fact, type, member));

    /// <summary>The value of a fact: constant, default, index, names, variance.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="type">The full name of the type.</param>
    /// <param name="member">The list line of the member.</param>
    /// <returns>The value, or null when nothing is noted.</returns>
    public string? Value(string fact, string type, string member) => _facts.GetValueOrDefault((fact, type, member));

    /// <summary>The type and member of every fact, to hold them against the lists.</summary>
    public IEnumerable<(string Type, string Member)> Subjects => _facts.Keys.Select(key => (key.Type, key.Member));

    private void Add(string fact, string type, string member, string value)
    {
        _facts.Add((fact, type, member), value);
        if (fact.StartsWith(Attribute, StringComparison.Ordinal))
        {
            if (!_attributes.TryGetValue((type, member), out List<(string Attribute, string Arguments)>? list))
            {
                _attributes[(type, member)] = list = [];
            }

            list.Add((fact[Attribute.Length..], value));
        }
    }
}
