using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>One image of a batch with the text that was drawn for it.</summary>
/// <param name="Set">Place of its data set.</param>
/// <param name="Settings">How the set is used.</param>
/// <param name="Entry">The image.</param>
/// <param name="Text">The text.</param>
/// <param name="TextId">Identity of the text over languages.</param>
/// <param name="Group">Its class, the same for all sets, or the image itself.</param>
/// <param name="NamesClass">Whether the text is a template with the name of the class.</param>
internal sealed record Pair(int Set, ImageSetSettings Settings, ImageEntry Entry, string Text, string TextId, string Group, bool NamesClass);
