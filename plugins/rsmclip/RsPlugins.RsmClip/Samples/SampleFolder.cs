using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Samples;

/// <summary>The folder of samples: pictures, what is on them, where they were cut, and the configuration of a training. It has its name when all is in it.</summary>
internal sealed class SampleFolder : IDisposable
{
    private const string Images = "images";
    private const string ListName = "samples.jsonl";

    /// <summary>The configuration's name.</summary>
    public const string ConfigName = "training.yaml";

    /// <summary>The name of the layer with the places.</summary>
    public const string TilesName = "tiles.gpkg";

    private static readonly GeoPackageColumn[] Columns = [new("label", GeoPackageColumnType.Text), new("split", GeoPackageColumnType.Text), new("image", GeoPackageColumnType.Text)];

    private readonly string target;
    private readonly string staged;

    /// <summary>Begins one.</summary>
    /// <param name="path">The folder; it may exist, but must be empty.</param>
    /// <exception cref="ToolException">It is not empty.</exception>
    public SampleFolder(string path)
    {
        target = Path.GetFullPath(path);
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{target} is not empty.", "Choose another folder.");
        }

        staged = $"{Path.TrimEndingDirectorySeparator(target)}.{Guid.NewGuid():N}.part";
        Directory.CreateDirectory(Path.Combine(staged, Images));
    }

    /// <summary>Cuts the tiles out.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="samples">The tiles.</param>
    /// <param name="language">The language of the names.</param>
    /// <param name="provenance">Where all this comes from.</param>
    /// <param name="report">Told of each tile.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Cut(IRasterReader raster, IReadOnlyList<Sample> samples, string language, JsonObject provenance, Action<int> report, CancellationToken cancellationToken)
    {
        IReadOnlyList<int> bands = BandChoice.Default(raster);
        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, cancellationToken);
        using StreamWriter list = new(Path.Combine(staged, ListName));
        using GeoPackageWriter places = new(Path.Combine(staged, TilesName), "tiles", raster.Crs, Columns);
        for (int number = 0; number < samples.Count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Sample sample = samples[number];
            string image = string.Create(CultureInfo.InvariantCulture, $"{number + 1:00000}.png");
            byte[] rgb = ByteStretch.ReadRgb(raster, sample.Window, bands, stretch, cancellationToken);
            File.WriteAllBytes(Path.Combine(staged, Images, image), ImageFile.EncodePng(rgb, sample.Window.Width, sample.Window.Height, 3));
            list.WriteLine(new JsonObject { ["image"] = image, ["text"] = new JsonObject { [language] = sample.Name }, ["class"] = sample.Name, ["split"] = sample.Split }.ToJsonString(ToolJson.Options));
            places.Add(Footprint.Of(sample.Window, raster.Transform), sample.Name, sample.Split, Path.Combine(target, Images, image));
            report(number + 1);
        }

        places.AddMetadata("https://www.w3.org/TR/prov-overview/", provenance.ToJsonString());
        places.Commit();
    }

    /// <summary>Writes the configuration of a training on the samples.</summary>
    /// <param name="model">The folder of the model that it begins with.</param>
    /// <param name="language">The language of the names.</param>
    /// <param name="images">How many images there are to train on.</param>
    /// <param name="steps">How many steps it takes.</param>
    public void Configure(string model, string language, int images, int steps) => File.WriteAllText(Path.Combine(staged, ConfigName), string.Create(CultureInfo.InvariantCulture, $$"""
        # A training on tiles that were cut out of a raster by labels. Change what you like: rs.train reads this file.
        seed: 0
        batch_size: {{Math.Clamp(images, 2, 64)}}
        steps: {{steps}}
        start_from: {{JsonSerializer.Serialize(model)}}
        data:
          languages: [{{language}}]
          sets:
            - {name: labels, images: {{Images}}, list: {{ListName}}, template_share: 0}
        optimiser: {learning_rate: 5.0e-5, warmup_steps: {{Math.Max(1, steps / 10)}}}
        output: {log_steps: 10, checkpoint_minutes: 3, evaluate_at: [0.5], evaluate_languages: [{{language}}]}

        """));

    /// <summary>Gives the folder its name.</summary>
    /// <returns>Its full path.</returns>
    public string Commit()
    {
        if (Directory.Exists(target))
        {
            Directory.Delete(target);
        }

        Directory.Move(staged, target);
        return target;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(staged))
        {
            Directory.Delete(staged, recursive: true);
        }
    }
}
