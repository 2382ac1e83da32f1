using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>Gives the crops of a batch as tensors where the towers are.</summary>
public interface ICropSource
{
    /// <summary>Begins a batch before its turn; called on the thread that makes batches.</summary>
    /// <param name="batch">The batch.</param>
    void Prepare(Batch batch);

    /// <summary>Global crops of some pairs.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="first">First pair.</param>
    /// <param name="count">Pairs.</param>
    /// <returns>[views * count, 3, size, size], view after view, normalised; belongs to the caller's scope.</returns>
    Tensor Globals(Batch batch, int first, int count);

    /// <summary>Local crops of some pairs.</summary>
    /// <param name="batch">A batch with local crops.</param>
    /// <param name="first">First pair.</param>
    /// <param name="count">Pairs.</param>
    /// <returns>[views * count, 3, local size, local size].</returns>
    Tensor Locals(Batch batch, int first, int count);

    /// <summary>Gives up the crops of a batch that is over.</summary>
    /// <param name="batch">The batch.</param>
    void Release(Batch batch);
}
