"""A link between this network namespace and another, in user space: packets wait for the rate of a trace, for a delay, and in a bounded
queue, and some are lost. One TUN device on each side.

  tun_link.py NAMESPACE HERE THERE --trace FILE [--delay 0.02] [--queue 60000] [--loss 0.01] [--seed 1]

HERE and THERE are the addresses of the two ends. The trace has two columns, seconds and Mbit/s: line k holds on (t(k-1), t(k)], and it
loops; its clock starts with the first large packet. Only packets from here to there are shaped, both ways are delayed.
"""
import argparse, bisect, collections, ctypes, fcntl, heapq, os, random, select, struct, subprocess, sys, time

TUNSETIFF, IFF_TUN, IFF_NO_PI, CLONE_NEWNET = 0x400454CA, 0x0001, 0x1000, 0x40000000
LARGE = 1000  # bytes: no handshake and no acknowledgement


class Trace:
    def __init__(self, path):
        rows = [tuple(map(float, line.split()[:2])) for line in open(path) if line.strip() and not line.startswith("#")]
        self.ends, self.bits = [t for t, _ in rows], []
        self.rates = [r * 1e6 for _, r in rows]
        before, total = 0.0, 0.0
        for end, rate in zip(self.ends, self.rates):
            total += (end - before) * rate
            self.bits.append(total)
            before = end
        if not self.bits or self.bits[-1] <= 0:
            sys.exit("tun_link.py: the trace lets nothing through")

    def integral(self, t):
        """Bits up to time t."""
        rounds, t = divmod(t, self.ends[-1])
        k = min(bisect.bisect_left(self.ends, t), len(self.ends) - 1)
        return rounds * self.bits[-1] + self.bits[k] - (self.ends[k] - t) * self.rates[k]

    def when(self, bits):
        """The time at which so many bits are through."""
        rounds, bits = divmod(bits, self.bits[-1])
        k = min(bisect.bisect_left(self.bits, bits), len(self.bits) - 1)
        behind = (self.bits[k] - bits) / self.rates[k] if self.rates[k] else 0
        return rounds * self.ends[-1] + self.ends[k] - behind


class Link:
    def __init__(self, options):
        self.trace, self.delay, self.limit, self.loss = Trace(options.trace), options.delay, options.queue, options.loss
        self.random, self.origin, self.free, self.number = random.Random(options.seed), None, 0.0, 0
        self.queue, self.queued, self.due = collections.deque(), 0, []
        self.passed = self.overflowed = self.lost = 0

    def down(self, packet, now, fd):
        if self.origin is None and len(packet) >= LARGE:
            self.origin = now
        if self.origin is None:
            return self.deliver(now + self.delay, packet, fd)
        t = now - self.origin
        while self.queue and self.queue[0][0] <= t:
            self.queued -= self.queue.popleft()[1]
        if self.queued + len(packet) > self.limit:
            self.overflowed += 1
            return
        self.free = self.trace.when(self.trace.integral(max(t, self.free)) + 8 * len(packet))
        self.queue.append((self.free, len(packet)))
        self.queued += len(packet)
        if self.random.random() < self.loss:
            self.lost += 1
            return
        self.passed += 1
        self.deliver(self.origin + self.free + self.delay, packet, fd)

    def deliver(self, at, packet, fd):
        self.number += 1
        heapq.heappush(self.due, (at, self.number, packet, fd))


def open_tun(name):
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH14x", name.encode(), IFF_TUN | IFF_NO_PI))
    return fd


def address(name, own, peer):
    for command in (f"ip addr add {own} peer {peer} dev {name}", f"ip link set {name} mtu 1500 up"):
        subprocess.run(command.split(), check=True)


def main():
    parser = argparse.ArgumentParser()
    for name in ("namespace", "here", "there"):
        parser.add_argument(name)
    parser.add_argument("--trace", required=True)
    for name, kind, default in (("delay", float, 0.0), ("queue", int, 60000), ("loss", float, 0.0), ("seed", int, 1)):
        parser.add_argument(f"--{name}", type=kind, default=default)
    options = parser.parse_args()
    link = Link(options)
    here = open_tun("sl-here")
    address("sl-here", options.here, options.there)
    space = os.open(f"/run/netns/{options.namespace}", os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(space, CLONE_NEWNET):
        sys.exit("tun_link.py: the namespace cannot be entered")
    there = open_tun("sl-there")
    address("sl-there", options.there, options.here)
    print("ready", flush=True)
    try:
        run(link, here, there)
    except KeyboardInterrupt:
        pass
    finally:
        print(f"link: {link.passed} packets passed, {link.overflowed} found the queue full, {link.lost} were lost", file=sys.stderr)


def run(link, here, there):
    while True:
        wait = max(0.0, link.due[0][0] - time.monotonic()) if link.due else None
        readable, _, _ = select.select([here, there], [], [], wait)
        now = time.monotonic()
        for fd in readable:
            for _ in range(64):
                try:
                    packet = os.read(fd, 2048)
                except BlockingIOError:
                    break
                if fd == here:
                    link.down(packet, now, there)
                else:
                    link.deliver(now + link.delay, packet, here)
        while link.due and link.due[0][0] <= time.monotonic():
            _, _, packet, fd = heapq.heappop(link.due)
            try:
                os.write(fd, packet)
            except (BlockingIOError, OSError):
                pass


if __name__ == "__main__":
    import signal
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    main()
