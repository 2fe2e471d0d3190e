#!/usr/bin/env python3
"""Replays a red packet by hb1 (docs/hb1.md), with nothing but Python's standard library.

    hb1.py [FILE]            a reveal in, its shares and commitment out (standard input without FILE)
    hb1.py --lines [FILE]    one reveal a line in, one JSON object a line out
    hb1.py --vectors FILE    writes the vectors that other implementations may use

Written from the specification and from nothing else, so that it can disagree with the Rust.
"""

import base64
import hashlib
import hmac
import json
import sys
from math import comb

RULES = ("equal", "proportional", "double-mean", "uniform")
FIELDS = ("spec", "rule", "total", "count", "min", "max", "seed", "salt")


# ------------------------------------------------------------------------------------------------ parameters


class Refused(Exception):
    """A bound that was missed, named."""


def check(rule, total, count, low, high):
    if rule not in RULES:
        raise Refused("rule")
    if not 1 <= total <= 2**63 - 1:
        raise Refused("total")
    if not 1 <= count <= 10_000:
        raise Refused("count")
    if not 1 <= low <= total:
        raise Refused("min")
    if high is not None and (rule == "proportional" or not low <= high <= 2**63 - 1):
        raise Refused("max")
    if count * low > total:
        raise Refused("count·min")
    if high is not None and total > count * high:
        raise Refused("count·max")
    if rule == "uniform" and high is not None and high - low < total - count * low:
        if count > 200 or count * (high - low).bit_length() > 2_000:
            raise Refused("max-too-costly")


# ----------------------------------------------------------------------------------------------------- bytes


def head(rule, total, count, low, high):
    lines = ["hb1", rule, str(total), str(count), str(low), "-" if high is None else str(high)]
    return "".join(line + "\n" for line in lines).encode("ascii")


def commitment(head_bytes, seed):
    return hashlib.sha256(head_bytes + seed).hexdigest()


def words(head_bytes, seed, salt):
    prefix = head_bytes + hashlib.sha256(salt.encode("utf-8")).digest()
    i = 0
    while True:
        block = hmac.new(seed, prefix + i.to_bytes(4, "big"), hashlib.sha256).digest()
        for place in range(0, 32, 8):
            yield int.from_bytes(block[place : place + 8], "big")
        i += 1


# ----------------------------------------------------------------------------------------------------- draws


def below(word, k):
    if k == 1:
        return 0
    while True:
        x = next(word)
        if x < 2**64 - 2**64 % k:
            return x % k


def below_big(word, n):
    if n == 1:
        return 0
    bits = (n - 1).bit_length()
    while True:
        number = 0
        for _ in range(-(-bits // 64)):
            number = number << 64 | next(word)
        number %= 1 << bits
        if number < n:
            return number


def floyd(word, n, k):
    taken = set()
    if k == 0:
        return []
    for j in range(n - k + 1, n + 1):
        t = below(word, j) + 1
        taken.add(j if t in taken else t)
    return sorted(taken)


# ----------------------------------------------------------------------------------------------------- rules


def equal(word, total, count, low, high):
    each, rest = divmod(total, count)
    shares = [each] * count
    for p in floyd(word, count, rest):
        shares[p - 1] += 1
    return shares


def proportional(word, total, count, low, high):
    s = total - count * low
    weights = [(next(word) >> 32) + 1 for _ in range(count)]
    whole = sum(weights)
    q = [w * s // whole for w in weights]
    for _ in range(s - sum(q)):
        q[below(word, count)] += 1
    return [low + part for part in q]


def double_mean(word, total, count, low, high):
    s = total - count * low
    d = None if high is None or high - low >= s else high - low
    shares = []
    for j in range(count, 1, -1):
        mirrored = d is not None and 2 * s > j * d
        x = j * d - s if mirrored else s
        q, b = divmod(2 * x, j)
        n = q + 1 if below(word, j) < b else q
        y = below(word, n + 1)
        if mirrored:
            y = d - y
        shares.append(low + y)
        s -= y
    shares.append(low + s)
    return shares


def uniform(word, total, count, low, high):
    s = total - count * low
    if high is None or high - low >= s:
        cuts = [0, *floyd(word, s + count - 1, count - 1), s + count]
        return [b - a - 1 + low for a, b in zip(cuts, cuts[1:])]
    d = high - low
    u = below_big(word, sequences(count, d, s))
    shares = []
    for left in range(count - 1, -1, -1):
        # The largest first member v such that at most u sequences have a smaller one.
        least, most = max(0, s - left * d), min(d, s)
        base = sums_up_to(left, d, s)
        while least < most:
            v = (least + most + 1) // 2
            if base - sums_up_to(left, d, s - v) <= u:
                least = v
            else:
                most = v - 1
        u -= base - sums_up_to(left, d, s - least)
        shares.append(low + least)
        s -= least
    return shares


def sequences(n, d, s):
    """How many sequences of n integers in 0..=d have the sum s."""
    return sum((-1) ** k * comb(n, k) * comb(s - k * (d + 1) + n - 1, n - 1) for k in range(s // (d + 1) + 1))


def sums_up_to(n, d, t):
    """How many sequences of n integers in 0..=d have a sum of at most t: G(t), with n for its n − 1."""
    if t < 0:
        return 0
    return sum((-1) ** k * comb(n, k) * comb(t - k * (d + 1) + n, n) for k in range(min(n, t // (d + 1)) + 1))


def split(rule, total, count, low, high, seed, salt):
    check(rule, total, count, low, high)
    if len(seed) != 32:
        raise Refused("seed")
    if len(salt.encode("utf-8")) > 1_024:
        raise Refused("salt")
    laws = {"equal": equal, "proportional": proportional, "double-mean": double_mean, "uniform": uniform}
    word = words(head(rule, total, count, low, high), seed, salt)
    return laws[rule](word, total, count, low, high)


# --------------------------------------------------------------------------------------------------- reveals


def once(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise Refused("a field stands twice")
    return dict(pairs)


def amount(text):
    if not isinstance(text, str) or not text.isascii() or not text.isdigit() or text.startswith("0"):
        raise Refused("an amount is a decimal string")
    return int(text)


def read(text):
    fields = json.loads(text, object_pairs_hook=once)
    if not isinstance(fields, dict) or sorted(fields) != sorted(FIELDS):
        raise Refused("a reveal has exactly the fields " + ", ".join(FIELDS))
    if fields["spec"] != "hb1":
        raise Refused("spec")
    if type(fields["count"]) is not int:
        raise Refused("count")
    seed = fields["seed"]
    if not isinstance(seed, str) or len(seed) != 64 or seed.strip("0123456789abcdef"):
        raise Refused("seed")
    if not isinstance(fields["salt"], str):
        raise Refused("salt")
    high = None if fields["max"] is None else amount(fields["max"])
    numbers = (fields["rule"], amount(fields["total"]), fields["count"], amount(fields["min"]), high)
    return numbers, bytes.fromhex(seed), fields["salt"]


def replay(text):
    try:
        numbers, seed, salt = read(text)
        shares = split(*numbers, seed, salt)
    except (Refused, ValueError, RecursionError) as problem:
        return {"refused": str(problem)}
    sealed = commitment(head(*numbers), seed)
    return {
        "shares": [str(share) for share in shares],
        "commitment": sealed,
        "lastTickets": [ticket(sealed, seed, len(shares) - 1, shares[-1], *unit) for unit in UNITS],
    }


# --------------------------------------------------------------------------------------------------- tickets


# The units in which other implementations compare a ticket: decimals, then currency or nothing.
UNITS = [
    (2, ""), (0, ""), (1, ""), (3, ""), (8, ""), (2, "CNY"), (0, "JPY"), (3, "KWD"), (2, "USD"), (4, "CLF"), (7, "XXX"),
]


def ticket(commitment_hex, seed, index, share, decimals, currency):
    """What follows "#ticket=" in a link: the ticket, then the unit where it is not the default."""
    body = bytes.fromhex(commitment_hex) + index.to_bytes(2, "big") + share.to_bytes(8, "big")
    unit = bytes([decimals]) + currency.encode("ascii")
    tag = hmac.new(seed, b"hb1 ticket\n" + body + unit, hashlib.sha256).digest()[:16]
    text = base64.urlsafe_b64encode(b"\x01" + body + tag).decode("ascii").rstrip("=")
    return text + ("" if decimals == 2 else f"&d={decimals}") + (f"&c={currency}" if currency else "")


# --------------------------------------------------------------------------------------------------- vectors

# The table of the specification, then edges: rule, total, count, min, max, salt.
VECTORS = [
    ("uniform", 10_000, 10, 1, None, ""),
    ("double-mean", 10_000, 10, 1, None, ""),
    ("proportional", 10_000, 10, 1, None, ""),
    ("equal", 10_000, 3, 1, None, ""),
    ("double-mean", 10_000, 10, 1, 2_000, ""),
    ("uniform", 10_000, 10, 1, 1_500, ""),
    ("double-mean", 10**18, 3, 1, None, ""),
    ("uniform", 10, 10, 1, None, ""),
    ("proportional", 8_888, 6, 88, None, ""),
    ("double-mean", 7 * 10**18, 2, 1, None, ""),
    ("double-mean", 9 * 10**18, 10, 1, 4 * 10**18, ""),
    ("double-mean", 14, 10, 1, None, ""),
    ("double-mean", 100, 4, 1, 49, ""),
    ("proportional", 9 * 10**18, 3, 1, None, ""),
    ("uniform", 100, 4, 1, 97, ""),
    ("uniform", 100, 4, 1, 96, ""),
    ("uniform", 7, 2, 1, 5, ""),
    ("double-mean", 10_000, 10, 1, None, "恭喜发财"),
    ("equal", 1, 1, 1, 1, ""),
    ("proportional", 2**63 - 1, 1, 1, None, ""),
    ("double-mean", 5, 1, 5, 5, "\x00"),
    ("uniform", 2**63 - 1, 1, 1, None, "🧧"),
    ("equal", 2**63 - 1, 10, 1, 2**63 - 1, "e\u0301"),
    ("uniform", 20_000, 100, 1, 300, ""),
    ("uniform", 2**63 - 1, 33, 1, 2**60, "发" * 341),
    ("uniform", 100_000, 200, 1, 1_024, ""),
    ("double-mean", 20_000, 100, 100, 300, '"\\\n'),
    ("double-mean", 100, 4, 1, 200, ""),
    ("uniform", 100, 4, 1, 2**63 - 1, ""),
    ("equal", 5, 5, 1, 6, ""),
]


def vector(rule, total, count, low, high, salt):
    seed = bytes(range(32))
    shares = split(rule, total, count, low, high, seed, salt)
    published = head(rule, total, count, low, high)
    return {
        "reveal": {
            "spec": "hb1",
            "rule": rule,
            "total": str(total),
            "count": count,
            "min": str(low),
            "max": None if high is None else str(high),
            "seed": seed.hex(),
            "salt": salt,
        },
        "head": published.decode("ascii"),
        "commitment": commitment(published, seed),
        "shares": [str(share) for share in shares],
        "best": shares.index(max(shares)),
        "lastTickets": [ticket(commitment(published, seed), seed, count - 1, shares[-1], *unit) for unit in UNITS],
    }


def main(arguments):
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    if arguments[:1] == ["--vectors"]:
        lines = ",\n".join(json.dumps(vector(*one), ensure_ascii=False) for one in VECTORS)
        with open(arguments[1], "w", encoding="utf-8", newline="\n") as file:
            file.write("[\n" + lines + "\n]\n")
        return 0
    lines = arguments[:1] == ["--lines"]
    path = arguments[1:] if lines else arguments
    text = open(path[0], encoding="utf-8").read() if path else sys.stdin.read()
    for one in text.split("\n") if lines else [text]:
        if one:
            answer = replay(one)
            print(json.dumps(answer, ensure_ascii=False))
    return 0 if lines or "refused" not in answer else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
