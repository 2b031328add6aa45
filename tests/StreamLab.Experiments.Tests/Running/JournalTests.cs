namespace StreamLab.Experiments.Tests;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["journal.bin"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_appended_is_found_when_it_is_opened_again()
    {
        Append(new JournalEntry(UInt128.MaxValue - 7, "end", [1.5, double.NaN]));
        using var journal = Journal.Open(Path);
        Assert.True(journal.TryGet(UInt128.MaxValue - 7, out var entry));
        Assert.Equal(("end", 1.5, double.NaN), (entry.Text, entry.Values[0], entry.Values[1]));
        Assert.False(journal.TryGet(1, out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(41)]
    public void What_a_kill_has_torn_is_cut_off_and_the_rest_is_kept(int lost)
    {
        Append(new JournalEntry(1, "a", [1]), new JournalEntry(2, "b", [2]));
        using (var file = File.OpenWrite(Path)) file.SetLength(file.Length - lost);
        Append(new JournalEntry(3, "c", [3]));
        using var journal = Journal.Open(Path);
        Assert.Equal((true, false, true), (journal.TryGet(1, out _), journal.TryGet(2, out _), journal.TryGet(3, out _)));
    }

    [Fact]
    public void A_changed_byte_is_noticed()
    {
        Append(new JournalEntry(1, "a", [1]));
        var bytes = File.ReadAllBytes(Path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(Path, bytes);
        using var journal = Journal.Open(Path);
        Assert.False(journal.TryGet(1, out _));
    }

    [Fact]
    public void Two_studies_do_not_write_one_journal()
    {
        using var first = Journal.Open(Path);
        Assert.Throws<StudyException>(() => Journal.Open(Path));
    }

    private void Append(params JournalEntry[] entries)
    {
        using var journal = Journal.Open(Path);
        journal.Append(entries);
    }
}
