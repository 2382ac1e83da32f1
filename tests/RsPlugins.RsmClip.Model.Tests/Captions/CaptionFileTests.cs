using System.Text;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Model.Tests.Captions;

public sealed class CaptionFileTests
{
    [Fact]
    public void Images_with_sentences_as_RSICD_UCM_Sydney_and_RSITMD_have_them()
    {
        CaptionFile file = Read("dataset_eurosat.json");

        Assert.Equal(60, file.Records.Count);
        Assert.Equal(new CaptionRecord("AnnualCrop/AnnualCrop_1675.jpg", "en", "A field of annual crops.", "EuroSAT captions"), file.Records[0]);
        Assert.Equal(20, file.Records.Select(record => record.Image).Distinct().Count());
    }

    [Fact]
    public void Classes_with_raw_captions_as_NWPU_Captions_has_them()
    {
        CaptionFile file = Read("dataset_nwpu.json");

        Assert.Equal(20, file.Records.Count);
        Assert.Equal(["forest/Forest_2466.jpg", "forest/Forest_2690.jpg", "river/River_1237.jpg", "river/River_1948.jpg"], file.Records.Select(record => record.Image).Distinct());
        Assert.All(file.Records, record => Assert.Equal("en", record.Language));
    }

    [Fact]
    public void Json_lines_with_texts_by_language_keep_their_source()
    {
        CaptionFile file = Read("captions.jsonl");

        Assert.Equal(60, file.Records.Count);
        Assert.Equal(["en", "pt", "zh"], file.Records.Select(record => record.Language).Distinct());
        Assert.All(file.Records, record => Assert.Equal("ours", record.Source));
    }

    [Fact]
    public void Csv_may_quote_and_name_languages_with_regions()
    {
        CaptionFile file = Read("captions.csv");

        Assert.Equal(
            [
                new CaptionRecord("River/River_1237.jpg", "en", "A river, seen from above.", "by hand"),
                new CaptionRecord("River/River_1237.jpg", "pt", "Um \"rio\" visto de cima.", "captions.csv"),
                new CaptionRecord("Forest/Forest_2466.jpg", "de", "Ein Wald, von oben gesehen.", "by hand"),
            ],
            file.Records);
    }

    [Theory]
    [InlineData("filename,en,caption_ru\na.jpg,A lake.,Озеро.\n", "a.jpg en A lake.|a.jpg ru Озеро.")]
    [InlineData("[{\"image\":\"a.jpg\",\"captions\":[\"One.\",\"Two.\"],\"lang\":\"EN-us\"}]", "a.jpg en One.|a.jpg en Two.")]
    [InlineData("{\"text\":\"A single line.\"}", " nl A single line.")]
    [InlineData("\uFEFF{\"text\":\"Um.\",\"language\":\"pt\"}\n\n{\"text\":{\"pt\":[\"Dois.\",\"Três.\"]}}\n", " pt Um.| pt Dois.| pt Três.")]
    [InlineData("{\"images\":[{\"filename\":\"a\\\\b.tif\",\"split\":\"train\",\"captions\":[\"  A  lake. \",\"\"]}]}", "a/b.tif nl A lake.")]
    public void Variants(string content, string expected)
    {
        CaptionFile file = CaptionFile.Parse(Encoding.UTF8.GetBytes(content), "x", "nl");

        Assert.Equal(expected, string.Join('|', file.Records.Select(record => $"{record.Image} {record.Language} {record.Text}")));
    }

    [Theory]
    [InlineData("{\"images\":[", "JSON")]
    [InlineData("{\"images\":[]}", "no captions")]
    [InlineData("{\"a\":3}", "list of images")]
    [InlineData("[{\"image\":\"a.jpg\"}]", "\"text\"")]
    [InlineData("{\"text\":\"a\"}\n{\"text\":", "line 2")]
    [InlineData("{\"text\":[3]}", "type")]
    [InlineData("width,height\n1,2\n", "caption")]
    [InlineData("", "")]
    public void What_is_no_caption_file_is_refused_with_the_reason(string content, string inMessage)
    {
        CaptionException failure = Assert.Throws<CaptionException>(() => CaptionFile.Parse(Encoding.UTF8.GetBytes(content), "some.json", "en"));

        Assert.Contains("some.json", failure.Message, StringComparison.Ordinal);
        Assert.Contains(inMessage, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Hint);
    }

    [Fact]
    public void Entries_keep_split_class_and_the_images_that_have_no_caption()
    {
        CaptionFile karpathy = Parse("{\"images\":[{\"filename\":\"a.jpg\",\"split\":\"restval\",\"label\":\"river\",\"sentences\":[]},{\"filename\":\"b.jpg\",\"split\":\"test\",\"caption_ids\":[\"c1\",\"c2\"]},{\"filename\":\"c.jpg\",\"sentences\":[{\"raw\":\"A lake.\"}]}]}");
        ListedImage nwpu = Read("dataset_nwpu.json").Images[2];

        Assert.Equal(["a.jpg restval river 0", "b.jpg test  2", "c.jpg   1"], karpathy.Images.Select(image => $"{image.File} {image.Split} {image.Label} {image.Captions.Count}"));
        Assert.Equal(["c1", "c2"], karpathy.Images[1].Captions.Select(caption => caption.Id));
        Assert.Equal(("river/River_1237.jpg", "train", "river", 5), (nwpu.File, nwpu.Split, nwpu.Label, nwpu.Captions.Count));
    }

    [Theory]
    [InlineData("filepath\ttitle\na/b.jpg\tA lake, small.\n", "a/b.jpg   A lake, small.")]
    [InlineData("filepath;title\na/b.jpg;A lake, small.\n", "a/b.jpg   A lake, small.")]
    [InlineData("file,class,split\na.jpg,lake,val\n", "a.jpg val lake ")]
    public void Tables_have_any_separator_and_may_name_classes_alone(string content, string expected)
    {
        ListedImage image = Assert.Single(List(content).Images);

        Assert.Equal(expected, $"{image.File} {image.Split} {image.Label} {image.Captions.SingleOrDefault()?.Texts["en"]}");
    }

    [Fact]
    public void Lists_of_the_same_length_are_captions_in_several_languages_with_their_origins()
    {
        CaptionFile file = Parse("{\"image\":\"a.jpg\",\"text\":{\"en\":[\"One.\",\"Two.\"],\"pt-BR\":[\"Um.\",\"Dois.\"]},\"provenance\":{\"pt\":{\"model\":\"tower\",\"prompt_sha256\":\"ab\",\"date\":\"2026-01-31\",\"licence\":\"CC-BY-NC-4.0\"},\"en\":{\"source\":\"original\"}}}");

        IReadOnlyList<ListedCaption> captions = file.Images.Single().Captions;
        Assert.Equal(["en One. pt Um.", "en Two. pt Dois."], captions.Select(caption => string.Join(' ', caption.Texts.Select(text => $"{text.Key} {text.Value}"))));
        Assert.All(captions, caption => Assert.Equal([KeyValuePair.Create("pt", new CaptionOrigin("tower", "ab", "2026-01-31", "CC-BY-NC-4.0")), KeyValuePair.Create("en", CaptionOrigin.Original)], caption.Origins));
    }

    [Fact]
    public void An_empty_list_is_refused() =>
        Assert.Contains("lists no images", Assert.Throws<CaptionException>(() => List("file,class,split\n")).Message, StringComparison.Ordinal);

    private static CaptionFile Parse(string content) => CaptionFile.Parse(Encoding.UTF8.GetBytes(content), "x", "en");

    private static CaptionFile List(string content)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);
            return CaptionFile.ReadList(path, "en");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static CaptionFile Read(string name) => CaptionFile.Read(Fixtures.Path("captions", name), "en");
}
