using Microsoft.ML.Tokenizers;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.RsmClip.Model.Tokenization;

/// <summary>XLM-R's tokenizer: SentencePiece unigram pieces, their ids moved up by one as fairseq does, between &lt;s&gt; and &lt;/s&gt;.</summary>
public sealed class XlmRobertaTokenizer
{
    /// <summary>The id that opens a text.</summary>
    public const int StartId = 0;

    /// <summary>The id that fills up short texts.</summary>
    public const int PaddingId = 1;

    /// <summary>The id that closes a text.</summary>
    public const int EndId = 2;

    /// <summary>The id of what no piece covers.</summary>
    public const int UnknownId = 3;

    private const int FairseqOffset = 1;
    private const int UnknownPiece = 0;
    private readonly SentencePieceTokenizer _pieces;
    private readonly (string Text, int Id)[] _specials;
    private readonly string _file;

    private XlmRobertaTokenizer(SentencePieceTokenizer pieces, int pieceCount, string file)
    {
        _pieces = pieces;
        _file = file;
        int maskId = pieceCount + FairseqOffset;
        VocabularySize = maskId + 1;
        _specials = [("<s>", StartId), ("<pad>", PaddingId), ("</s>", EndId), ("<unk>", UnknownId), ("<mask>", maskId)];
    }

    /// <summary>The number of ids, the rows of the text tower's word table.</summary>
    public int VocabularySize { get; }

    /// <summary>Opens a tokenizer's file.</summary>
    /// <param name="modelFile">sentencepiece.bpe.model, which despite its name is a unigram model, or tokenizer.json.</param>
    /// <exception cref="CheckpointException">The file is missing, damaged, or no unigram model without byte fallback.</exception>
    public static XlmRobertaTokenizer Open(string modelFile)
    {
        (SentencePieceModel model, byte[] bytes) = modelFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? SentencePieceModel.Parse(TokenizerJson.ToSentencePiece(modelFile), Path.GetFileName(modelFile))
            : SentencePieceModel.Read(modelFile);
        try
        {
            using MemoryStream stream = new(bytes);
            return new XlmRobertaTokenizer(SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false), model.PieceCount, Path.GetFileName(modelFile));
        }
        catch (Exception error)
        {
            throw Damaged(Path.GetFileName(modelFile), error);
        }
    }

    /// <summary>Opens the tokenizer of a checkpoint folder and checks that the text tower has a row for each of its ids.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="text">The text tower's sizes.</param>
    /// <exception cref="CheckpointException">The file cannot be used, or belongs to another model.</exception>
    public static XlmRobertaTokenizer Open(string folder, TextConfig text)
    {
        XlmRobertaTokenizer tokenizer = Open(FileOf(folder));
        return tokenizer.VocabularySize == text.VocabularySize
            ? tokenizer
            : throw new CheckpointException(
                $"{tokenizer._file} has {tokenizer.VocabularySize} ids, the text tower's word table {text.VocabularySize} rows.",
                "Use the tokenizer that belongs to the model.");
    }

    /// <summary>The tokenizer's file of a checkpoint folder: tokenizer.json only where there is no SentencePiece model.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    public static string FileOf(string folder)
    {
        string model = Path.Combine(folder, Checkpoint.TokenizerName), json = Path.Combine(folder, TokenizerJson.FileName);
        return !File.Exists(model) && File.Exists(json) ? json : model;
    }

    /// <summary>Cleans a text and turns it into ids, without padding.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="contextLength">Most ids; a longer text is cut before its &lt;/s&gt;.</param>
    public int[] Encode(string text, int contextLength = 77)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(contextLength, 2);
        List<int> ids = [StartId];
        AppendWithSpecials(TextCleaner.Clean(text), ids);
        if (ids.Count > contextLength - 1)
        {
            ids.RemoveRange(contextLength - 1, ids.Count - contextLength + 1);
        }

        ids.Add(EndId);
        return [.. ids];
    }

    /// <summary>The names of special ids stand for those ids also inside a text, as in the original.</summary>
    private void AppendWithSpecials(string text, List<int> ids)
    {
        int start = 0;
        while (start < text.Length)
        {
            (int position, string special, int id) = NextSpecial(text, start);
            AppendPieces(text[start..position].Trim(), ids);
            if (special.Length > 0)
            {
                ids.Add(id);
            }

            start = position + special.Length;
        }
    }

    private (int Position, string Special, int Id) NextSpecial(string text, int start)
    {
        (int Position, string Special, int Id) next = (text.Length, "", 0);
        for (int bracket = text.IndexOf('<', start); bracket >= 0 && next.Special.Length == 0; bracket = text.IndexOf('<', bracket + 1))
        {
            foreach ((string special, int id) in _specials)
            {
                if (text.AsSpan(bracket).StartsWith(special, StringComparison.Ordinal))
                {
                    next = (bracket, special, id);
                }
            }
        }

        return next;
    }

    private void AppendPieces(string text, List<int> ids)
    {
        if (text.Length == 0)
        {
            return;
        }

        int before = UnknownPiece + 1;

        foreach (int piece in Pieces(text))
        {
            // SentencePiece makes one unknown of neighbouring ones; the library keeps them apart.
            if (piece != UnknownPiece || before != UnknownPiece)
            {
                ids.Add(piece == UnknownPiece ? UnknownId : piece + FairseqOffset);
            }

            before = piece;
        }
    }

    private IReadOnlyList<int> Pieces(string text)
    {
        try
        {
            // The overload without these two flags adds <s> whatever the tokenizer was made with.
            return _pieces.EncodeToIds(text, addBeginningOfSentence: false, addEndOfSentence: false);
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException or InvalidOperationException)
        {
            throw Damaged(_file, error);
        }
    }

    private static CheckpointException Damaged(string file, Exception error) =>
        new($"The tokenizer {file} is damaged: {error.Message}", "Fetch the file again.", error);
}
