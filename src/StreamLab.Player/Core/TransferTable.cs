namespace StreamLab.Player;

/// <summary>The requests in flight: a handful at most, reused so that a request allocates nothing.</summary>
internal sealed class TransferTable
{
    private Transfer[] _slots = [new(), new(), new(), new()];

    public int Count { get; private set; }
    public Transfer this[int index] => _slots[index];

    public Transfer Add()
    {
        if (Count == _slots.Length) _slots = [.. _slots, new Transfer(), new Transfer()];
        return _slots[Count++];
    }

    /// <returns>Null when it has ended already: late inputs of an abandoned request mean nothing.</returns>
    public Transfer? Find(int id)
    {
        for (var i = 0; i < Count; i++)
            if (_slots[i].Request.Id == id) return _slots[i];
        return null;
    }

    public void Remove(Transfer transfer)
    {
        var index = --Count;
        while (_slots[index] != transfer) index--;
        (_slots[index], _slots[Count]) = (_slots[Count], transfer);
    }
}
