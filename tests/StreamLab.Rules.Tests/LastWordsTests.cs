namespace StreamLab.Rules.Tests;

public sealed class LastWordsTests
{
    [Theory]
    [InlineData("one\ntwo\n\n", "two")]
    [InlineData("", "")]
    [InlineData("no end", "no end")]
    public async Task The_last_line_counts(string said, string heard) => Assert.Equal(heard, await HearAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(said))));

    [Fact]
    public async Task A_flood_without_a_lines_end_is_not_kept()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var heard = await HearAsync(new Flood(256 * 1024 * 1024));
        Assert.Equal(200, heard.Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    private static async Task<string> HearAsync(Stream said)
    {
        var words = LastWords.Of(said, TestContext.Current.CancellationToken);
        await words.Heard;
        return words.ToString();
    }

    /// <summary>So many bytes of the letter x, at once.</summary>
    private sealed class Flood(long length) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            Array.Fill(buffer, (byte)'x', offset, read);
            Position += read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(buffer.Length, length - Position);
            buffer.Span[..read].Fill((byte)'x');
            Position += read;
            return ValueTask.FromResult(read);
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
