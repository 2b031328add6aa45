using System.Globalization;
using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Benchmarks;

/// <summary>
/// What the offline optimum costs and how near its bound is: over each trace of some folders, one after the other on one thread, by CPU time.
/// </summary>
internal static class OptimumRate
{
    private const double LeastScale = 10, Wide = 0.01;

    /// <param name="loop"><c>native</c> (a buffer of 30 s) or <c>pensieve</c> (60 s).</param>
    public static void Run(string mediaPath, string qoe, string loop, IReadOnlyList<string> folders)
    {
        if (!MediaFile.TryLoad(mediaPath, out var media, out var error)) throw new ArgumentException(error);
        var form = Qoe.Names.ToList().IndexOf(qoe);
        Console.WriteLine("traces  CPU ms: median    p95      max    gap %: median     max   above 1 %");
        foreach (var folder in folders)
        {
            var found = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file => (file, model: Model(loop, media, file)))
                .Where(trace => OptimumSearch.Problem(trace.model, form).Length == 0).Select(trace => Measure(trace.file, trace.model, form)).ToList();
            var (costs, gaps) = (found.Select(f => f.Milliseconds).Order().ToList(), found.Select(f => f.Gap).Order().ToList());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{found.Count,6} {At(costs, 0.5),16:0.0} {At(costs, 0.95),6:0.0} {costs[^1],8:0.0} {100 * At(gaps, 0.5),16:0.000} {100 * gaps[^1],7:0.000} {gaps.Count(g => g > Wide),11}   {Path.GetFileName(folder)}, {qoe}, {loop}; sum {found.Sum(f => f.Achieved):0.000}"));
            foreach (var wide in found.Where(f => f.Gap > Wide).OrderByDescending(f => f.Gap).Take(5))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {100 * wide.Gap:0.00} % {Path.GetFileName(wide.File)}: {wide.Milliseconds:0} ms, {wide.Achieved:0.000} … {wide.Bound:0.000}"));
        }
    }

    private static Found Measure(string file, SessionModel model, int form)
    {
        var began = Environment.CpuUsage.TotalTime;
        if (!OptimumSearch.TryFind(model, form, out var optimum, out var error)) throw new InvalidOperationException(error);
        return new Found(file, (Environment.CpuUsage.TotalTime - began).TotalMilliseconds, optimum.Achieved, optimum.UpperBound);
    }

    private static SessionModel Model(string loop, Presentation media, string file)
    {
        var isPensieve = loop == "pensieve";
        var trace = TraceReader.Read(File.ReadAllText(file), twoColumns: isPensieve ? TraceFormat.Pensieve : TraceFormat.SecondsMbps).Trace ?? throw new ArgumentException(file);
        var error = "";
        if (isPensieve)
        {
            var reference = new PensieveSetup { Configuration = new() { Buffer = Duration.FromSeconds(60) }, Media = media, Trace = trace, TraceName = file, PathwayName = "a" };
            return PensieveSession.TryModel(reference, out var sessions, out error) ? sessions : throw new ArgumentException(error);
        }
        var setup = new SimulationSetup { Configuration = new() { Buffer = Duration.FromSeconds(30) }, Media = media, Pathways = [new SimulatedPathway("a", trace, Duration.Zero)], TraceName = file };
        return NativeModel.TryCreate(setup, out var model, out error) ? model : throw new ArgumentException(error);
    }

    private static double At(List<double> ordered, double share) => ordered[(int)Math.Ceiling(share * ordered.Count) - 1];

    private sealed record Found(string File, double Milliseconds, double Achieved, double Bound)
    {
        public double Gap => (Bound - Achieved) / Math.Max(Math.Abs(Bound), LeastScale);
    }
}
