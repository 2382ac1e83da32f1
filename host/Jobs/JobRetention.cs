using System.Globalization;

namespace RsPlugins.Host.Jobs;

/// <summary>How much of the past is kept. Jobs that have not ended are always kept.</summary>
/// <param name="Count">The newest so many ended jobs are kept, counted for detached jobs and for calls by themselves: many small calls push out no detached job.</param>
/// <param name="Age">Jobs that ended longer ago are not kept.</param>
/// <param name="MaximumBytes">The largest the store may become; beyond it new jobs are refused as on a full disk.</param>
internal sealed record JobRetention(int Count, TimeSpan Age, long MaximumBytes)
{
    /// <summary>Names another number of jobs than 1000.</summary>
    public const string CountVariable = "RSPLUGINS_JOBS_COUNT";

    /// <summary>Names another number of days than 30.</summary>
    public const string DaysVariable = "RSPLUGINS_JOBS_DAYS";

    private const int DefaultCount = 1000;
    private const int DefaultDays = 30;
    private const int MostDays = 36_500;
    private const long DefaultBytes = 1L << 30;

    /// <summary>The defaults, or what the environment says instead.</summary>
    public static JobRetention FromEnvironment() => new(
        Number(CountVariable, DefaultCount, int.MaxValue),
        TimeSpan.FromDays(Number(DaysVariable, DefaultDays, MostDays)),
        DefaultBytes);

    private static int Number(string variable, int usual, int most) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? Math.Min(given, most) : usual;
}
