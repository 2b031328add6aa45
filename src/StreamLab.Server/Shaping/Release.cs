namespace StreamLab.Server;

/// <summary>Leave to write a transfer's bytes.</summary>
/// <param name="UpTo">Bytes since the start of the transfer.</param>
/// <param name="Due">When they were to be written.</param>
internal readonly record struct Release(long UpTo, Instant Due);
