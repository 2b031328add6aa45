namespace StreamLab.Cdn;

/// <summary>A value that a policy takes.</summary>
/// <param name="Default">As it would be written; empty where there is none.</param>
/// <param name="IsList">All that stands after the colon, with commas between, is its value.</param>
public sealed record SteeringParameter(string Name, string Default, string Unit, string Meaning, bool IsList = false);
