using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.Benchmarks;

/// <summary>How good retrieved captions are, without a language model: test images of UC Merced against the captions of its training images, in each language.</summary>
internal static class CaptionQuality
{
    private const int Depth = 20;

    public static void Run(string images, string captions, string multilingual, string state)
    {
        Bleu.Check();
        QuietContext context = new();
        using ModelPool models = new(new ModelStore(Path.Combine(Checkout(), "plugins", "rsmclip", "models"), state));
        LoadedModel model = models.Get(new ModelChoice(null), context, CancellationToken.None);
        Dictionary<string, Dictionary<string, string>> translations = UcmData.ReadTranslations(multilingual);
        UcmData train = UcmData.Read(captions, "train"), test = UcmData.Read(captions, "test");
        Dictionary<string, string> labels = train.Files.Zip(train.Labels).ToDictionary(one => one.First, one => one.Second, StringComparer.Ordinal);
        string database = Path.Combine(state, "ucm-train.sqlite");

        // What an earlier run left there would give images to the part that must do without.
        File.Delete(database);
        using SqliteConnection connection = new($"Data Source={database};Pooling=False");
        connection.Open();
        CaptionStore store = new(connection);
        store.CreateTables();
        store.Add(CaptionFile.Parse(Lines(train, translations), "ucm-train.jsonl", "en"));
        store.Embed(model, null, context, CancellationToken.None);
        using ImageSource source = new(images);
        float[][] queries = source.Embed(model, test.Files, "test", context, CancellationToken.None);
        Console.WriteLine($"{model.Id}, {model.Export.Precision}, {train.Files.Length} training and {test.Files.Length} test images");
        Console.WriteLine("| candidates | order | language | BLEU-4 | same class |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (bool withImages in (ReadOnlySpan<bool>)[false, true])
        {
            if (withImages)
            {
                store.EmbedImages(source, model, context, CancellationToken.None);
            }

            foreach (bool graph in (ReadOnlySpan<bool>)[false, true])
            {
                foreach (string language in Languages.All)
                {
                    CaptionSet set = store.Load(model, [language], CancellationToken.None);
                    CaptionRetriever retriever = new(set, _ => false, Depth, graph, model.Export.LogitScale);
                    StoredCaption[] found = [.. queries.Select(query => retriever.Find(query, CancellationToken.None)[0].Caption)];
                    double bleu = Bleu.Of([.. found.Select((caption, i) => (caption.Text, (IReadOnlyList<string>)[.. test.CaptionIds[i].Select(id => translations[id][language])]))]);
                    int right = found.Where((caption, i) => caption.Images.Select(image => labels[set.Images[image].Name]).GroupBy(label => label).MaxBy(group => group.Count())!.Key == test.Labels[i]).Count();
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {(withImages ? "captions and similar images" : "captions")} | {(graph ? "graph" : "cosine")} | {language} | {bleu:0.000} | {(double)right / found.Length:0.000} |"));
                }
            }
        }
    }

    private static byte[] Lines(UcmData data, Dictionary<string, Dictionary<string, string>> translations)
    {
        StringBuilder lines = new();
        for (int i = 0; i < data.Files.Length; i++)
        {
            foreach (string id in data.CaptionIds[i])
            {
                lines.Append(JsonSerializer.Serialize(new { image = data.Files[i], text = translations[id] })).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static string Checkout()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RsPlugins.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The benchmarks do not lie in a checkout.");
        }

        return folder.FullName;
    }
}
