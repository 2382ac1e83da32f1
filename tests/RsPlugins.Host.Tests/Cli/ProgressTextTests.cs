using RsPlugins.Host.Cli;
using RsPlugins.Sdk.Protocol;
using Spectre.Console;

namespace RsPlugins.Host.Tests.Cli;

public sealed class ProgressTextTests
{
    [Fact]
    public void Tells_all_that_is_known() =>
        Assert.Equal(
            "reading tiles: a.tif, 12 of 40 tiles, 30 %, 3.2 tiles/s, 1 min 9 s left",
            ProgressText.Line(new ProgressValue(0.3, "reading tiles", "a.tif", 68.5, 12, 40, "tiles", 3.2)));

    [Fact]
    public void Tells_the_stage_where_nothing_else_is_known() => Assert.Equal("loading", ProgressText.Line(new ProgressValue(null, "loading")));

    [Fact]
    public void Hundred_percent_is_said_at_the_end_only() => Assert.Equal("work: 99 %", ProgressText.Line(new ProgressValue(0.999, "work")));

    [Fact]
    public void Figures_are_short_and_whole_numbers_whole()
    {
        ProgressValue value = new(0.3, "training", Metrics: new OrderedDictionary<string, double> { ["loss"] = 1.0397123, ["learningRate"] = 0.00031234567, ["memoryBytes"] = 2_147_483_648, ["gradientNorm"] = 0 });

        Assert.Equal("loss 1.0397, learningRate 0.00031235, memoryBytes 2,147,483,648, gradientNorm 0", ProgressText.Metrics(value));
        Assert.Empty(ProgressText.Metrics(new ProgressValue()));
    }

    [Fact]
    public void A_terminal_shows_figures_in_a_table_below_the_bar()
    {
        using StringWriter written = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(written) });

        console.Write(TerminalProgress.Figures(new OrderedDictionary<string, double> { ["loss"] = 1.5, ["a"] = 2, ["b"] = 3, ["c"] = 4, ["imagesPerSecond"] = 88.2 }));

        string[] lines = written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("loss", lines[0], StringComparison.Ordinal);
        Assert.Contains("imagesPerSecond  88.2", lines[1], StringComparison.Ordinal);
    }
}
