using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>Trained tensors that lie side by side in one storage, so that one operation reaches them all: a GPU takes longer to be told of a small tensor than to compute with it.</summary>
/// <param name="Names">Their names, in their order.</param>
/// <param name="Values">Their values one after the other, [N].</param>
/// <param name="Gradients">Their gradients likewise, or null where they have none.</param>
public sealed record ParameterBlock(IReadOnlyList<string> Names, Tensor Values, Tensor? Gradients) : IDisposable
{
    /// <summary>Whether another block has the same tensors.</summary>
    /// <param name="other">The other.</param>
    public bool Matches(ParameterBlock other) => Names.SequenceEqual(other.Names, StringComparer.Ordinal);

    /// <inheritdoc />
    public void Dispose()
    {
        Values.Dispose();
        Gradients?.Dispose();
    }
}
