namespace RsPlugins.RsmClip.Doctor;

/// <summary>Arguments of rs.doctor, as the manifest describes them.</summary>
public sealed record DoctorArguments
{
    /// <summary>Id or folder of the model.</summary>
    public string? Model { get; init; }
}
