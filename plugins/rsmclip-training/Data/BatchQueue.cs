using System.Collections.Concurrent;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Makes batches ahead on a thread of its own.</summary>
public sealed class BatchQueue : IDisposable
{
    private readonly BlockingCollection<Batch> _ready = new(2);
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private Exception? _failure;

    /// <summary>Starts making.</summary>
    /// <param name="maker">Makes one batch.</param>
    /// <param name="first">First step.</param>
    /// <param name="sizeAt">Side of the global crops at a step.</param>
    /// <param name="prepare">What else is done with a batch before its turn.</param>
    public BatchQueue(BatchMaker maker, long first, Func<long, int> sizeAt, Action<Batch> prepare)
    {
        _thread = new Thread(() => Run(maker, first, sizeAt, prepare)) { IsBackground = true, Name = "training batches" };
        _thread.Start();
    }

    /// <summary>The next batch, waiting for it if need be.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Batch Take(CancellationToken cancellationToken)
    {
        try
        {
            return _ready.Take(cancellationToken);
        }
        catch (InvalidOperationException) when (_failure is TrainingException known)
        {
            throw new TrainingException(known.Message, known.Hint, known);
        }
        catch (InvalidOperationException) when (_failure is not null)
        {
            throw new InvalidOperationException("Making a batch failed: " + _failure.Message, _failure);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _ready.Dispose();
        _stop.Dispose();
    }

    private void Run(BatchMaker maker, long first, Func<long, int> sizeAt, Action<Batch> prepare)
    {
        try
        {
            for (long step = first; !_stop.IsCancellationRequested; step++)
            {
                Batch batch = maker.Make(step, sizeAt(step));
                prepare(batch);
                _ready.Add(batch, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
#pragma warning disable CA1031 // The failure is rethrown on the training thread.
        catch (Exception failure)
        {
            _failure = failure;
            _ready.CompleteAdding();
        }
#pragma warning restore CA1031
    }
}
