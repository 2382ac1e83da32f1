namespace RsPlugins.RsmClip.Model.Preprocessing;

/// <summary>The taps of Pillow's antialiased bicubic filter along one axis (kernel of R. Keys 1981 with a = −0.5), normalised to the sum 1.</summary>
internal sealed class PillowWeights
{
    private const double A = -0.5;
    private readonly int[] _first;
    private readonly double[][] _taps;

    public PillowWeights(int size, int newSize)
    {
        double scale = (double)size / newSize;
        double filter = Math.Max(1.0, scale);
        double support = 2.0 * filter;
        _first = new int[newSize];
        _taps = new double[newSize][];
        for (int i = 0; i < newSize; i++)
        {
            double centre = (i + 0.5) * scale;
            int low = Math.Max(0, (int)(centre - support + 0.5));
            int high = Math.Min(size, (int)(centre + support + 0.5));
            double[] values = new double[high - low];
            double sum = 0;
            for (int j = 0; j < values.Length; j++)
            {
                values[j] = Kernel((low + j - centre + 0.5) * (1.0 / filter));
                sum += values[j];
            }

            _first[i] = low;
            _taps[i] = Array.ConvertAll(values, value => sum == 0 ? value : value / sum);
        }
    }

    public int Count => _taps.Length;

    public int First(int index) => _first[index];

    public ReadOnlySpan<double> Taps(int index) => _taps[index];

    private static double Kernel(double x)
    {
        x = Math.Abs(x);
        return x switch
        {
            < 1.0 => ((((A + 2.0) * x) - (A + 3.0)) * x * x) + 1,
            < 2.0 => ((((((x - 5) * x) + 8) * x) - 4) * A),
            _ => 0.0,
        };
    }
}
