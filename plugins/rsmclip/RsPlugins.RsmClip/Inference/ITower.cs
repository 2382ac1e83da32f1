namespace RsPlugins.RsmClip.Inference;

/// <summary>What the accounts of the memory know of a tower, whatever it is made of.</summary>
internal interface ITower
{
    /// <summary>The id of its model.</summary>
    string Model { get; }

    /// <summary>"vision" or "text".</summary>
    string Name { get; }

    /// <summary>Memory that its graph and weights take while it is open, in bytes.</summary>
    long Bytes { get; }

    /// <summary>When it was opened.</summary>
    DateTimeOffset Since { get; }

    /// <summary>When it was last used; null while it is in use.</summary>
    DateTimeOffset? IdleSince { get; }

    /// <summary>Whether a call has its model.</summary>
    bool IsHeld { get; }

    /// <summary>Closes it unless it is in use; it is opened again at its next use.</summary>
    /// <returns>Whether it is closed now.</returns>
    bool TryClose();
}
