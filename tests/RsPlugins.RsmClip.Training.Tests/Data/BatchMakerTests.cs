using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Towers;

namespace RsPlugins.RsmClip.Training.Tests.Data;

/// <summary>Every image has one brightness of its own, so that the crops of a batch tell which images it has: the first set has 4, the second 12, shares 1 to 3.</summary>
public sealed class BatchMakerTests : IDisposable
{
    private const int Size = 32;
    private const int BatchSize = 4;
    private readonly string _folder = Directory.CreateTempSubdirectory("rs-batches").FullName;
    private readonly BatchMaker _maker;
    private readonly TrainingData _data;
    private readonly TrainingConfig _config;

    public BatchMakerTests()
    {
        List<string> texts = [];
        List<ImageSetSettings> sets = [];
        foreach ((string name, int count, int first) in new[] { ("few", 4, 0), ("many", 12, 4) })
        {
            for (int i = first; i < first + count; i++)
            {
                File.WriteAllBytes(Path.Combine(_folder, $"{i}.png"), ImageFile.EncodePng(Enumerable.Repeat((byte)(i * 10), 64 * 3).ToArray(), 8, 8, 3));
            }

            File.WriteAllLines(Path.Combine(_folder, name + ".csv"), ["file,class,split", .. Enumerable.Range(first, count).Select(i => $"{i}.png,{name},train")]);
            texts.Add($$$"""{"id":"{{{name}}}","kind":"class","set":"{{{name}}}","text":{"en":"{{{name}}}"}}""");
            sets.Add(new ImageSetSettings { Name = name, Images = _folder, List = Path.Combine(_folder, name + ".csv"), ClassSet = name, Share = count / 4, Jitter = 0 });
        }

        texts.Add("""{"id":"t","kind":"template","text":{"en":"A photo of {class}."}}""");
        File.WriteAllLines(Path.Combine(_folder, "texts.jsonl"), texts);
        _config = new TrainingConfig { BatchSize = BatchSize, Data = new DataSettings { Texts = Path.Combine(_folder, "texts.jsonl"), Languages = ["en"], Sets = sets } };
        using ClipModel model = ClipModel.Load(Golden.Hub);
        HashSet<string> splits = new(StringComparer.Ordinal) { "train" };
        _data = TrainingData.Read(_config.Data, splits, _ => { }, CancellationToken.None);
        _maker = new BatchMaker(_config, model.Config, XlmRobertaTokenizer.Open(Golden.Hub, model.Config.Text), _data);
        Mean = model.Config.Preprocess.Mean[0];
        Deviation = model.Config.Preprocess.Std[0];
    }

    private float Mean { get; }

    private float Deviation { get; }

    public void Dispose()
    {
        _data.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_mixed_batch_has_pairs_of_all_sets_by_their_shares()
    {
        for (int step = 0; step < 4; step++)
        {
            int[] images = Images(step);

            Assert.Single(images, image => image < 4);
            Assert.Equal(3, images.Count(image => image >= 4));
        }
    }

    [Fact]
    public void Unmixed_batches_have_one_set_each_and_their_number_follows_the_shares()
    {
        _config.Data.MixedBatches = false;

        int[][] batches = [.. Enumerable.Range(0, 8).Select(step => Images(step))];

        Assert.All(batches, images => Assert.True(images.All(image => image < 4) || images.All(image => image >= 4)));
        Assert.Equal(2, batches.Count(images => images[0] < 4));
    }

    [Fact]
    public void Unmixed_batches_go_through_each_set_whole_before_an_image_comes_again()
    {
        _config.Data.MixedBatches = false;

        int[] many = [.. Enumerable.Range(0, 4).Select(step => Images(step)).Where(images => images[0] >= 4).SelectMany(images => images)];

        Assert.Equal(Enumerable.Range(4, 12), many.Order());
    }

    private int[] Images(long step)
    {
        float[] crops = _maker.Make(step, Size).GlobalCrops[0];
        return [.. Enumerable.Range(0, BatchSize).Select(i => (int)Math.Round(((crops[i * 3 * Size * Size] * Deviation) + Mean) * 255 / 10))];
    }
}
