using Microsoft.Extensions.Logging;

namespace RsPlugins.Sdk.Plugins;

/// <summary>A log that writes one line an entry to standard error, which a host passes on to its own log.</summary>
internal sealed class StandardErrorLog : ILoggerFactory
{
    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider)
    {
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Category(categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Category(string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                string cause = exception is null ? string.Empty : " " + exception.ToString().ReplaceLineEndings(" ");
                Console.Error.WriteLine($"{logLevel}: {name}: {formatter(state, exception)}{cause}");
            }
        }
    }
}
