namespace RsPlugins.RsmClip.Model.Checkpoints.Pickle;

/// <summary>Finds the tensors in what a pickle described and makes them contiguous.</summary>
internal static class StateDict
{
    public static IReadOnlyDictionary<string, CheckpointTensor> Tensors(object? value, Func<string, ReadOnlyMemory<byte>> storage, string file)
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

            tensors.Add(key, new CheckpointTensor(key, tensor.Storage.Type, tensor.Shape, Values(tensor, storage(tensor.Storage.Key), key, file)));
        }

        return tensors;
    }

    private static ReadOnlyMemory<byte> Values(PickleTensor tensor, ReadOnlyMemory<byte> storage, string key, string file)
    {
        int size = TensorTypes.Size(tensor.Storage.Type);
        long available = storage.Length / size;
        long? count = TensorTypes.Count(tensor.Shape);
        if (tensor.Storage.Count != available || storage.Length % size != 0 || count is null || count > available || tensor.Shape.Length != tensor.Strides.Length)
        {
            throw Outside(key, file);
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
            throw Outside(key, file);
        }

        return isContiguous
            ? storage.Slice((int)(tensor.Offset * size), (int)(count.Value * size))
            : Gather(tensor, storage.Span, size, (int)count.Value);
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

    private static CheckpointException Outside(string key, string file) => new(
        $"{file} is damaged: {key} reaches outside its storage.", "Fetch the file again, or use the model's .safetensors file.");
}
