"""Signed notes and tree heads: a note published by others, everything that a reader refuses, and Ed25519 itself."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core import vectors
from tracker_core import ed25519, note
from tracker_core.errors import Malformed, Refused
from tracker_core.merkle import EMPTY_ROOT
from tracker_core.note import Key, Note, TreeHead

# RFC 8032, section 7.1: (secret key, public key, message, signature)
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        b"",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2"
            "4655141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        b"\x72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302ae"
            "eb00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        b"\xaf\x82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28"
            "dc027beceea1ec40a"
        ),
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        hashlib.sha512(b"abc").digest(),
        (
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17"
            "ad9bef1177331a704"
        ),
    ),
]
# The example in the documentation of Go's golang.org/x/mod/sumdb/note.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
CRYPTOGRAPHY = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
KEY, PRIVATE = vectors.key()
HEAD = TreeHead("time.example.org/audit/2026-11", 7, EMPTY_ROOT)
SIGNED = note.sign(HEAD.encode(), KEY, PRIVATE.sign)


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC_8032)
def test_the_vectors_of_rfc_8032(secret, public, message, signature):
    key, signed = bytes.fromhex(public), bytes.fromhex(signature)
    assert raw(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))) == key
    assert ed25519.verify(key, message, signed)
    assert not ed25519.verify(key, message + b"\0", signed)


@settings(deadline=None)
@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=200), bit=st.integers(0, 511))
def test_what_a_library_signs_is_verified_and_no_bit_may_differ(seed, message, bit):
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key, signature = raw(private), private.sign(message)
    assert ed25519.verify(key, message, signature)
    turned = bytearray(signature)
    turned[bit // 8] ^= 1 << bit % 8
    assert not ed25519.verify(key, message, bytes(turned))


# All points of order 8 and below, as they are encoded: https://eprint.iacr.org/2020/1244, table 1.
SMALL_ORDER = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
)


def test_other_forms_of_the_same_signature_or_key_are_refused():
    key, signature = KEY.public, PRIVATE.sign(b"x")
    scalar = int.from_bytes(signature[32:], "little") + ed25519.ORDER
    assert not ed25519.verify(key, b"x", signature[:32] + scalar.to_bytes(32, "little"))
    assert not ed25519.verify(key, b"x", signature + b"\0")
    assert not ed25519.verify(key[:31], b"x", signature)
    neutral, sign_bit = (1).to_bytes(32, "little"), (1 | 1 << 255).to_bytes(32, "little")
    beyond = (1 + ed25519.P).to_bytes(32, "little")
    nothing = bytes(32)
    for other in (sign_bit, beyond):
        assert not ed25519.verify(other, b"x", neutral + nothing)
        assert not ed25519.verify(neutral, b"x", other + nothing)
    signed = PRIVATE.sign(b"x")
    for small in SMALL_ORDER:  # under the first, 0 B = 1 + k 1 is true of every message
        assert not ed25519.verify(bytes.fromhex(small), b"x", neutral + nothing)
        assert not ed25519.verify(bytes.fromhex(small), b"x", bytes.fromhex(small) + nothing)
        assert not ed25519.verify(key, b"x", bytes.fromhex(small) + signed[32:])
    no_point = (2).to_bytes(32, "little")
    assert not ed25519.verify(no_point, b"x", neutral + nothing)


def test_a_note_that_others_published():
    key = Key.parse(PETER)
    assert key.encode() == PETER
    parsed = Note.parse(CRYPTOGRAPHY)
    assert note.is_signed(parsed, key)
    assert parsed.encode() == CRYPTOGRAPHY
    assert not note.is_signed(Note.parse(CRYPTOGRAPHY.replace("don't", "do not")), key)


def test_a_tree_head_comes_back_as_it_was_signed():
    assert note.verified(SIGNED, KEY) == HEAD
    more = TreeHead(HEAD.origin, 0, EMPTY_ROOT, ("a line", "another — line"))
    assert note.verified(note.sign(more.encode(), KEY, PRIVATE.sign), KEY) == more


def test_signatures_of_others_do_not_count_and_a_wrong_one_of_ours_spoils_all():
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    text = HEAD.encode()
    by_other = note.sign(text, Key("witness.example", raw(other)), other.sign)
    both = Note(text, Note.parse(by_other).signatures + Note.parse(SIGNED).signatures).encode()
    assert note.verified(both, KEY) == HEAD
    forged = note.sign(text, KEY, other.sign)
    spoiled = Note(text, Note.parse(forged).signatures + Note.parse(SIGNED).signatures).encode()
    for refused in (by_other, forged, spoiled):
        with pytest.raises(Refused, match="not signed by") as error:
            note.verified(refused, KEY)
        assert error.value.code == "bad_signature"
    renamed = Key("another.example/audit", KEY.public)
    with pytest.raises(Refused, match="not signed by"):
        note.verified(SIGNED, renamed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "time.example.org",
        "o\n7\n",
        f"\n7\n{base64.b64encode(EMPTY_ROOT).decode()}\n",
        HEAD.encode()[:-1],
        HEAD.encode().replace("\n7\n", "\n07\n"),
        HEAD.encode().replace("\n7\n", "\n-7\n"),
        HEAD.encode().replace("\n7\n", "\n\u0667\n"),
        HEAD.encode().replace("\n7\n", f"\n{2**63}\n"),
        HEAD.encode().replace("\n7\n", "\n99999999999999999999\n"),
        "o\n7\nAAAA\n",
        "o\n7\n" + "A" * 42 + "B=\n",
        "o\n7\nno base64!\n",
        HEAD.encode() + "\n",
    ],
)
def test_a_text_that_is_no_tree_head_is_refused(text):
    with pytest.raises(Malformed):
        TreeHead.parse(text)


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "\n\n",
        HEAD.encode(),
        SIGNED[:-1],
        SIGNED.replace("\n\n", "\n"),
        SIGNED.replace("—", "-"),
        SIGNED.replace("\n7\n", "\n7\r\n"),
        SIGNED.replace("\n7\n", "\n7\ud800\n"),
        SIGNED.replace("\n7\n", "\n7\0\n"),
        SIGNED + "\n",
        SIGNED + "— name\n",
        SIGNED + "— name AAAA\n",
        SIGNED + "— na+me AAAAAAAA\n",
        SIGNED + "—  AAAAAAAA\n",
        SIGNED + "— name AAAAAAA\n",
        SIGNED + "— name AAAAAAAA\n" * 100,
        "x" * note.MAX_NOTE + SIGNED,
    ],
)
def test_what_is_no_note_is_refused(broken):
    with pytest.raises(Malformed):
        Note.parse(broken)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "PeterNeumann",
        PETER.replace("c74f20a3", "c74f20a4"),
        PETER.replace("c74f20a3", "C74F20A3"),
        PETER.replace("PeterNeumann", "Peter Neumann"),
        PETER.replace("PeterNeumann", ""),
        PETER.replace("+ARpc", "+AhpC"),
        PETER + "A",
        PETER + "\n",
    ],
)
def test_what_is_no_key_is_refused(line):
    with pytest.raises(Malformed):
        Key.parse(line)


def test_notes_in_a_file_are_told_apart():
    other = note.sign(TreeHead("o", 1, EMPTY_ROOT).encode(), KEY, PRIVATE.sign)
    assert note.split(SIGNED + other) == [SIGNED, other]
    assert note.split(f"\n\n{SIGNED}\n\n{other}\n{SIGNED}") == [SIGNED, other, SIGNED]
    assert note.split("\n") == []
    assert note.split(SIGNED + "half a note") == [SIGNED, "half a note\n"]


def raw(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
