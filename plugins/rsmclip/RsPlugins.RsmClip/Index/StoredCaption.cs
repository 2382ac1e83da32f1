namespace RsPlugins.RsmClip.Index;

/// <summary>A caption of a store.</summary>
/// <param name="Language">BCP-47 code.</param>
/// <param name="Text">The caption; no other of this language has the same text.</param>
/// <param name="Images">Places in <see cref="CaptionSet.Images"/> of the images that carry it; empty where its file names none.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record StoredCaption(string Language, string Text, IReadOnlyList<int> Images, string Source);
