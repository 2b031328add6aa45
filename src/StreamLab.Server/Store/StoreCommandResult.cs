namespace StreamLab.Server;

/// <summary>What a purge or a warm-up came to.</summary>
/// <param name="Objects">So many were purged, or wait to be fetched.</param>
public sealed record StoreCommandResult(int Objects);
