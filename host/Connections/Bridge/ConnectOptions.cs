using System.Globalization;

namespace RsPlugins.Host.Connections.Bridge;

/// <summary>What <c>connect</c> is told.</summary>
/// <param name="ServeArguments">What a host that must be started is given.</param>
internal sealed record ConnectOptions(IReadOnlyList<string> ServeArguments)
{
    /// <summary>The command's name.</summary>
    public const string Command = "connect";

    /// <summary>
    /// Reads a command line without the machinery of the other commands, which would take longer than all the rest of <c>connect</c>.
    /// </summary>
    /// <param name="arguments">All arguments of the program.</param>
    /// <returns>The options, or null where the full command line must decide: another command, help, or a mistake.</returns>
    public static ConnectOptions? TryRead(IReadOnlyList<string> arguments)
    {
        Queue<string> rest = new(arguments.SelectMany(Split));
        bool named = false;
        List<string> serve = [];
        while (rest.TryDequeue(out string? option))
        {
            string? value = option is "--plugins" or "--idle" && rest.Count > 0 ? rest.Dequeue() : null;
            switch (option)
            {
                case Command when !named:
                    named = true;
                    break;
                case "--verbose":
                    serve.Add(option);
                    break;
                case "--plugins" when value is not null:
                    serve.AddRange([option, Path.GetFullPath(value)]);
                    break;
                case "--idle" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds >= 0:
                    serve.AddRange([option, value]);
                    break;
                default:
                    return null;
            }
        }

        return named ? new ConnectOptions(serve) : null;
    }

    private static string[] Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.AsSpan().IndexOfAny('=', ':') is > 0 and int at ? [argument[..at], argument[(at + 1)..]] : [argument];
}
