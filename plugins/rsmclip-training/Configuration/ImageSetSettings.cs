using System.ComponentModel.DataAnnotations;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>One data set.</summary>
public sealed class ImageSetSettings
{
    /// <summary>Name in logs.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where the images are: a folder, a ZIP file, a tar archive, a folder of tar archives, or several by a pattern such as <c>train-{000..011}.tar</c>.</summary>
    public string Images { get; set; } = "";

    /// <summary>Put before each file name of the list.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>A caption file in any layout of the field (RSICD, UCM, Sydney, RSITMD, NWPU-Captions, JSON lines, CSV), or a table with the columns file, class and split. Empty: text files beside the images (WebDataset) or the folders of the images say what is in them.</summary>
    public string List { get; set; } = "";

    /// <summary>Language of captions for which the list names none.</summary>
    public string CaptionsLanguage { get; set; } = "en";

    /// <summary>Share of the images for validation, class by class, where nothing names splits.</summary>
    [Provenance("ours, as most data sets of the field have it")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double ValidationShare { get; set; } = 0.1;

    /// <summary>Share of the images for testing, class by class, where nothing names splits.</summary>
    [Provenance("ours, as most data sets of the field have it")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double TestShare { get; set; } = 0.1;

    /// <summary>Seed of these splits; not that of the run, so that runs with other seeds have the same.</summary>
    [Provenance("ours")]
    [Range(0, int.MaxValue)]
    public int SplitSeed { get; set; }

    /// <summary>Class set, of the text file or of those that come with the model, whose names, in order, are those of the sorted class labels. Empty: the labels themselves are the names, in English, and only images without captions are trained with them.</summary>
    public string ClassSet { get; set; } = "";

    /// <summary>Caption set of the text file whose captions belong to whole classes; empty where images have captions of their own.</summary>
    public string ClassCaptions { get; set; } = "";

    /// <summary>Share of this set in a batch, relative to the other sets'.</summary>
    [Provenance("ours")]
    [Range(0.0, double.PositiveInfinity)]
    public double Share { get; set; } = 1;

    /// <summary>Probability that a pair's text is a prompt template with the class name.</summary>
    [Provenance("ours")]
    [Range(0.0, 1.0)]
    public double TemplateShare { get; set; } = 0.5;

    /// <summary>How much a caption of one image counts for another image of its class, 0 to 1.</summary>
    [Provenance("ours, after UniCL")]
    [Range(0.0, 1.0)]
    public double SameClassWeight { get; set; }

    /// <summary>Smallest share of the image's area in a global crop.</summary>
    [Provenance("ours; DINO has 0.4")]
    [Range(0.001, 1.0)]
    public double MinimumArea { get; set; } = 0.4;

    /// <summary>Largest difference of brightness and contrast factors from 1; that of saturation is <c>saturation_share</c> of it.</summary>
    [Provenance("ours; DINO has 0.4")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Jitter { get; set; } = 0.2;

    /// <summary>Largest difference of the saturation factor from 1, as a share of <c>jitter</c>.</summary>
    [Provenance("ours; DINO has 0.5, which is 0.2 of 0.4")]
    [Range(0.0, 2.0)]
    public double SaturationShare { get; set; } = 1;

    /// <summary>Largest turn of the hue, as a part of a whole turn.</summary>
    [Provenance("ours; DINO has 0.1")]
    [Range(0.0, 0.5)]
    public double Hue { get; set; }

    /// <summary>Probability that brightness, contrast, saturation and hue of a crop are changed.</summary>
    [Provenance("ours; DINO has 0.8")]
    [Range(0.0, 1.0)]
    public double JitterProbability { get; set; } = 1;

    /// <summary>Largest difference of a factor on each channel by itself from 1: other sensors, seasons and colour balances.</summary>
    [Provenance("ours")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double ChannelJitter { get; set; }

    /// <summary>Probability that a crop is grey.</summary>
    [Provenance("ours; DINO has 0.2")]
    [Range(0.0, 1.0)]
    public double Grey { get; set; }

    /// <summary>Smallest share of the crop's resolution that is kept, 1 for all of it: a crop is made at a random share of its side and enlarged, as from a coarser sensor.</summary>
    [Provenance("ours")]
    [Range(0.1, 1.0)]
    public double MinimumDetail { get; set; } = 1;

    /// <summary>Probability that a pair of the first half of this set's pairs gets a rectangle of an image of the second half (CutMix); it then belongs to both texts by area. Local crops stay whole: better left at 0 with self-distillation.</summary>
    [Provenance("ours; Yun et al. 2019 have 1 on the whole batch")]
    [Range(0.0, 1.0)]
    public double CutMix { get; set; }

    /// <summary>Probability that a crop is mirrored left and right. Wrong where captions tell left from right.</summary>
    [Provenance("ours, since turns mirror as well; DINO has 0.5")]
    [Range(0.0, 1.0)]
    public double Flip { get; set; }

    /// <summary>Probability that the first global crop is blurred.</summary>
    [Provenance("ours; DINO has 1")]
    [Range(0.0, 1.0)]
    public double BlurFirst { get; set; }

    /// <summary>Probability that the second global crop is blurred.</summary>
    [Provenance("ours; DINO has 0.1")]
    [Range(0.0, 1.0)]
    public double BlurSecond { get; set; }

    /// <summary>Probability that a local crop is blurred.</summary>
    [Provenance("ours; DINO has 0.5")]
    [Range(0.0, 1.0)]
    public double BlurLocal { get; set; }

    /// <summary>Largest radius of the blur, the standard deviation of a Gaussian in pixels of the crop; the smallest is 0.1.</summary>
    [Provenance("DINO")]
    [Range(0.1, 16.0)]
    public double BlurRadius { get; set; } = 2;

    /// <summary>Probability that the second global crop is solarized.</summary>
    [Provenance("ours; DINO has 0.2")]
    [Range(0.0, 1.0)]
    public double Solarize { get; set; }

    /// <summary>Whether images are turned and mirrored (eight ways). Wrong where captions tell left from right.</summary>
    [Provenance("ours")]
    public bool Turns { get; set; } = true;
}
