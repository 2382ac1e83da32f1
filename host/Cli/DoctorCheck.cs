namespace RsPlugins.Host.Cli;

/// <summary>One finding of <c>doctor</c>.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Ok">Whether it works.</param>
/// <param name="Message">What was found.</param>
/// <param name="Hint">What to do about it, or null.</param>
internal sealed record DoctorCheck(string Name, bool Ok, string Message, string? Hint = null);
