using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

[Collection(AloneCollection.Name)]
public sealed class TrainingLoopTests
{
    [Fact]
    public void A_cancel_in_the_middle_of_a_step_ends_the_run_there_with_the_state_before_it_written()
    {
        using TinyData files = new();
        TrainingConfig config = TrainingConfigFile.Read(files.WriteConfig());
        (config.Output.LogSteps, config.Output.CheckpointSteps) = (100, 0);
        using TrainingData data = TrainingData.Read(config.Data, new HashSet<string>(StringComparer.Ordinal) { "train" }, _ => { }, CancellationToken.None);
        using Learner learner = new(config, ClipModel.Load(Golden.Hub));
        BatchMaker maker = new(config, learner.Model.Config, XlmRobertaTokenizer.Open(Golden.Hub, learner.Model.Config.Text), data, null);
        using CancellationTokenSource source = new();
        learner.Crops = new CancellingCrops(source, pass: 3);
        List<long> saved = [];
        TrainingLoop loop = new(config, learner, maker, new Autocast(DeviceType.CPU, isWanted: false), new RunClock(TimeSpan.Zero), new RunPosition(TimeSpan.Zero, new StepWindow(), 0), new RecordingContext())
        {
            Sinks = [],
            Save = position => saved.Add(learner.Optimiser.Steps + (1000 * position.Window.Steps)),
            Evaluate = _ => [],
        };

        Assert.Throws<OperationCanceledException>(() => loop.Run(source.Token));

        // Two steps were made, and are what the state and the figures since the last line of the log hold.
        Assert.Equal([2002], saved);
    }
}
