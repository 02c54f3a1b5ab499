"""The frames of a link, written a second time: prints a vector of each kind, and those of proofs and tags."""
import hashlib
import hmac
import struct

TRACE, PATH, CALLER, ACKS, OBJECTS, NESTED = 1, 2, 4, 8, 16, 32
HELLO, PROOF, QUERY, FOUND, CALL, ONE_WAY, CANCEL, REPLY, ERROR, WATCH, DEATH, RELEASE, PING, PONG, BYE = range(1, 16)
EPOCH, PEER_EPOCH = 0x11223344, 0x55667788
KEY = bytes(range(32))


def frame(kind, sequence=0, target=0, code=0, signature=0, left=0, flags=0, parts=b"", content=b"",
          epoch=EPOCH, answered=6, target_epoch=PEER_EPOCH, sent_at=123456, credit=0xBEEF):
    head_length = 48 + len(parts)
    head = struct.pack("<BBHIIIIIiIIIIHH", 1, kind, flags, sequence, epoch, answered, target, target_epoch, code,
                       signature, len(content), left, sent_at, credit, head_length)
    assert len(head) == 48
    return head + parts + content


def hello(name, number, epoch, peer, most, credits):
    text = name.encode()
    content = (struct.pack("<BBBB", 1, 1, 1, 0) + bytes([number]) * 32 + struct.pack("<I", epoch) + bytes([number + 0xA0]) * 32
               + struct.pack("<IH", most, credits) + bytes([len(text)]) + text)
    return frame(HELLO, content=content, epoch=epoch, answered=0, target_epoch=peer, sent_at=0, credit=0)


def names(service, feature):
    first = service.encode()
    second = b"" if feature is None else feature.encode()
    return bytes([len(first), 255 if feature is None else len(second)]) + first + second


def authenticate(key, *pieces):
    return hmac.new(key, b"".join(pieces), hashlib.sha256).digest()


caller = struct.pack("<II", 20010001, 8)
trace = bytes(range(1, 26)) + bytes(3)
path = struct.pack("<Iii", 2, 0x01020304, -2)
acks = struct.pack("<Q", 0x8000000000000005)
vectors = {
    "hello": hello("kitchen", 1, EPOCH, 0, 8192, 32),
    "hello-answer": hello("Küche", 2, PEER_EPOCH, EPOCH, 512, 2),
    "proof": frame(PROOF, content=bytes(range(32))),
    "query": frame(QUERY, sequence=1, left=5000, flags=CALLER, parts=caller, content=names("temperature", "sensor")),
    "query-of-a-service": frame(QUERY, sequence=2, content=names("temperature", None)),
    "found": frame(FOUND, sequence=1, target=1025),
    "not-found": frame(FOUND, sequence=1, code=-11, content=b"there is none"),
    "call": frame(CALL, sequence=7, target=1025, code=3, signature=0xFEDCBA98, left=4999,
                  flags=TRACE | PATH | CALLER | ACKS | OBJECTS | NESTED, parts=trace + path + caller + acks + struct.pack("<I", 1),
                  content=bytes([1, 2, 3, 4, 5])),
    "one-way": frame(ONE_WAY, sequence=8, target=1025, code=4, left=100, flags=CALLER, parts=caller, content=bytes([9])),
    "cancel": frame(CANCEL, sequence=7),
    "reply": frame(REPLY, sequence=7, content=bytes([4, 3, 2, 1])),
    "error": frame(ERROR, sequence=7, code=-12, content=b"no rule"),
    "watch": frame(WATCH, sequence=1, target=1025),
    "death": frame(DEATH, sequence=2, target=1025),
    "release": frame(RELEASE, sequence=3, target=1025, code=2),
    "ping": frame(PING, sequence=8, target=3),
    "pong": frame(PONG, sequence=8),
    "bye": frame(BYE, code=-19, content=b"silent"),
}

hellos = b"".join(struct.pack("<I", len(vectors[name])) + vectors[name] for name in ("hello", "hello-answer"))
key_of_dialler = authenticate(KEY, b"key", b"d", hellos)
vectors["proof-of-dialler"] = authenticate(KEY, b"proof", b"d", hellos)
vectors["proof-of-answerer"] = authenticate(KEY, b"proof", b"a", hellos)
for counter, name in enumerate(("first-tag", "second-tag")):
    vectors[name] = authenticate(key_of_dialler, struct.pack("<Q", counter), vectors["ping"])[:16]

for name, value in vectors.items():
    print(name, value.hex())
