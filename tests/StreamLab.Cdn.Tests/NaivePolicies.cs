namespace StreamLab.Cdn.Tests;

/// <summary>The policies once more, from their papers and in the plainest words: lists, scanned from end to end.</summary>
internal static class NaivePolicies
{
    public static IEvictionPolicy<int> Named(string name) => new InSlots(name switch
    {
        "lru" => new NaiveLru(),
        "fifo" => new NaiveFifo(),
        "lfu" => new NaiveLfu(),
        "sieve" => new NaiveSieve(),
        "s3-fifo" => new NaiveS3Fifo(),
        "w-tinylfu" => new NaiveWTinyLfu(),
        _ => throw new ArgumentException($"{name} has no second implementation", nameof(name)),
    });

    /// <summary>Policies by key alone.</summary>
    private interface INaivePolicy
    {
        void Added(int key, long bytes);
        void Hit(int key);
        void Removed(int key);
        int Evict();
    }

    private sealed class InSlots(INaivePolicy policy) : IEvictionPolicy<int>
    {
        private readonly Dictionary<int, int> _keys = [];

        public void Added(int slot, int key, long bytes)
        {
            _keys.Add(slot, key);
            policy.Added(key, bytes);
        }

        public void Hit(int slot) => policy.Hit(_keys[slot]);

        public void Removed(int slot)
        {
            policy.Removed(_keys[slot]);
            _keys.Remove(slot);
        }

        public int Evict()
        {
            var key = policy.Evict();
            var slot = _keys.Single(s => s.Value == key).Key;
            _keys.Remove(slot);
            return slot;
        }
    }

    private sealed class NaiveLru : INaivePolicy
    {
        private readonly List<int> _oldestFirst = [];

        public void Added(int key, long bytes) => _oldestFirst.Add(key);

        public void Hit(int key)
        {
            _oldestFirst.Remove(key);
            _oldestFirst.Add(key);
        }

        public void Removed(int key) => _oldestFirst.Remove(key);
        public int Evict() => TakeFirst(_oldestFirst);
    }

    private sealed class NaiveFifo : INaivePolicy
    {
        private readonly List<int> _oldestFirst = [];

        public void Added(int key, long bytes) => _oldestFirst.Add(key);

        public void Hit(int key)
        {
        }

        public void Removed(int key) => _oldestFirst.Remove(key);
        public int Evict() => TakeFirst(_oldestFirst);
    }

    private sealed class NaiveLfu : INaivePolicy
    {
        private readonly List<(int Key, int Uses)> _leastRecentFirst = [];

        public void Added(int key, long bytes) => _leastRecentFirst.Add((key, 1));

        public void Hit(int key)
        {
            var at = _leastRecentFirst.FindIndex(o => o.Key == key);
            var uses = _leastRecentFirst[at].Uses;
            _leastRecentFirst.RemoveAt(at);
            _leastRecentFirst.Add((key, uses + 1));
        }

        public void Removed(int key) => _leastRecentFirst.RemoveAll(o => o.Key == key);

        public int Evict()
        {
            var victim = _leastRecentFirst.MinBy(o => o.Uses).Key;
            Removed(victim);
            return victim;
        }
    }

    private sealed class NaiveSieve : INaivePolicy
    {
        private readonly List<(int Key, bool Visited)> _oldestFirst = [];
        private int _hand;

        public void Added(int key, long bytes) => _oldestFirst.Add((key, false));
        public void Hit(int key) => _oldestFirst[_oldestFirst.FindIndex(o => o.Key == key)] = (key, true);

        public void Removed(int key)
        {
            var at = _oldestFirst.FindIndex(o => o.Key == key);
            _oldestFirst.RemoveAt(at);
            if (at < _hand) _hand--;
            if (_hand >= _oldestFirst.Count) _hand = 0;
        }

        public int Evict()
        {
            while (_oldestFirst[_hand].Visited)
            {
                _oldestFirst[_hand] = (_oldestFirst[_hand].Key, false);
                _hand = (_hand + 1) % _oldestFirst.Count;
            }
            var victim = _oldestFirst[_hand].Key;
            Removed(victim);
            return victim;
        }
    }

    private sealed class NaiveS3Fifo : INaivePolicy
    {
        private readonly List<(int Key, long Bytes)> _small = [], _main = [], _ghost = []; // the oldest first
        private readonly Dictionary<int, int> _uses = [];

        public void Added(int key, long bytes)
        {
            _uses[key] = 0;
            (_ghost.RemoveAll(o => o.Key == key) > 0 ? _main : _small).Add((key, bytes));
        }

        public void Hit(int key) => _uses[key] = Math.Min(3, _uses[key] + 1);

        public void Removed(int key)
        {
            _small.RemoveAll(o => o.Key == key);
            _main.RemoveAll(o => o.Key == key);
        }

        public int Evict()
        {
            if (Sum(_small) >= 0.1 * (Sum(_small) + Sum(_main)) || _main.Count == 0)
            {
                while (_small.Count > 0)
                {
                    var oldest = TakeFirst(_small);
                    if (_uses[oldest.Key] > 1)
                    {
                        _uses[oldest.Key] = 0;
                        _main.Add(oldest);
                        continue;
                    }
                    _ghost.Add(oldest);
                    while (Sum(_ghost) > 0.9 * (Sum(_small) + Sum(_main) + oldest.Bytes)) _ghost.RemoveAt(0);
                    return oldest.Key;
                }
            }
            while (true)
            {
                var oldest = TakeFirst(_main);
                if (_uses[oldest.Key] == 0) return oldest.Key;
                _uses[oldest.Key]--;
                _main.Add(oldest);
            }
        }
    }

    private sealed class NaiveWTinyLfu : INaivePolicy
    {
        private readonly List<(int Key, long Bytes)> _window = [], _probation = [], _protected = []; // the least recently used first
        private readonly Dictionary<int, int> _uses = [];
        private int _counted;

        private long Stored => Sum(_window) + Sum(_probation) + Sum(_protected);

        public void Added(int key, long bytes)
        {
            Count(key);
            _window.Add((key, bytes));
            while (_window.Count > 1 && Sum(_window) > 0.01 * Stored) _probation.Add(TakeFirst(_window));
        }

        public void Hit(int key)
        {
            Count(key);
            if (MoveToEnd(_window, key) || MoveToEnd(_protected, key)) return;
            var used = _probation.Find(o => o.Key == key);
            _probation.Remove(used);
            _protected.Add(used);
            while (_protected.Count > 1 && Sum(_protected) > 0.8 * (Sum(_probation) + Sum(_protected))) _probation.Add(TakeFirst(_protected));
        }

        public void Removed(int key)
        {
            foreach (var list in (List<(int Key, long Bytes)>[])[_window, _probation, _protected]) list.RemoveAll(o => o.Key == key);
        }

        public int Evict()
        {
            var windowIsFull = _window.Count > 0 && Sum(_window) + 1 > 0.01 * Stored;
            if (!windowIsFull && _probation.Count > 0) return TakeFirst(_probation).Key;
            if (!windowIsFull && _protected.Count > 0) return TakeFirst(_protected).Key;
            var candidate = TakeFirst(_window);
            if (_probation.Count == 0 || _uses.GetValueOrDefault(candidate.Key) <= _uses.GetValueOrDefault(_probation[0].Key)) return candidate.Key;
            var victim = TakeFirst(_probation);
            _probation.Add(candidate);
            return victim.Key;
        }

        private static bool MoveToEnd(List<(int Key, long Bytes)> list, int key)
        {
            var at = list.FindIndex(o => o.Key == key);
            if (at < 0) return false;
            list.Add(list[at]);
            list.RemoveAt(at);
            return true;
        }

        private void Count(int key)
        {
            _uses[key] = Math.Min(15, _uses.GetValueOrDefault(key) + 1);
            if (++_counted < 10 * Math.Max(1, _window.Count + _probation.Count + _protected.Count)) return;
            foreach (var counted in _uses.Keys.ToArray()) _uses[counted] /= 2;
            _counted = 0;
        }
    }

    private static long Sum(List<(int Key, long Bytes)> list) => list.Sum(o => o.Bytes);

    private static T TakeFirst<T>(List<T> list)
    {
        var first = list[0];
        list.RemoveAt(0);
        return first;
    }
}
