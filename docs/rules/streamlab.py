"""The loop of a StreamLab rule: questions come as lines on standard input, an answer goes out as a line for each."""

import json
import sys


def serve(choose):
    """Calls choose(media, question) for every decision; it returns an index, or a dict as docs/rules.md has it."""
    media, read = None, json.JSONDecoder().raw_decode
    for line in sys.stdin:
        question, _ = read(line)
        if "media" in question:
            media = question["media"]
            continue
        answer = choose(media, question)
        text = '{"representation":%d}' % answer if isinstance(answer, int) else json.dumps(answer)
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def highest_at_most(media, kbps):
    """The highest representation whose declared rate is at most that; the lowest when none is."""
    rates = media["bandwidthKbps"]
    return max((m for m, rate in enumerate(rates) if rate <= kbps), default=0)
