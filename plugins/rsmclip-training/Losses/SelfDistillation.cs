using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Losses;

/// <summary>A vision tower that learns from its own running average: the student's head, the teacher (tower and head) and the loss between their prototypes.</summary>
public sealed class SelfDistillation : IDisposable
{
    private const string HeadPrefix = "head.";
    private const string VisionPrefix = "visual.";
    private readonly DistillationSettings _settings;
    private readonly DistillationHead _studentHead;
    private readonly DistillationHead _teacherHead;
    private readonly VisionTower _student;
    private readonly VisionTower _teacher;

    /// <summary>Starts with a teacher that equals the student.</summary>
    /// <param name="settings">Head, temperatures, momenta.</param>
    /// <param name="model">The student.</param>
    /// <param name="seed">Seed of the head.</param>
    /// <param name="head">Starting values of the head, taken over; null draws them.</param>
    public SelfDistillation(DistillationSettings settings, ClipModel model, long seed, ParameterTable? head = null)
    {
        _settings = settings;
        Head = head ?? new ParameterTable();
        if (head is null)
        {
            DistillationHead.AddTo(Head, HeadPrefix, ReadsToken ? model.Config.Vision.Width : model.Config.EmbedDim, settings, seed);
        }

        Head.MoveTo(model.Device);
        Teacher = model.Parameters.Follower(VisionPrefix);
        Teacher.Follow(Head);
        _student = model.Vision;
        _studentHead = new DistillationHead(Head, HeadPrefix);
        _teacher = new VisionTower(Teacher, model.Config.Vision);
        _teacherHead = new DistillationHead(Teacher, HeadPrefix);
        Loss = new DistillationLoss(settings.Prototypes, settings.StudentTemperature, settings.CentreMomentum, model.Device);
    }

    /// <summary>The student's head.</summary>
    public ParameterTable Head { get; }

    /// <summary>The teacher's vision tower and head.</summary>
    public ParameterTable Teacher { get; }

    /// <summary>The loss, with its centre.</summary>
    public DistillationLoss Loss { get; }

    private bool ReadsToken => _settings.HeadInput == "class_token";

    /// <summary>The student's prototype logits.</summary>
    /// <param name="tokens">Class tokens of the global views, before the projection, [2 * B, W].</param>
    /// <param name="features">The same after the projection, [2 * B, D].</param>
    /// <param name="locals">Class tokens of the local views, or null.</param>
    /// <returns>[V * B, K], 32-bit floats.</returns>
    public Tensor StudentLogits(Tensor tokens, Tensor features, Tensor? locals)
    {
        Tensor read = ReadsToken ? tokens : features;
        if (locals is not null)
        {
            read = cat([read, ReadsToken ? locals : _student.Project(locals)], 0);
        }

        return _studentHead.Forward(read.to_type(ScalarType.Float32)).to_type(ScalarType.Float32);
    }

    /// <summary>The teacher's prototype logits, without gradients.</summary>
    /// <param name="views">The global views one after the other, [2 * B, 3, H, W].</param>
    /// <returns>[2 * B, K], 32-bit floats.</returns>
    public Tensor TeacherLogits(Tensor views)
    {
        using IDisposable guard = no_grad();
        Tensor read = _teacher.ClassToken(views);
        read = ReadsToken ? read : _teacher.Project(read);
        return _teacherHead.Forward(read.to_type(ScalarType.Float32)).to_type(ScalarType.Float32);
    }

    /// <summary>The teacher's temperature.</summary>
    /// <param name="step">Step from 0.</param>
    public double TemperatureAt(long step) =>
        Schedules.TeacherTemperature(step, _settings.TemperatureWarmupSteps, _settings.FirstTeacherTemperature, _settings.TeacherTemperature);

    /// <summary>The teacher's momentum.</summary>
    /// <param name="progress">Place in the schedule, 0 to 1.</param>
    public double MomentumAt(double progress) => _settings.MomentumSchedule == "cosine"
        ? Schedules.Dino(progress, 0, 1, _settings.TeacherMomentum, _settings.LastTeacherMomentum)
        : _settings.TeacherMomentum;

    /// <summary>Moves the teacher towards the student.</summary>
    /// <param name="model">The student.</param>
    /// <param name="progress">Place in the schedule, 0 to 1.</param>
    public void MoveTeacher(ClipModel model, double progress)
    {
        double momentum = MomentumAt(progress);
        Teacher.MoveTowards(model.Parameters, momentum);
        Teacher.MoveTowards(Head, momentum);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Head.Dispose();
        Teacher.Dispose();
        Loss.Dispose();
    }
}
