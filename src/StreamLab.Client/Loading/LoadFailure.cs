namespace StreamLab.Client;

/// <summary>Why a manifest could not be had.</summary>
/// <param name="Message">One line: what, where, what to do.</param>
public sealed record LoadFailure(string Message);
