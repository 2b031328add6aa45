using StreamLab.Cli.Output;
using StreamLab.Experiments;

namespace StreamLab.Cli.Comparing;

/// <summary>Turns a study's progress into what people want to know: how much, how fast, how long yet.</summary>
internal sealed class StudyWatcher(IProgress<WorkProgress> output, TimeProvider time) : IProgress<StudyProgress>
{
    private readonly Lock _turn = new();
    private string _what = "";
    private long _since;

    public void Report(StudyProgress value)
    {
        lock (_turn)
        {
            if (value.What != _what) (_what, _since) = (value.What, time.GetTimestamp());
            var (seconds, fresh) = (time.GetElapsedTime(_since).TotalSeconds, value.Done - value.Resumed);
            var rate = seconds > 0 ? fresh / seconds : 0;
            var left = rate > 0 ? TimeSpan.FromSeconds((value.Of - value.Done) / rate) : TimeSpan.Zero;
            output.Report(new WorkProgress($"{value.Done} of {value.Of} {value.What}, {rate:0} a second, {left:h\\:mm\\:ss} left", (double)value.Done / value.Of));
        }
    }
}
