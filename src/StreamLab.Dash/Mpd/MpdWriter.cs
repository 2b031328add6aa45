using System.Globalization;
using System.Xml;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Dash.Mpd;

/// <summary>Writes the MPD of a title (ISO 23009-1, isoff-live profile, static) over the files of <see cref="SegmentFiles"/>.</summary>
public static class MpdWriter
{
    internal const string Namespace = "urn:mpeg:dash:schema:mpd:2011";
    private const string Profiles = "urn:mpeg:dash:profile:isoff-live:2011";
    private const string ChannelScheme = "urn:mpeg:dash:23003:3:audio_channel_configuration:2011";

    /// <returns>The text, or why the title cannot be addressed so.</returns>
    public static Result<string, ManifestError> Write(SegmentIndex index, SegmentAddressing addressing) => Write(index, _ => addressing);

    /// <param name="addressingOf">Chooses for each AdaptationSet: audio frames seldom fit into equal Segments where video does.</param>
    public static Result<string, ManifestError> Write(SegmentIndex index, Func<AdaptationSetIndex, SegmentAddressing> addressingOf)
    {
        foreach (var set in index.AdaptationSets)
            if (addressingOf(set) == SegmentAddressing.Number && WhyNotByNumber(set, index.Duration) is { } error) return error;
        return MpdText.Write(writer => WriteMpd(writer, index, addressingOf));
    }

    private static ManifestError? WhyNotByNumber(AdaptationSetIndex set, Duration duration)
    {
        var (ticks, count) = (set.DurationTicks, set.DurationTicks.Count);
        for (var i = 1; i < count - 1; i++)
            if (ticks[i] != ticks[0])
                return new($"AdaptationSet {set.Id}: Segment {set.StartNumber + i} lasts {ticks[i]} ticks, the first {ticks[0]}; "
                    + "number addressing needs equal Segments, use a timeline");
        var counted = NumberAddressing.Count(duration, ticks[0], set.Timescale);
        return counted == count
            ? null
            : new($"AdaptationSet {set.Id}: by number a player would count {counted} Segments in {duration} where there are {count}; use a timeline");
    }

    private static void WriteMpd(XmlWriter writer, SegmentIndex index, Func<AdaptationSetIndex, SegmentAddressing> addressingOf)
    {
        writer.WriteStartElement("MPD", Namespace);
        writer.WriteAttributeString("profiles", Profiles);
        writer.WriteAttributeString("type", "static");
        writer.WriteAttributeString("mediaPresentationDuration", IsoDuration.Format(PresentationDuration(index, addressingOf)));
        writer.WriteAttributeString("maxSegmentDuration", IsoDuration.Format(MaxSegmentDuration(index)));
        writer.WriteAttributeString("minBufferTime", IsoDuration.Format(index.MinBufferTime));
        writer.WriteStartElement("ProgramInformation", Namespace);
        writer.WriteElementString("Title", Namespace, Legal(index.Title));
        writer.WriteEndElement();
        writer.WriteStartElement("Period", Namespace);
        writer.WriteAttributeString("id", "0");
        writer.WriteAttributeString("start", "PT0S");
        foreach (var set in index.AdaptationSets) WriteAdaptationSet(writer, index, set, addressingOf(set));
        writer.WriteEndElement();
        WriteDescriptor(writer, "SupplementalProperty", MpdReader.SegmentIndexScheme, index.PathOf(SegmentFiles.SegmentIndex));
        writer.WriteEndElement();
    }

    private static Duration PresentationDuration(SegmentIndex index, Func<AdaptationSetIndex, SegmentAddressing> addressingOf) =>
        index.AdaptationSets.Where(set => addressingOf(set) == SegmentAddressing.Number)
            .Aggregate(index.Duration, (duration, set) => NumberAddressing.Countable(duration, set.DurationTicks[0], set.Timescale));

    private static void WriteAdaptationSet(XmlWriter writer, SegmentIndex index, AdaptationSetIndex set, SegmentAddressing addressing)
    {
        writer.WriteStartElement("AdaptationSet", Namespace);
        WriteNumber(writer, "id", set.Id);
        var kind = set.ContentType.ToString().ToLowerInvariant();
        writer.WriteAttributeString("contentType", kind);
        writer.WriteAttributeString("mimeType", set.ContentType == ContentType.Text ? "application/mp4" : $"{kind}/mp4");
        if (set.ContentType == ContentType.Video) WriteIfKnown(writer, "par", PictureAspectRatio.Of(set.Representations)?.ToString(':'));
        WriteIfKnown(writer, "lang", set.Lang ?? (set.ContentType == ContentType.Audio ? "und" : null));
        writer.WriteAttributeString("segmentAlignment", "true");
        writer.WriteAttributeString("startWithSAP", "1");
        if (RoleOf(set, index) is { } role) WriteDescriptor(writer, "Role", SetPreference.RoleScheme, role);
        WriteSegmentTemplate(writer, index, set, addressing);
        foreach (var representation in set.Representations) WriteRepresentation(writer, representation);
        writer.WriteEndElement();
    }

    /// <summary>Of several sounds the first is the one that plays unless another is chosen, as in HLS; one alone needs no role.</summary>
    private static string? RoleOf(AdaptationSetIndex set, SegmentIndex index)
    {
        var sounds = index.AdaptationSets.Where(other => other.ContentType == ContentType.Audio).ToArray();
        if (set.ContentType != ContentType.Audio || sounds.Length < 2) return null;
        return ReferenceEquals(set, sounds[0]) ? "main" : "alternate";
    }

    private static void WriteSegmentTemplate(XmlWriter writer, SegmentIndex index, AdaptationSetIndex set, SegmentAddressing addressing)
    {
        writer.WriteStartElement("SegmentTemplate", Namespace);
        WriteNumber(writer, "timescale", set.Timescale);
        if (set.PresentationTimeOffset > 0) WriteNumber(writer, "presentationTimeOffset", set.PresentationTimeOffset);
        if (addressing == SegmentAddressing.Number) WriteNumber(writer, "duration", set.DurationTicks[0]);
        WriteNumber(writer, "startNumber", set.StartNumber);
        writer.WriteAttributeString("initialization", index.PathOf(SegmentFiles.InitializationTemplate));
        writer.WriteAttributeString("media", index.PathOf(SegmentFiles.MediaTemplate));
        if (addressing == SegmentAddressing.Timeline) WriteTimeline(writer, set);
        writer.WriteEndElement();
    }

    private static void WriteTimeline(XmlWriter writer, AdaptationSetIndex set)
    {
        writer.WriteStartElement("SegmentTimeline", Namespace);
        for (int first = 0, next; first < set.DurationTicks.Count; first = next)
        {
            for (next = first + 1; next < set.DurationTicks.Count && set.DurationTicks[next] == set.DurationTicks[first];) next++;
            writer.WriteStartElement("S", Namespace);
            if (first == 0) WriteNumber(writer, "t", set.StartTicks);
            WriteNumber(writer, "d", set.DurationTicks[first]);
            if (next - first > 1) WriteNumber(writer, "r", next - first - 1);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    private static void WriteRepresentation(XmlWriter writer, RepresentationIndex representation)
    {
        writer.WriteStartElement("Representation", Namespace);
        writer.WriteAttributeString("id", representation.Id);
        writer.WriteAttributeString("codecs", representation.Codecs);
        WriteNumber(writer, "bandwidth", (long)representation.Bandwidth.BitsPerSecond);
        if (representation.Width is { } width) WriteNumber(writer, "width", width);
        if (representation.Height is { } height) WriteNumber(writer, "height", height);
        WriteIfKnown(writer, "frameRate", representation.FrameRate?.ToString('/'));
        WriteIfKnown(writer, "sar", representation.Sar?.ToString(':'));
        if (representation.AudioSamplingRate is { } rate) WriteNumber(writer, "audioSamplingRate", rate);
        if (ChannelConfiguration(representation.Channels) is { } channels) WriteDescriptor(writer, "AudioChannelConfiguration", ChannelScheme, channels);
        writer.WriteEndElement();
    }

    /// <summary>ChannelConfiguration of ISO/IEC 23003-3: 1 to 6 are so many channels, 12 is 7.1; other layouts a number of channels does not tell.</summary>
    private static string? ChannelConfiguration(int? channels) => channels switch
    {
        >= 1 and <= 6 => channels.Value.ToString(CultureInfo.InvariantCulture),
        8 => "12",
        _ => null,
    };

    /// <summary>Covers the longest Segment, in whole milliseconds (1 µs is what doubles may add to one).</summary>
    private static Duration MaxSegmentDuration(SegmentIndex index) =>
        Duration.FromMilliseconds(Math.Ceiling(index.AdaptationSets.SelectMany(set => set.Durations()).Max().Milliseconds - 1e-3));

    private static void WriteDescriptor(XmlWriter writer, string name, string scheme, string value)
    {
        writer.WriteStartElement(name, Namespace);
        writer.WriteAttributeString("schemeIdUri", scheme);
        writer.WriteAttributeString("value", value);
        writer.WriteEndElement();
    }

    private static void WriteNumber(XmlWriter writer, string name, long value) =>
        writer.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));

    private static void WriteIfKnown(XmlWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteAttributeString(name, value);
    }

    /// <summary>A title may hold anything; XML may not.</summary>
    private static string Legal(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));
}
