using System.Text;
using Microsoft.Data.Sqlite;
using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class CaptionStoreTests(PluginFixture plugin) : IClassFixture<PluginFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly RecordingContext context = new();

    private LoadedModel Tiny => plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel, Fp32: true), context, CancellationToken.None);

    [Fact]
    public void A_file_is_added_once_and_each_text_is_embedded_once()
    {
        using SqliteConnection connection = Open();
        CaptionStore store = new(connection);
        store.CreateTables();
        CaptionFile file = CaptionFile.Read(Fixtures.Path("captions", "dataset_nwpu.json"), "en");

        Assert.True(store.Add(file));
        Assert.False(store.Add(file));
        store.Embed(Tiny, null, context, CancellationToken.None);
        CaptionSet set = store.Load(Tiny, null, CancellationToken.None);

        Assert.Equal(10, set.Captions.Count);
        Assert.Equal(4, set.Images.Count);
        Assert.All(set.Captions, caption => Assert.Equal(2, caption.Images.Count));
        Assert.All(set.Captions, (caption, i) => Assert.InRange(Vectors.Dot(set.EmbeddingOf(i), Tiny.Texts.Encode([caption.Text], CancellationToken.None)[0]), 0.999f, 1.001f));
        Assert.Equal(5, set.CaptionsOf(0).Count);
    }

    [Fact]
    public void A_changed_file_takes_the_place_of_the_former_and_keeps_the_embeddings_of_texts_that_stay()
    {
        using SqliteConnection connection = Open();
        CaptionStore store = new(connection);
        store.CreateTables();
        store.Add(File("{\"image\":\"a.jpg\",\"text\":{\"en\":\"A river.\",\"pt\":\"Um rio.\"}}"));
        store.Add(CaptionFile.Parse(Encoding.UTF8.GetBytes("{\"text\":\"A river.\"}"), "other.jsonl", "en"));
        store.Embed(Tiny, null, context, CancellationToken.None);
        long first = Count(connection, "SELECT id FROM caption_embeddings WHERE caption_id = (SELECT id FROM captions WHERE text = 'A river.')");

        store.Add(File("{\"image\":\"b.jpg\",\"text\":[\"A river.\",\"A lake.\"]}"));
        store.Embed(Tiny, null, context, CancellationToken.None);
        CaptionSet set = store.Load(Tiny, null, CancellationToken.None);

        Assert.Equal(["A river.", "A lake."], set.Captions.Select(caption => caption.Text));
        Assert.Equal(["b.jpg"], set.Images.Select(image => image.Name));
        Assert.Equal(first, Count(connection, "SELECT id FROM caption_embeddings WHERE caption_id = (SELECT id FROM captions WHERE text = 'A river.')"));
        Assert.Equal(2, Count(connection, "SELECT count(*) FROM caption_embeddings"));
        Assert.Equal(2, store.Files.Count);
    }

    [Fact]
    public void Only_languages_that_are_asked_for_are_embedded_and_loaded()
    {
        using SqliteConnection connection = Open();
        CaptionStore store = new(connection);
        store.CreateTables();
        store.Add(CaptionFile.Read(Fixtures.Path("captions", "captions.jsonl"), "en"));

        store.Embed(Tiny, ["pt"], context, CancellationToken.None);

        Assert.Equal(["en", "pt", "zh"], store.Languages.Order());
        Assert.Equal(["pt"], store.Load(Tiny, null, CancellationToken.None).Captions.Select(caption => caption.Language).Distinct());
        Assert.Empty(store.Load(Tiny, ["en"], CancellationToken.None).Captions);
    }

    [Fact]
    public void Images_at_hand_are_embedded_and_known_by_their_bytes()
    {
        using SqliteConnection connection = Open();
        CaptionStore store = new(connection);
        store.CreateTables();
        store.Add(CaptionFile.Parse("{\"image\":\"River/River_1237.jpg\",\"text\":\"A river.\"}\n{\"image\":\"gone.jpg\",\"text\":\"A lake.\"}"u8.ToArray(), "x.jsonl", "en"));
        using ImageSource images = new(Fixtures.Path("classify", "eurosat"));

        Assert.Equal(1, store.EmbedImages(images, Tiny, context, CancellationToken.None));
        store.Embed(Tiny, null, context, CancellationToken.None);
        CaptionSet set = store.Load(Tiny, null, CancellationToken.None);

        Assert.Equal([true, false], set.Images.Select(image => image.Row is not null));
        Assert.NotNull(set.Images[0].Sha256);
        Assert.False(set.Images[0].Is("/elsewhere/River/River_1237.jpg", "other"));
        Assert.True(set.Images[1].Is("/somewhere/gone.jpg", "any"));
        Assert.False(set.Images[1].Is("/somewhere/bygone.jpg", "any"));
    }

    [Fact]
    public void Names_of_images_do_not_lead_out_of_their_folder()
    {
        using ImageSource images = new(Fixtures.Path("classify", "eurosat", "Forest"));

        Assert.True(images.Holds("Forest_2466.jpg"));
        Assert.False(images.Holds("../River/River_1237.jpg"));
        Assert.False(images.Holds(Fixtures.Path("classify", "eurosat", "River", "River_1237.jpg")));
    }

    [Fact]
    public void What_was_embedded_before_a_cancel_stays()
    {
        using SqliteConnection connection = Open();
        CaptionStore store = new(connection);
        store.CreateTables();
        store.Add(CaptionLibrary.ReadShipped());
        using CancellationTokenSource cancel = new();
        RecordingContext cancelling = new(_ => cancel.Cancel());

        Assert.ThrowsAny<OperationCanceledException>(() => store.Embed(Tiny, null, cancelling, cancel.Token));

        Assert.Equal(256, Count(connection, "SELECT count(*) FROM caption_embeddings"));
    }

    public void Dispose() => folder.Dispose();

    private static CaptionFile File(string content) => CaptionFile.Parse(Encoding.UTF8.GetBytes(content), "captions.jsonl", "en");

    private static long Count(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new($"Data Source={folder.File("captions.sqlite")};Pooling=False;Foreign Keys=True");
        connection.Open();
        return connection;
    }
}
