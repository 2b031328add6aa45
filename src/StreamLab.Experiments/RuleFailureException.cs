namespace StreamLab.Experiments;

/// <summary>A rule has thrown, hung or answered what cannot be: it would do so a thousand times, so the study ends. The message is one line.</summary>
public sealed class RuleFailureException(string message, Exception? inner = null) : Exception(message, inner);
