using System.Globalization;
using BenchmarkDotNet.Running;
using StreamLab.Benchmarks;

// What cannot be measured one method after another has a word of its own; anything else goes to BenchmarkDotNet.
//   ingest CLIP [PAIRS (5)]           an ingest against its own ffmpeg command
//   decisions [RULE[+ABANDONMENT] …]  decisions per CPU second
//   requests [POLICY …]               requests of simulated delivery networks per CPU second
//   optima MEDIA QOE LOOP FOLDER…    offline optima: CPU time and gap over traces; LOOP native or pensieve
//   shaper [ROUNDS (5)]               a throttled edge against the integral of its rate
//   players [N (500)] [SECONDS (30)]  paced players served by one edge process
//   choice [N (10)] [SECONDS (120)]    players that choose among three edges whose rates change places
//   serving ROUNDS SUBJECT…           cache hits of running servers, each NAME=PID=URL; scripts/bench-edges.sh starts them
switch (args)
{
    case ["ingest", var clip, .. var more]: await IngestPairs.RunAsync(clip, Number(more, 0, 5)); break;
    case ["shaper", .. var more]: await ShaperAccuracy.RunAsync(Number(more, 0, 5)); break;
    case ["decisions", .. var rules]: DecisionRate.Run(rules); break;
    case ["requests", .. var policies]: RequestRate.Run(policies); break;
    case ["optima", var media, var qoe, var loop, .. var folders]: OptimumRate.Run(media, qoe, loop, folders); break;
    case ["players", .. var more]: await PlayersServed.RunAsync(Number(more, 0, 500), Number(more, 1, 30)); break;
    case ["choice", .. var more]: await ChoiceUnderChange.RunAsync(Number(more, 0, 10), Number(more, 1, 120)); break;
    case ["serving", var rounds, .. var subjects]: ServingRounds.Run(int.Parse(rounds, CultureInfo.InvariantCulture), subjects); break;
    default: BenchmarkSwitcher.FromAssembly(typeof(SessionBenchmarks).Assembly).Run(args); break;
}

static int Number(string[] words, int place, int otherwise) => words.Length > place ? int.Parse(words[place], CultureInfo.InvariantCulture) : otherwise;
