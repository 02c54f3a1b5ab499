namespace Samgr.Emulator.Interfaces;

/// <summary>A type of an interface, taken apart.</summary>
/// <param name="Name">The name of what is passed; of an array that of its elements.</param>
/// <param name="Kind">data, enum or callback; null for everything else.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Element">Of an array, what it holds.</param>
public sealed record InterfaceType(string Name, string? Kind, bool IsNullable, InterfaceType? Element)
{
    /// <summary>The kind of service data.</summary>
    public const string Data = "data";

    /// <summary>The kind of enums.</summary>
    public const string Enum = "enum";

    /// <summary>The kind of objects that are called back.</summary>
    public const string Callback = "callback";

    /// <summary>Whether it is an array of bytes, which a message packs.</summary>
    public bool IsBytes => Element is { Name: "u8", Kind: null, IsNullable: false, Element: null };

    /// <summary>Takes a type apart.</summary>
    public static InterfaceType Of(ValueInfo value) => Parse(value.Type, value.Kind);

    /// <inheritdoc/>
    public override string ToString() => (Element is null ? Name : Element + "[]") + (IsNullable ? "?" : "");

    private static InterfaceType Parse(string text, string? kind)
    {
        bool isNullable = text.EndsWith('?');
        string bare = isNullable ? text[..^1] : text;
        return bare.EndsWith("[]", StringComparison.Ordinal)
            ? new InterfaceType(bare[..^2], kind, isNullable, Parse(bare[..^2], kind))
            : new InterfaceType(bare, kind, isNullable, null);
    }
}
