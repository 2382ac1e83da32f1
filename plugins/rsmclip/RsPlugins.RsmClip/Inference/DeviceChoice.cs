namespace RsPlugins.RsmClip.Inference;

/// <summary>What runs models, and why it is that.</summary>
/// <param name="Device">"CPU" or "DirectML".</param>
/// <param name="Reason">Why, in a sentence for the user.</param>
internal sealed record DeviceChoice(string Device, string Reason)
{
    /// <summary>What the first model will be tried on.</summary>
    public static DeviceChoice Expected { get; } = OperatingSystem.IsWindows()
        ? new DeviceChoice("DirectML", "The first model that is used is tried on the graphics card, and on the CPU where that does not work.")
        : new DeviceChoice("CPU", "Graphics cards are used by DirectML, on Windows only.");

    /// <summary>What a model runs on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="wanted">What was asked for.</param>
    public static DeviceChoice Of(LoadedModel model, Device wanted) => new(
        model.Provider,
        model.Notice ?? (model.Provider != "CPU" ? "Its results were compared with the CPU's and are the same." : wanted == Inference.Device.Cpu ? "The CPU was asked for." : Expected.Reason));
}
