using Parquet;

namespace StreamLab.Experiments.Tests;

public sealed class StudyOutputTests : IDisposable
{
    private readonly SmallStudy _small = new();

    public void Dispose() => _small.Dispose();

    [Fact]
    public async Task Any_number_of_jobs_gives_the_same_bytes()
    {
        var (one, three) = (await FilesAsync(jobs: 1), await FilesAsync(jobs: 3));
        Assert.Equal(4 + 2 * 3 * 2, one.Count);
        Assert.Equal(one, three);
    }

    [Fact]
    public async Task The_experiment_beside_the_results_gives_the_same_bytes_again()
    {
        var first = await FilesAsync(jobs: 2);
        Assert.Equal(first, await FilesAsync(jobs: 2, ExperimentFile.Read(Path.Combine(_small.Out, "experiment.yaml"))));
    }

    [Fact]
    public async Task No_file_tells_where_it_was_made()
    {
        await FilesAsync(jobs: 1, _small.Experiment("bola"));
        Assert.DoesNotContain(_small.Out, await File.ReadAllTextAsync(Path.Combine(_small.Out, "report.html")), StringComparison.Ordinal);
        Assert.DoesNotContain(_small.Out, await File.ReadAllTextAsync(Path.Combine(_small.Out, "results.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_parquet_file_has_what_the_csv_file_has()
    {
        await FilesAsync(jobs: 1, _small.Experiment("bola", "bba0"));
        var lines = (await File.ReadAllLinesAsync(Path.Combine(_small.Out, "results.csv"))).Select(l => l.Split(',')).ToArray();
        await using var reader = await ParquetReader.CreateAsync(Path.Combine(_small.Out, "results.parquet"));
        Assert.Equal(lines[0], reader.Schema.DataFields.Select(f => f.Name));
        using var group = reader.OpenRowGroupReader(0);
        Assert.Equal(lines.Length - 1, group.RowCount);
        var qoe = new double?[group.RowCount];
        await group.ReadAsync<double>(reader.Schema.DataFields.First(f => f.Name == "qoe.lin"), qoe);
        var place = Array.IndexOf(lines[0], "qoe.lin");
        Assert.Equal(lines.Skip(1).Select(l => (double?)double.Parse(l[place])), qoe);
    }

    [Fact]
    public async Task Text_from_outside_cannot_break_out_of_the_page()
    {
        _small.AddTrace("<!--<script>", "5 2\n");
        await FilesAsync(jobs: 1, _small.Experiment("bola"));
        Assert.DoesNotContain("<!--<script>", await File.ReadAllTextAsync(Path.Combine(_small.Out, "report.html")), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> FilesAsync(int jobs, Experiment? experiment = null)
    {
        var result = _small.Run(experiment ?? _small.Experiment("bola", "bba0", "throughput:safety=0.8,ibr=off"), jobs);
        await StudyOutput.WriteAsync(_small.Out, result, Comparison.Of(result), new TimelineRecorder(result.Study, new NoOptimum()).Record(jobs, null, default));
        return [.. Directory.GetFiles(_small.Out, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => $"{Path.GetFileName(f)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}")];
    }
}
