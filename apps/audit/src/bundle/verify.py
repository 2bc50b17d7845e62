#!/usr/bin/env python3
"""Checks a bundle of Samspil: that its events are those that were signed, all of them, in their order, unchanged.

    python3 verify.py [FOLDER] [--key VKEY]... [--against CHECKPOINT]...

FOLDER      the bundle; without it, the folder in which this file lies
--key       the public key of a log (or a file that holds it) that you were given before, from another hand than the bundle
--against   a file with a checkpoint that you kept: the log of now must begin with the log of then

Ends with 0 where everything is as it was signed, with 1 and the first fault where it is not, with 2 where it could not be run.

One file, Python 3.9 or later, the standard library alone. What is checked against what is told in docs/reference/bundle.md;
"RFC 9162" (the tree), "RFC 8032" (the signature) and "C2SP" (c2sp.org/signed-note, c2sp.org/tlog-checkpoint) are public.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import sys


class Fault(Exception):
    """The bundle is not what was signed."""


class CannotRun(Exception):
    """What was asked cannot be done."""


# The tree: RFC 9162, section 2.1.1.


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(leaf):
    return sha256(b"\x00" + leaf)


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


class Tree:
    """Follows a tree leaf by leaf and holds one hash a level: the roots of the largest complete subtrees, from left to right."""

    def __init__(self):
        self.size = 0
        self.peaks = []

    def append(self, hash_of_leaf):
        rest = self.size
        while rest % 2 == 1:
            hash_of_leaf = node_hash(self.peaks.pop(), hash_of_leaf)
            rest //= 2
        self.peaks.append(hash_of_leaf)
        self.size += 1

    def root(self):
        if not self.peaks:
            return sha256(b"")
        root = self.peaks[-1]
        for left in reversed(self.peaks[:-1]):
            root = node_hash(left, root)
        return root


def root_of_part(leaf_hashes, start, size, proof):
    """The root of a tree of `size` of which these leaves, from `start` on, and the hashes of everything else are known."""
    end = start + len(leaf_hashes)
    rest = list(proof)

    def root(low, high):
        if high <= start or low >= end:
            if not rest:
                raise Fault("the proof is too short")
            return rest.pop(0)
        if high - low == 1:
            return leaf_hashes[low - start]
        cut = low + (1 << ((high - low - 1).bit_length() - 1))
        return node_hash(root(low, cut), root(cut, high))

    found = root(0, size)
    if rest:
        raise Fault("the proof is too long")
    return found


# The signature: Ed25519, RFC 8032, section 5.1.7, in the words of its appendix A.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(number, point):
    product = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            product = add(product, point)
        point = add(point, point)
        number >>= 1
    return product


def x_of(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def point_in(encoded):
    number = int.from_bytes(encoded, "little")
    y = number & ((1 << 255) - 1)
    x = x_of(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % P)


def is_signed(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key, commitment = point_in(public_key), point_in(signature[:32])
    response = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or response >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public_key + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    left, right = multiply(response, BASE), add(commitment, multiply(challenge, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# The checkpoint: C2SP signed-note and tlog-checkpoint.


def from_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Fault("%r is no base64" % text)
    if base64.b64encode(data).decode() != text:
        raise Fault("%r is no base64 as it is to be written" % text)
    return data


def key_in(vkey):
    """`<name>+<key id in hexadecimal>+<base64 of a byte 1 and the key>`. The id is made of the name and the key."""
    match = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)", vkey.strip())
    if not match:
        raise Fault("%r is no key: it must look like name+1234abcd+AbCd..." % vkey.strip())
    name, key = match.group(1), from_base64(match.group(3))
    key_id = sha256(name.encode() + b"\n" + key)[:4]
    if len(key) != 33 or key[0] != 1:
        raise Fault("the key %s is no Ed25519 key of a log" % name)
    if key_id.hex() != match.group(2):
        raise Fault("the key %s was altered: its id is not that of its name and bytes" % name)
    return name, key_id, key[1:]


def opened(note, vkey, origin):
    """The size and the root that a checkpoint says, once it is found to be signed by that key for that log."""
    text, blank, signatures = note.rpartition("\n\n")
    if not blank or not note.endswith("\n"):
        raise Fault("it is no signed note: a text, a blank line, and signatures")
    text += "\n"
    name, key_id, public_key = key_in(vkey)
    lines = text.split("\n")[:-1]
    if lines[0] != origin:
        raise Fault("it is a checkpoint of %s, and not of %s" % (lines[0], origin))
    if name != origin:
        raise Fault("the key is that of %s, and not of %s" % (name, origin))
    found = False
    for line in signatures[:-1].split("\n"):
        match = re.fullmatch("\u2014 (\\S+) (\\S+)", line)
        if not match:
            raise Fault("a line below its text is no signature")
        signature = from_base64(match.group(2))
        if match.group(1) == name and signature[:4] == key_id:
            if not is_signed(public_key, text.encode(), signature[4:]):
                raise Fault("its signature is not one of this text: one of the two was altered")
            found = True
    if not found:
        raise Fault("it is not signed with the key of %s: a stranger made it, or it is another key" % origin)
    if len(lines) < 3 or not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]):
        raise Fault("its second line is no number of events")
    root = from_base64(lines[2])
    if len(root) != 32:
        raise Fault("its third line is no SHA-256")
    return int(lines[1]), root


# The events.

STREAM = re.compile(r"[A-Za-z0-9]+-([0-9]{4})_[A-Za-z0-9_-]+")
MEMBERS = {"municipality", "index", "stream", "revision", "id", "type", "contentType", "data", "metadata"}


def once_each(pairs):
    if len(dict(pairs)) != len(pairs):
        raise Fault("names a member twice")
    return dict(pairs)


def bytes_in(shown):
    if isinstance(shown, dict) and set(shown) == {"base64"}:
        return from_base64(shown["base64"])
    if isinstance(shown, str):
        return shown.encode("utf-8")
    raise Fault("has data that are neither text nor base64")


def event_in(line):
    try:
        event = json.loads(line.decode("utf-8"), object_pairs_hook=once_each)
    except ValueError:
        raise Fault("is not JSON")
    if not isinstance(event, dict) or set(event) != MEMBERS:
        raise Fault("is no event: it must have the members %s" % ", ".join(sorted(MEMBERS)))
    for member, kind in [("index", int), ("revision", int), ("stream", str), ("id", str), ("type", str), ("contentType", str)]:
        if type(event[member]) is not kind:
            raise Fault("is no event: its %s is wrong" % member)
    return event


def leaf_of(event):
    """Canonical JSON (RFC 8785): members in order, no spaces, strings with the fewest escapes."""
    def text(value):
        return json.dumps(value, ensure_ascii=False)
    return (
        '{"contentType":%s,"data":"%s","id":%s,"metadata":"%s","revision":%d,"stream":%s,"type":%s,"v":1}'
        % (
            text(event["contentType"]),
            sha256(bytes_in(event["data"])).hex(),
            text(event["id"]),
            sha256(bytes_in(event["metadata"])).hex(),
            event["revision"],
            text(event["stream"]),
            text(event["type"]),
        )
    ).encode("utf-8")


class Part:
    """One municipality's events while they are read."""

    def __init__(self, says, earlier):
        self.municipality, self.origin = says["municipality"], says["origin"]
        self.start, self.end, self.size = says["from"], says["to"], says["size"]
        self.next = self.start
        self.earlier = earlier
        self.tree = Tree()
        self.leaf_hashes = None if self.start == 0 and self.end == self.size else []
        if not 0 <= self.start < self.end <= self.size:
            raise Fault("the part of %s cannot be: events %d to %d of %d" % (self.municipality, self.start, self.end, self.size))
        for size, _ in earlier:
            if size > self.size:
                raise Fault("the log of %s was cut: it has %d events, and the earlier checkpoint %d" % (self.municipality, self.size, size))
            if self.start > 0 or size > self.end:
                raise CannotRun("--against needs the log of %s from its beginning: this bundle holds a part" % self.municipality)

    def take(self, event):
        if event["index"] != self.next:
            raise Fault(
                "says that it is event %d of %s, where event %d must stand: a line is missing, doubled or in another place"
                % (event["index"], self.municipality, self.next)
            )
        if self.next >= self.end:
            raise Fault("is event %d of %s, and the bundle ends with %d" % (self.next, self.municipality, self.end - 1))
        self.next += 1
        hash_of_leaf = leaf_hash(leaf_of(event))
        if self.leaf_hashes is not None:
            self.leaf_hashes.append(hash_of_leaf)
        if self.start > 0:
            return
        self.tree.append(hash_of_leaf)
        for size, root in self.earlier:
            if size == self.tree.size and root != self.tree.root():
                raise Fault("makes another beginning of %d events than the earlier checkpoint says: something was changed" % size)

    def refuse_missing(self):
        if self.next < self.end:
            raise Fault("events %d to %d of %s are missing at the end" % (self.next, self.end - 1, self.municipality))

    def finish(self, size, root, proof):
        if size != self.size:
            raise Fault("the checkpoint is of %d events, and the bundle says %d" % (size, self.size))
        if self.leaf_hashes is None:
            if proof:
                raise Fault("the proof of %s must be empty: its log is whole" % self.municipality)
            found = self.tree.root()
        else:
            found = root_of_part(self.leaf_hashes, self.start, size, proof)
        if found != root:
            raise Fault("the events of %s are not those that were signed: they come to another root than its checkpoint" % self.municipality)


# The bundle.


class Bundle:
    def __init__(self, folder):
        self.folder = folder
        if not os.path.isfile(self.path("bundle.json")):
            raise CannotRun("there is no bundle in %s: it has no bundle.json" % folder)
        try:
            self.says = json.loads(self.bytes("bundle.json").decode("utf-8"))
            known = self.says["format"] == "samspil-bundle" and self.says["version"] == 1
            self.files, self.log_id, self.whole = self.says["files"], self.says["logId"], self.says["whole"]
            self.parts, self.events = self.says["parts"], self.says["events"]
        except (ValueError, KeyError, TypeError):
            raise Fault("bundle.json is not what it should be")
        if not known:
            raise CannotRun("this is a bundle of another version than this verifier knows: take the verifier that came with it")
        needed = ["events.ndjson"]
        for says in self.parts:
            needed += [name % says["municipality"] for name in ("checkpoints/%s", "proofs/%s.json", "public-keys/%s")]
        for name in needed:
            if name not in self.files:
                raise Fault("bundle.json names no file %s" % name)
        for name in self.files:
            if not os.path.isfile(self.path(name)):
                raise Fault("the file %s is missing" % name)

    def path(self, name):
        parts = name.split("/")
        if "" in parts or ".." in parts or os.path.isabs(name):
            raise Fault("bundle.json names a file %r outside of the bundle" % name)
        return os.path.join(self.folder, *parts)

    def bytes(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def text(self, name):
        return self.bytes(name).decode("utf-8")

    def refuse_changed_files(self):
        for name, expected in self.files.items():
            digest = hashlib.sha256()
            with open(self.path(name), "rb") as file:
                for block in iter(lambda: file.read(1 << 20), b""):
                    digest.update(block)
            if digest.hexdigest() != expected:
                raise Fault("%s is not the file that was exported: its SHA-256 is not what bundle.json says" % name)


def at(place, work, *arguments):
    """Says of a fault where it is."""
    try:
        return work(*arguments)
    except Fault as fault:
        raise Fault("%s: %s" % (place, fault))
    except (UnicodeError, KeyError, ValueError, TypeError) as error:
        raise Fault("%s: it is not what it should be (%s)" % (place, type(error).__name__))


def take_line(bundle, parts, revisions, number, line):
    if not line.endswith(b"\n"):
        raise Fault("it is cut off: it has no end")
    event = event_in(line[:-1])
    stream = STREAM.fullmatch(event["stream"])
    part = parts.get(event["municipality"])
    if not stream or stream.group(1) != event["municipality"] or part is None:
        raise Fault("it stands in %s, which is in none of the logs of this bundle" % event["stream"])
    part.take(event)
    known = revisions.get(event["stream"])
    first = event["revision"] if part.start > 0 else 0
    expected = first if known is None else known + 1
    if event["revision"] != expected:
        raise Fault("it is event %d of %s, where event %d must stand" % (event["revision"], event["stream"], expected))
    revisions[event["stream"]] = expected
    if number == 1 and bundle.whole:
        is_opening = event["type"] == "LogOpened" and event["stream"] == "log-0000_samspil"
        if not is_opening or json.loads(bytes_in(event["data"])).get("logId") != bundle.log_id:
            raise Fault("it is not the beginning of the log %s" % bundle.log_id)


def verify(folder, keys, against):
    bundle = Bundle(folder)
    vkeys, earlier = {}, {}
    trusted = set()
    for says in bundle.parts:
        origin = "samspil/%s/%s" % (bundle.log_id, says["municipality"])
        if says["origin"] != origin:
            raise Fault("the part of %s is of %s, which is another log" % (says["municipality"], says["origin"]))
        if bundle.whole and (says["from"] > 0 or says["to"] < says["size"]):
            raise Fault("the bundle says that it is whole, and holds a part of %s" % says["municipality"])
        held = [key for key in keys if key.strip().startswith(origin + "+")]
        if not held:
            trusted.add(says["municipality"])
        vkeys[origin] = held[0] if held else bundle.text("public-keys/%s" % says["municipality"])
        earlier[origin] = []
    for key in keys:
        if key.strip().split("+")[0] not in vkeys:
            raise Fault("the key is that of %s, and this bundle holds no such log" % key.strip().split("+")[0])
    for name, note in against:
        origin = note.split("\n")[0]
        if origin not in vkeys:
            raise Fault("%s is a checkpoint of %s, and this bundle holds no such log" % (name, origin))
        earlier[origin].append(at(name, opened, note, vkeys[origin], origin))
    parts = {says["municipality"]: Part(says, earlier[says["origin"]]) for says in bundle.parts}
    if len(parts) != len(bundle.parts):
        raise Fault("the bundle names a municipality twice")
    revisions, count = {}, 0
    with open(bundle.path("events.ndjson"), "rb") as lines:
        for line in lines:
            count += 1
            at("line %d of events.ndjson" % count, take_line, bundle, parts, revisions, count, line)
    for part in parts.values():
        part.refuse_missing()
    if count != bundle.events:
        raise Fault("the bundle holds %d events, and says that it holds %d" % (count, bundle.events))
    for part in parts.values():
        checkpoint, proofs = "checkpoints/%s" % part.municipality, "proofs/%s.json" % part.municipality
        size, root = at(checkpoint, lambda: opened(bundle.text(checkpoint), vkeys[part.origin], part.origin))
        proof = at(proofs, lambda: [from_base64(hash_of) for hash_of in json.loads(bundle.text(proofs))])
        at(proofs, part.finish, size, root, proof)
        print("%s  events %d to %d of %d  root %s" % (part.municipality, part.start, part.end - 1, size, base64.b64encode(root).decode()))
    bundle.refuse_changed_files()
    if trusted:
        print("THE KEY OF %s WAS TAKEN FROM THE BUNDLE ITSELF: this proves that the bundle fits together, and" % ", ".join(sorted(trusted)))
        print("not who signed it. Bring the key that you were given before, and name it with --key.")
    print("All %d events are those that were signed." % count)


def read(file, what):
    try:
        with open(file, encoding="utf-8") as opened_file:
            return opened_file.read()
    except (OSError, UnicodeError):
        raise CannotRun("the %s %s cannot be read" % (what, file))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--key", action="append", default=[], metavar="VKEY")
    parser.add_argument("--against", action="append", default=[], metavar="CHECKPOINT")
    asked = parser.parse_args()
    try:
        keys = [read(key, "key") if os.path.isfile(key) else key for key in asked.key]
        verify(asked.folder, keys, [(name, read(name, "checkpoint")) for name in asked.against])
    except Fault as fault:
        print("FAULT: %s" % fault, file=sys.stderr)
        return 1
    except (CannotRun, OSError) as error:
        print("verify.py: %s" % error, file=sys.stderr)
        return 2
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        print("FAULT: bundle.json is not what it should be (%s)" % type(error).__name__, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    if sys.version_info < (3, 9):
        print("verify.py: this needs Python 3.9 or later", file=sys.stderr)
        sys.exit(2)
    sys.exit(main())
