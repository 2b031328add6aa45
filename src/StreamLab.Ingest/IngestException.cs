namespace StreamLab.Ingest;

/// <summary>Ends an ingest from wherever the reason is found; <see cref="IngestJob"/> turns it into the value.</summary>
internal sealed class IngestException(FailureKind kind, string message) : Exception(message)
{
    public IngestFailure Failure { get; } = new(kind, message);

    public static IngestException BadInput(string message) => new(FailureKind.BadInput, message);
}
