using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Model.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoint").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Opens_the_hub_folder()
    {
        using Checkpoint checkpoint = Checkpoint.Open(Hub);

        Assert.Equal(new VisionConfig(64, 8, 64, 3, 4, 256), checkpoint.Config.Vision);
        Assert.Equal(new TextConfig(2002, 48, 3, 4, 96, 514, 77, 40), checkpoint.Config.Text);
        Assert.Equal(100, checkpoint.Tensors.Count);
        Assert.Equal(3.6243410110473633f, Assert.Single(checkpoint.Tensors["logit_scale"].ToFloat32()));
        Assert.Equal(64, checkpoint.ContentHash.Length);
        Assert.Equal(checkpoint.ContentHash, Checkpoint.HashFolder(Hub));
    }

    [Fact]
    public void The_torch_file_holds_the_same_values()
    {
        using Checkpoint safetensors = Checkpoint.Open(Hub);
        CopyHub(Checkpoint.TorchName);
        using Checkpoint torch = Checkpoint.Open(_folder);

        Assert.Equal(safetensors.Tensors.Keys.Order(), torch.Tensors.Keys.Order());
        Assert.All(safetensors.Tensors.Values, tensor => Assert.Equal(tensor.ToFloat32(), torch.Tensors[tensor.Name].ToFloat32()));
    }

    [Fact]
    public void Written_files_hold_what_was_read()
    {
        using Checkpoint original = Checkpoint.Open(Hub);
        Save(original.Tensors.Values.Select(ToWrite));
        original.Config.Write(_folder);

        using Checkpoint copy = Checkpoint.Open(_folder);

        Assert.Equal(original.Config.Text, copy.Config.Text);
        Assert.Equal(original.Config.Vision, copy.Config.Vision);
        Assert.All(original.Tensors.Values, tensor => Assert.True(tensor.Data.Span.SequenceEqual(copy.Tensors[tensor.Name].Data.Span)));
    }

    [Fact]
    public void Half_precision_is_read_as_single()
    {
        Half[] half = [(Half)1.5, (Half)(-0.125)];
        byte[] brain = [0xc0, 0x3f, 0x00, 0xbe];
        string path = Path.Combine(_folder, "half.safetensors");
        SafetensorsFile.Write(path, [
            new TensorToWrite("half", TensorType.Float16, [2], System.Runtime.InteropServices.MemoryMarshal.AsBytes<Half>(half).ToArray()),
            new TensorToWrite("brain", TensorType.BFloat16, [2], brain)]);

        using TensorFile file = SafetensorsFile.Read(path);

        Assert.Equal([1.5f, -0.125f], file.Tensors["half"].ToFloat32());
        Assert.Equal([1.5f, -0.125f], file.Tensors["brain"].ToFloat32());
    }

    [Fact]
    public void What_does_not_fit_is_listed()
    {
        using Checkpoint original = Checkpoint.Open(Hub);
        Save(original.Tensors.Values
            .Where(tensor => tensor.Name is not ("visual.proj" or "text.proj.0.weight"))
            .Select(tensor => tensor.Name == "visual.ln_post.bias" ? ToWrite(tensor) with { Shape = [8, 8] } : ToWrite(tensor))
            .Append(new TensorToWrite("visual.extra", TensorType.Float32, [1], new byte[4])));
        original.Config.Write(_folder);

        string message = Assert.Throws<CheckpointException>(() => Checkpoint.Open(_folder)).Message;

        Assert.Contains("2 missing: visual.proj; text.proj.0.weight", message, StringComparison.Ordinal);
        Assert.Contains("1 unexpected: visual.extra", message, StringComparison.Ordinal);
        Assert.Contains("visual.ln_post.bias is F32 [8,8], should be [64]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prefixes_of_parallel_training_and_old_buffers_are_left_out()
    {
        using Checkpoint original = Checkpoint.Open(Hub);
        Save(original.Tensors.Values.Select(tensor => ToWrite(tensor) with { Name = $"module.{tensor.Name}" })
            .Append(new TensorToWrite("module.text.transformer.embeddings.position_ids", TensorType.Int64, [1, 1], new byte[8]))
            .Append(new TensorToWrite("module.text.transformer.pooler.dense.bias", TensorType.Float32, [1], new byte[4])));
        original.Config.Write(_folder);

        using Checkpoint copy = Checkpoint.Open(_folder);

        Assert.Equal(100, copy.Tensors.Count);
    }

    [Fact]
    public void Full_size_has_the_published_number_of_parameters()
    {
        IReadOnlyDictionary<string, long[]> shapes = CheckpointLayout.Shapes(ModelConfig.RsMClip);

        Assert.Equal(352, shapes.Count);
        Assert.Equal(366_121_473, shapes.Values.Sum(shape => shape.Aggregate(1L, (product, side) => product * side)));
    }

    [Theory]
    [InlineData(""" {"model_cfg":{"embed_dim":512,"vision_cfg":{"image_size":224,"layers":12,"width":768,"patch_size":32},"text_cfg":{"hf_model_name":"xlm-roberta-base","hf_tokenizer_name":"xlm-roberta-base","hf_pooler_type":"mean_pooler"}}} """)]
    [InlineData(""" {"model_cfg":{"embed_dim":512,"vision_cfg":{"image_size":224,"layers":12,"width":768,"patch_size":32},"text_cfg":{"hf_model_name":"xlm-roberta-base","hf_tokenizer_name":"xlm-roberta-base","proj":"mlp","pooler_type":"mean_pooler"}},"preprocess_cfg":{"mean":[0.48145466,0.4578275,0.40821073]}} """)]
    public void Old_and_new_spellings_mean_the_same(string json)
    {
        File.WriteAllText(Path.Combine(_folder, ModelConfig.FileName), json);
        ModelConfig config = ModelConfig.Read(_folder);

        Assert.Equal(ModelConfig.RsMClip.Text, config.Text);
        Assert.Equal(ModelConfig.RsMClip.Vision, config.Vision);
        Assert.Equal(ModelConfig.RsMClip.Preprocess.Std, config.Preprocess.Std);
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("[]", "object")]
    [InlineData("""{"embed_dim":0,"vision_cfg":{},"text_cfg":{}}""", "embed_dim")]
    [InlineData("""{"embed_dim":8,"vision_cfg":{"timm_model_name":"x"},"text_cfg":{}}""", "timm")]
    [InlineData("""{"embed_dim":8,"vision_cfg":{"width":100},"text_cfg":{}}""", "do not fit")]
    [InlineData("""{"embed_dim":8,"vision_cfg":{},"text_cfg":{"context_length":77}}""", "hf_model_name")]
    [InlineData("""{"embed_dim":8,"vision_cfg":{},"text_cfg":{"hf_model_name":"../../etc/passwd"}}""", "hf_model_config")]
    [InlineData("""{"embed_dim":8,"vision_cfg":{},"text_cfg":{"hf_model_name":"xlm-roberta-base","hf_pooler_type":"cls_pooler"}}""", "cls_pooler")]
    [InlineData("""{"embed_dim":8,"vision_cfg":{"layers":100000},"text_cfg":{"hf_model_name":"xlm-roberta-base"}}""", "layers")]
    [InlineData("""{"embed_dim":8,"vision_cfg":{},"text_cfg":{"hf_model_name":"xlm-roberta-base","context_length":513}}""", "context_length")]
    [InlineData("""{"embed_dim":8,"quick_gelu":true,"vision_cfg":{},"text_cfg":{"hf_model_name":"xlm-roberta-base"}}""", "quick_gelu")]
    [InlineData("""{"model_cfg":{"embed_dim":8,"vision_cfg":{},"text_cfg":{"hf_model_name":"xlm-roberta-base"}},"preprocess_cfg":{"std":[0,1,1]}}""", "std")]
    [InlineData("""{"model_cfg":{"embed_dim":8,"vision_cfg":{},"text_cfg":{"hf_model_name":"xlm-roberta-base"}},"preprocess_cfg":{"interpolation":"nearest"}}""", "bicubic")]
    public void Configurations_that_mean_something_else_are_refused(string json, string reason)
    {
        File.WriteAllText(Path.Combine(_folder, ModelConfig.FileName), json);

        CheckpointException error = Assert.Throws<CheckpointException>(() => ModelConfig.Read(_folder));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Hint);
    }

    [Theory]
    [InlineData(ModelConfig.FileName, "is missing")]
    [InlineData(Checkpoint.TorchName, "neither open_clip_model.safetensors nor")]
    public void A_missing_file_is_named(string name, string reason)
    {
        CopyHub(Checkpoint.TorchName);
        File.Delete(Path.Combine(_folder, name));

        CheckpointException error = Assert.Throws<CheckpointException>(() => Checkpoint.Open(_folder));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static string Hub => Fixtures.Path("openclip-tiny", "hub");

    private static TensorToWrite ToWrite(CheckpointTensor tensor) => new(tensor.Name, tensor.Type, tensor.Shape, tensor.Data);

    private void Save(IEnumerable<TensorToWrite> tensors) => SafetensorsFile.Write(Path.Combine(_folder, Checkpoint.SafetensorsName), tensors);

    private void CopyHub(string weights)
    {
        foreach (string name in new[] { weights, ModelConfig.FileName, "text_config.json" })
        {
            File.Copy(Path.Combine(Hub, name), Path.Combine(_folder, name));
        }
    }
}
