using System.Diagnostics;
using System.Globalization;
using RsPlugins.RsmClip.Inference;

namespace RsPlugins.Benchmarks;

/// <summary>Loads a model as the plugin does, in a process of its own: time to the first embeddings, and memory with both towers in use.</summary>
internal static class ColdStart
{
    private const double Mebibyte = 1 << 20;

    public static void Run(string folder, string state, bool fp32)
    {
        DateTime start = Process.GetCurrentProcess().StartTime;
        using ModelPool pool = new(new ModelStore(folder, state));
        LoadedModel model = pool.Get(new ModelChoice(folder, fp32, Device.Cpu, Threads: 1), new QuietContext(), CancellationToken.None);
        model.Texts.Encode(["A satellite image of a river."], CancellationToken.None);
        double text = (DateTime.Now - start).TotalSeconds;
        byte[] image = new byte[3 * model.Images.Preprocessor.Size * model.Images.Preprocessor.Size];
        for (int i = 0; i < 3; i++)
        {
            model.Images.Encode([image], CancellationToken.None);
            model.Texts.Encode([string.Create(CultureInfo.InvariantCulture, $"Text number {i} about a bridge next to a river.")], CancellationToken.None);
        }

        using Process self = Process.GetCurrentProcess();
        self.Refresh();
        Console.WriteLine($"precision {model.Export.Precision}, exported in {model.Export.Seconds:f1} s, cosine to fp32: images {model.Export.ImageCosine:f5}, texts {model.Export.TextCosine:f5}");
        Console.WriteLine($"process start to first text embedding {text:f2} s");
        Console.WriteLine($"resident memory with both towers in use {self.WorkingSet64 / Mebibyte:f0} MiB");
        foreach (FileInfo file in new DirectoryInfo(model.Export.Folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {file.Name,-16} {file.Length / Mebibyte,9:f1} MiB");
        }
    }
}
