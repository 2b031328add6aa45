namespace StreamLab.Server;

/// <summary>What became of fetching an object from the origin: the object, or the status and the line that a client gets instead.</summary>
internal readonly record struct Fill(CachedObject? Object, int Status, string Problem)
{
    public static Fill Of(CachedObject fetched) => new(fetched, 200, "");
    public static Fill Failed(int status, string problem) => new(null, status, problem);
}
