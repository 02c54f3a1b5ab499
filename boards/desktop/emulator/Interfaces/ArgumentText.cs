using System.Text.Json;

namespace Samgr.Emulator.Interfaces;

/// <summary>A value as the command line writes it.</summary>
internal static class ArgumentText
{
    private const string AsText = "str:";

    private static readonly JsonDocumentOptions _lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>
    /// Reads a value: text, times and the names of enums as they are, everything else as JSON; <c>null</c> is nothing where there may
    /// be nothing, and <c>str:null</c> the text then.
    /// </summary>
    /// <exception cref="FormatException">It is none of the type.</exception>
    public static JsonElement Parse(InterfaceType type, string text, string what)
    {
        if (type.IsNullable && text == "null")
        {
            return JsonSerializer.SerializeToElement<object?>(null);
        }

        if (IsText(type))
        {
            bool isEscaped = type is { IsNullable: true, Name: "str" } && text.StartsWith(AsText, StringComparison.Ordinal);
            return JsonSerializer.SerializeToElement(isEscaped ? text[AsText.Length..] : text);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text, _lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // The writer says what a number or an enum should have been.
            return type.Element is null && type.Kind != InterfaceType.Data
                ? JsonSerializer.SerializeToElement(text)
                : throw new FormatException($"{what} is no {Signature.Short(type.ToString())}: {text}; write it as JSON, in quotes of the shell: {Example(type)}");
        }
    }

    private static bool IsText(InterfaceType type) => type is { Element: null, Kind: null } && PlainType.Find(type.Name).IsText;

    private static string Example(InterfaceType type) => type.Element switch
    {
        null => "'{\"Name\": 1}'",
        { Kind: InterfaceType.Data } => "'[{\"Name\": 1}]'",
        { Kind: null, Element: null } element when PlainType.Find(element.Name).IsText => "'[\"a\", \"b\"]'",
        { Kind: InterfaceType.Enum } => "'[\"Name\"]'",
        _ => "'[1, 2, 3]'",
    };
}
