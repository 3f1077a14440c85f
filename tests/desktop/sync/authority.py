"""A private certificate authority, as an organization has one."""

import datetime as dt
import ipaddress
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PEM = serialization.Encoding.PEM


class Authority(NamedTuple):
    """PEM files: whom to trust, and what a server shows."""

    ca_file: Path
    certificate: Path
    key: Path


def make_authority(folder, address):
    """An authority in ``folder``, and a certificate of it for the IP ``address``."""
    now = dt.datetime.now(dt.UTC)

    def certificate(name, key, issuer, signer, *, ca):
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=2))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
            .sign(signer, hashes.SHA256())
        )

    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "An organization's own authority")])
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "time")])
    made = Authority(folder / "ca.pem", folder / "server.pem", folder / "server.key")
    made.ca_file.write_bytes(certificate(ca_name, ca_key, ca_name, ca_key, ca=True).public_bytes(PEM))
    made.certificate.write_bytes(certificate(name, key, ca_name, ca_key, ca=False).public_bytes(PEM))
    made.key.write_bytes(key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return made
