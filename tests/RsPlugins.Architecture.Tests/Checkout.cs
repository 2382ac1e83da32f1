using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using RsPlugins.Tests;

namespace RsPlugins.Architecture.Tests;

/// <summary>The projects and sources of this checkout as the rules see them.</summary>
internal static class Checkout
{
    private static readonly string[] SourceRoots = ["host", "sdk/dotnet", "plugins"];

    /// <summary>The build configuration of this run, so that the assemblies read are those just built.</summary>
    private static string Configuration { get; } = Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;

    /// <summary>Every project outside the tests, by name.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = SourceRoots
        .SelectMany(root => Directory.EnumerateFiles(Path.Combine(Fixtures.Root, root), "*.csproj", SearchOption.AllDirectories))
        .Where(file => !IsBuilt(file))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);

    /// <summary>Every C# source outside the tests, generated files left out.</summary>
    public static IEnumerable<string> Sources() => SourceRoots
        .SelectMany(root => Directory.EnumerateFiles(Path.Combine(Fixtures.Root, root), "*.cs", SearchOption.AllDirectories))
        .Where(file => !IsBuilt(file));

    /// <summary>The names of the projects that <paramref name="project"/> compiles against.</summary>
    public static IEnumerable<string> References(string project) =>
        XDocument.Load(Projects[project]).Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

    /// <summary>The full names of the types that the built assembly of <paramref name="project"/> uses from other assemblies.</summary>
    public static IReadOnlySet<string> UsedTypes(string project)
    {
        using PEReader image = Open(project, project);
        MetadataReader metadata = image.GetMetadataReader();
        return metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The names of the assemblies that the built assembly of <paramref name="project"/> refers to.</summary>
    public static IReadOnlySet<string> ReferencedAssemblies(string project, string assembly)
    {
        using PEReader image = Open(project, assembly);
        MetadataReader metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>A path as messages show it.</summary>
    public static string Relative(string file) => Path.GetRelativePath(Fixtures.Root, file);

    /// <summary>Whether a file was written by a compiler or a package manager.</summary>
    public static bool IsBuilt(string file) => Relative(file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "dist" or "node_modules");

    private static PEReader Open(string project, string assembly)
    {
        string file = Path.Combine(Path.GetDirectoryName(Projects[project])!, "bin", Configuration, "net10.0", assembly + ".dll");
        Assert.True(File.Exists(file), $"{Relative(file)} is not built.");
        return new PEReader(File.OpenRead(file));
    }

}
