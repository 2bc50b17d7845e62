#!/usr/bin/env python3
"""Checks a bundle of Samspil: that its events are those that were signed, all of them, in their order, unchanged.

    python3 verify.py [FOLDER] [--key VKEY]... [--against CHECKPOINT]...

FOLDER      the bundle; without it, the folder in which this file lies
--key       the public key of a log or of a witness (or a file that holds it) that you were given before, from another hand than
            the bundle; once for each, also for a key that a log had earlier
--against   a file with a checkpoint that you kept: the log of now must begin with the log of then

Ends with 0 where everything is as it was signed, with 1 and the first fault where it is not, with 2 where it could not be run.

One file, Python 3.9 or later, the standard library alone. What is checked against what is told in docs/reference/bundle.md;
"RFC 9162" (the tree), "RFC 8032" (the signature) and "C2SP" (c2sp.org/signed-note, c2sp.org/tlog-checkpoint) are public.
"""

import argparse
import base64
import datetime
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
    """Grows leaf by leaf and holds the roots of all complete subtrees, 64 bytes a leaf: so the root at every earlier size is known."""

    def __init__(self):
        self.size = 0
        self.levels = [bytearray()]

    def append(self, hash_of_leaf):
        self.size += 1
        self.levels[0] += hash_of_leaf
        level, number = 0, self.size
        while number % 2 == 0:
            if level + 1 == len(self.levels):
                self.levels.append(bytearray())
            self.levels[level + 1] += node_hash(self.levels[level][-64:-32], self.levels[level][-32:])
            level, number = level + 1, number // 2

    def root(self, size):
        """Of the first `size` leaves, made of the largest complete subtrees, from the right."""
        root = None
        for level in range(size.bit_length()):
            if size >> level & 1:
                at = 32 * ((size >> level) - 1)
                left = bytes(self.levels[level][at : at + 32])
                root = left if root is None else node_hash(left, root)
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


# Texts and JSON, read so that there is one way only to write what they say. No fault repeats what stands in an event: it may be personal.


def from_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, TypeError):
        raise Fault("something in it is no base64")
    if base64.b64encode(data).decode() != text:
        raise Fault("something in it is no base64 as it is to be written")
    return data


def once_each(pairs):
    if len(dict(pairs)) != len(pairs):
        raise Fault("an object in it names a member twice")
    return dict(pairs)


def whole_number(digits):
    if len(digits) > 17 or abs(int(digits)) >= 2**53:
        raise Fault("a number in it is not below 2^53")
    return int(digits)


def no_number(_):
    raise Fault("a number in it is not written as a whole number")


def json_in(data):
    """JSON whose numbers are whole and below 2^53, and whose objects name no member twice."""
    try:
        return json.loads(
            data.decode("utf-8"),
            object_pairs_hook=once_each,
            parse_int=whole_number,
            parse_float=no_number,
            parse_constant=no_number,
        )
    except RecursionError:
        raise Fault("it is nested too deep")
    except ValueError:
        raise Fault("it is not JSON")


def refuse_deep(value, levels=64):
    if levels == 0:
        raise Fault("it is nested too deep")
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        refuse_deep(each, levels - 1)


def object_in(data):
    """The JSON object in an event's own bytes, which may have been written by others: anything that is JSON; None where it is none."""
    try:
        value = json.loads(data.decode("utf-8", "replace"), parse_int=float, parse_constant=no_number)
    except (ValueError, RecursionError, Fault):
        return None
    return value if isinstance(value, dict) else None


# The checkpoint: C2SP signed-note, tlog-checkpoint and tlog-cosignature.

LOG_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
KEY_NAME = "[^+\\s\\x00-\\x1f\\x85\\ufeff]+"
OF_A_LOG, OF_A_WITNESS = 1, 4


class Key:
    """`<name>+<key id in hexadecimal>+<base64 of a byte for its kind and the key>`. The id is made of the name and the rest."""

    def __init__(self, vkey):
        match = re.fullmatch("(" + KEY_NAME + r")\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)", vkey)
        if not match:
            raise Fault("it is no key: a key looks like name+1234abcd+AbCd...")
        self.name, key = match.group(1), from_base64(match.group(3))
        self.id = sha256(self.name.encode() + b"\n" + key)[:4]
        if len(key) != 33 or key[0] not in (OF_A_LOG, OF_A_WITNESS):
            raise Fault("the key %s is no Ed25519 key of a log or a witness" % self.name)
        if self.id.hex() != match.group(2):
            raise Fault("the key %s was altered: its id is not that of its name and bytes" % self.name)
        self.kind, self.public_key = key[0], key[1:]

    def signed(self, text, signature):
        message = text.encode()
        if self.kind == OF_A_WITNESS:
            seconds, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            message = b"cosignature/v1\ntime %d\n" % seconds + message
        return is_signed(self.public_key, message, signature)


def signatures_in(lines):
    """The name, the key id and the signature of each line."""
    if len(lines) > 100:
        raise Fault("a note has at most 100 signatures")
    for line in lines:
        match = re.fullmatch("\u2014 (" + KEY_NAME + ") ([A-Za-z0-9+/]+=*)", line)
        signature = from_base64(match.group(2)) if match else b""
        if len(signature) <= 4:
            raise Fault("a line below its text is no signature")
        yield match.group(1), signature[:4], signature[4:]


def opened(note, origin, keys):
    """The size and the root that a checkpoint says, and the witnesses, once one of the keys is found to have signed it for that log."""
    text, blank, signatures = note.rpartition("\n\n")
    if not blank or not note.endswith("\n") or len(note) > 1000000:
        raise Fault("it is no signed note: a text, a blank line, and signatures")
    lines, text = text.split("\n"), text + "\n"
    if "" in lines or re.search("[\\x00-\\x09\\x0b-\\x1f]", text):
        raise Fault("its text has an empty line or a control character")
    if lines[0] != origin:
        raise Fault("it is a checkpoint of %s, and not of %s" % (lines[0], origin))
    signed_by = []
    for name, key_id, signature in signatures_in(signatures[:-1].split("\n")):
        for key in [key for key in keys if (key.name, key.id) == (name, key_id)][:1]:
            if not key.signed(text, signature):
                raise Fault("the signature of %s is not one of this text: one of the two was altered" % name)
            signed_by.append(key)
    if not any(key.kind == OF_A_LOG and key.name == origin for key in signed_by):
        raise Fault("it is not signed with the key of %s: a stranger made it, or it is another key" % origin)
    if len(lines) < 3 or not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]):
        raise Fault("its second line is no number of events")
    root = from_base64(lines[2])
    if len(root) != 32:
        raise Fault("its third line is no SHA-256")
    return int(lines[1]), root, sorted({key.name for key in signed_by if key.kind == OF_A_WITNESS})


# The events.

LONGEST_LINE = 8 * 1024 * 1024
STREAM = re.compile(r"[A-Za-z0-9]+-([0-9]{4})_[A-Za-z0-9_-]+")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
INSTANT = re.compile(r"((?:19|20|21)[0-9]{2})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})Z")
CONTENT_TYPES = ("application/json", "application/octet-stream")
MEMBERS = {
    "municipality": str, "index": int, "stream": str, "revision": int, "id": str, "type": str, "contentType": str,
    "data": (str, dict), "metadata": (str, dict),
}  # fmt: skip
CLOCK_TOLERANCE = datetime.timedelta(minutes=2)


def bytes_in(shown):
    if isinstance(shown, str):
        return shown.encode("utf-8")
    if set(shown) != {"base64"} or not isinstance(shown["base64"], str):
        raise Fault("it is no event: its data are neither text nor base64")
    return from_base64(shown["base64"])


def shown_as(data):
    """Text where the bytes are text, which is how people can read them; base64 where they are not, or may begin with a byte order mark."""
    try:
        if data[:1] != b"\xef":
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return {"base64": base64.b64encode(data).decode()}


class Event:
    """What a line says, which must be written in the one way in which it can be."""

    def __init__(self, line):
        says = json_in(line)
        if not isinstance(says, dict) or set(says) != set(MEMBERS):
            raise Fault("it is no event: it must have the members %s" % ", ".join(MEMBERS))
        for member, kind in MEMBERS.items():
            if not isinstance(says[member], kind) or isinstance(says[member], bool):
                raise Fault("it is no event: its %s is wrong" % member)
        self.municipality, self.index = says["municipality"], says["index"]
        self.stream, self.revision = says["stream"], says["revision"]
        self.id, self.type, self.content_type = says["id"], says["type"], says["contentType"]
        self.data, self.metadata = bytes_in(says["data"]), bytes_in(says["metadata"])
        if self.content_type not in CONTENT_TYPES or self.index < 0 or self.revision < 0:
            raise Fault("it is no event: its contentType, its index or its revision is wrong")
        if not ID.fullmatch(self.id):
            raise Fault("it is no event: its id is no UUID")
        says["data"], says["metadata"] = shown_as(self.data), shown_as(self.metadata)
        in_order = {member: says[member] for member in MEMBERS}
        if json.dumps(in_order, ensure_ascii=False, separators=(",", ":")).encode("utf-8") != line:
            raise Fault("it is not written as events are written")

    def leaf(self):
        """Canonical JSON (RFC 8785): members in order, no spaces, strings with the fewest escapes."""
        leaf = {
            "contentType": self.content_type,
            "data": sha256(self.data).hex(),
            "id": self.id,
            "metadata": sha256(self.metadata).hex(),
            "revision": self.revision,
            "stream": self.stream,
            "type": self.type,
            "v": 1,
        }
        return json.dumps(leaf, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def instant_in(text):
    match = INSTANT.fullmatch(text) if isinstance(text, str) else None
    try:
        year, month, day, hour, minute, second, millisecond = map(int, match.groups())
        return datetime.datetime(year, month, day, hour, minute, second, millisecond * 1000)
    except (AttributeError, ValueError):
        raise Fault("it does not say when it was recorded")


class Frame:
    """What must hold of every event besides its place in the tree, given those before it."""

    def __init__(self, bundle):
        self.bundle = bundle
        self.revisions, self.ids = {}, set()
        self.latest = datetime.datetime.min

    def take(self, event, part):
        if not self.ids and self.bundle.whole:
            opening = object_in(event.data) if (event.type, event.stream) == ("LogOpened", "log-0000_samspil") else None
            if opening is None or opening.get("logId") != self.bundle.log_id:
                raise Fault("it is not the beginning of the log %s" % self.bundle.log_id)
        if event.type.startswith("$"):
            raise Fault("it is an event of the store's own, which stands in no log")
        known = self.revisions.get(event.stream)
        expected = (event.revision if part.start > 0 else 0) if known is None else known + 1
        if event.revision != expected:
            raise Fault("it is event %d of %s, where event %d must stand" % (event.revision, event.stream, expected))
        self.revisions[event.stream] = expected
        if event.id in self.ids:
            raise Fault("it has an id that an earlier event has")
        self.ids.add(event.id)
        metadata = object_in(event.metadata)
        if metadata is None or metadata.get("municipality") != event.municipality:
            raise Fault("its metadata are not those of an event of %s" % event.municipality)
        recorded_at = instant_in(metadata.get("recordedAt"))
        if recorded_at + CLOCK_TOLERANCE < self.latest:
            raise Fault("it says that it was recorded more than two minutes before an earlier one: a clock was wrong, or it was put in between")
        self.latest = max(self.latest, recorded_at)


class Part:
    """One municipality's events while they are read."""

    def __init__(self, says, earlier, witnesses):
        self.municipality, self.origin = says["municipality"], says["origin"]
        self.start, self.end, self.size = says["from"], says["to"], says["size"]
        self.next = self.start
        self.earlier, self.witnesses = earlier, witnesses
        self.tree = Tree()
        self.leaf_hashes = None if self.start == 0 and self.end == self.size else []
        for size, root in earlier:
            if size > self.size:
                raise Fault("the log of %s was cut: it has %d events, and the earlier checkpoint %d" % (self.municipality, self.size, size))
            if size == 0 and root != sha256(b""):
                raise Fault("the earlier checkpoint of %s says that no event makes another root than it does" % self.municipality)
            if self.start > 0 or size > self.end:
                raise CannotRun("--against needs the log of %s from its beginning: this bundle holds a part" % self.municipality)

    def take(self, event):
        if event.index != self.next:
            raise Fault(
                "says that it is event %d of %s, where event %d must stand: a line is missing, doubled or in another place"
                % (event.index, self.municipality, self.next)
            )
        if self.next >= self.end:
            raise Fault("is event %d of %s, and the bundle ends with %d" % (self.next, self.municipality, self.end - 1))
        self.next += 1
        if event.type == "CheckpointCosigned" and self.leaf_hashes is None:
            self.refuse_contradicted(object_in(event.data) or {})
        hash_of_leaf = leaf_hash(event.leaf())
        if self.leaf_hashes is not None:
            self.leaf_hashes.append(hash_of_leaf)
        if self.start > 0:
            return
        self.tree.append(hash_of_leaf)
        for size, root in self.earlier:
            if size == self.tree.size and root != self.tree.root(size):
                raise Fault("makes another beginning of %d events than the earlier checkpoint says: something was changed" % size)

    def refuse_contradicted(self, cosigned):
        """An event that says what a witness signed of this log before it: that must still be so."""
        size, root, witness, line = (cosigned.get(name) for name in ("size", "root", "witness", "line"))
        if not isinstance(size, float) or not 0 < size < 2**53 or size % 1 or not all(isinstance(each, str) for each in (root, witness, line)):
            raise Fault("it is a signature of a witness that cannot be read")
        if not re.fullmatch("[A-Za-z0-9+/]{43}=", root):
            raise Fault("it is a signature of a witness that cannot be read")
        if size > self.tree.size or self.tree.root(int(size)) != base64.b64decode(root):
            raise Fault("it says what a witness signed of the first %d events, and they are others now: history was altered after that" % size)
        named = [key for key in self.witnesses if key.name == witness]
        for name, key_id, signature in signatures_in([line]) if named else ():
            text = "%s\n%d\n%s\n" % (self.origin, size, base64.b64encode(base64.b64decode(root)).decode())
            if name != witness or any(key.id == key_id and not key.signed(text, signature) for key in named):
                raise Fault("it says that a witness signed, and the signature is not theirs")

    def refuse_missing(self):
        if self.next < self.end:
            raise Fault("events %d to %d of %s are missing at the end" % (self.next, self.end - 1, self.municipality))

    def finish(self, size, root, proof):
        if size != self.size:
            raise Fault("the checkpoint is of %d events, and the bundle says %d" % (size, self.size))
        if self.leaf_hashes is None:
            if proof:
                raise Fault("the proof of %s must be empty: its log is whole" % self.municipality)
            found = self.tree.root(size)
        else:
            found = root_of_part(self.leaf_hashes, self.start, size, proof)
        if found != root:
            raise Fault("the events of %s are not those that were signed: they come to another root than its checkpoint" % self.municipality)


# The bundle.

NEEDED = ("events.ndjson", "README.md", "verify.py")
NEEDED_OF_EACH = ("checkpoints/%s", "proofs/%s.json", "public-keys/%s")
FOLDERS = ("checkpoints", "proofs", "public-keys", "schemas")
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?")


def member(of, name, kind):
    if not isinstance(of, dict) or type(of.get(name)) is not kind or (kind is int and of[name] < 0):
        raise Fault("bundle.json is not what it should be: %s is missing or wrong" % name)
    return of[name]


class Bundle:
    def __init__(self, folder):
        self.folder = folder
        if not os.path.isfile(self.path("bundle.json")):
            raise CannotRun("there is no bundle in %s: it has no bundle.json" % folder)
        says = at("bundle.json is not what it should be", json_in, self.bytes("bundle.json"))
        at("bundle.json is not what it should be", refuse_deep, says)
        if member(says, "format", str) != "samspil-bundle" or member(says, "version", int) != 1:
            raise Fault("bundle.json is of another version than this verifier knows: take the verifier that came with the bundle")
        self.log_id, self.whole = member(says, "logId", str), member(says, "whole", bool)
        self.events, self.files, self.parts = member(says, "events", int), member(says, "files", dict), member(says, "parts", list)
        if not re.fullmatch(LOG_ID, self.log_id):
            raise Fault("bundle.json is not what it should be: logId is no id")
        if not self.parts or (len(self.parts) > 1 and not self.whole):
            raise Fault("the bundle has %d parts: one that is not whole has exactly one, and a whole one at least one" % len(self.parts))
        for part in self.parts:
            self.refuse_impossible(part)
        if len({part["municipality"] for part in self.parts}) < len(self.parts):
            raise Fault("the bundle names a municipality twice")
        self.refuse_other_files()

    def refuse_impossible(self, part):
        municipality, origin = member(part, "municipality", str), member(part, "origin", str)
        start, end, size = member(part, "from", int), member(part, "to", int), member(part, "size", int)
        if not re.fullmatch("[0-9]{4}", municipality):
            raise Fault("bundle.json is not what it should be: a municipality is no code of four digits")
        if origin != "samspil/%s/%s" % (self.log_id, municipality):
            raise Fault("the part of %s is of %s, which is another log" % (municipality, origin))
        if not start < end <= size or (self.whole and (start, end) != (0, size)):
            raise Fault("the part of %s cannot be: events %d to %d of %d" % (municipality, start, end, size))

    def refuse_other_files(self):
        """Every file that is needed is named and there, and in the bundle's own folders there is no other."""
        for name, expected in self.files.items():
            if not FILE_NAME.fullmatch(name) or ".." in name or not isinstance(expected, str) or not re.fullmatch("[0-9a-f]{64}", expected):
                raise Fault("bundle.json is not what it should be: files names what is no file of a bundle, or no SHA-256")
        for name in NEEDED + tuple(each % part["municipality"] for part in self.parts for each in NEEDED_OF_EACH):
            if name not in self.files:
                raise Fault("bundle.json names no file %s" % name)
        for name in self.files:
            if not os.path.isfile(self.path(name)):
                raise Fault("the file %s is missing" % name)
        for folder in FOLDERS:
            for name in sorted(os.listdir(self.path(folder))) if os.path.isdir(self.path(folder)) else []:
                if not name.startswith(".") and "%s/%s" % (folder, name) not in self.files:
                    raise Fault("the file %s/%s was put in: bundle.json does not name it" % (folder, name))

    def path(self, name):
        return os.path.join(self.folder, *name.split("/"))

    def bytes(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def text(self, name):
        return self.bytes(name).decode("utf-8")

    def key_of(self, part):
        """The key that lies in the bundle: it shows that the bundle fits together, and not who signed it."""
        text = self.text("public-keys/%s" % part["municipality"])
        key = Key(text[:-1])
        if not text.endswith("\n") or key.kind != OF_A_LOG:
            raise Fault("it is not the key of a log, and a line feed")
        if key.name != part["origin"]:
            raise Fault("the key is that of %s, and not of %s" % (key.name, part["origin"]))
        return key

    def proof_of(self, municipality):
        hashes = json_in(self.bytes("proofs/%s.json" % municipality))
        if not isinstance(hashes, list) or not all(isinstance(each, str) and len(from_base64(each)) == 32 for each in hashes):
            raise Fault("it is no list of hashes in base64")
        return [from_base64(each) for each in hashes]

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
    except UnicodeError:
        raise Fault("%s: it is not well-formed UTF-8" % place)


def take_line(parts, frame, line):
    if len(line.rstrip(b"\n")) > LONGEST_LINE:
        raise Fault("it is longer than 8 MiB")
    if not line.endswith(b"\n"):
        raise Fault("it is cut off: it has no end")
    event = Event(line[:-1])
    stream, part = STREAM.fullmatch(event.stream), parts.get(event.municipality)
    if not stream or stream.group(1) != event.municipality or part is None:
        raise Fault("it stands in a stream that is in none of the logs of this bundle")
    part.take(event)
    frame.take(event, part)


def earlier_in(against, origins, keys_of):
    """The sizes and roots of the checkpoints that were kept, by log."""
    earlier = {origin: [] for origin in origins}
    witnesses = set()
    for name, note in against:
        origin = note.split("\n")[0]
        if origin not in earlier:
            raise Fault("%s is a checkpoint of %s, and this bundle holds no such log" % (name, origin))
        size, root, signed_by = at(name, opened, note, origin, keys_of[origin])
        earlier[origin].append((size, root))
        witnesses.update(signed_by)
    return earlier, witnesses


def verify(folder, keys, against):
    bundle = Bundle(folder)
    origins = {says["origin"]: says["municipality"] for says in bundle.parts}
    keys_of, trusted = {}, []
    for key in keys:
        if key.kind == OF_A_LOG and key.name not in origins:
            raise Fault("the key is that of %s, and this bundle holds no such log" % key.name)
    for says in bundle.parts:
        beside = at("public-keys/%s" % says["municipality"], bundle.key_of, says)
        held = [key for key in keys if key.kind == OF_A_LOG and key.name == says["origin"]]
        if not held:
            trusted.append(says["municipality"])
        keys_of[says["origin"]] = (held or [beside]) + [key for key in keys if key.kind == OF_A_WITNESS]
    earlier, witnesses = earlier_in(against, origins, keys_of)
    known = [key for key in keys if key.kind == OF_A_WITNESS]
    parts = {says["municipality"]: Part(says, earlier[says["origin"]], known) for says in bundle.parts}
    frame, count = Frame(bundle), 0
    with open(bundle.path("events.ndjson"), "rb") as lines:
        for line in iter(lambda: lines.readline(LONGEST_LINE + 2), b""):
            count += 1
            at("line %d of events.ndjson" % count, take_line, parts, frame, line)
    for part in parts.values():
        part.refuse_missing()
    if count != bundle.events:
        raise Fault("the bundle holds %d events, and says that it holds %d" % (count, bundle.events))
    found = []
    for part in parts.values():
        checkpoint, proofs = "checkpoints/%s" % part.municipality, "proofs/%s.json" % part.municipality
        size, root, signed_by = at(checkpoint, lambda: opened(bundle.text(checkpoint), part.origin, keys_of[part.origin]))
        at(proofs, part.finish, size, root, at(proofs, bundle.proof_of, part.municipality))
        witnesses.update(signed_by)
        found.append((part, base64.b64encode(root).decode(), signed_by))
    bundle.refuse_changed_files()
    for key in keys:
        if key.kind == OF_A_WITNESS and key.name not in witnesses:
            raise Fault("the witness %s, whose key was named, signed no checkpoint that is here" % key.name)
    report(found, trusted, count)


def report(found, trusted, count):
    for part, root, witnesses in found:
        also = "  also signed by %s" % ", ".join(witnesses) if witnesses else ""
        print("%s  events %d to %d of %d  root %s%s" % (part.municipality, part.start, part.end - 1, part.size, root, also))
    if trusted:
        print("THE KEY OF %s WAS TAKEN FROM THE BUNDLE ITSELF: this proves that the bundle fits together, and" % ", ".join(sorted(trusted)))
        print("not who signed it. Bring the key that you were given before, and name it with --key.")
    here = ", ".join(part.municipality for part, _, _ in found)
    print("All %d events are those that were signed. They are the logs of %s, and of no other:" % (count, here))
    print("that there is none of another municipality nobody signs. Bring the key of each, and a log that is missing is found out.")


def read(file, what):
    try:
        with open(file, "rb") as opened_file:
            return opened_file.read().decode("utf-8")
    except (OSError, UnicodeError):
        raise CannotRun("the %s %s cannot be read" % (what, file))


def key_from(named):
    text = read(named, "key") if os.path.isfile(named) else named
    try:
        return Key(re.sub("^[\\s\\ufeff]+|[\\s\\ufeff]+$", "", text))
    except Fault as fault:
        raise CannotRun("--key %s: %s" % (named, fault))


def say(text):
    """On the error stream, without what would steer a terminal."""
    print("".join(letter if letter.isprintable() else "?" for letter in text), file=sys.stderr)


def main():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--key", action="append", default=[], metavar="VKEY")
    parser.add_argument("--against", action="append", default=[], metavar="CHECKPOINT")
    asked = parser.parse_args()
    try:
        verify(asked.folder, [key_from(key) for key in asked.key], [(name, read(name, "checkpoint")) for name in asked.against])
    except Fault as fault:
        say("FAULT: %s" % fault)
        return 1
    except (CannotRun, OSError) as error:
        say("verify.py: %s" % error)
        return 2
    return 0


if __name__ == "__main__":
    if sys.version_info < (3, 9):
        print("verify.py: this needs Python 3.9 or later", file=sys.stderr)
        sys.exit(2)
    sys.exit(main())
