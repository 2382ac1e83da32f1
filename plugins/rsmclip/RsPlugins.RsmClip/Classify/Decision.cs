namespace RsPlugins.RsmClip.Classify;

/// <summary>What a cell is labelled.</summary>
/// <param name="Label">Place of the label: a class, or the one after the last class for none of these.</param>
/// <param name="Best">Place of the class that fits best.</param>
/// <param name="Second">Place of the second label: the class that comes next, or the best one where that was not sure enough.</param>
/// <param name="Probabilities">For each class the share of it at the model's own logit scale.</param>
/// <param name="Confidence">The calibrated probability of the best class; null for a model without calibration.</param>
internal readonly record struct Decision(int Label, int Best, int Second, float[] Probabilities, float? Confidence);
