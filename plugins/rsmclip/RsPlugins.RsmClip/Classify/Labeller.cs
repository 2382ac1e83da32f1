using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Classify;

/// <summary>Gives cells their labels: the class of the highest mean cosine, or none of these where its calibrated probability is below a threshold.</summary>
internal sealed class Labeller
{
    /// <summary>The most labels of a class map.</summary>
    private const int MostLabels = Geo.Rasters.ClassMapWriter.NoData;

    private readonly Calibration? calibration;
    private readonly double threshold;
    private readonly float logitScale;
    private readonly int noneOfThese;

    /// <param name="classes">The classes.</param>
    /// <param name="model">The model; a threshold needs its calibration.</param>
    /// <param name="threshold">0 to 1; 0 gives each cell a class.</param>
    /// <exception cref="ToolException">The threshold is out of range, or the model or the class set does not allow one.</exception>
    public Labeller(ClassSet classes, LoadedModel model, double threshold)
    {
        if (threshold is not (>= 0 and <= 1))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The threshold {threshold} is no probability.", "Give a threshold from 0 (each cell gets a class) to 1.");
        }

        if (threshold > 0 && model.Calibration is null)
        {
            throw new ToolException(
                ErrorIds.ArgumentInvalid,
                $"The model {model.Id} has no calibration: its scores are no probabilities that a threshold could be compared with.",
                "Leave the threshold at 0, or make a calibration for the model with rs.evaluate and its argument calibration.");
        }

        if (threshold > 0 && classes.Classes.Count == MostLabels)
        {
            throw new ToolException(ErrorIds.ClassesInvalid, $"With a threshold a class map holds at most {MostLabels - 1} classes, these are {classes.Classes.Count}.", "Leave a class out, or the threshold at 0.");
        }

        (this.threshold, calibration, logitScale, noneOfThese) = (threshold, model.Calibration, (float)model.Export.LogitScale, classes.Classes.Count);
        Labels = threshold > 0 ? [.. classes.Classes, None] : classes.Classes;
        if (threshold > 0 && Languages.All.Any(language => classes.Classes.Any(one => one.NameIn(language) == None.NameIn(language))))
        {
            throw new ToolException(ErrorIds.ClassesInvalid, $"A class is called \"{NoneOfThese.In(Languages.All[0])}\", as the cells below the threshold are.", "Give the class another name, or leave the threshold at 0.");
        }
    }

    /// <summary>What cells are labelled: the classes, and after them none of these where there is a threshold.</summary>
    public IReadOnlyList<PromptClass> Labels { get; }

    /// <summary>Whether cells have a confidence.</summary>
    public bool IsCalibrated => calibration is not null;

    private static PromptClass None { get; } =
        new("none_of_these", NoneOfThese.Color, Languages.All.ToDictionary(language => language, language => (IReadOnlyList<string>)[NoneOfThese.In(language)]));

    /// <summary>The label of a cell.</summary>
    public Decision Decide(Cell cell)
    {
        int best = Vectors.ArgMax(cell.Cosines);
        float[] others = [.. cell.Cosines];
        others[best] = float.NegativeInfinity;
        float[] probabilities = Vectors.SoftMax(cell.Cosines, logitScale);
        float? confidence = calibration?.ClassProbabilities(cell.Cosines)[best];
        return confidence < threshold ? new Decision(noneOfThese, best, best, probabilities, confidence) : new Decision(best, best, Vectors.ArgMax(others), probabilities, confidence);
    }
}
