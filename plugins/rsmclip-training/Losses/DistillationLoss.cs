using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RsPlugins.RsmClip.Training.Losses;

/// <summary>DINO's loss: every view of the student predicts the teacher's distribution of every other global view; a running centre keeps the teacher from collapsing.</summary>
public sealed class DistillationLoss : IDisposable
{
    private const int TeacherViews = 2;
    private readonly double _studentTemperature;
    private readonly double _centreMomentum;

    /// <summary>Starts with a centre of zeros.</summary>
    /// <param name="prototypes">K.</param>
    /// <param name="studentTemperature">Divides the student's logits.</param>
    /// <param name="centreMomentum">Share of the old centre that is kept.</param>
    /// <param name="device">Where the logits will be; null for the CPU.</param>
    public DistillationLoss(long prototypes, double studentTemperature, double centreMomentum, Device? device = null)
    {
        _studentTemperature = studentTemperature;
        _centreMomentum = centreMomentum;
        Centre = zeros(1, prototypes, device: device).DetachFromDisposeScope();
    }

    /// <summary>The centre [1, K], subtracted from the teacher's logits.</summary>
    public Tensor Centre { get; }

    /// <summary>The loss. The centre is used as it is: it moves after the loss, by <see cref="MoveCentre"/>.</summary>
    /// <param name="student">[V * B, K] logits, view after view, the two global views first.</param>
    /// <param name="teacher">[2 * B, K] logits of the two global views.</param>
    /// <param name="teacherTemperature">Divides the teacher's centred logits.</param>
    public Tensor Forward(Tensor student, Tensor teacher, double teacherTemperature)
    {
        using Tensor fixedTeacher = teacher.detach();
        Tensor[] targets = F.softmax(fixedTeacher.Minus(Centre).Times(1 / teacherTemperature), -1).chunk(TeacherViews, 0);
        long views = student.shape[0] / (teacher.shape[0] / TeacherViews);
        Tensor[] predictions = F.log_softmax(student.Times(1 / _studentTemperature), -1).chunk(views, 0);
        Tensor total = zeros(1, dtype: student.dtype, device: student.device).sum();
        int terms = 0;
        for (int target = 0; target < TeacherViews; target++)
        {
            for (int view = 0; view < predictions.Length; view++)
            {
                if (view != target)
                {
                    total = total.Minus((targets[target] * predictions[view]).sum([-1]).mean());
                    terms++;
                }
            }
        }

        return total.Times(1.0 / terms);
    }

    /// <summary>Moves the centre towards the mean of a step's teacher logits.</summary>
    /// <param name="mean">[1, K].</param>
    public void MoveCentre(Tensor mean)
    {
        using IDisposable guard = no_grad();
        Centre.Blend(mean, _centreMomentum);
    }

    /// <inheritdoc />
    public void Dispose() => Centre.Dispose();
}
