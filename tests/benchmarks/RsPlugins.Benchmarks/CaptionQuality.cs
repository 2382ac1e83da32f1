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
        ImageList list = ImageList.Read(captions, Translations.Read(multilingual));
        ImageRow[] train = list.Of("train"), test = list.Of("test");
        Dictionary<string, string> labels = train.ToDictionary(image => image.File, image => image.Label!, StringComparer.Ordinal);
        string database = Path.Combine(state, "ucm-train.sqlite");

        // What an earlier run left there would give images to the part that must do without.
        File.Delete(database);
        using SqliteConnection connection = new($"Data Source={database};Pooling=False");
        connection.Open();
        CaptionStore store = new(connection);
        store.CreateTables();
        store.Add(CaptionFile.Parse(Lines(train), "ucm-train.jsonl", "en"));
        store.Embed(model, null, context, CancellationToken.None);
        using ImageSource source = new(images);
        float[][] queries = source.Embed(model, [.. test.Select(image => image.File)], "test", context, CancellationToken.None);
        Console.WriteLine($"{model.Id}, {model.Export.Precision}, {train.Length} training and {test.Length} test images");
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
                    double bleu = Bleu.Of([.. found.Select((caption, i) => (caption.Text, (IReadOnlyList<string>)[.. test[i].Captions.Select(texts => texts[language])]))]);
                    int right = found.Where((caption, i) => caption.Images.Select(image => labels[set.Images[image].Name]).GroupBy(label => label).MaxBy(group => group.Count())!.Key == test[i].Label).Count();
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {(withImages ? "captions and similar images" : "captions")} | {(graph ? "graph" : "cosine")} | {language} | {bleu:0.000} | {(double)right / found.Length:0.000} |"));
                }
            }
        }
    }

    private static byte[] Lines(IEnumerable<ImageRow> images) => Encoding.UTF8.GetBytes(string.Concat(images.SelectMany(image =>
        image.Captions.Select(texts => JsonSerializer.Serialize(new { image = image.File, text = texts }) + "\n"))));

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
