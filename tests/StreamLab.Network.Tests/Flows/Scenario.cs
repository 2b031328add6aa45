using CsCheck;

namespace StreamLab.Network.Tests.Flows;

/// <summary>A random graph and what happens on it.</summary>
internal sealed record Scenario(BandwidthTrace[] Capacities, int[][] Routes, Step[] Steps)
{
    public const int Groups = 4;

    // An odd number, so that no round one ends at it and falls on either side by rounding.
    private static readonly Duration Rest = Duration.FromSeconds(30.123456789);

    public static readonly Gen<Scenario> Any =
        from capacities in Make.AnyCapacity.Array[1, 4]
        from routes in Gen.Int[1, 15].Array[1, 5]
        from steps in Step.Any.Array[1, 25]
        select new Scenario(capacities, [.. routes.Select(mask => LinksOf(mask, capacities.Length))], steps);

    /// <summary>Plays all steps and the rest.</summary>
    /// <param name="observe">Called at the time of each step, before and after it happens.</param>
    public T Play<T>(T on, Action<Instant>? observe = null) where T : IPlayground
    {
        var now = Instant.Origin;
        var starts = 0;
        foreach (var step in Steps)
        {
            now += step.After;
            observe?.Invoke(now);
            if (step.Action == StepAction.StartClock) on.StartClock(step.Index % Capacities.Length, now);
            else if (step.Action == StepAction.Replace) on.Replace(step.Index % Capacities.Length, step.Capacity, now);
            else if (step.Action == StepAction.Abandon) on.Abandon(step.Index % Math.Max(1, starts), now);
            else on.Start(now, step.Size, step.Index % Groups, (step.Index + starts++) % Routes.Length);
            observe?.Invoke(now);
        }
        on.AdvanceTo(now + Rest);
        return on;
    }

    public override string ToString() =>
        $"{string.Join("; ", Capacities.Select(Make.Show))} | {string.Join("; ", Routes.Select(route => string.Join(',', route)))} | {string.Join("; ", Steps.AsEnumerable())}";

    private static int[] LinksOf(int mask, int links)
    {
        int[] chosen = [.. Enumerable.Range(0, links).Where(link => (mask >> link & 1) == 1)];
        return chosen.Length > 0 ? chosen : [0];
    }
}
