using System.Globalization;
using RsPlugins.Benchmarks;
using RsPlugins.Benchmarks.Ablation;
using RsPlugins.Benchmarks.Gigapixel;
using RsPlugins.Benchmarks.Protocol;
using RsPlugins.Benchmarks.Search;
using RsPlugins.Benchmarks.Segmentation;
using RsPlugins.Benchmarks.Stress;
using RsPlugins.Benchmarks.Training;

Dictionary<string, (int Least, string Arguments, Func<string[], int> Run)> commands = new(StringComparer.Ordinal)
{
    ["make-checkpoint"] = (1, "FOLDER [SENTENCEPIECE_MODEL]", rest => Done(() => FullSizeCheckpoint.Make(rest[0], rest.ElementAtOrDefault(1)))),
    ["as-torch"] = (2, "FOLDER TARGET", rest => Done(() => TorchArchive.Copy(rest[0], rest[1]))),
    ["tiles"] = (3, "MODEL RASTER STATE [THREADS]", rest => Done(() => TileSpeed.Run(rest[0], rest[1], rest[2], Number(rest, 3, Environment.ProcessorCount)))),
    ["export"] = (2, "FOLDER OUTPUT", rest => Done(() => ExportMeasurement.Run(rest[0], rest[1]))),
    ["cold-start"] = (2, "FOLDER STATE [fp32]", rest => Done(() => ColdStart.Run(rest[0], rest[1], rest.ElementAtOrDefault(2) == "fp32"))),
    ["speed"] = (3, "FOLDER STATE TABLE", rest => Done(() => ServingSpeed.Run(rest[0], rest[1], rest[2]))),
    ["train-speed"] = (2, "small|FOLDER ROUNDS [THREADS]", rest => Done(() => TrainSpeed.Run(rest[0], Number(rest, 1, 3), Number(rest, 2, Environment.ProcessorCount)))),
    ["train-gpu"] = (0, "[PAIRS STEPS method]", rest => Done(() => GpuStep.Run(Number(rest, 0, 8), Number(rest, 1, 30), rest.ElementAtOrDefault(2) == "method"))),
    [TrainSide.Command] = (3, "small|FOLDER SIDE THREADS", rest => Done(() => TrainSide.Run(rest[0], rest[1], Number(rest, 2, 1)))),
    ["ablation"] = (2, "DATA WORK [STEPS SEEDS VARIANT...]", rest => Done(() => AblationCommand.Run(rest[0], rest[1], Number(rest, 2, 1000), Number(rest, 3, 3), rest.Length > 4 ? rest[4..] : []))),
    ["search"] = (3, "DATA MODELS WORK [PYTHON ROUNDS]", rest => Done(() => SearchFigures.Run(rest[0], rest[1], rest[2], rest.ElementAtOrDefault(3) ?? "python3", Number(rest, 4, 10)))),
    ["index-load"] = (1, "WORK [TILES]", rest => Done(() => IndexLoad.Run(rest[0], Number(rest, 1, 100_000)))),
    ["gigapixel"] = (3, "PHOTO MODELS WORK [SIDE TILE TOOL...]", rest => Done(() => GigapixelCommand.Run(rest[0], rest[1], rest[2], Number(rest, 3, 32_000), Number(rest, 4, 256), rest.Length > 5 ? rest[5..] : ["rs.index", "rs.classify", "rs.segment"]))),
    [ToolRun.Command] = (5, "MODELS STATE TOOL ARGUMENTS CANCEL_AT", rest => Done(() => ToolRun.Run(rest[0], rest[1], rest[2], rest[3], double.Parse(rest[4], CultureInfo.InvariantCulture)))),
    ["segmentation"] = (4, "FOLDER STATE SETTINGS MODELS [TILES]", rest => Done(() => SegmentationQuality.Run(rest[0], rest[1], rest[2], rest[3], rest.ElementAtOrDefault(4) ?? ""))),
    ["captions"] = (4, "UCM_IMAGES UCM_CAPTIONS MULTILINGUAL STATE", rest => Done(() => CaptionQuality.Run(rest[0], rest[1], rest[2], rest[3]))),
    ["protocol"] = (0, "[ROUNDS]", rest => ProtocolFigures.Run(Number(rest, 0, 5000))),
    [PipeEcho.Command] = (0, string.Empty, _ => PipeEcho.Answer()),
    ["stress"] = (0, "[CLIENTS CALLS]", rest => StressCommand.Run(Number(rest, 0, 8), Number(rest, 1, 1000))),
    ["soak"] = (0, "[MINUTES]", rest => SoakCommand.Run(Number(rest, 0, 60))),
};

if (args.Length == 0 || !commands.TryGetValue(args[0], out (int Least, string Arguments, Func<string[], int> Run) command) || args.Length - 1 < command.Least)
{
    foreach ((string name, (_, string arguments, _)) in commands)
    {
        Console.Error.WriteLine($"usage: {name} {arguments}");
    }

    return 2;
}

return command.Run(args[1..]);

static int Done(Action measure)
{
    measure();
    return 0;
}

static int Number(string[] rest, int place, int usual) => place < rest.Length ? int.Parse(rest[place], CultureInfo.InvariantCulture) : usual;
