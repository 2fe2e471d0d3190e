"""What Python's zoneinfo says about the instants of every zone, a line of JSON a zone.

Reads {"zones": [...], "instants": [milliseconds], "changes": number} from standard input. Adds that many instants a zone that
lie within 30 hours before a change of its offset. A line is {"zone", "rows": [[milliseconds, local time, next midnight]]}.
The caller puts PyPI's tzdata on PYTHONPATH; the system's own zone files are not read.
"""

import json
import random
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone

zoneinfo.reset_tzpath(to=[])
DAY = 86_400
HOUR = 3_600


def offset(zone, second):
    return int(datetime.fromtimestamp(second, zone).utcoffset() / timedelta(seconds=1))


def first_change(zone, before, after):
    """The first second after `before` with the offset that `after` has."""
    changed = offset(zone, after)
    while after - before > 1:
        middle = (before + after) // 2
        if offset(zone, middle) == changed:
            after = middle
        else:
            before = middle
    return after


def next_midnight(zone, second):
    """Walks on in steps of three hours, through every stretch of one offset."""
    tomorrow = (second + offset(zone, second)) // DAY * DAY + DAY
    while True:
        end = second + 3 * HOUR
        change = end
        if offset(zone, second) != offset(zone, end):
            change = first_change(zone, second, end)
        for start, stop in ((second, change), (change, end)):
            midnight = max(start, tomorrow - offset(zone, start))
            if midnight < stop:
                return midnight
        second = end


def before_changes(zone, draw, count):
    """Instants before changes, fewer where the zone has none within the year after the draw."""
    for _ in range(count):
        start = draw.randrange(0, 2_114_380_800)
        for step in range(370):
            second = start + step * DAY
            if offset(zone, second) != offset(zone, second + DAY):
                yield (second + DAY - draw.randrange(30 * HOUR)) * 1000 + draw.randrange(1000)
                break


def main():
    wanted = json.load(sys.stdin)
    for name in wanted["zones"]:
        zone = zoneinfo.ZoneInfo(name)
        extra = before_changes(zone, random.Random(name), wanted["changes"])
        rows = []
        for at in [*wanted["instants"], *extra]:
            local = datetime.fromtimestamp(at // 1000, timezone.utc).replace(microsecond=at % 1000 * 1000).astimezone(zone)
            rows.append([at, local.isoformat(" ", "milliseconds"), next_midnight(zone, at // 1000) * 1000])
        print(json.dumps({"zone": name, "rows": rows}))


main()
