"""Reads pictures by zxing-cpp and OpenCV, neither of which is ours, after OpenCV has disturbed them.

readers.py FOLDER: list.json in it names raw RGBA pictures, [{file, width, height, kind, amount, module}], module in pixels. What
is read is printed as [{zxing, opencv}], a text or null; each disturbed picture takes the place of its file, as raw RGBA whose
size is printed too. A kind is "none" or a margin of `Proof`.
"""

import json
import pathlib
import sys

import cv2
import numpy
import zxingcpp

DETECTOR = cv2.QRCodeDetector()


def disturbed(picture, kind, amount, module):
    """Returns the picture, blue, green and red, after one disturbance."""
    height, width = picture.shape[:2]
    edge = [int(value) for value in picture[0, 0]]
    if kind == "blur":
        return cv2.GaussianBlur(picture, (0, 0), amount * module)
    if kind == "noise":
        noise = numpy.random.default_rng(20261123).normal(0.0, amount, (height, width, 1))
        return numpy.clip(numpy.rint(picture + noise), 0, 255).astype(numpy.uint8)
    if kind == "pixelsPerModule":
        share = amount / module
        return cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    if kind == "rotation":
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), amount, 1.0)
        sine, cosine = abs(turn[0, 1]), abs(turn[0, 0])
        wide, high = int(width * cosine + height * sine), int(width * sine + height * cosine)
        turn[:, 2] += [(wide - width) / 2, (high - height) / 2]
        return cv2.warpAffine(picture, turn, (wide, high), borderValue=edge)
    if kind == "perspective":
        inset, drop = width * amount / 2, height * amount / 2
        before = numpy.float32([[0, 0], [width, 0], [width, height], [0, height]])
        after = numpy.float32([[inset, drop], [width - inset, drop], [width, height], [0, height]])
        view = cv2.getPerspectiveTransform(before, after)
        return cv2.warpPerspective(picture, view, (width, height), borderValue=edge)
    if kind == "contrast":
        # The share of the contrast that is left, under the noise of any camera.
        light = float(picture.max())
        return disturbed(numpy.rint(light + (picture - light) * amount), "noise", 3.0, module)
    return picture


def opencv(picture):
    """Returns what OpenCV reads, or None."""
    try:
        text, _, _ = DETECTOR.detectAndDecode(picture)
    except (cv2.error, UnicodeDecodeError):
        return None
    return text or None


def main():
    """Reads the pictures of a folder."""
    folder = pathlib.Path(sys.argv[1])
    results = []
    for entry in json.loads((folder / "list.json").read_text()):
        path = folder / entry["file"]
        pixels = numpy.frombuffer(path.read_bytes(), numpy.uint8)
        pixels = pixels.reshape(entry["height"], entry["width"], 4)
        picture = cv2.cvtColor(pixels, cv2.COLOR_RGBA2BGR)
        picture = disturbed(picture, entry["kind"], entry["amount"], entry["module"])
        path.write_bytes(cv2.cvtColor(picture, cv2.COLOR_BGR2RGBA).tobytes())
        found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
        results.append(
            {
                "zxing": found[0].text if found else None,
                "opencv": opencv(picture),
                "width": picture.shape[1],
                "height": picture.shape[0],
            }
        )
    print(json.dumps(results))


main()
