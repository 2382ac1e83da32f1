using System.Globalization;

namespace RsPlugins.Host.Jobs;

/// <summary>How often a job is resumed by itself whose hosts die in the middle of it: what ends its host every time would do so for ever.</summary>
internal static class CrashLimit
{
    /// <summary>Names another number of crashes than 5.</summary>
    public const string Variable = "RSPLUGINS_JOBS_CRASHES";

    private const int Usual = 5;

    /// <summary>The default, or what the environment says instead.</summary>
    public static int FromEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out int given) && given > 0 ? given : Usual;
}
