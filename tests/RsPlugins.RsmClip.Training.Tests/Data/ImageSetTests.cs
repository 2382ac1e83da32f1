using System.Text;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Training.Tests.Data;

/// <summary>Every layout in which the field distributes its data sets.</summary>
public sealed class ImageSetTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Caption_files_of_RSICD_UCM_Sydney_and_RSITMD_with_a_folder_of_images()
    {
        using ImageSet set = DataFolder.Read(new ImageSetSettings { Name = "karpathy", Images = Fixtures.Path("classify", "eurosat"), List = Fixtures.Path("captions", "dataset_eurosat.json") });

        string[] lines = DataFolder.Lines(set);
        Assert.Equal(20, lines.Length);
        Assert.Contains("train AnnualCrop/AnnualCrop_1675.jpg - A field of annual crops.|Farmland planted with annual crops.|Large fields of annual crops seen from space.", lines);
        Assert.All(set.Split("train"), entry => Assert.Equal((64, 64), (entry.Image.Width, entry.Image.Height)));
        Assert.False(set.HasDrawnSplits);
    }

    [Fact]
    public void The_caption_file_of_NWPU_Captions_with_a_ZIP_whose_folders_are_others()
    {
        string[] names = ["Forest/Forest_2466.jpg", "Forest/Forest_2690.jpg", "River/River_1237.jpg", "River/River_1948.jpg"];
        string zip = _folder.Zip("images.zip", [.. names.Select(name => ("NWPU_images/" + name.ToLowerInvariant()[..(name.IndexOf('/', StringComparison.Ordinal) + 1)] + Path.GetFileName(name), File.ReadAllBytes(Fixtures.Path("classify", "eurosat", name))))]);

        using ImageSet set = DataFolder.Read(new ImageSetSettings { Name = "nwpu", Images = zip, List = Fixtures.Path("captions", "dataset_nwpu.json") });

        Assert.Equal(["forest", "river"], set.Labels);
        Assert.Equal(["train forest/Forest_2466.jpg forest", "train forest/Forest_2690.jpg forest", "train river/River_1237.jpg river", "train river/River_1948.jpg river"], DataFolder.Lines(set).Select(line => string.Join(' ', line.Split(' ')[..3])));
        Assert.All(set.Split("train"), entry => Assert.Equal(5, entry.Captions.Count));
        Assert.Equal(["forest", "river"], set.ClassNames.Select(name => name.ByLanguage["en"]));
    }

    [Fact]
    public void Json_lines_in_several_languages_get_splits_of_the_stated_shares()
    {
        ImageSetSettings settings = new() { Name = "lines", Images = Fixtures.Path("classify", "eurosat"), List = Fixtures.Path("captions", "captions.jsonl"), ValidationShare = 0.25, TestShare = 0.1 };

        using ImageSet set = DataFolder.Read(settings);
        using ImageSet again = DataFolder.Read(settings);
        settings.SplitSeed = 1;
        using ImageSet other = DataFolder.Read(settings);

        Assert.True(set.HasDrawnSplits);
        Assert.Equal((13, 5, 2), (set.Split("train").Count, set.Split("val").Count, set.Split("test").Count));
        Assert.All(set.Split("train"), entry => Assert.Equal(["en", "pt", "zh"], entry.Captions[0].ByLanguage.Keys));
        Assert.Equal(DataFolder.Lines(set), DataFolder.Lines(again));
        Assert.NotEqual(DataFolder.Lines(set), DataFolder.Lines(other));
    }

    [Fact]
    public void Tables_as_open_clip_has_them()
    {
        _folder.Write("a.png", DataFolder.Grey(10));
        _folder.Write("b.png", DataFolder.Grey(20));
        string list = _folder.Write("list.csv", "filepath\ttitle\nimages/a.png\tA lake, small.\nimages/b.png\tA river.\nimages/a.png\tWater.\n");

        using ImageSet set = DataFolder.Read(new ImageSetSettings { Name = "table", Images = _folder.Root, List = list, ValidationShare = 0, TestShare = 0 });

        Assert.Equal(["train images/a.png - A lake, small.|Water.", "train images/b.png - A river."], DataFolder.Lines(set));
    }

    [Fact]
    public void Folders_are_classes_below_those_that_are_splits()
    {
        _folder.Write("train/AnnualCrop/1.png", DataFolder.Grey(10));
        _folder.Write("train/sea_lake/2.png", DataFolder.Grey(20));
        _folder.Write("valid/sea_lake/3.png", DataFolder.Grey(30));

        using ImageSet set = DataFolder.Read(new ImageSetSettings { Name = "folders", Images = _folder.Root });

        Assert.Equal(["train train/AnnualCrop/1.png AnnualCrop", "train train/sea_lake/2.png sea_lake", "val valid/sea_lake/3.png sea_lake"], DataFolder.Lines(set));
        Assert.Equal(["annual crop", "sea lake"], set.ClassNames.Select(name => name.ByLanguage["en"]));
        Assert.True(set.HasNamesIn("en"));
        Assert.False(set.HasNamesIn("pt"));
    }

    [Fact]
    public void Folders_without_splits_get_them_class_by_class()
    {
        for (int i = 0; i < 40; i++)
        {
            _folder.Write($"{(i < 30 ? "many" : "few")}/{i}.png", DataFolder.Grey(i));
        }

        using ImageSet set = DataFolder.Read(new ImageSetSettings { Name = "folders", Images = _folder.Root });

        Assert.Equal((24, 8), (set.Split("train").Count(entry => entry.Label == 1), set.Split("train").Count(entry => entry.Label == 0)));
        Assert.Equal((3, 1), (set.Split("val").Count(entry => entry.Label == 1), set.Split("test").Count(entry => entry.Label == 0)));
    }

    [Theory]
    [InlineData("shards/train-{000..001}.tar")]
    [InlineData("shards")]
    public void Shards_of_WebDataset_by_a_pattern_or_their_folder(string images)
    {
        Directory.CreateDirectory(_folder.Of("shards"));
        _folder.Tar("shards/train-000.tar", ("000.png", DataFolder.Grey(10)), ("000.txt", Encoding.UTF8.GetBytes("A lake.\n")), ("001.png", DataFolder.Grey(20)), ("001.json", Encoding.UTF8.GetBytes("{\"text\":{\"en\":\"A river.\",\"pt\":\"Um rio.\"},\"class\":\"10\",\"url\":7}")));
        _folder.Tar("shards/train-001.tar", ("./000.v2.png", DataFolder.Grey(30)), ("./000.cls", Encoding.UTF8.GetBytes("9\n")), ("nested/000.png", DataFolder.Grey(40)), ("nested/000.txt", Encoding.UTF8.GetBytes("A field.")));

        using ImageSet set = DataFolder.Read(new ImageSetSettings { Name = "shards", Images = _folder.Of(images) });

        Assert.Equal(["train train-000/000.png - A lake.", "train train-000/001.png 10 A river./Um rio.", "train train-001/000.v2.png 9", "train train-001/nested/000.png - A field."], DataFolder.Lines(set).Order(StringComparer.Ordinal));
        Assert.Equal([10, 20, 30, 40], set.Split("train").OrderBy(entry => entry.File, StringComparer.Ordinal).Select(entry => (int)entry.Image.Rgb[0]));
        Assert.Equal(["9", "10"], set.Labels);
    }

    [Fact]
    public void Images_beyond_the_memory_are_read_again_from_their_places_in_the_archive()
    {
        string tar = _folder.Tar("a.tar", [.. Enumerable.Range(0, 9).Select(i => ($"lake/{i}.png", DataFolder.Grey(10 * i)))]);

        using ImageSet set = DataFolder.Read(new ImageSetSettings { Name = "tar", Images = tar, ValidationShare = 0, TestShare = 0 }, memory: 400);

        int[] values = new int[9];
        Parallel.For(0, 90, i => values[i % 9] = set.Split("train")[i % 9].Image.Rgb[0]);
        Assert.Equal([.. Enumerable.Range(0, 9).Select(i => 10 * i)], values);
        Assert.Equal(2, set.Split("train").Count(entry => ReferenceEquals(entry.Image, entry.Image)));
    }

    [Fact]
    public void TIFF_images_are_read_also_from_an_archive()
    {
        byte[] tiff = File.ReadAllBytes(Fixtures.Path("classify", "part_nodata.tif"));
        string tar = _folder.Tar("a.tar", ("field/x.tif", tiff));

        using ImageSet set = DataFolder.Read(new ImageSetSettings { Name = "tiff", Images = tar, ValidationShare = 0, TestShare = 0 });

        StoredImage image = set.Split("train").Single().Image;
        Assert.Equal(3 * image.Width * image.Height, image.Rgb.Length);
        Assert.True(image.Rgb.Distinct().Count() > 10);
    }

    [Theory]
    [InlineData("palette_130x61.png")]
    [InlineData("gray_101x37.png")]
    [InlineData("la_260x300.png")]
    [InlineData("rgba_90x133.png")]
    [InlineData("gray16_120x88.png")]
    [InlineData("rgb_257x199.jpg")]
    public void Images_of_every_kind_become_RGB(string file)
    {
        _folder.Write($"class/{file}", File.ReadAllBytes(Fixtures.Path("preprocess", "in", file)));

        using ImageSet set = DataFolder.Read(new ImageSetSettings { Name = "kinds", Images = _folder.Root, ValidationShare = 0, TestShare = 0 });

        StoredImage image = set.Split("train").Single().Image;
        Assert.Equal(3 * image.Width * image.Height, image.Rgb.Length);
        Assert.Contains($"_{image.Width}x{image.Height}.", file, StringComparison.Ordinal);
        Assert.True(image.Rgb.Distinct().Count() > 4);
        Assert.Equal(file.Contains("gray", StringComparison.Ordinal) || file.StartsWith("la", StringComparison.Ordinal), image.Rgb.Chunk(3).All(pixel => pixel[0] == pixel[1] && pixel[1] == pixel[2]));
    }

    [Fact]
    public void Captions_of_a_list_are_found_in_the_text_file_with_their_translations()
    {
        string texts = _folder.Write("texts.jsonl", """
            {"id":"x","kind":"caption","image":"other.png","class":"lake","text":{"en":"A lake.","pt":"Um lago."},"provenance":{"pt":{"model":"tower","licence":"CC-BY-NC-4.0"}}}
            """);
        _folder.Write("a.png", DataFolder.Grey(10));
        string list = _folder.Write("list.json", "{\"images\":[{\"filename\":\"a.png\",\"split\":\"train\",\"sentences\":[{\"raw\":\"A lake.\"},{\"raw\":\"A pond.\"}]}]}");

        using ImageSet set = DataFolder.Read(new ImageSetSettings { Name = "list", Images = _folder.Root, List = list }, TextStore.Read(texts));

        Assert.Equal(["x", "en:A pond."], set.Split("train")[0].Captions.Select(caption => caption.Id));
        Assert.Equal(("Um lago.", "tower"), (set.Split("train")[0].Captions[0].ByLanguage["pt"], set.Split("train")[0].Captions[0].Origins["pt"].Model));
    }
}
