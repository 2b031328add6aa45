namespace StreamLab.Player;

/// <summary>Counts what was shown of the tracks, and drops from their buffers what is played.</summary>
internal sealed class ShownMedia(SessionMeter meter, TrackBuffer[] tracks, Duration start)
{
    private Duration _countedTo = start;

    /// <summary>Counts what was shown since this was done last.</summary>
    /// <param name="rate">The playback rate that it was shown at.</param>
    public void CountTo(Duration position, double rate)
    {
        if (position <= _countedTo) return;
        meter.Advanced(position - _countedTo, rate);
        foreach (var track in tracks)
        {
            while (!track.Buffer.IsEmpty && track.Buffer.First.Start < position)
            {
                ref readonly var media = ref track.Buffer.First;
                if (track.Index == 0) meter.Show(media, Duration.Min(media.End, position) - Duration.Max(media.Start, _countedTo));
                if (media.End > position) break;
                track.Buffer.RemoveFirst();
            }
        }
        _countedTo = position;
    }

    /// <summary>Playout goes on elsewhere: nothing of what lies between is shown.</summary>
    public void GoOnAt(Duration position) => _countedTo = position;
}
