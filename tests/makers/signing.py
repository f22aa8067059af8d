"""PDF files signed with keys made for the test and thrown away after it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers, timestamps
from pyhanko_certvalidator.registry import SimpleCertificateStore

FROM = datetime(2020, 1, 1, tzinfo=UTC)
UNTIL = FROM + timedelta(days=20 * 365)


@dataclass(frozen=True, slots=True)
class Identity:
    """A certificate with its key."""

    certificate: asn1.Certificate
    key: keys.PrivateKeyInfo


@cache
def authority() -> tuple[x509.Certificate, rsa.RSAPrivateKey]:
    """A root that signs the others."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA thử nghiệm")])
    builder = _certificate(name, name, key).add_extension(x509.BasicConstraints(True, None), critical=True)
    return builder.sign(key, hashes.SHA256()), key


def root() -> bytes:
    """The root's certificate as a PEM file holds it."""
    return authority()[0].public_bytes(serialization.Encoding.PEM)


@cache
def identity(
    name: str, organisation: str = "UBND tỉnh An Bình", bits: int = 2048, stamps: bool = False
) -> Identity:
    """A signer (or time stamping service) named by a certificate of the root."""
    issuer, issuer_key = authority()
    key = rsa.generate_private_key(65537, bits)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "Văn phòng"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.USER_ID, "MST:0123456789"),
        ]
    )
    mail = x509.SubjectAlternativeName([x509.RFC822Name("vanphong@example.vn")])
    builder = _certificate(subject, issuer.subject, key).add_extension(mail, critical=False)
    if stamps:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    else:
        builder = builder.add_extension(_usage(), critical=True)
    certificate = builder.sign(issuer_key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    loaded = asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    return Identity(loaded, keys.PrivateKeyInfo.load(private))


def sign(
    data: bytes,
    who: Identity,
    field: str = "Signature1",
    digest: str = "sha256",
    stamped: datetime | None = None,
) -> bytes:
    """`data` with one more signature, added as an incremental update."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    signer = signers.SimpleSigner(who.certificate, who.key, SimpleCertificateStore())
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm=digest)
    out = io.BytesIO()
    stamper = _stamper(stamped) if stamped else None
    signers.PdfSigner(meta, signer, timestamper=stamper).sign_pdf(writer, output=out)
    return out.getvalue()


def stamp_file(data: bytes, moment: datetime) -> bytes:
    """`data` with a time stamp of the whole file."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    out = io.BytesIO()
    signers.PdfTimeStamper(_stamper(moment)).timestamp_pdf(writer, "sha256", output=out)
    return out.getvalue()


def with_empty_field(data: bytes) -> bytes:
    """`data` with a field that nobody signed yet."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    fields.append_signature_field(writer, fields.SigFieldSpec("Signature9"))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _stamper(moment: datetime) -> timestamps.DummyTimeStamper:
    service = identity("Dịch vụ dấu thời gian", stamps=True)
    return timestamps.DummyTimeStamper(
        service.certificate, service.key, SimpleCertificateStore(), fixed_dt=moment
    )


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _certificate(subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(UNTIL)
    )
