using System.Text.RegularExpressions;

namespace StreamLab.Architecture.Tests;

/// <summary>What is in the repository works on any machine: no path of one machine is written into it.</summary>
public sealed partial class MachinePathTests
{
    private static readonly string[] Folders = ["src", "tests", "scripts", ".ci"];

    [Fact]
    public void No_source_test_or_script_names_a_path_of_a_machine() => Assert.Empty(Folders.SelectMany(FilesIn).SelectMany(LinesWithMachinePaths));

    [Theory]
    [InlineData("cp x /", "work/shared", true)]
    [InlineData("\"/", "home/ann/clip.mp4\"", true)]
    [InlineData("http://host/", "work/a.mpd", false)]
    [InlineData("media/", "tmp/a", false)]
    public void A_machine_path_is_told_from_other_paths(string before, string after, bool found) => Assert.Equal(found, MachinePath().IsMatch(before + after));

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(SharedMaterial.RepositoryRoot, folder), "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/wwwroot/lib/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal));

    private static IEnumerable<string> LinesWithMachinePaths(string file) =>
        File.ReadLines(file).Where(line => MachinePath().IsMatch(line)).Select(line => $"{file}: {line.Trim()}");

    [GeneratedRegex(@"(?<![\w.:/\-}*)])/(?:work|tmp|home|Users)/")]
    private static partial Regex MachinePath();
}
