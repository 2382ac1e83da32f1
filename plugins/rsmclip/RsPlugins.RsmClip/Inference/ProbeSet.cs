using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Images and texts on which the int8 form is compared with fp32: the same for every model, so that the figures can be compared.</summary>
internal static class ProbeSet
{
    /// <summary>Number of images.</summary>
    public const int ImageCount = 12;

    /// <summary>Texts: one class of each class set in each language, plain and in a sentence.</summary>
    public static IReadOnlyList<string> Texts() =>
        [.. Languages.All.SelectMany((language, number) => ClassSet.All.SelectMany((set, index) =>
        {
            string name = set.Classes[(number + (3 * index)) % set.Classes.Count].NameIn(language);
            return (string[])[name, PromptTemplates.Fill(PromptTemplates.For(language)[1 + (index % 11)], name)];
        }))];

    /// <summary>Images: [size, size, 3] bytes of stripes, blobs and noise at several scales, colours and contrasts.</summary>
    public static IReadOnlyList<byte[]> Images(int size) => [.. Enumerable.Range(0, ImageCount).Select(number => Image(number, size))];

    private static byte[] Image(int number, int size)
    {
        byte[] rgb = new byte[size * size * 3];
        uint state = (uint)(2463534242 + (number * 7919));
        double angle = number * 0.7, wave = 2 + (number % 4 * 3), contrast = 30 + (number * 13 % 90), noise = number % 3 * 25;
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                double u = (double)x / size, v = (double)y / size;
                double stripe = Math.Sin(2 * Math.PI * wave * ((u * Math.Cos(angle)) + (v * Math.Sin(angle))));
                double blob = Math.Exp(-12 * (Math.Pow(u - 0.3 - (0.04 * number), 2) + Math.Pow(v - 0.6, 2)));
                for (int channel = 0; channel < 3; channel++)
                {
                    state ^= state << 13;
                    state ^= state >> 17;
                    state ^= state << 5;
                    double value = 70 + (number * (29 + (17 * channel)) % 110) + (contrast * stripe) + (blob * (60 - (40 * channel))) + (noise * ((state / (double)uint.MaxValue) - 0.5));
                    rgb[(((y * size) + x) * 3) + channel] = (byte)Math.Clamp(value, 0, 255);
                }
            }
        }

        return rgb;
    }
}
