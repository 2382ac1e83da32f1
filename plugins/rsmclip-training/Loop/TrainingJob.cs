using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using RsPlugins.Sdk.Tools;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>One training run from its configuration to a model folder. Runs on the thread that calls it: tensor scopes and gradient mode belong to a thread.</summary>
/// <param name="config">The run.</param>
/// <param name="folder">Folder of the run: log, states and the model.</param>
/// <param name="context">Progress and log.</param>
public sealed class TrainingJob(TrainingConfig config, string folder, IToolContext context)
{
    private static readonly HashSet<string> Splits = new(StringComparer.Ordinal) { "train", "val" };

    /// <summary>Name of the model's folder within the run's.</summary>
    public const string ModelName = "model";

    private string TokenizerPath => config.StartFrom.Length > 0 ? XlmRobertaTokenizer.FileOf(config.StartFrom) : config.Tokenizer;

    /// <summary>Trains to the end of the schedule.</summary>
    /// <param name="resume">Whether to go on from the newest state in the folder.</param>
    /// <param name="cancellationToken">Stops after the current step, with a state written.</param>
    /// <returns>Validation figures of the finished model, and how its weights were chosen.</returns>
    public TrainingResult Run(bool resume, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        string? state = TrainingState.Newest(folder);
        if (state is not null && !resume)
        {
            throw new TrainingException($"{folder} already holds a run.", "Ask to resume it, or choose another folder.");
        }

        if (config.Threads > 0)
        {
            torch.set_num_threads(config.Threads);
        }

        torch.random.manual_seed(config.Seed);
        Device device = TrainingDevice.Choose(config.Device);
        using MatmulPrecision.Scope products = MatmulPrecision.Use(config.MatmulPrecision);
        (XlmRobertaTokenizer tokenizer, ClipModel model) = Start();
        model.Parameters.MoveTo(device);
        using Learner learner = new(config, model);
        RunPosition position = state is null ? new RunPosition(TimeSpan.Zero, new StepWindow()) : TrainingState.Read(state, learner);
        TrainingLog log = new(Path.Combine(folder, TrainingLog.FileName));
        log.CutAfter(state is null ? -1 : learner.Optimiser.Steps);

        using TrainingData data = TrainingData.Read(config.Data, Splits, name => context.Report(new ToolProgress(null, "reading images", name)), cancellationToken);
        BatchMaker maker = new(config, learner.Model.Config, tokenizer, data);
        Autocast autocast = new(device.type, config.Precision == "bfloat16");
        Evaluator evaluator = new(maker, data.Texts, data.Sets, autocast);
        log.Write(new JsonObject
        {
            ["event"] = state is null ? "start" : "resume",
            ["step"] = learner.Optimiser.Steps,
            ["parameters"] = learner.Model.Parameters.Count,
            ["images"] = maker.ImageCount,
            ["trained"] = learner.Model.Parameters.TrainedCount,
            ["device"] = TrainingDevice.Name(device),
            ["autocast"] = autocast.IsActive,
            ["matmulPrecision"] = products.Mode,
            ["data"] = data.ToJson(),
        });
        RunClock clock = new(position.Elapsed);
        TrainingLoop loop = new(config, learner, maker, autocast, clock, position.Window, context)
        {
            Sinks = [log],
            Save = window => TrainingState.Write(folder, learner, new RunPosition(clock.Elapsed, window)),
            Evaluate = ending => Evaluate(learner, evaluator, config.Output.EvaluateLanguages, ending),
        };
        loop.Run(cancellationToken);
        InterpolationChoice? choice = Interpolate(learner, evaluator, cancellationToken);
        if (choice is not null)
        {
            JsonObject line = choice.ToJson();
            line["event"] = "interpolation";
            log.Write(line);
        }

        IReadOnlyList<EvaluationResult> results = Evaluate(learner, evaluator, config.Data.Languages, cancellationToken);
        log.Write(learner.Optimiser.Steps, isLast: true, results, clock.Elapsed);
        return new TrainingResult(results, choice, data.LeftOut);
    }

    private InterpolationChoice? Interpolate(Learner learner, Evaluator evaluator, CancellationToken cancellationToken)
    {
        if (config.Interpolation.Shares.Count == 0)
        {
            return null;
        }

        ParameterTable parameters = learner.Model.Parameters;
        return WeightInterpolation.Choose(learner.Best, parameters.Names.Where(name => parameters[name].requires_grad), config.StartFrom, config.Interpolation, share =>
        {
            context.Report(new ToolProgress(null, "choosing weights", FormattableString.Invariant($"{share:P0} trained")));
            return evaluator.Run(learner.Best, "val", config.Data.Languages, cancellationToken);
        });
    }

    private IReadOnlyList<EvaluationResult> Evaluate(Learner learner, Evaluator evaluator, IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        ModelFolder.Write(Path.Combine(folder, ModelName), learner.Best, TokenizerPath, TensorType.Float16);
        return evaluator.Run(learner.Best, "val", languages, cancellationToken);
    }

    private (XlmRobertaTokenizer Tokenizer, ClipModel Model) Start()
    {
        if (config.StartFrom.Length > 0)
        {
            ClipModel start = ClipModel.Load(config.StartFrom);
            return (XlmRobertaTokenizer.Open(config.StartFrom, start.Config.Text), start);
        }

        XlmRobertaTokenizer tokenizer = XlmRobertaTokenizer.Open(config.Tokenizer);
        return (tokenizer, Initialisation.Create(config.Model.ToModelConfig(tokenizer.VocabularySize), config.Seed, Math.Log(config.Optimiser.LogitScale)));
    }
}
