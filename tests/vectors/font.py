"""Writes font.json: what HarfBuzz makes of texts in the fonts of tests/font, as outlines.

Usage: pip install uharfbuzz fonttools; python3 tests/vectors/font.py > tests/vectors/font.json
"""

import json
from pathlib import Path

import uharfbuzz
from fontTools.misc.transform import Offset
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen

folder = Path(__file__).parent.parent / "font"
texts = [
    ("letters.ttf", "Scan me, office!", "ltr", "Latn"),
    ("letters.ttf", "AVATAR To Wa. Yo", "ltr", "Latn"),
    ("letters.ttf", "Zoe\u0308 e\u0301te\u0301 \u00c5\u00e9\u00fc\u00f1", "ltr", "Latn"),
    ("letters.ttf", "\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645", "rtl", "Arab"),
    ("letters.ttf", "\u0627\u0645\u0652\u0633\u064e\u062d\u0652 \u0627\u0644\u0631\u0645\u0632 (\u0647\u0646\u0627)", "rtl", "Arab"),
    ("letters.ttf", "\u05e9\u05dc\u05d5\u05dd (\u05e1\u05e8\u05e7\u05d5)", "rtl", "Hebr"),
    ("chinese.otf", "恭喜发财，大吉大利！", "ltr", "Hani"),
    ("chinese.otf", "扫码领取红包", "ltr", "Hani"),
    ("chinese.otf", "Scan me A1", "ltr", "Latn"),
]


def outlines(file, text, direction, script):
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(folder / file)))
    font = uharfbuzz.Font(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script = direction, script
    uharfbuzz.shape(font, buffer)
    pen, x, y = RecordingPen(), 0, 0
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions):
        font.draw_glyph_with_pen(glyph.codepoint, TransformPen(pen, Offset(x + position.x_offset, y + position.y_offset)))
        x, y = x + position.x_advance, y + position.y_advance
    return {"file": file, "text": text, "unitsPerEm": face.upem, "advance": x, "points": points(pen.value)}


def points(steps):
    """The points of all steps, of quadratic curves those of the cubic ones that are the same."""
    found, at = [], (0, 0)
    for name, given in steps:
        if name == "qCurveTo":
            (control, end) = given
            third = lambda one: tuple(a + (b - a) * 2 / 3 for a, b in zip(one, control))
            given = (third(at), third(end), end)
        found += given
        at = given[-1] if given else at
    return [[round(x, 3), round(y, 3)] for x, y in found]


print("[")
print(",\n".join(json.dumps(outlines(*text), ensure_ascii=False, separators=(",", ":")) for text in texts))
print("]")
