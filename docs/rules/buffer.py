"""The share of the buffer that is filled is the share of the ladder that is used: the simplest rule that looks at the buffer alone."""

from streamlab import serve


def choose(media, question):
    top = len(media["bandwidthKbps"]) - 1
    filled = question["bufferSeconds"] / question["capacitySeconds"]
    return min(int(filled * (top + 1)), top)


serve(choose)
