namespace StreamLab.Experiments;

/// <summary>A study cannot be run as it was asked for; the message is one line that says what, where and what to do.</summary>
public sealed class StudyException(string message, Exception? inner = null) : Exception(message, inner);
