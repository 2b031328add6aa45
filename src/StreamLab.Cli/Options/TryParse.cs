namespace StreamLab.Cli.Options;

/// <summary>Reads a value from what a user wrote.</summary>
internal delegate bool TryParse<T>(string? text, out T value);
