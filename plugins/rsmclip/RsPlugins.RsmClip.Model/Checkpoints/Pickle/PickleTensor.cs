namespace RsPlugins.RsmClip.Model.Checkpoints.Pickle;

/// <summary>A tensor as a pickle describes it: a view of a storage; offset and strides count values.</summary>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, long[] Shape, long[] Strides);
