using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Data.Augment;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;

namespace RsPlugins.RsmClip.Training.Tests.Data.Augment;

/// <summary>The crops that the device paints are held against those of the workers, of which the golden vectors hold the pixels: two sets, images of several sizes, in mixed batches.</summary>
public sealed class DeviceCropsTests : IDisposable
{
    private const int Size = 48;
    private const int LocalSize = 16;
    private const int Pairs = 16;
    private readonly string _folder = Directory.CreateTempSubdirectory("rs-device-crops").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // How many levels of 255 apart, at most and in the mean. Pillow cuts to whole levels after each change, and up to three factors of 1.4 enlarge that; it also clips between the two resizes of a loss of detail; its hues have 256 steps, six levels each; its blur is three boxes.
    [Theory]
    [InlineData("crop", 2.0, 0.4)]
    [InlineData("detail", 8.0, 0.8)]
    [InlineData("jitter", 6.4, 1.5)]
    [InlineData("hue", 16.0, 2.0)]
    [InlineData("channels", 3.0, 0.8)]
    [InlineData("grey", 3.0, 0.6)]
    [InlineData("blur", 16.0, 1.0)]
    [InlineData("cut_mix", 2.0, 0.4)]
    public void The_device_paints_what_the_workers_paint(string change, double most, double mean)
    {
        foreach (double[] differences in Differences(Settings(change)))
        {
            Assert.InRange(differences.Max(), 0, most);
            Assert.InRange(differences.Average(), 0, mean);
        }
    }

    [Fact]
    public void Solarized_crops_are_alike_but_for_pixels_on_the_edge_of_the_middle()
    {
        foreach (double[] differences in Differences(Settings("solarize")))
        {
            Assert.True(differences.Count(difference => difference > 2) < differences.Length / 20);
        }
    }

    [Fact]
    public void Parts_of_a_batch_are_those_of_the_whole()
    {
        (TrainingConfig config, TrainingData data, ClipModel model) = Read(Settings("cut_mix"));
        using (data)
        using (model)
        {
            using DeviceImages images = new(data, torch.CPU, CancellationToken.None);
            using DeviceCrops crops = new(images, model.Config.Preprocess.Mean, model.Config.Preprocess.Std);
            using DisposeScope scope = torch.NewDisposeScope();
            Batch batch = Maker(config, data, model, images).Make(3, Size);

            torch.Tensor whole = crops.Globals(batch, 0, Pairs).view(2, Pairs, 3, Size, Size);
            torch.Tensor part = crops.Globals(batch, 5, 6).view(2, 6, 3, Size, Size);

            Assert.True(whole.narrow(1, 5, 6).equal(part).all().item<bool>());
            Assert.Equal([2 * 6, 3, LocalSize, LocalSize], crops.Locals(batch, 5, 6).shape);
        }
    }

    [Fact]
    public void Nothing_is_painted_by_the_workers_then()
    {
        (TrainingConfig config, TrainingData data, ClipModel model) = Read(Settings("crop"));
        using (data)
        using (model)
        {
            using DeviceImages images = new(data, torch.CPU, CancellationToken.None);

            Batch batch = Maker(config, data, model, images).Make(0, Size);

            Assert.Empty(batch.GlobalCrops);
            Assert.Equal((2, 2, Pairs), (batch.Plan!.Globals.Count, batch.Plan.Locals.Count, batch.Plan.Places.Count));
            Assert.Equal([0, 1], batch.Plan.Places.Select(place => place.Set).Distinct());
        }
    }

    private static ImageSetSettings Settings(string change)
    {
        ImageSetSettings settings = new() { Jitter = 0, MinimumArea = 0.2, Turns = true };
        switch (change)
        {
            case "detail":
                settings.MinimumDetail = 0.3;
                break;
            case "jitter":
                (settings.Jitter, settings.JitterProbability) = (0.4, 0.8);
                break;
            case "hue":
                (settings.Jitter, settings.Hue) = (0.2, 0.1);
                break;
            case "channels":
                settings.ChannelJitter = 0.25;
                break;
            case "grey":
                settings.Grey = 0.5;
                break;
            case "blur":
                (settings.BlurFirst, settings.BlurSecond, settings.BlurLocal) = (1, 0.5, 0.5);
                break;
            case "solarize":
                settings.Solarize = 0.5;
                break;
            case "cut_mix":
                settings.CutMix = 1;
                break;
        }

        return settings;
    }

    // By view and step, the difference of each value in levels.
    private IEnumerable<double[]> Differences(ImageSetSettings settings)
    {
        (TrainingConfig config, TrainingData data, ClipModel model) = Read(settings);
        using (data)
        using (model)
        {
            using DeviceImages images = new(data, torch.CPU, CancellationToken.None);
            using DeviceCrops crops = new(images, model.Config.Preprocess.Mean, model.Config.Preprocess.Std);
            HostCrops painted = new(torch.CPU);
            BatchMaker workers = Maker(config, data, model, null), device = Maker(config, data, model, images);
            for (int step = 0; step < 3; step++)
            {
                using DisposeScope scope = torch.NewDisposeScope();
                Batch byWorkers = workers.Make(step, Size), byDevice = device.Make(step, Size);
                yield return Levels(painted.Globals(byWorkers, 0, Pairs), crops.Globals(byDevice, 0, Pairs), model.Config.Preprocess);
                yield return Levels(painted.Locals(byWorkers, 0, Pairs), crops.Locals(byDevice, 0, Pairs), model.Config.Preprocess);
                Assert.Equal(byWorkers.TokenIds, byDevice.TokenIds);
                Assert.Equal(byWorkers.Targets, byDevice.Targets);
            }
        }
    }

    private static double[] Levels(torch.Tensor one, torch.Tensor other, PreprocessConfig pixels)
    {
        Assert.Equal(one.shape, other.shape);
        torch.Tensor deviations = torch.tensor(pixels.Std).view(1, 3, 1, 1);
        return [.. ((one - other).abs() * deviations * 255).to_type(torch.ScalarType.Float64).contiguous().data<double>()];
    }

    private (TrainingConfig Config, TrainingData Data, ClipModel Model) Read(ImageSetSettings settings)
    {
        List<string> texts = ["""{"id":"t","kind":"template","text":{"en":"A photo of {class}."}}"""];
        List<ImageSetSettings> sets = [];
        foreach ((string name, int width, int height) in new[] { ("small", 24, 24), ("large", 100, 90) })
        {
            for (int i = 0; i < 6; i++)
            {
                int across = width + (i % 3 * 4);
                File.WriteAllBytes(Path.Combine(_folder, $"{name}{i}.png"), ImageFile.EncodePng(Scene(i, across, height), across, height, 3));
            }

            File.WriteAllLines(Path.Combine(_folder, name + ".csv"), ["file,class,split", .. Enumerable.Range(0, 6).Select(i => $"{name}{i}.png,{name},train")]);
            texts.Add($$$"""{"id":"{{{name}}}","kind":"class","set":"{{{name}}}","text":{"en":"{{{name}}}"}}""");
            sets.Add(new ImageSetSettings
            {
                Name = name,
                Images = _folder,
                List = Path.Combine(_folder, name + ".csv"),
                ClassSet = name,
                MinimumArea = settings.MinimumArea,
                MinimumDetail = settings.MinimumDetail,
                Jitter = settings.Jitter,
                JitterProbability = settings.JitterProbability,
                Hue = settings.Hue,
                ChannelJitter = settings.ChannelJitter,
                Grey = settings.Grey,
                BlurFirst = settings.BlurFirst,
                BlurSecond = settings.BlurSecond,
                BlurLocal = settings.BlurLocal,
                Solarize = settings.Solarize,
                CutMix = settings.CutMix,
                Flip = 0.5,
                Turns = settings.Turns,
            });
        }

        File.WriteAllLines(Path.Combine(_folder, "texts.jsonl"), texts);
        TrainingConfig config = new()
        {
            BatchSize = Pairs,
            Views = new ViewSettings { GlobalCrops = 2, LocalCrops = 2, LocalSize = LocalSize },
            Data = new DataSettings { Texts = Path.Combine(_folder, "texts.jsonl"), Languages = ["en"], Sets = sets },
        };
        return (config, TrainingData.Read(config.Data, new HashSet<string>(StringComparer.Ordinal) { "train" }, _ => { }, CancellationToken.None), ClipModel.Load(Golden.Hub));
    }

    private static BatchMaker Maker(TrainingConfig config, TrainingData data, ClipModel model, DeviceImages? images) =>
        new(config, model.Config, XlmRobertaTokenizer.Open(Golden.Hub, model.Config.Text), data, images);

    // Slopes, a bright square and some noise: edges and colours of all kinds.
    private static byte[] Scene(int seed, int width, int height)
    {
        byte[] rgb = new byte[width * height * 3];
        SeededRandom random = new(seed, 9, 0);
        for (int i = 0; i < rgb.Length; i++)
        {
            int x = i / 3 % width, y = i / 3 / width;
            bool isInside = x > width / 4 && x < width / 2 && y > height / 3 && y < height / 2;
            double slope = (i % 3) switch { 0 => x / (double)width, 1 => y / (double)height, _ => 0.5 + (0.4 * Math.Sin((x + y + seed) * 0.2)) };
            rgb[i] = (byte)Math.Clamp((isInside ? 230 - (40 * (i % 3)) : 30 + (180 * slope)) + random.Between(-8, 8), 0, 255);
        }

        return rgb;
    }
}
