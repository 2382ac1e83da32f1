using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RsPlugins.Architecture.Tests;

/// <summary>Rule 5: what is wrong with the shape of one source file.</summary>
internal static class SourceRules
{
    private const int MostLinesOfAFile = 500;
    private const int MostLinesOfAMethod = 80;

    /// <summary>Lists the offences of a source text, one line each.</summary>
    public static IEnumerable<string> Offences(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview));
        CompilationUnitSyntax root = tree.GetCompilationUnitRoot();
        int lines = tree.GetText().Lines.Count;
        if (lines > MostLinesOfAFile + 1)
        {
            yield return $"has {lines} lines";
        }

        if (root.DescendantNodes().OfType<NamespaceDeclarationSyntax>().Any())
        {
            yield return "has a block namespace";
        }

        string[] types = [.. root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>().Where(IsPublicType).Select(NameOf)];
        if (types.Length > 1)
        {
            yield return "has more than one public type: " + string.Join(", ", types);
        }

        foreach (ClassDeclarationSyntax type in root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(IsOpen))
        {
            yield return $"class {type.Identifier} is neither sealed, static nor abstract";
        }

        foreach (BaseMethodDeclarationSyntax method in root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Where(method => LinesOf(method.Body) > MostLinesOfAMethod))
        {
            yield return $"a method at line {method.GetLocation().GetLineSpan().StartLinePosition.Line + 1} has {LinesOf(method.Body)} lines";
        }
    }

    private static bool IsPublicType(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static string NameOf(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax type ? type.Identifier.Text : ((DelegateDeclarationSyntax)member).Identifier.Text;

    private static bool IsOpen(ClassDeclarationSyntax type) =>
        !type.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword)
        && !type.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Modifiers.Any(SyntaxKind.VirtualKeyword));

    private static int LinesOf(BlockSyntax? body)
    {
        if (body is null)
        {
            return 0;
        }

        FileLinePositionSpan span = body.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line - 1;
    }
}
