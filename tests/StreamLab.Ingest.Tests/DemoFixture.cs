using StreamLab.Ingest.Tests;

[assembly: AssemblyFixture(typeof(DemoFixture))]

namespace StreamLab.Ingest.Tests;

/// <summary>Six seconds of the demo clip, ingested with the default ladder.</summary>
public sealed class DemoFixture : IAsyncLifetime
{
    private readonly Clips _clips = new();

    public IngestedTitle Title { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (FFmpegProgram.IsThere) Title = await Ingesting.Succeeds(_clips.Request(_clips.Make("--seconds", "6")));
    }

    public ValueTask DisposeAsync()
    {
        _clips.Dispose();
        return ValueTask.CompletedTask;
    }
}
