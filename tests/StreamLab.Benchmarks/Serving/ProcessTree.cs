namespace StreamLab.Benchmarks;

/// <summary>What a process and its children use, from /proc: Varnish serves from a child.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100;

    public static double CpuSeconds(int pid)
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => Stat(name!)).OfType<Entry>().ToList();
        return Sum(pid);

        double Sum(int parent) => all.Where(e => e.Pid == parent).Sum(e => e.Ticks) / TicksPerSecond + all.Where(e => e.Parent == parent).Sum(e => Sum(e.Pid));
    }

    private sealed record Entry(int Pid, int Parent, long Ticks);

    private static Entry? Stat(string pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            var words = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new(int.Parse(pid), int.Parse(words[1]), long.Parse(words[11]) + long.Parse(words[12]));
        }
        catch (IOException)
        {
            return null; // gone meanwhile
        }
    }
}
