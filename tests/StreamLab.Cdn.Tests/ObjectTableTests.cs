using CsCheck;

namespace StreamLab.Cdn.Tests;

public class ObjectTableTests
{
    private const int Keys = 60;

    // A key that is there leaves, one that is not comes; strides of a power of two make chains long.
    private static readonly Gen<(int Stride, int[] Steps)> Walks = Gen.Select(Gen.OneOf(Gen.Const(1), Gen.Const(16), Gen.Const(1 << 15), Gen.Const(1 << 20)), Gen.Int[0, Keys - 1].Array[0, 400]);

    [Fact]
    public void It_finds_what_a_dictionary_finds() => Walks.Sample(walk =>
    {
        var (table, model) = (new ObjectTable<int, int>(), new Dictionary<int, (int Slot, int Step)>());
        for (var i = 0; i < walk.Steps.Length; i++)
        {
            var key = walk.Steps[i] * walk.Stride;
            if (model.Remove(key, out var there)) Assert.Equal(there.Step, table.Remove(there.Slot).Value);
            else model[key] = (table.Add(key, i, bytes: i), i);
        }
        Assert.Equal(model.Count, table.Count);
        Assert.Equal(model.Keys.Order(), table.Keys.Order());
        for (var step = 0; step < Keys; step++)
        {
            var isThere = model.TryGetValue(step * walk.Stride, out var there);
            Assert.Equal(isThere, table.TryFind(step * walk.Stride, out var slot));
            if (isThere) Assert.Equal((there.Slot, there.Step, there.Step), (slot, table[slot].Value, (int)table[slot].Bytes));
        }
    });

    [Fact]
    public void A_slot_that_is_freed_is_the_next_to_be_taken()
    {
        var table = new ObjectTable<string, int>();
        var slots = Enumerable.Range(0, 20).Select(i => table.Add($"{i}", i, 1)).ToList();
        table.Remove(slots[3]);
        table.Remove(slots[11]);
        Assert.Equal([slots[11], slots[3], 20], ((string[])["a", "b", "c"]).Select(key => table.Add(key, 0, 1)));
    }
}
