namespace StreamLab.Experiments;

/// <summary>How far a study is.</summary>
/// <param name="What">What is being counted: sessions, optima, timelines.</param>
/// <param name="Resumed">How many of the done ones a run before this has done.</param>
public readonly record struct StudyProgress(string What, int Done, int Of, int Resumed);
