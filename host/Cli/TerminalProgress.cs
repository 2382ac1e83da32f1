using RsPlugins.Sdk.Protocol;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RsPlugins.Host.Cli;

/// <summary>Progress as a bar with rate and time left, and below it the figures of the work itself, on standard error.</summary>
internal sealed class TerminalProgress : IProgressDisplay
{
    private const int FiguresInRow = 4;

    /// <inheritdoc/>
    public async Task<T> ShowAsync<T>(Func<Action<ProgressValue>, Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        ProgressValue latest = new();
        return await console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .UseRenderHook((bars, _) => Volatile.Read(ref latest).Metrics is { Count: > 0 } metrics ? new Rows(bars, Figures(metrics)) : bars)
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask("starting", new ProgressTaskSettings { MaxValue = 1 });
                bar.IsIndeterminate = true;
                return await work(value =>
                {
                    Volatile.Write(ref latest, value);
                    bar.IsIndeterminate = value.Fraction is null;
                    bar.Value = value.Fraction ?? 0;
                    bar.Description = Markup.Escape(ProgressText.Line(value with { Fraction = null }));
                }).ConfigureAwait(false);
            })
            .ConfigureAwait(false);
    }

    /// <summary>A table of figures, four to a row.</summary>
    /// <param name="metrics">The figures.</param>
    internal static IRenderable Figures(IReadOnlyDictionary<string, double> metrics)
    {
        Grid grid = new();
        grid.AddColumns(2 * FiguresInRow);
        foreach (KeyValuePair<string, double>[] row in metrics.Chunk(FiguresInRow))
        {
            IRenderable[] cells = [.. row.SelectMany(metric => (IRenderable[])[new Text(metric.Key, Color.Grey), new Text(ProgressText.Figure(metric.Value)).RightJustified()])];
            grid.AddRow([.. cells, .. Enumerable.Repeat<IRenderable>(new Text(""), (2 * FiguresInRow) - cells.Length)]);
        }

        return grid;
    }
}
