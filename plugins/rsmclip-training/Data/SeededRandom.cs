namespace RsPlugins.RsmClip.Training.Data;

/// <summary>SplitMix64: a small generator whose numbers are the same on every machine and runtime, so that a step's batch is a function of seed and step alone.</summary>
public struct SeededRandom
{
    private ulong _state;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">What it is for.</param>
    /// <param name="index">Step, epoch or item.</param>
    public SeededRandom(long seed, int stream, long index)
    {
        _state = ((ulong)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)stream << 56) ^ ((ulong)index * 0xD1B54A32D192ED03UL);
        Next();
        Next();
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public double Between(double low, double high) => low + ((high - low) * Unit());

    /// <summary>Uniform in 0 .. count - 1.</summary>
    /// <param name="count">At least 1.</param>
    public int Below(int count) => (int)(Unit() * count);
}
