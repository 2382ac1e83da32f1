namespace RsPlugins.RsmClip.Model.Preprocessing;

/// <summary>Pillow's bicubic resize of 32-bit integer images, which 16-bit grey files become: weights in double precision, rounded after each pass.</summary>
internal static class WideResampler
{
    public static int[] Bicubic(int[] source, int width, int height, int newWidth, int newHeight)
    {
        int[] wide = newWidth == width ? source : Pass(source, height, width, 1, new PillowWeights(width, newWidth), newWidth, 1);
        return newHeight == height ? wide : Pass(wide, newWidth, 1, newWidth, new PillowWeights(height, newHeight), 1, newWidth);
    }

    /// <summary>Filters lines whose samples lie sampleStep apart and whose starts lie lineStep apart.</summary>
    private static int[] Pass(int[] source, int lines, int lineStep, int sampleStep, PillowWeights weights, int targetLineStep, int targetSampleStep)
    {
        int[] result = new int[lines * weights.Count];
        for (int line = 0; line < lines; line++)
        {
            for (int i = 0; i < weights.Count; i++)
            {
                ReadOnlySpan<double> taps = weights.Taps(i);
                int at = (line * lineStep) + (weights.First(i) * sampleStep);
                double sum = 0;
                foreach (double tap in taps)
                {
                    sum += source[at] * tap;
                    at += sampleStep;
                }

                result[(line * targetLineStep) + (i * targetSampleStep)] = (int)(sum + (sum < 0 ? -0.5 : 0.5));
            }
        }

        return result;
    }
}
