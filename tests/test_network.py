"""Where connections go: public addresses only, judged after DNS, and never without a valid certificate."""

from __future__ import annotations

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pipeline.archive import Archive
from pipeline.fetch import Fetched, Fetcher, retry_after
from pipeline.fetch_settings import FetchSettings, Limits
from pipeline.network import is_public
from pipeline.record import Failure
from tests.web import serve

LIMITS = Limits(attempts=1, connect=2.0, read=2.0)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("203.162.0.1", True),
        ("2405:4800::1", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:203.162.0.1", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::cba2:1", True),
        ("2002:7f00:1::", False),
    ],
)
def test_only_public_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        (["127.0.0.1"], "private_address"),
        (["203.162.0.1", "10.0.0.1"], "private_address"),
        (["10.0.0.1", "203.162.0.1"], "private_address"),
        (["::ffff:127.0.0.1"], "private_address"),
        ([], "network"),
    ],
)
def test_what_a_name_resolves_to_is_judged(
    answers: list[str], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in answers]

    monkeypatch.setattr("pipeline.network.socket.getaddrinfo", resolve)
    with Fetcher(Archive(tmp_path), FetchSettings(limits=LIMITS)) as fetcher:
        got = fetcher.fetch("http://bao.test/a.html")
    assert isinstance(got, Failure)
    assert got.kind == kind


def test_a_dead_address_of_a_name_gives_way_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve() as web, socket.socket() as dead:
        web.pages["/a.html"] = b"<p>tin</p>"
        dead.bind(("127.0.0.2", web.address[1]))  # bound and not listening: connections are refused

        real = socket.getaddrinfo

        def resolve(host: str, port: int, *more: Any, **named: Any) -> list[Any]:
            names = ("127.0.0.2", "127.0.0.1") if host == "bao.test" else (host,)
            return [found for name in names for found in real(name, port, *more, **named)]

        monkeypatch.setattr("pipeline.network.socket.getaddrinfo", resolve)
        settings = FetchSettings(interval=0.0, limits=LIMITS, allow_private=True)
        with Fetcher(Archive(tmp_path), settings) as fetcher:
            got = fetcher.fetch(f"http://bao.test:{web.address[1]}/a.html")
    assert isinstance(got, Fetched), got


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """A server whose certificate nobody has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bao.test")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("bao.test")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (tmp_path / "server.pem").write_bytes(secret + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def shake_hands() -> None:
            for _ in range(2):
                try:
                    connection, _ = listening.accept()
                    context.wrap_socket(connection, server_side=True)
                except OSError:
                    return  # the client has refused, or the test is over

        threading.Thread(target=shake_hands, daemon=True).start()
        yield listening.getsockname()


def test_a_certificate_that_nobody_signed_is_refused(secure: tuple[str, int], tmp_path: Path) -> None:
    settings = FetchSettings(interval=0.0, limits=LIMITS, connect_to={"bao.test": secure})
    with Fetcher(Archive(tmp_path / "archive"), settings) as fetcher:
        got = fetcher.fetch("https://bao.test/a.html")
    assert isinstance(got, Failure)
    assert got.kind == "network"
    assert "certificate" in got.message.lower()


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("7", 7.0),
        (" 7 ", 7.0),
        ("-7", None),
        ("7.5", None),
        ("soon", None),
        ("0", 0.0),
    ],
)
def test_retry_after_in_seconds(value: str | None, seconds: float | None) -> None:
    assert retry_after(value) == seconds


def test_retry_after_as_a_date() -> None:
    now = datetime.datetime.now(datetime.UTC)
    ahead = retry_after(format_datetime(now + datetime.timedelta(minutes=5), usegmt=True))
    assert ahead is not None
    assert 290 < ahead <= 300
    assert retry_after(format_datetime(now - datetime.timedelta(minutes=5), usegmt=True)) == 0.0
