namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>What the steps since the last line of the log add up to. Kept in each state, so that the first line after a resume is that of the undisturbed run.</summary>
public sealed class StepWindow
{
    /// <summary>Steps.</summary>
    public int Steps { get; set; }

    /// <summary>Sum of what was minimised.</summary>
    public double Total { get; set; }

    /// <summary>Sum of the contrastive losses.</summary>
    public double Contrastive { get; set; }

    /// <summary>Sum of the self-distillation losses.</summary>
    public double Distillation { get; set; }

    /// <summary>Sum of each global view's contrastive losses.</summary>
    public IReadOnlyList<double> Views { get; set; } = [];

    /// <summary>Sum of the gradients' norms.</summary>
    public double GradientNorm { get; set; }

    /// <summary>Time of the steps, seconds.</summary>
    public double Seconds { get; set; }

    /// <summary>What of it was waiting for batches, seconds.</summary>
    public double WaitSeconds { get; set; }

    /// <summary>Adds a step.</summary>
    /// <param name="losses">Its losses.</param>
    /// <param name="norm">Norm of its gradients.</param>
    /// <param name="time">What it took.</param>
    /// <param name="waited">What of it was waiting for the batch.</param>
    public void Add(StepLosses losses, double norm, TimeSpan time, TimeSpan waited)
    {
        Steps++;
        Total += losses.Total;
        Contrastive += losses.Contrastive;
        Distillation += losses.Distillation;
        Views = Views.Count == 0 ? losses.Views : [.. Views.Zip(losses.Views, (sum, view) => sum + view)];
        GradientNorm += norm;
        Seconds += time.TotalSeconds;
        WaitSeconds += waited.TotalSeconds;
    }

    /// <summary>Means of the losses.</summary>
    public StepLosses Mean() => new(Total / Steps, Contrastive / Steps, Distillation / Steps) { Views = [.. Views.Select(sum => sum / Steps)] };
}
