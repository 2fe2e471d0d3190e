"""Writes the rows of JSON on standard input as CSV, by Python's csv: {"rows": [[...]], "delimiter": ",", "end": "\\r\\n"}."""

import csv
import io
import json
import sys

wanted = json.load(sys.stdin)
text = io.StringIO(newline="")
csv.writer(text, delimiter=wanted["delimiter"], lineterminator=wanted["end"]).writerows(wanted["rows"])
sys.stdout.buffer.write(text.getvalue().encode("utf-8"))
