namespace StreamLab.Client;

/// <summary>Stands at the wire and takes the time: a fetcher calls it at the very moment something comes in, from any thread.</summary>
public interface IFetchObserver
{
    /// <summary>The headers of the response are in: the time to first byte ends. At most once.</summary>
    void FirstByte();

    /// <summary>So many more bytes of the body are in.</summary>
    void Arrived(int bytes);
}
