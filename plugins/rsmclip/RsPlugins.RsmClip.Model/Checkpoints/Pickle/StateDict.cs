namespace RsPlugins.RsmClip.Model.Checkpoints.Pickle;

/// <summary>Finds the tensors in what a pickle described and makes them contiguous.</summary>
/// <param name="storage">Gives the bytes of a storage entry.</param>
/// <param name="copyable">Most bytes that strided views may take together: a small file could describe the same storage thousands of times.</param>
/// <param name="file">The file's name for messages.</param>
internal sealed class StateDict(Func<string, ReadOnlyMemory<byte>> storage, long copyable, string file)
{
    private long _copyable = copyable;

    public IReadOnlyDictionary<string, CheckpointTensor> Tensors(object? value)
    {
        if (value is not Dictionary<string, object?> dictionary)
        {
            throw new CheckpointException($"{file} holds no dictionary of tensors.", "Save the model's state_dict.");
        }

        // Training programs wrap the weights together with epoch and optimiser.
        if (dictionary.GetValueOrDefault("state_dict") is Dictionary<string, object?> inner)
        {
            dictionary = inner;
        }

        Dictionary<string, CheckpointTensor> tensors = new(StringComparer.Ordinal);
        foreach ((string key, object? item) in dictionary)
        {
            TensorNames.Check(key, file);
            if (item is not PickleTensor tensor)
            {
                throw new CheckpointException($"{file} holds {key}, which is no tensor.", "Save only the model's state_dict.");
            }

            tensors.Add(key, new CheckpointTensor(key, tensor.Storage.Type, tensor.Shape, Values(tensor, storage(tensor.Storage.Key), key)));
        }

        return tensors;
    }

    private ReadOnlyMemory<byte> Values(PickleTensor tensor, ReadOnlyMemory<byte> bytes, string key)
    {
        int size = TensorTypes.Size(tensor.Storage.Type);
        long available = bytes.Length / size;
        long? count = TensorTypes.Count(tensor.Shape);
        if (tensor.Storage.Count != available || bytes.Length % size != 0 || count is null || count > available || tensor.Shape.Length != tensor.Strides.Length)
        {
            throw Outside(key);
        }

        Int128 last = tensor.Offset;
        long contiguousStride = 1;
        bool isContiguous = true;
        for (int axis = tensor.Shape.Length - 1; axis >= 0; axis--)
        {
            last += (Int128)Math.Max(0, tensor.Shape[axis] - 1) * tensor.Strides[axis];
            isContiguous &= tensor.Shape[axis] == 1 || tensor.Strides[axis] == contiguousStride;
            contiguousStride *= tensor.Shape[axis];
        }

        if (tensor.Offset < 0 || (count > 0 && last >= available) || (count == 0 && tensor.Offset > available))
        {
            throw Outside(key);
        }

        if (isContiguous)
        {
            return bytes.Slice((int)(tensor.Offset * size), (int)(count.Value * size));
        }

        _copyable -= count.Value * size;
        return _copyable < 0
            ? throw new CheckpointException($"{file} describes more values than it holds.", "Save the model's state_dict with contiguous tensors.")
            : Gather(tensor, bytes.Span, size, (int)count.Value);
    }

    private static byte[] Gather(PickleTensor tensor, ReadOnlySpan<byte> storage, int size, int count)
    {
        byte[] values = new byte[count * size];
        long[] index = new long[tensor.Shape.Length];
        for (int i = 0; i < count; i++)
        {
            long source = tensor.Offset;
            for (int axis = 0; axis < index.Length; axis++)
            {
                source += index[axis] * tensor.Strides[axis];
            }

            storage.Slice((int)(source * size), size).CopyTo(values.AsSpan(i * size));
            for (int axis = index.Length - 1; axis >= 0 && ++index[axis] == tensor.Shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }

        return values;
    }

    private CheckpointException Outside(string key) => new(
        $"{file} is damaged: {key} reaches outside its storage.", "Fetch the file again, or use the model's .safetensors file.");
}
