namespace StreamLab.Player;

/// <summary>A rule from outside cannot answer. The message goes on after "rule NAME, asked for segment N, " and is one line.</summary>
public sealed class RuleException(string message) : Exception(message);
