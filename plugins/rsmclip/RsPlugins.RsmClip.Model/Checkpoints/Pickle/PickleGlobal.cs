namespace RsPlugins.RsmClip.Model.Checkpoints.Pickle;

/// <summary>A name that a pickle may mention: the constructors of tensors and the storages' types, nothing else.</summary>
internal sealed record PickleGlobal(string Name, TensorType? Storage)
{
    public const string OrderedDict = "collections.OrderedDict";
    public const string Tensor = "torch._utils._rebuild_tensor_v2";
    public const string Parameter = "torch._utils._rebuild_parameter";

    private static readonly Dictionary<string, PickleGlobal> Allowed = new PickleGlobal[]
    {
        new(OrderedDict, null),
        new(Tensor, null),
        new(Parameter, null),
        new("torch.FloatStorage", TensorType.Float32),
        new("torch.HalfStorage", TensorType.Float16),
        new("torch.BFloat16Storage", TensorType.BFloat16),
        new("torch.LongStorage", TensorType.Int64),
    }.ToDictionary(global => global.Name, StringComparer.Ordinal);

    public static PickleGlobal Find(string module, string name, string file)
    {
        string full = $"{module}.{name}";
        return Allowed.GetValueOrDefault(full) ?? throw new CheckpointException(
            $"{file} asks for {Printable(full)}, which is not a tensor; a checkpoint that does may run code when other programs open it.",
            "Use a .safetensors file, or save only the state_dict in float32, float16 or bfloat16.");
    }

    private static string Printable(string text) => string.Concat(text.Take(120).Select(letter => char.IsControl(letter) ? '?' : letter));
}
