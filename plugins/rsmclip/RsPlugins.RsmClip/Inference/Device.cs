namespace RsPlugins.RsmClip.Inference;

/// <summary>Where the towers run.</summary>
public enum Device
{
    /// <summary>DirectML on Windows where it works, else the CPU.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>DirectML (Windows); the CPU, with a message, where it does not work.</summary>
    DirectMl,
}
