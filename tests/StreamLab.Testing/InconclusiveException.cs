namespace StreamLab.Testing;

/// <summary>A test that could decide nothing. xunit counts an exception that begins like this as skipped, with its reason.</summary>
public sealed class InconclusiveException(string reason) : Exception($"$XunitDynamicSkip$inconclusive, the machine was busy: {reason}");
