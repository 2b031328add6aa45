using System.Globalization;
using BenchmarkDotNet.Running;
using StreamLab.Benchmarks;

// What cannot be measured one method after another has a word of its own; anything else goes to BenchmarkDotNet.
//   ingest CLIP [PAIRS (5)]           an ingest against its own ffmpeg command
//   decisions [RULE[+ABANDONMENT] …]  decisions per CPU second
//   serving ROUNDS SUBJECT…           cache hits of running servers, each NAME=PID=URL; scripts/bench-edges.sh starts them
switch (args)
{
    case ["ingest", var clip, .. var more]: await IngestPairs.RunAsync(clip, more is [var pairs] ? int.Parse(pairs, CultureInfo.InvariantCulture) : 5); break;
    case ["decisions", .. var rules]: DecisionRate.Run(rules); break;
    case ["serving", var rounds, .. var subjects]: ServingRounds.Run(int.Parse(rounds, CultureInfo.InvariantCulture), subjects); break;
    default: BenchmarkSwitcher.FromAssembly(typeof(SessionBenchmarks).Assembly).Run(args); break;
}
