namespace RsPlugins.RsmClip.Training.Data;

/// <summary>An image that a list names and a run does without.</summary>
/// <param name="Set">Its data set.</param>
/// <param name="File">Its name in the list.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record LeftOutImage(string Set, string File, string Reason);
