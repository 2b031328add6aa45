using System.Globalization;
using BenchmarkDotNet.Running;
using StreamLab.Benchmarks;

// ingest CLIP [PAIRS (5)]: an ingest against its own ffmpeg command; decisions [RULE[+ABANDONMENT] …]: decisions per CPU second;
// anything else goes to BenchmarkDotNet.
if (args is ["ingest", var clip, ..])
    await IngestPairs.RunAsync(clip, args is [_, _, var pairs] ? int.Parse(pairs, CultureInfo.InvariantCulture) : 5);
else if (args is ["decisions", .. var rules])
    DecisionRate.Run(rules);
else
    BenchmarkSwitcher.FromAssembly(typeof(SessionBenchmarks).Assembly).Run(args);
