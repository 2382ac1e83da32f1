using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using RsPlugins.Sdk.Tools;
using TorchSharp;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>One training run from its configuration to a model folder. Runs on the thread that calls it: tensor scopes and gradient mode belong to a thread.</summary>
/// <param name="config">The run.</param>
/// <param name="folder">Folder of the run: log, states and the model.</param>
/// <param name="context">Progress and log.</param>
public sealed class TrainingJob(TrainingConfig config, string folder, IToolContext context)
{
    private static readonly Action<ILogger, string, Exception?> Say = LoggerMessage.Define<string>(LogLevel.Information, new EventId(1, "training"), "{Message}");
    private readonly Stopwatch _clock = new();
    private TimeSpan _before;

    /// <summary>Name of the model's folder within the run's.</summary>
    public const string ModelName = "model";

    private TimeSpan Elapsed => _before + _clock.Elapsed;

    /// <summary>Trains to the end of the schedule.</summary>
    /// <param name="resume">Whether to go on from the newest state in the folder.</param>
    /// <param name="cancellationToken">Stops after the current step, with a state written.</param>
    /// <returns>Validation figures of the finished model in all languages.</returns>
    public IReadOnlyList<EvaluationResult> Run(bool resume, CancellationToken cancellationToken)
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
        string tokenizerPath = config.StartFrom.Length > 0 ? Path.Combine(config.StartFrom, Checkpoint.TokenizerName) : config.Tokenizer;
        (XlmRobertaTokenizer tokenizer, ClipModel model) = Start();
        using Learner learner = new(config, model);
        if (state is not null)
        {
            _before = TrainingState.Read(state, learner);
        }

        TextStore texts = TextStore.Read(config.Data.Texts);
        HashSet<string> splits = new(StringComparer.Ordinal) { "train", "val" };
        ImageSet[] sets = [.. config.Data.Sets.Select(set => ReadSet(set, texts, splits, cancellationToken))];
        BatchMaker maker = new(config, learner.Model.Config, tokenizer, texts, sets);
        Autocast autocast = new(DeviceType.CPU, config.Precision == "bfloat16");
        Evaluator evaluator = new(maker, texts, sets, autocast);
        TrainingLog log = new(Path.Combine(folder, "log.jsonl"));
        log.Write(new JsonObject
        {
            ["event"] = state is null ? "start" : "resume",
            ["step"] = learner.Optimiser.Steps,
            ["parameters"] = learner.Model.Parameters.Count,
            ["images"] = maker.ImageCount,
            ["autocast"] = autocast.IsActive,
        });
        Train(learner, maker, autocast, evaluator, log, tokenizerPath, cancellationToken);
        TrainingState.Write(folder, learner, Elapsed);
        ModelFolder.Write(Path.Combine(folder, ModelName), learner.Best, tokenizerPath, TensorType.Float16);
        IReadOnlyList<EvaluationResult> results = evaluator.Run(learner.Best, "val", config.Data.Languages, cancellationToken);
        log.Write(new JsonObject { ["event"] = "end", ["step"] = learner.Optimiser.Steps, ["seconds"] = Math.Round(Elapsed.TotalSeconds), ["evaluation"] = TrainingLog.ToJson(results) });
        return results;
    }

    private ImageSet ReadSet(ImageSetSettings set, TextStore texts, HashSet<string> splits, CancellationToken cancellationToken)
    {
        context.Report(new ToolProgress(null, "reading images", set.Name));
        return ImageSet.Read(set, texts, splits, cancellationToken);
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

    private void Train(Learner learner, BatchMaker maker, Autocast autocast, Evaluator evaluator, TrainingLog log, string tokenizerPath, CancellationToken cancellationToken)
    {
        int fullSize = learner.Model.Config.Vision.ImageSize;
        int SizeAt(long step) => config.Views.FirstSize > 0 && Place(step) < config.Views.FirstShare * config.Steps ? config.Views.FirstSize : fullSize;
        Queue<double> marks = new(config.Output.EvaluateAt.Order().Where(mark => mark * config.Steps > learner.Optimiser.Steps));
        TimeSpan saved = Elapsed;
        _clock.Start();
        using BatchQueue queue = new(maker, learner.Optimiser.Steps, SizeAt);
        double[] sums = new double[3];
        (long Step, TimeSpan Time) last = (learner.Optimiser.Steps, Elapsed);
        TimeSpan waited = TimeSpan.Zero;
        while (Place(learner.Optimiser.Steps) < config.Steps)
        {
            TimeSpan before = _clock.Elapsed;
            Batch batch = queue.Take(CancellationToken.None);
            waited += _clock.Elapsed - before;

            // What is dropped depends on the step alone, so that a resumed run drops the same.
            torch.random.manual_seed(config.Seed + batch.Step);
            StepLosses losses = learner.Accumulate(batch, autocast);
            if (!double.IsFinite(losses.Total))
            {
                throw new TrainingException($"The loss of step {batch.Step} is not a number.", "Resume from the last state with a lower learning rate.");
            }

            double place = Place(batch.Step);
            double rate = Rate(place);
            double norm = learner.Step(rate);
            sums[0] += losses.Contrastive;
            sums[1] += losses.Distillation;
            sums[2] += norm;
            long step = learner.Optimiser.Steps;
            context.Report(new ToolProgress(place / config.Steps, "training", null, step, config.Steps, "steps"));
            if (step % config.Output.LogSteps == 0)
            {
                long steps = step - last.Step;
                double seconds = (Elapsed - last.Time).TotalSeconds;
                log.Write(Line(step, place, rate, steps, seconds, waited.TotalSeconds, sums, learner.LogitScale, batch.Size));
                Array.Clear(sums);
                last = (step, Elapsed);
                waited = TimeSpan.Zero;
            }

            bool isDue = config.Output.CheckpointSteps > 0
                ? step % config.Output.CheckpointSteps == 0
                : (Elapsed - saved).TotalMinutes >= config.Output.CheckpointMinutes;
            if (isDue || cancellationToken.IsCancellationRequested)
            {
                TrainingState.Write(folder, learner, Elapsed);
                saved = Elapsed;
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (marks.TryPeek(out double mark) && place >= mark * config.Steps)
            {
                marks.Dequeue();
                ModelFolder.Write(Path.Combine(folder, ModelName), learner.Best, tokenizerPath, TensorType.Float16);
                IReadOnlyList<EvaluationResult> results = evaluator.Run(learner.Best, "val", config.Output.EvaluateLanguages, cancellationToken);
                log.Write(new JsonObject { ["event"] = "evaluation", ["step"] = step, ["evaluation"] = TrainingLog.ToJson(results) });
                Say(context.Log, $"step {step}: " + string.Join("; ", results.Select(result => $"{result.Set} {result.Language} {result.TopOne:P1} {result.Retrieval?.MeanRecall:F1}")), null);
            }
        }
    }

    private double Place(long step) => config.TimeBudgetMinutes > 0
        ? Math.Max(step, Elapsed.TotalMinutes / config.TimeBudgetMinutes * config.Steps)
        : step;

    private double Rate(double place)
    {
        OptimiserSettings settings = config.Optimiser;
        double bounded = Math.Min(place, config.Steps);
        return settings.Schedule == "constant"
            ? Schedules.Constant(bounded, settings.WarmupSteps, settings.LearningRate)
            : Schedules.Cosine(bounded, settings.WarmupSteps, config.Steps, settings.LearningRate);
    }

    private JsonObject Line(long step, double place, double rate, long steps, double seconds, double waited, double[] sums, double scale, int size) => new()
    {
        ["event"] = "step",
        ["step"] = step,
        ["progress"] = Math.Round(place / config.Steps, 4),
        ["contrastive"] = Math.Round(sums[0] / steps, 4),
        ["distillation"] = Math.Round(sums[1] / steps, 4),
        ["gradientNorm"] = Math.Round(sums[2] / steps, 3),
        ["rate"] = rate,
        ["logitScale"] = Math.Round(scale, 2),
        ["size"] = size,
        ["imagesPerSecond"] = Math.Round(steps * config.BatchSize / seconds, 1),
        ["dataWait"] = Math.Round(waited / seconds, 3),
        ["seconds"] = Math.Round(Elapsed.TotalSeconds, 1),
    };
}
