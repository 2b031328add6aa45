using System.Globalization;
using BenchmarkDotNet.Running;
using StreamLab.Benchmarks;

// ingest CLIP [PAIRS (5)]: an ingest against its own ffmpeg command; anything else goes to BenchmarkDotNet.
if (args is ["ingest", var clip, ..])
    await IngestPairs.RunAsync(clip, args is [_, _, var pairs] ? int.Parse(pairs, CultureInfo.InvariantCulture) : 5);
else
    BenchmarkSwitcher.FromAssembly(typeof(SessionBenchmarks).Assembly).Run(args);
