namespace StreamLab.Dash.Mpd;

/// <summary>
/// Which of several AdaptationSets of one kind is to be played: of sound what is meant for everybody, of pictures what can be decoded, then what the
/// author prefers (@selectionPriority), then the first. Less is better.
/// </summary>
internal readonly record struct SetPreference(int Role, int Codec, long Priority) : IComparable<SetPreference>
{
    public const string RoleScheme = "urn:mpeg:dash:role:2011";
    private static readonly string[] Decodable = ["avc1", "mp4a", ""];

    public static SetPreference Of(MpdElement set, ContentType type, string codecFamily)
    {
        var codec = CodecRank(codecFamily);
        var preference = new SetPreference(RoleOf(set), codec, -(set.Integer("selectionPriority", 0, uint.MaxValue) ?? 1));
        // Another picture of the same is no loss; a comment in place of the sound is.
        return type == ContentType.Video ? preference with { Role = codec, Codec = preference.Role } : preference;
    }

    /// <summary>What every renderer here can show or play comes first.</summary>
    public static int CodecRank(string family) => Decodable.Contains(family, StringComparer.Ordinal) ? 0 : 1;

    /// <inheritdoc cref="CodecRank(string)"/>
    public static int CodecRank(IGrouping<string, Rung> family) => CodecRank(family.Key);

    public int CompareTo(SetPreference other) => (Role, Codec, Priority).CompareTo((other.Role, other.Codec, other.Priority));

    /// <summary>0 main, 1 nothing said, 2 any other role, 3 for those who see or hear less.</summary>
    private static int RoleOf(MpdElement set)
    {
        if (set.First("Accessibility") is not null) return 3;
        var roles = set.All("Role").Where(r => r["schemeIdUri"] == RoleScheme).Select(r => r["value"]).ToArray();
        return roles.Contains("description") ? 3 : roles.Contains("main") ? 0 : roles.Length == 0 ? 1 : 2;
    }
}
