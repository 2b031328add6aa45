using System.Diagnostics;
using StreamLab.Client;
using StreamLab.Server;

namespace StreamLab.Cli.Soaking;

/// <summary>A whole laboratory under load and random faults, in this process, watched for what it leaks and for every byte that is wrong.</summary>
internal sealed class Soak(string catalog, int players, int edges, Duration length, int seed)
{
    private const int Samples = 60;

    /// <exception cref="CommandException">No title to play.</exception>
    public async Task<SoakReport> RunAsync(Output.WorkReport work, CancellationToken cancellation)
    {
        var before = Vitals.OpenSockets();
        var report = await RunLabAsync(work, cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None); // closed sockets leave the table
        return report with { SocketsBefore = before, SocketsAfter = Vitals.OpenSockets() };
    }

    private async Task<SoakReport> RunLabAsync(Output.WorkReport work, CancellationToken cancellation)
    {
        await using var lab = await Lab.StartAsync(new LabOptions { Catalog = catalog, Edges = edges, Port = 0, Warn = work.Tell }, cancellation);
        var media = await LoadAsync(lab, cancellation);
        var (files, chaos) = (new OriginFiles(catalog), new Chaos(lab.Edges, seed));
        var crowd = new SoakPlayers(media, files, seed);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(length.ToTimeSpan());
        var clock = Stopwatch.StartNew();
        var (playing, disturbing, samples) = (crowd.RunAsync(players, end.Token), chaos.RunAsync(end.Token), await WatchAsync(clock, work, end.Token));
        await Task.WhenAll(playing, disturbing);
        return new SoakReport(
            clock.Elapsed.TotalSeconds, players, crowd.Sessions, crowd.Failed, crowd.PlayedHours, chaos.Faults, crowd.FailedRequests, lab.Edges.Sum(e => e.Status.BytesServed),
            files.Checked, files.Wrong, samples[0].ManagedMegabytes, samples[^1].ManagedMegabytes, MemoryTrend.Of(samples), SocketsBefore: null, SocketsAfter: null, samples);
    }

    private async Task<List<Vitals>> WatchAsync(Stopwatch clock, Output.WorkReport work, CancellationToken end)
    {
        var samples = new List<Vitals> { Vitals.Of(clock.Elapsed) };
        while (!end.IsCancellationRequested)
        {
            await Task.Delay((length / Samples).ToTimeSpan(), end).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            samples.Add(Vitals.Of(clock.Elapsed));
            work.Report(new($"soak: {samples[^1].ManagedMegabytes:0} MB, {samples[^1].Sockets} sockets", Math.Min(1, clock.Elapsed.TotalSeconds / length.Seconds)));
        }
        return samples;
    }

    private static async Task<LoadedManifest> LoadAsync(Lab lab, CancellationToken cancellation)
    {
        if (lab.Manifests.Count == 0) throw CommandException.BadInput($"there is no title to play: '{Hint.Of("ingest CLIP")}' makes one");
        using var loader = new ManifestLoader(TimeProvider.System);
        var loaded = await loader.LoadAsync(lab.Manifests[0].Mpd.ToString(), cancellation);
        return loaded.TryGet(out var media, out var failure) ? media : throw CommandException.BadInput(failure.Message);
    }
}
