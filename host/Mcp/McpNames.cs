using System.Security.Cryptography;
using System.Text;

namespace RsPlugins.Host.Mcp;

/// <summary>
/// What MCP clients call the tools. MCP itself allows dots, but widespread clients refuse the whole list for a name that is not 1 to 64 letters, digits, underscores and hyphens.
/// A tool's own name has dots and no underscores, so the one stands for the other; what would be too long ends in a hash of the whole.
/// </summary>
internal static class McpNames
{
    private const int Longest = 64;
    private const int HashDigits = 12;

    /// <summary>The name for MCP clients.</summary>
    /// <param name="tool">The tool's own name.</param>
    public static string Of(string tool)
    {
        string name = tool.Replace('.', '_');
        return name.Length <= Longest
            ? name
            : $"{name[..(Longest - HashDigits - 1)]}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tool)))[..HashDigits]}";
    }

    /// <summary>The tool's own name.</summary>
    /// <param name="name">The name that an MCP client gave.</param>
    /// <param name="tools">The names of the tools that were listed.</param>
    public static string Tool(string name, IEnumerable<string> tools) => tools.FirstOrDefault(tool => Of(tool) == name) ?? name.Replace('_', '.');
}
