namespace RsPlugins.RsmClip.Inference;

/// <summary>Counts the calls that have a model. Thread-safe.</summary>
internal sealed class ModelHolds
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Counts a call until what is returned is disposed of.</summary>
    /// <param name="hash">The model's content hash.</param>
    public IDisposable Hold(string hash)
    {
        lock (gate)
        {
            counts[hash] = counts.GetValueOrDefault(hash) + 1;
        }

        return new OneHold(this, hash);
    }

    /// <summary>Whether a call has the model.</summary>
    /// <param name="hash">The model's content hash.</param>
    public bool IsHeld(string hash)
    {
        lock (gate)
        {
            return counts.ContainsKey(hash);
        }
    }

    /// <summary>Does something while no call can come by the model.</summary>
    /// <param name="hash">The model's content hash.</param>
    /// <param name="work">What to do; it should be quick.</param>
    /// <returns>False, and nothing done, where a call has the model.</returns>
    public bool TryWithout(string hash, Action work)
    {
        lock (gate)
        {
            if (counts.ContainsKey(hash))
            {
                return false;
            }

            work();
            return true;
        }
    }

    private void Release(string hash)
    {
        lock (gate)
        {
            if (--counts[hash] == 0)
            {
                counts.Remove(hash);
            }
        }
    }

    private sealed class OneHold(ModelHolds holds, string hash) : IDisposable
    {
        private int released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) == 0)
            {
                holds.Release(hash);
            }
        }
    }
}
