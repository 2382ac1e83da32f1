using Microsoft.Extensions.Logging;
using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Classify;
using RsPlugins.RsmClip.Demo;
using RsPlugins.RsmClip.Doctor;
using RsPlugins.RsmClip.Embed;
using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Exchange;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Models;
using RsPlugins.RsmClip.Packages;
using RsPlugins.RsmClip.Preview;
using RsPlugins.RsmClip.Segment;
using RsPlugins.RsmClip.Retrieve;
using RsPlugins.RsmClip.Samples;
using RsPlugins.RsmClip.Translate;
using RsPlugins.Sdk.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip;

/// <summary>The RS-M-CLIP plugin.</summary>
public sealed class RsmClipPlugin : IPlugin
{
    private const long MostIndexBytes = 1L << 30;
    private static readonly TimeSpan IndexIdle = TimeSpan.FromMinutes(10);
    private readonly IndexCache indexes = new(MostIndexBytes, IndexIdle, TimeProvider.System);
    private ModelPool? models;

    /// <inheritdoc/>
    public IReadOnlyList<ITool> Start(IPluginContext context)
    {
        models = new ModelPool(new ModelStore(context.ContentFolder, context.StateFolder), context.Loggers.CreateLogger("RsPlugins.RsmClip"));
        return
        [
            new ClassifyTool(models), new CaptionTool(models), new TranslateTool(context.StateFolder), new EmbedTool(models), new EvaluateTool(models), new SegmentTool(models), new DemoTool(models, indexes), new ExportTool(), new ImportTool(), new DoctorTool(models),
            new ListModelsTool(models), new InstallModelTool(models), new RemoveModelTool(models), new ExportModelTool(models), new ModelMemoryTool(models), new ReleaseModelsTool(models),
            new IndexTool(models), new DescribeTool(), new RetrieveTool(models, indexes), new PreviewTool(), new SamplesTool(models),
        ];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        indexes.Dispose();
        models?.Dispose();
    }
}
