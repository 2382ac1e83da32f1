using System.Diagnostics;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx;

namespace RsPlugins.Benchmarks;

/// <summary>Times opening and exporting a checkpoint and weighs the files.</summary>
internal static class ExportMeasurement
{
    private const double Mebibyte = 1 << 20;

    public static void Run(string folder, string output)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Checkpoint checkpoint = Checkpoint.Open(folder);
        Console.WriteLine($"opened in {watch.Elapsed.TotalSeconds:f2} s: {checkpoint.Tensors.Count} tensors, {checkpoint.ParameterCount:n0} parameters");
        watch.Restart();
        string hash = checkpoint.ContentHash;
        Console.WriteLine($"hashed in {watch.Elapsed.TotalSeconds:f2} s: {hash[..12]}");
        foreach (OnnxPrecision precision in Enum.GetValues<OnnxPrecision>())
        {
            string target = Path.Combine(output, precision.ToString());
            watch.Restart();
            OnnxExporter.Export(checkpoint, target, precision);
            Console.WriteLine($"exported as {precision} in {watch.Elapsed.TotalSeconds:f1} s");
            foreach (FileInfo file in new DirectoryInfo(target).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                Console.WriteLine($"  {file.Name,-16} {file.Length / Mebibyte,9:f1} MiB");
            }
        }

        Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / Mebibyte:f0} MiB, the mapped checkpoint included");
    }
}
