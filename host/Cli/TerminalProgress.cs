using RsPlugins.Sdk.Protocol;
using Spectre.Console;

namespace RsPlugins.Host.Cli;

/// <summary>Progress as a bar with rate and time left, on standard error.</summary>
internal sealed class TerminalProgress : IProgressDisplay
{
    /// <inheritdoc/>
    public async Task<T> ShowAsync<T>(Func<Action<ProgressValue>, Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask("starting", new ProgressTaskSettings { MaxValue = 1 });
                bar.IsIndeterminate = true;
                return await work(value =>
                {
                    bar.IsIndeterminate = value.Fraction is null;
                    bar.Value = value.Fraction ?? 0;
                    bar.Description = Markup.Escape(ProgressText.Line(value with { Fraction = null }));
                }).ConfigureAwait(false);
            })
            .ConfigureAwait(false);
    }
}
