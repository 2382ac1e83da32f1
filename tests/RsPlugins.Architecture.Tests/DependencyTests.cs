namespace RsPlugins.Architecture.Tests;

/// <summary>Rule 1, arrows point down; rule 2, the model does no I/O of its own.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["RsPlugins.Sdk"] = [],
        ["RsPlugins.Geo"] = [],
        ["RsPlugins.Host"] = ["RsPlugins.Sdk"],
        ["RsPlugins.RsmClip.Model"] = [],
        ["RsPlugins.RsmClip"] = ["RsPlugins.RsmClip.Model", "RsPlugins.Geo", "RsPlugins.Sdk"],
        ["RsPlugins.RsmClip.Training"] = ["RsPlugins.RsmClip.Model", "RsPlugins.Geo", "RsPlugins.Sdk"],
    };

    public static TheoryData<string> AllProjects => [.. Checkout.Projects.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void References_only_what_lies_below(string project)
    {
        Assert.True(Allowed.ContainsKey(project), $"{project} has no place in the architecture yet: add it to the rule.");
        Assert.Empty(Checkout.References(project).Except(Allowed[project], StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void Uses_no_type_of_a_project_that_it_may_not_see(string project)
    {
        string assembly = project == "RsPlugins.Host" ? "rsplugins" : project;
        HashSet<string> foreign = [.. Allowed.Keys.Except(Allowed[project], StringComparer.Ordinal).Where(other => other != project)];

        Assert.Empty(Checkout.ReferencedAssemblies(project, assembly).Intersect(foreign, StringComparer.Ordinal));
    }

    [Fact]
    public void The_model_reaches_no_network_raster_process_or_engine()
    {
        string[] forbidden =
        [
            "System.Net.", "System.Diagnostics.Process", "System.IO.Pipes.", "SkiaSharp.", "BitMiracle.", "Microsoft.Data.", "Microsoft.ML.OnnxRuntime", "TorchSharp",
        ];

        Assert.DoesNotContain(Checkout.UsedTypes("RsPlugins.RsmClip.Model"), type => forbidden.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void Inference_and_training_do_not_know_each_other()
    {
        Assert.DoesNotContain(Checkout.UsedTypes("RsPlugins.RsmClip"), type => type.StartsWith("TorchSharp", StringComparison.Ordinal));
        Assert.DoesNotContain(Checkout.UsedTypes("RsPlugins.RsmClip.Training"), type => type.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.Ordinal));
    }
}
