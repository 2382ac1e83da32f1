using Microsoft.Data.Sqlite;
using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Caption;

/// <summary>The captions that a call works with: those of an index, of a caption file, or the ones that come with the plugin. What is embedded of a caption file is kept in the state folder.</summary>
/// <param name="Set">The captions.</param>
/// <param name="Files">Names and hashes of the caption files, for the provenance.</param>
internal sealed record CaptionLibrary(CaptionSet Set, IReadOnlyList<string> Files)
{
    private const string Shipped = "eurosat-captions.jsonl";
    private const int BusySeconds = 60;
    private static readonly byte[] SqliteStart = [.. "SQLite format 3\0"u8];

    /// <summary>Opens the captions, embedding those that have no embedding by the model yet.</summary>
    /// <param name="arguments">What the user gave.</param>
    /// <param name="language">The language that is asked for.</param>
    /// <param name="model">The model.</param>
    /// <param name="stateFolder">Where embeddings are kept.</param>
    /// <param name="context">Told the captions done.</param>
    /// <param name="cancellationToken">Ends the work; what is embedded is kept.</param>
    /// <exception cref="CaptionException">The caption file cannot be used.</exception>
    public static CaptionLibrary Open(CaptionArguments arguments, string language, LoadedModel model, string stateFolder, IToolContext context, CancellationToken cancellationToken)
    {
        bool given = !string.IsNullOrWhiteSpace(arguments.Captions);
        bool isIndex = given && IsDatabase(arguments.Captions!);
        CaptionFile? file = isIndex ? null : given ? CaptionFile.Read(arguments.Captions!, arguments.CaptionsLanguage) : ReadShipped();
        string path = isIndex ? arguments.Captions! : Path.Combine(stateFolder, "captions", $"{file!.Sha256[..32]}-{CaptionFile.CodeOf(arguments.CaptionsLanguage)}.sqlite");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return TileIndex.Guarded(path, () => Open(arguments, language, model, file, path, context, cancellationToken));
    }

    /// <summary>The captions that come with the plugin.</summary>
    internal static CaptionFile ReadShipped()
    {
        using Stream stream = typeof(CaptionLibrary).Assembly.GetManifestResourceStream(Shipped)!;
        using MemoryStream memory = new();
        stream.CopyTo(memory);
        return CaptionFile.Parse(memory.ToArray(), Shipped, "en");
    }

    private static CaptionLibrary Open(CaptionArguments arguments, string language, LoadedModel model, CaptionFile? file, string path, IToolContext context, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = true, DefaultTimeout = BusySeconds, Mode = file is null ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate }.ToString());
        connection.Open();
        CaptionStore store = new(connection);
        if (file is not null)
        {
            store.CreateTables();
            store.Add(file);
        }
        else if (!store.Exists)
        {
            throw new ToolException(ErrorIds.CaptionsInvalid, $"{Path.GetFileName(path)} holds no captions.", "Add a caption file to the index, or give the caption file itself.");
        }

        IReadOnlyList<string> stored = store.Languages;
        IReadOnlyList<string>? languages = stored.Contains(language) ? [language] : stored.Contains("en") ? ["en"] : null;
        store.Embed(model, languages, context, cancellationToken);
        if (!string.IsNullOrWhiteSpace(arguments.CaptionImages))
        {
            using ImageSource images = new(arguments.CaptionImages);
            store.EmbedImages(images, model, context, cancellationToken);
        }

        return new CaptionLibrary(store.Load(model, languages, cancellationToken), store.Files);
    }

    private static bool IsDatabase(string path)
    {
        using FileStream stream = File.OpenRead(path);
        byte[] start = new byte[SqliteStart.Length];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(SqliteStart);
    }
}
