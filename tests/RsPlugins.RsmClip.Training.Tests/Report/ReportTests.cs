using System.Text.RegularExpressions;
using System.Xml.Linq;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Report;
using RsPlugins.RsmClip.Training.Tests.Loop;

namespace RsPlugins.RsmClip.Training.Tests.Report;

/// <summary>What a finished run leaves for people: report and model card.</summary>
[Collection(AloneCollection.Name)]
public sealed partial class ReportTests
{
    [Fact]
    public void A_report_has_curves_figures_samples_in_two_languages_and_settings_and_needs_nothing_beside_itself()
    {
        using TinyData data = new();
        TrainingConfig config = TrainingConfigFile.Read(data.WriteConfig("views: {global_crops: 2, local_crops: 2, local_size: 32}\ndistillation: {weight: 1, prototypes: 32, hidden_width: 16, bottleneck_width: 8}"));
        config.Output.EvaluateAt = [0.5];
        string folder = Path.Combine(data.Folder, "a <run>");
        string? middle = null;
        RecordingContext context = new(progress => middle ??= progress.Done > 6 && File.Exists(RunFolder.ReportOf(folder)) ? File.ReadAllText(RunFolder.ReportOf(folder)) : null);

        new TrainingJob(config, folder, context).Run(resume: false, CancellationToken.None);

        Assert.Contains("at step 5 of 8", middle, StringComparison.Ordinal);
        string html = File.ReadAllText(RunFolder.ReportOf(folder));
        Assert.DoesNotMatch(Outside(), html);
        Assert.Contains("<h1>a &lt;run&gt;</h1>", html, StringComparison.Ordinal);
        Assert.Contains("finished after 8 steps", html, StringComparison.Ordinal);
        foreach (Match drawing in Drawing().Matches(html))
        {
            XElement svg = XElement.Parse(drawing.Value);
            Assert.NotEmpty(svg.Elements("polyline"));
            Assert.All(svg.Elements("polyline"), line => Assert.DoesNotContain("NaN", line.Attribute("points")!.Value, StringComparison.Ordinal));
        }

        Assert.Equal(9, Drawing().Count(html));
        Assert.Contains("<b>distillation", Keys().Replace(html, "<b>$1"), StringComparison.Ordinal);
        Assert.Contains("<ol lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains("<ol lang=\"pt\">", html, StringComparison.Ordinal);
        Assert.Matches("<li class=\"own\"><b>-?0\\.\\d\\d</b>(Fotografia|terra|agua)", html);
        Assert.Contains("data:image/png;base64,", html, StringComparison.Ordinal);
        Assert.Contains("<tr class=\"changed\"><td><code>optimiser.learning_rate</code></td><td><code>0.001</code></td><td><small>0.0005</small>", html, StringComparison.Ordinal);
        Assert.Contains("[0.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_is_in_the_list_and_only_those_of_pace_and_output_do_not_decide()
    {
        using TinyData data = new();
        TrainingConfig config = TrainingConfigFile.Read(data.WriteConfig());
        IReadOnlyList<SettingValue> all = SettingsList.Of(config);

        string[] free = [.. all.Select(setting => setting.Key).Except(SettingsList.Deciding(config).Keys)];

        Assert.Equal(["data.memory_megabytes", "data.workers", "device", "threads"], free.Where(key => !key.StartsWith("output.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(all.Count, all.Select(setting => setting.Key).Distinct().Count());
        Assert.Equal(("[\"en\",\"pt\"]", false), all.Where(setting => setting.Key == "data.languages").Select(setting => (setting.Value, setting.IsDefault)).Single());
        Assert.Equal("tiny", all.Single(setting => setting.Key == "data.sets[0].name").Value);
        Assert.True(all.Single(setting => setting.Key == "optimiser.beta1").IsDefault);
    }

    [GeneratedRegex("(src|href)=\"(?!data:)|<script|@import|url\\((?!data:)")]
    private static partial Regex Outside();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();

    [GeneratedRegex("</i>(\\w+)")]
    private static partial Regex Keys();
}
