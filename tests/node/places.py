"""What Python's bisect says: reads a line of JSON [list, value] and writes [bisect_left, bisect_right], line by line.

Numbers come as text, "5" for an int and "5.0" or "inf" for a float, so that nothing is rounded on the way.
"""

import json
import sys
from bisect import bisect_left, bisect_right


def number(text):
    try:
        return int(text)
    except ValueError:
        return float(text)


for line in sys.stdin:
    entries, value = json.loads(line)
    entries = [number(entry) for entry in entries]
    print(json.dumps([bisect_left(entries, number(value)), bisect_right(entries, number(value))]))
