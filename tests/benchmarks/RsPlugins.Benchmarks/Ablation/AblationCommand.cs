using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RsPlugins.Benchmarks.Stress;
using RsPlugins.Sdk.Client;

namespace RsPlugins.Benchmarks.Ablation;

/// <summary>
/// <c>ablation</c>: trains the variants with each seed through a host, the seeds outside so that all variants have as many runs whenever it is stopped, evaluates them on the test splits, and writes the
/// table of what there is. What is finished is not done again, and a run that was stopped goes on.
/// </summary>
internal static class AblationCommand
{
    private const string FiguresName = "figures.json";
    private const string TimeName = "seconds.txt";

    /// <param name="data">Folder with the data sets.</param>
    /// <param name="work">Folder of the runs.</param>
    /// <param name="steps">Steps of a run.</param>
    /// <param name="seeds">Seeds, from 0.</param>
    /// <param name="names">Variants; all where none is named.</param>
    public static void Run(string data, string work, int steps, int seeds, string[] names)
    {
        AblationVariant[] variants = [.. AblationVariant.All.Where(variant => names.Length == 0 || names.Contains(variant.Name, StringComparer.Ordinal))];
        string root = Path.Combine(Path.GetFullPath(work), string.Create(CultureInfo.InvariantCulture, $"steps-{steps}"));
        RunAsync(Path.GetFullPath(data), root, steps, seeds, variants).GetAwaiter().GetResult();
        Console.WriteLine(AblationTable.Of(variants, variant => [.. Enumerable.Range(0, seeds).Select(seed => Figures(Folder(root, variant, seed))).OfType<AblationFigures>()]));
    }

    private static async Task RunAsync(string data, string root, int steps, int seeds, AblationVariant[] variants)
    {
        // A state of its own each time: the next host goes on with what one that was killed had begun, and so does this.
        string state = Directory.CreateTempSubdirectory("rsplugins-ablation-").FullName;
        await using HostClient host = await HostClient.StartAsync(new HostClientOptions
        {
            Program = StressHost.Program,
            Arguments = ["serve", "--stdio"],
            Environment = new Dictionary<string, string?> { ["RSPLUGINS_STATE"] = state },
        });
        string tokenizer = Path.Combine(StressHost.Checkout, "plugins", "rsmclip", "models", "rs-m-clip-mini", "sentencepiece.bpe.model");
        for (int seed = 0; seed < seeds; seed++)
        {
            foreach (AblationVariant variant in variants)
            {
                string folder = Folder(root, variant, seed);
                if (!File.Exists(Path.Combine(folder, FiguresName)))
                {
                    Directory.CreateDirectory(folder);
                    await TrainAsync(host, folder, variant.Config(data, tokenizer, steps, seed));
                    await EvaluateAsync(host, folder, data);
                    Console.WriteLine($"{Path.GetFileName(folder)}: {Figures(folder)}");
                }
            }
        }
    }

    private static async Task TrainAsync(HostClient host, string folder, JsonObject config)
    {
        string path = Path.Combine(folder, "config.json"), output = Path.Combine(folder, "run"), time = Path.Combine(folder, TimeName);
        await File.WriteAllTextAsync(path, config.ToJsonString());
        Stopwatch watch = Stopwatch.StartNew();
        await host.CallToolAsync("rs.train", new JsonObject { ["config"] = path, ["output"] = output, ["resume"] = Directory.Exists(output) });
        await File.WriteAllTextAsync(time, watch.Elapsed.TotalSeconds.ToString("f0", CultureInfo.InvariantCulture));
    }

    private static Task<JsonObject> EvaluateAsync(HostClient host, string folder, string data) => host.CallToolAsync("rs.evaluate", new JsonObject
    {
        ["model"] = Path.Combine(folder, "run", "model"),
        ["eurosat"] = Path.Combine(data, "eurosat.zip"),
        ["eurosat_split"] = Path.Combine(data, "eurosat-split.csv"),
        ["ucm"] = Path.Combine(data, "ucm.zip"),
        ["ucm_captions"] = Path.Combine(data, "ucm-captions.json"),
        ["multilingual"] = Path.Combine(data, "multilingual.jsonl"),
        ["precision"] = "fp32",
        ["threads"] = 1,
        ["figures"] = Path.Combine(folder, FiguresName),
    });

    private static string Folder(string root, AblationVariant variant, int seed) => Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"{variant.Name}-seed-{seed}"));

    private static AblationFigures? Figures(string folder)
    {
        string path = Path.Combine(folder, FiguresName), time = Path.Combine(folder, TimeName);
        return File.Exists(path) ? AblationFigures.Read(path, File.Exists(time) ? double.Parse(File.ReadAllText(time), CultureInfo.InvariantCulture) : double.NaN) : null;
    }
}
