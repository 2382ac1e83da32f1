using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Tokenization;

namespace RsPlugins.RsmClip.Inference;

/// <summary>What the text tower is made of; the tokenizer of a full-size model takes its share of memory too.</summary>
internal sealed record TextParts(InferenceSession Session, XlmRobertaTokenizer Tokenizer) : IDisposable
{
    public void Dispose() => Session.Dispose();
}
