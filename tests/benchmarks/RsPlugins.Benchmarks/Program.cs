using RsPlugins.Benchmarks;

Dictionary<string, (string Arguments, Action<string[]> Run)> commands = new(StringComparer.Ordinal)
{
    ["make-checkpoint"] = ("FOLDER [SENTENCEPIECE_MODEL]", rest => FullSizeCheckpoint.Make(rest[0], rest.ElementAtOrDefault(1))),
    ["as-torch"] = ("FOLDER TARGET", rest => TorchArchive.Copy(rest[0], rest[1])),
    ["export"] = ("FOLDER OUTPUT", rest => ExportMeasurement.Run(rest[0], rest[1])),
    ["cold-start"] = ("FOLDER STATE [fp32]", rest => ColdStart.Run(rest[0], rest[1], rest.ElementAtOrDefault(2) == "fp32")),
    ["speed"] = ("FOLDER STATE TABLE", rest => ServingSpeed.Run(rest[0], rest[1], rest[2])),
};

if (args.Length < 2 || !commands.TryGetValue(args[0], out (string Arguments, Action<string[]> Run) command))
{
    foreach ((string name, (string arguments, _)) in commands)
    {
        Console.Error.WriteLine($"usage: {name} {arguments}");
    }

    return 2;
}

command.Run(args[1..]);
return 0;
