namespace StreamLab.Client;

/// <summary>What a transfer had received at some moment.</summary>
internal readonly record struct TransferProgress(Transfer Transfer, DataSize Received);
