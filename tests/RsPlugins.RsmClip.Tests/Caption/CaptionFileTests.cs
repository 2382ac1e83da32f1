using System.Text;
using RsPlugins.RsmClip.Caption;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Caption;

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
        ToolException failure = Assert.Throws<ToolException>(() => CaptionFile.Parse(Encoding.UTF8.GetBytes(content), "some.json", "en"));

        Assert.Equal(ErrorIds.CaptionsInvalid, failure.Id);
        Assert.Contains("some.json", failure.Message, StringComparison.Ordinal);
        Assert.Contains(inMessage, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Hint);
    }

    private static CaptionFile Read(string name) => CaptionFile.Read(Fixtures.Path("captions", name), "en");
}
