using System.Text.Json;
using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Training.Data;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

/// <summary>Two classes of made images with texts in two languages, in a folder that goes with the object.</summary>
internal sealed class TinyData : IDisposable
{
    private static readonly string[] Labels = ["blue", "red"];

    public TinyData(int trainImages = 12)
    {
        Folder = Directory.CreateTempSubdirectory("rs-training").FullName;
        List<string> rows = ["file,class,split"];
        for (int i = 0; i < trainImages + 4; i++)
        {
            string label = Labels[i % 2];
            string name = $"{label}{i}.png";
            SeededRandom random = new(5, 1, i);
            byte[] pixels = new byte[40 * 40 * 3];
            for (int p = 0; p < pixels.Length; p++)
            {
                int bright = (p % 3 == 0) == (label == "red") ? 160 : 30;
                pixels[p] = (byte)(bright + random.Below(60));
            }

            File.WriteAllBytes(Path.Combine(Folder, name), ImageFile.EncodePng(pixels, 40, 40, 3));
            rows.Add($"{name},{label},{(i < trainImages ? "train" : "val")}");
        }

        File.WriteAllLines(Path.Combine(Folder, "list.csv"), rows);
        File.WriteAllLines(
            Path.Combine(Folder, "texts.jsonl"),
            [
                Entry("c1", "class", "tiny", "blue water", "agua azul"),
                Entry("c2", "class", "tiny", "red earth", "terra vermelha"),
                Entry("t1", "template", null, "A photo of {class}.", "Fotografia: {class}."),
                Entry("t2", "template", null, "{class} from above.", "{class}, vista de cima."),
            ]);
    }

    public string Folder { get; }

    public string WriteConfig(string extra = "")
    {
        string path = Path.Combine(Folder, "train.yaml");
        File.WriteAllText(path, $"""
            seed: 3
            threads: 1
            precision: float32
            batch_size: 4
            steps: 8
            start_from: {Golden.Hub}
            data:
              texts: texts.jsonl
              languages: [en, pt]
              sets:
                - {"{"}name: tiny, images: ., list: list.csv, class_set: tiny, same_class_weight: 1{"}"}
            optimiser: {"{"}learning_rate: 1.0e-3, warmup_steps: 2{"}"}
            output: {"{"}log_steps: 2, checkpoint_steps: 3, evaluate_at: [], evaluate_languages: [en, pt]{"}"}
            {extra}
            """);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Entry(string id, string kind, string? set, string english, string portuguese)
    {
        Dictionary<string, object> entry = new() { ["id"] = id, ["kind"] = kind, ["text"] = new Dictionary<string, string> { ["en"] = english, ["pt"] = portuguese } };
        if (set is not null)
        {
            entry["set"] = set;
        }

        return JsonSerializer.Serialize(entry);
    }
}
