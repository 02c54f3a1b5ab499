using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Samgr.NanoGate.Emission;

/// <summary>The arguments of an attribute, as the facts spell them: <c>System.String text; System.Boolean true; AllowMultiple = true</c>.</summary>
/// <param name="Types">The types of the constructor's parameters.</param>
internal sealed record AttributeArguments(string[] Types)
{
    private const string Text = "System.String";
    private const string Truth = "System.Boolean";
    private const string Assignment = " = ";

    private readonly List<string> _values = [];
    private readonly List<(string Name, bool Value)> _named = [];

    public static AttributeArguments Read(string text)
    {
        string[] parts = text.Split("; ", StringSplitOptions.RemoveEmptyEntries);
        string[] positional = [.. parts.Where(part => part.StartsWith("System.", StringComparison.Ordinal))];
        AttributeArguments arguments = new([.. positional.Select(part => part.Split(' ')[0])]);
        arguments._values.AddRange(positional.Select(part => part[(part.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        arguments._named.AddRange(parts.Except(positional).Select(part => part.Split(Assignment)).Select(pair => (pair[0], bool.Parse(pair[1]))));
        return arguments;
    }

    public BlobBuilder Encode()
    {
        var blob = new BlobBuilder();
        new BlobEncoder(blob).CustomAttributeSignature(
            list =>
            {
                foreach ((string type, string value) in Types.Zip(_values))
                {
                    list.AddArgument().Scalar().Constant(Parse(type, value));
                }
            },
            encoder =>
            {
                NamedArgumentsEncoder list = encoder.Count(_named.Count);
                foreach ((string name, bool value) in _named)
                {
                    list.AddArgument(isField: false, type => type.ScalarType().Boolean(), writer => writer.Name(name), writer => writer.Scalar().Constant(value));
                }
            });
        return blob;
    }

    // All else is an enumeration.
    private static object Parse(string type, string value) => type switch
    {
        Text => value,
        Truth => bool.Parse(value),
        _ => int.Parse(value, CultureInfo.InvariantCulture),
    };
}
