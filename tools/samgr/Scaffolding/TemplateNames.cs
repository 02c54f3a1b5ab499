using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Samgr.Tool.Scaffolding;

/// <summary>The names that the files of a template need for themselves, read from the files.</summary>
internal sealed class TemplateNames
{
    private const string Attribute = "Attribute";

    private static readonly string[] _generated = ["", "Proxy", "Stub", "Functions", "Module"];

    private readonly HashSet<string> _needed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _said = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _derived = new(StringComparer.Ordinal) { Template.Name };

    /// <summary>Reads the files of some parts.</summary>
    public TemplateNames(IEnumerable<string> parts)
    {
        foreach ((string path, byte[] content) in parts.SelectMany(Template.FilesOf))
        {
            string text = Encoding.UTF8.GetString(content);
            if (path.EndsWith(".cs", StringComparison.Ordinal))
            {
                ReadCode(CSharpSyntaxTree.ParseText(text).GetRoot());
            }
            else if (path.EndsWith(".json", StringComparison.Ordinal))
            {
                using JsonDocument document = JsonDocument.Parse(content);
                ReadNames(document.RootElement);
            }
        }
    }

    /// <summary>Finds the name in the code that a name would hide or double; null when it can be had.</summary>
    public string? FindTaken(ScaffoldName name) =>
        _derived.SelectMany(derived => _generated.Select(suffix => derived.Replace(Template.Name, name.Text) + suffix)).FirstOrDefault(_needed.Contains)
        ?? _said.FirstOrDefault(said => said == name.Service || said == name.Service + Template.ClientSuffix);

    private void ReadCode(SyntaxNode root)
    {
        HashSet<string> declared = [.. root.DescendantNodes().Select(DeclaredName).OfType<string>()];
        foreach (SyntaxToken token in root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
        {
            if (token.ValueText.Contains(Template.Name))
            {
                _derived.Add(token.ValueText);
            }
        }

        foreach (SimpleNameSyntax used in root.DescendantNodes().OfType<SimpleNameSyntax>().Where(used => IsFirst(used)))
        {
            string name = used.Identifier.ValueText;
            if (!name.Contains(Template.Name) && !declared.Contains(name))
            {
                _needed.Add(name);
                if (used.Parent is AttributeSyntax)
                {
                    _needed.Add(name + Attribute);
                }
            }
        }

        // Types of the same namespace cannot have two declarations.
        _needed.UnionWith(root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText).Where(type => !type.Contains(Template.Name)));
        _said.UnionWith(root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText).Where(text => !text.Contains(Template.Service)));
    }

    private void ReadNames(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                ReadNames(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
            {
                if (member.Name == "name" && member.Value.ValueKind == JsonValueKind.String && !member.Value.ValueEquals(Template.Service))
                {
                    _said.Add(member.Value.GetString()!);
                }

                ReadNames(member.Value);
            }
        }
    }

    // A name after a dot is a member of the part before the dot.
    private static bool IsFirst(SimpleNameSyntax name) => name.Parent switch
    {
        UsingDirectiveSyntax or MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or BaseNamespaceDeclarationSyntax => false,
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name && name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null && name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not null,
        _ => true,
    };

    private static string? DeclaredName(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        _ => null,
    };
}
