using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Data.Augment;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Report;
using RsPlugins.RsmClip.Training.TensorBoard;
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
    /// <summary>Name of the model's folder within the run's.</summary>
    public const string ModelName = "model";

    private const int ReportLanguages = 2;
    private static readonly HashSet<string> Splits = new(StringComparer.Ordinal) { "train", "val" };

    /// <summary>Name of the model in its card and the report; by default that of the run's folder.</summary>
    public string Title { get; init; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    private string TokenizerPath => config.StartFrom.Length > 0 ? XlmRobertaTokenizer.FileOf(config.StartFrom) : config.Tokenizer;

    /// <summary>Trains to the end of the schedule.</summary>
    /// <param name="resume">Whether to go on from the newest state in the folder.</param>
    /// <param name="cancellationToken">Stops after the current step, with a state written.</param>
    /// <returns>Validation figures of the finished model, and how its weights were chosen.</returns>
    public TrainingResult Run(bool resume, CancellationToken cancellationToken)
    {
        using RunFolder run = RunFolder.Hold(folder);
        if (StateFolder.Newest(run.Root) is not null && !resume)
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
        string? startHash = config.StartFrom.Length > 0 ? Checkpoint.HashFolder(config.StartFrom, cancellationToken) : null;
        model.Parameters.MoveTo(device);
        using Learner learner = new(config, model);
        StateFolder states = new(run.Root, SettingsList.Deciding(config));
        RestoredState? restored = states.Restore(learner);
        TrainingLog log = Log(run, learner, restored);
        using TrainingData data = TrainingData.Read(config.Data, Splits, name => context.Report(new ToolProgress(null, "reading images", name)), cancellationToken);
        using DeviceImages? images = OnDevice(data, device) ? new DeviceImages(data, device, cancellationToken) : null;
        PreprocessConfig pixels = learner.Model.Config.Preprocess;
        using DeviceCrops? crops = images is null ? null : new DeviceCrops(images, pixels.Mean, pixels.Std);
        learner.Crops = crops ?? learner.Crops;
        BatchMaker maker = new(config, learner.Model.Config, tokenizer, data, images);
        Autocast autocast = new(device.type, config.Precision == "bfloat16");
        Embedder embedder = new(maker, autocast);
        Evaluator evaluator = new(embedder, data.Texts, data.Sets);
        SampleRetrievals samples = new(embedder, data.Texts, data.Sets, [.. config.Output.EvaluateLanguages.Concat(config.Data.Languages).Distinct(StringComparer.Ordinal).Take(ReportLanguages)]);
        log.Write(new JsonObject
        {
            ["event"] = restored is null ? "start" : "resume",
            ["step"] = learner.Optimiser.Steps,
            ["parameters"] = learner.Model.Parameters.Count,
            ["images"] = maker.ImageCount,
            ["trained"] = learner.Model.Parameters.TrainedCount,
            ["device"] = TrainingDevice.Name(device),
            ["augmentation"] = images is null ? "workers" : "device",
            ["autocast"] = autocast.IsActive,
            ["matmulPrecision"] = products.Mode,
            ["data"] = data.ToJson(),
        });
        using EventFile events = EventFile.Create(run.Events, restored is null ? null : learner.Optimiser.Steps);
        IMetricsSink[] sinks = [log, events, new ReportSink(Title, run.Log, run.Report, config, () => samples.Run(learner.Best, cancellationToken))];
        RunPosition position = restored?.Position ?? new RunPosition(TimeSpan.Zero, new StepWindow(), 0);
        RunClock clock = new(position.Elapsed);
        TrainingLoop loop = new(config, learner, maker, autocast, clock, position, context)
        {
            Sinks = sinks,
            Save = reached => states.Write(learner, reached),
            Evaluate = ending => Evaluate(run, learner, evaluator, config.Output.EvaluateLanguages, ending),
        };
        try
        {
            loop.Run(cancellationToken);
        }
        catch (DivergenceException divergence)
        {
            throw Kept(divergence, run, learner, states, log);
        }

        InterpolationChoice? choice = Interpolate(learner, evaluator, log, cancellationToken);
        IReadOnlyList<EvaluationResult> results = Evaluate(run, learner, evaluator, config.Data.Languages, cancellationToken);
        new ModelCard(Title, config, learner.Optimiser.Steps, data.ToJson(), results, startHash) { Interpolation = choice }.Write(run.Model);
        foreach (IMetricsSink sink in sinks)
        {
            sink.Write(learner.Optimiser.Steps, isLast: true, results, clock.Elapsed);
        }

        return new TrainingResult(results, choice, data.LeftOut);
    }

    private bool OnDevice(TrainingData data, Device device) => config.Data.Augmentation switch
    {
        "device" => true,
        "workers" => false,
        _ => device.type == DeviceType.CUDA && CudaDriver.Memory() is (_, long all) && DeviceImages.BytesOf(data) <= all / 4,
    };

    private InterpolationChoice? Interpolate(Learner learner, Evaluator evaluator, TrainingLog log, CancellationToken cancellationToken)
    {
        if (config.Interpolation.Shares.Count == 0)
        {
            return null;
        }

        ParameterTable parameters = learner.Model.Parameters;
        InterpolationChoice choice = WeightInterpolation.Choose(learner.Best, parameters.Names.Where(name => parameters[name].requires_grad), config.Interpolation.With.Length > 0 ? config.Interpolation.With : config.StartFrom, config.Interpolation, share =>
        {
            context.Report(new ToolProgress(null, "choosing weights", FormattableString.Invariant($"{share:P0} trained")));
            return evaluator.Run(learner.Best, "val", config.Data.Languages, cancellationToken);
        });
        log.Write(learner.Optimiser.Steps, choice);
        return choice;
    }

    private static TrainingLog Log(RunFolder run, Learner learner, RestoredState? restored)
    {
        TrainingLog log = new(run.Log);
        log.CutAfter(restored is null ? -1 : learner.Optimiser.Steps, restored?.Position.Evaluations ?? 0);
        foreach (DamagedState damaged in restored?.Damaged ?? [])
        {
            log.Write(new JsonObject { ["event"] = "damaged", ["step"] = learner.Optimiser.Steps, ["file"] = damaged.File, ["reason"] = damaged.Reason });
        }

        return log;
    }

    private IReadOnlyList<EvaluationResult> Evaluate(RunFolder run, Learner learner, Evaluator evaluator, IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        context.Report(new ToolProgress(null, "evaluating", "Validation split"));
        ModelFolder.Write(run.Model, learner.Best, TokenizerPath, TensorType.Float16);
        return evaluator.Run(learner.Best, "val", languages, cancellationToken);
    }

    // The last good state becomes a model that another run can start from: the state itself fits only these settings, which led here.
    private TrainingException Kept(DivergenceException divergence, RunFolder run, Learner learner, StateFolder states, TrainingLog log)
    {
        log.Write(new JsonObject { ["event"] = "diverged", ["step"] = learner.Optimiser.Steps, ["reason"] = divergence.Message });
        if (states.Restore(learner) is null)
        {
            return new TrainingException($"{divergence.Message} No state had been written before.", "Begin again with a lower optimiser.learning_rate or more optimiser.warmup_steps.", divergence);
        }

        ModelFolder.Write(run.Model, learner.Best, TokenizerPath, TensorType.Float16);
        return new TrainingException(
            $"{divergence.Message} The model of step {learner.Optimiser.Steps}, the last good state, is in {run.Model}.",
            "Start another run from it (start_from) in another folder, with a lower optimiser.learning_rate.",
            divergence);
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
