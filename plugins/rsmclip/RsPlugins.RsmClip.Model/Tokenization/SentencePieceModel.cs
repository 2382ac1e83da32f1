using Google.Protobuf;
using RsPlugins.RsmClip.Model.Checkpoints;

namespace RsPlugins.RsmClip.Model.Tokenization;

/// <summary>What a SentencePiece file says about itself, read by the public field numbers of sentencepiece_model.proto.</summary>
internal sealed record SentencePieceModel(int PieceCount)
{
    private const int PiecesField = 1;
    private const int TrainerField = 2;
    private const int PieceTextField = 1;
    private const int PieceTypeField = 3;
    private const int ModelTypeField = 3;
    private const int ByteFallbackField = 35;
    private const int BytePiece = 6;
    private const int Unigram = 1;
    private const int LargestFile = 64 << 20;
    private static readonly string[] FirstPieces = ["<unk>", "<s>", "</s>"];
    private static readonly Dictionary<int, string> ModelTypes = new() { [2] = "BPE", [3] = "word", [4] = "character" };

    public static (SentencePieceModel Model, byte[] Bytes) Read(string path)
    {
        string file = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new CheckpointException($"The tokenizer {file} is missing.", "Fetch the whole model folder.");
        }

        if (new FileInfo(path).Length is 0 or > LargestFile)
        {
            throw new CheckpointException($"The tokenizer {file} is empty or too large for a SentencePiece model.", "Fetch the file again.");
        }

        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            return Parse(bytes, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"The tokenizer {file} is damaged or cannot be read: {error.Message}", "Fetch the file again.", error);
        }
    }

    public static (SentencePieceModel Model, byte[] Bytes) Parse(byte[] bytes, string file)
    {
        int pieces = 0;
        CodedInputStream input = new(bytes);
        for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            switch (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag))
            {
                case (PiecesField, WireFormat.WireType.LengthDelimited):
                    CheckPiece(input.ReadBytes(), pieces++, file);
                    break;
                case (TrainerField, WireFormat.WireType.LengthDelimited):
                    CheckTrainer(input.ReadBytes(), file);
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return pieces > FirstPieces.Length
            ? (new SentencePieceModel(pieces), bytes)
            : throw new CheckpointException($"The tokenizer {file} holds {pieces} pieces.", "Fetch the file again.");
    }

    private static void CheckPiece(ByteString piece, int index, string file)
    {
        CodedInputStream input = piece.CreateCodedInput();
        string text = "";
        int type = 1;
        for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            switch (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag))
            {
                case (PieceTextField, WireFormat.WireType.LengthDelimited):
                    text = input.ReadString();
                    break;
                case (PieceTypeField, WireFormat.WireType.Varint):
                    type = input.ReadInt32();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        if (index < FirstPieces.Length && text != FirstPieces[index])
        {
            throw Refuse(file, $"its piece {index} is \"{text}\" instead of {FirstPieces[index]}");
        }

        if (type == BytePiece)
        {
            throw Refuse(file, "it has byte pieces (byte fallback)");
        }
    }

    private static void CheckTrainer(ByteString trainer, string file)
    {
        CodedInputStream input = trainer.CreateCodedInput();
        for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            switch (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag))
            {
                case (ModelTypeField, WireFormat.WireType.Varint) when input.ReadInt32() is not Unigram and int type:
                    throw Refuse(file, $"it is a {ModelTypes.GetValueOrDefault(type, "unknown")} model");
                case (ModelTypeField, WireFormat.WireType.Varint):
                    break;
                case (ByteFallbackField, WireFormat.WireType.Varint):
                    if (input.ReadBool())
                    {
                        throw Refuse(file, "it was trained with byte fallback");
                    }

                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }
    }

    private static CheckpointException Refuse(string file, string reason) => new(
        $"The tokenizer {file} cannot be used: {reason}; XLM-R's is a SentencePiece unigram model without byte fallback.",
        "Use the sentencepiece.bpe.model that belongs to the text tower.");
}
