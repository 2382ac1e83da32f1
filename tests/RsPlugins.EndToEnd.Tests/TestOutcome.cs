namespace RsPlugins.EndToEnd.Tests;

/// <summary>How one test of another language went.</summary>
/// <param name="Passed">Whether it ran to its end and passed.</param>
/// <param name="Text">What its runner said of it.</param>
internal sealed record TestOutcome(bool Passed, string Text);
