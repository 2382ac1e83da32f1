namespace RsPlugins.RsmClip.Index;

/// <summary>The captions of a store in memory, with their embeddings by one model. Thread-safe.</summary>
/// <param name="captions">The captions.</param>
/// <param name="embeddings">A row for each caption.</param>
/// <param name="images">The images that carry them.</param>
/// <param name="imageEmbeddings">A row for each image that was at hand, in the order of the images.</param>
internal sealed class CaptionSet(IReadOnlyList<StoredCaption> captions, EmbeddingMatrix embeddings, IReadOnlyList<CaptionImage> images, EmbeddingMatrix imageEmbeddings)
{
    private readonly int[][] captionsOfImages = Invert(captions, images.Count);
    private readonly int[] imagesOfRows = [.. Enumerable.Range(0, images.Count).Where(image => images[image].Row is not null)];

    /// <summary>The captions.</summary>
    public IReadOnlyList<StoredCaption> Captions => captions;

    /// <summary>The images that carry them.</summary>
    public IReadOnlyList<CaptionImage> Images => images;

    /// <summary>Embeddings of the images that were at hand.</summary>
    public EmbeddingMatrix ImageEmbeddings => imageEmbeddings;

    /// <summary>The captions that an image carries.</summary>
    public IReadOnlyList<int> CaptionsOf(int image) => captionsOfImages[image];

    /// <summary>The embedding of a caption.</summary>
    public float[] EmbeddingOf(int caption)
    {
        float[] row = new float[embeddings.Dimension];
        embeddings.CopyRow(caption, row);
        return row;
    }

    /// <summary>The captions nearest to a vector.</summary>
    /// <param name="vector">Unit vector of an image or text.</param>
    /// <param name="count">How many.</param>
    /// <param name="without">Captions that are not to be found.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Best first; among equals in their order.</returns>
    public IReadOnlyList<int> Nearest(float[] vector, int count, IReadOnlySet<int> without, CancellationToken cancellationToken) =>
        [.. embeddings.Search(vector, count + without.Count, null, cancellationToken).Select(row => row.Row).Where(row => !without.Contains(row)).Take(count)];

    /// <summary>The images nearest to a vector, of those that were at hand.</summary>
    /// <param name="vector">Unit vector of an image.</param>
    /// <param name="count">How many.</param>
    /// <param name="without">Images that are not to be found.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Best first; among equals in their order.</returns>
    public IReadOnlyList<(int Image, float Score)> NearestImages(float[] vector, int count, IReadOnlySet<int> without, CancellationToken cancellationToken) =>
        [.. imageEmbeddings.Search(vector, count + without.Count, null, cancellationToken).Select(row => (Image: imagesOfRows[row.Row], row.Score)).Where(one => !without.Contains(one.Image)).Take(count)];

    private static int[][] Invert(IReadOnlyList<StoredCaption> captions, int images)
    {
        List<int>[] result = [.. Enumerable.Range(0, images).Select(_ => new List<int>())];
        for (int i = 0; i < captions.Count; i++)
        {
            foreach (int image in captions[i].Images)
            {
                result[image].Add(i);
            }
        }

        return [.. result.Select(list => list.ToArray())];
    }
}
