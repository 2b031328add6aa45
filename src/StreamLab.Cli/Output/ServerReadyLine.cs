namespace StreamLab.Cli.Output;

/// <summary>What <c>origin --json</c> and <c>edge --json</c> say when they are ready.</summary>
/// <param name="Token">Opens its control.</param>
internal sealed record ServerReadyLine(string Name, Uri Url, string Token);
