namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>Values that change with the step: open_clip's learning rates and DINO's.</summary>
public static class Schedules
{
    /// <summary>open_clip's linear warm-up, then half a cosine to 0.</summary>
    /// <param name="step">Step from 0; may lie between steps where a run is bounded by time.</param>
    /// <param name="warmup">Steps of warm-up.</param>
    /// <param name="total">Steps in all.</param>
    /// <param name="peak">Highest learning rate.</param>
    public static double Cosine(double step, double warmup, double total, double peak) => step < warmup
        ? peak * (step + 1) / warmup
        : 0.5 * (1 + Math.Cos(Math.PI * (step - warmup) / (total - warmup))) * peak;

    /// <summary>open_clip's linear warm-up, then a constant.</summary>
    /// <param name="step">Step from 0.</param>
    /// <param name="warmup">Steps of warm-up.</param>
    /// <param name="peak">Highest learning rate.</param>
    public static double Constant(double step, double warmup, double peak) => step < warmup ? peak * (step + 1) / warmup : peak;

    /// <summary>open_clip's linear warm-up, a constant, then a polynomial fall.</summary>
    /// <param name="step">Step from 0.</param>
    /// <param name="warmup">Steps of warm-up.</param>
    /// <param name="total">Steps in all.</param>
    /// <param name="cooldown">Steps of the fall.</param>
    /// <param name="peak">Highest learning rate.</param>
    /// <param name="power">Exponent of the fall.</param>
    /// <param name="end">Last learning rate.</param>
    public static double ConstantWithCooldown(double step, double warmup, double total, double cooldown, double peak, double power, double end)
    {
        double start = total - cooldown;
        return step < start || step < warmup
            ? Constant(step, warmup, peak)
            : (Math.Pow(1 - ((step - start) / cooldown), power) * (peak - end)) + end;
    }

    /// <summary>DINO's warm-up (from a start value to the peak, both ends included), then half a cosine to the final value.</summary>
    /// <param name="step">Step from 0.</param>
    /// <param name="warmup">Steps of warm-up.</param>
    /// <param name="total">Steps in all.</param>
    /// <param name="peak">Value after the warm-up.</param>
    /// <param name="final">Value that the last step approaches.</param>
    /// <param name="start">Value of step 0 where there is a warm-up.</param>
    public static double Dino(double step, double warmup, double total, double peak, double final, double start = 0) => step < warmup
        ? start + ((peak - start) * step / Math.Max(warmup - 1, 1))
        : final + (0.5 * (peak - final) * (1 + Math.Cos(Math.PI * (step - warmup) / (total - warmup))));

    /// <summary>DINO's teacher temperature: a line from one value to another, then constant.</summary>
    /// <param name="step">Step, or in DINO epoch, from 0.</param>
    /// <param name="warmup">Steps of the line, both ends included.</param>
    /// <param name="from">First temperature.</param>
    /// <param name="to">Final temperature.</param>
    public static double TeacherTemperature(long step, long warmup, double from, double to) =>
        step < warmup ? from + ((to - from) * step / Math.Max(warmup - 1, 1)) : to;
}
