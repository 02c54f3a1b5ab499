using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Samgr.NanoGate.Sources;

/// <summary>Tells interface members that only declare from those that carry code.</summary>
internal static class InterfaceBodies
{
    public static bool IsRefused(MemberDeclarationSyntax member) =>
        member is not BaseTypeDeclarationSyntax and not DelegateDeclarationSyntax
        && (member.Modifiers.Any(SyntaxKind.StaticKeyword) || HasBody(member));

    private static bool HasBody(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        PropertyDeclarationSyntax { ExpressionBody: not null } => true,
        IndexerDeclarationSyntax { ExpressionBody: not null } => true,
        BasePropertyDeclarationSyntax { AccessorList: { } list } =>
            list.Accessors.Any(accessor => accessor.Body is not null || accessor.ExpressionBody is not null),
        _ => false,
    };
}
