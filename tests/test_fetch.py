import gzip
import importlib.util
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.archive import Archive
from pipeline.fetch import Fetched, Fetcher
from pipeline.fetch_settings import FetchSettings, Limits, user_agent
from pipeline.record import Failure

spec = importlib.util.spec_from_file_location("web", Path(__file__).with_name("web.py"))
web_module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(web_module)
Answer, serve = web_module.Answer, web_module.serve

PAGE = "http://bao.test/a.html"
QUICK = Limits(connect=1, read=0.4, total=1.0, attempts=2, backoff=0.0, max_bytes=100_000)


@pytest.fixture
def web():
    with serve() as server:
        server.pages["/a.html"] = b"<p>tin</p>"
        yield server


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


class Time:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now = 0.0
        self.naps = []

    def sleep(self, seconds):
        self.naps.append(seconds)
        self.now += seconds

    def clock(self):
        return self.now


@pytest.fixture
def hours():
    return Time()


@pytest.fixture
def make(web, archive, hours):
    opened = []

    def build(**changes):
        settings = FetchSettings(interval=0.0, limits=QUICK, connect_to=web.connect("bao.test", "cong.test"))
        fetcher = Fetcher(archive, replace(settings, **changes), sleep=hours.sleep, clock=hours.clock)
        opened.append(fetcher)
        return fetcher

    yield build
    for fetcher in opened:
        fetcher.__exit__(None, None, None)


def kind_of(result):
    assert isinstance(result, Failure), result
    assert "\n" not in result.message
    return result.kind


def test_a_page_lands_in_the_archive_with_its_headers(web, archive, make):
    web.pages["/a.html"] = Answer(b"<p>tin</p>", headers={"Content-Type": "text/html", "ETag": '"7"'})
    got = make().fetch(PAGE + "#phan-2", role="document", parent="http://bao.test/")
    assert isinstance(got, Fetched)
    assert got.changed
    assert (got.record.url, got.record.etag, got.record.media_type) == (PAGE, '"7"', "text/html")
    assert archive.read(got.record.sha256) == b"<p>tin</p>"
    assert archive.latest(PAGE).parent == "http://bao.test/"


def test_it_says_who_asks_and_keeps_the_host_name(web, make):
    make(user_agent=user_agent("mailto:an@bao.test")).fetch(PAGE)
    _, headers = web.log[-1]
    assert headers["User-Agent"] == "danchieu/0.1 (+mailto:an@bao.test)"
    assert headers["Host"] == "bao.test"


def test_the_second_night_asks_conditionally_and_knows_nothing_changed(web, make, archive):
    def page(request):
        if request.headers.get("If-None-Match") == '"7"':
            return Answer(status=304)
        return Answer(b"<p>tin</p>", headers={"ETag": '"7"'})

    web.pages["/a.html"] = page
    first = make().fetch(PAGE)
    second = make().fetch(PAGE)
    assert (first.changed, second.changed) == (True, False)
    assert second.record == first.record
    assert [record.status for record in archive.records() if record.url == PAGE] == [200, 304]


def test_every_response_is_in_the_archive_and_only_the_page_is_its_content(web, make, archive):
    web.pages["/cu.html"] = Answer(b"moved", 302, {"Location": "/moi.html"})
    web.pages["/moi.html"] = Answer(b"busy", 503)
    web.pages["/dai.html"] = b"x" * 200_000
    fetcher = make()
    for path in ("/cu.html", "/dai.html", "/a.html"):
        fetcher.fetch(f"http://bao.test{path}")
    kept = [(record.url.removeprefix("http://bao.test"), record.status) for record in archive.records()]
    assert kept == [
        ("/robots.txt", 404),
        ("/cu.html", 302),
        ("/moi.html", 503),
        ("/cu.html", 503),
        ("/dai.html", 200),
        ("/a.html", 200),
    ]
    assert [archive.latest(record.url) is not None for record in archive.records()] == [False] * 5 + [True]


def test_same_bytes_without_validators_are_known_too(make):
    assert [make().fetch(PAGE).changed for _ in range(2)] == [True, False]


def test_new_bytes_are_a_change(web, make):
    make().fetch(PAGE)
    web.pages["/a.html"] = "<p>tin đã sửa</p>".encode()
    assert make().fetch(PAGE).changed


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(b"no", 404), "gone"),
        (Answer(b"no", 403), "status"),
        (Answer(b"", 200), "empty"),
        (Answer(b"x" * 100_001), "size"),
        (Answer(gzip.compress(b"x" * 5_000_000), headers={"Content-Encoding": "gzip"}), "size"),
        (Answer(b"not gzip", headers={"Content-Encoding": "gzip"}), "network"),
        (Answer(b"", 302, {"Location": "/a2.html"}), "redirects"),
        (Answer(b"", 302, {"Location": "ftp://bao.test/a"}), "address"),
        (Answer(b"", 302, {"Location": "http://127.0.0.1/admin"}), "private_address"),
        (Answer(b"", 302, {"Location": "http://169.254.169.254/latest/"}), "private_address"),
        (Answer(b"", 302, {"Location": "http://[::1]/admin"}), "private_address"),
        (Answer(b"", 302, {"Location": "http://localhost/admin"}), "private_address"),
        (Answer(b"", 302, {"Location": "http://user:secret@bao.test/"}), "address"),
    ],
)
def test_what_goes_wrong_is_one_row(web, make, archive, answer, kind):
    web.pages["/a.html"] = answer
    web.pages["/a2.html"] = Answer(b"", 302, {"Location": "/a.html"})
    got = make().fetch(PAGE)
    assert kind_of(got) == kind
    assert archive.latest(PAGE) is None
    assert "secret" not in got.message


def test_private_addresses_are_refused_unless_the_caller_opts_in(web, make):
    url = f"http://127.0.0.1:{web.address[1]}/a.html"
    assert kind_of(make().fetch(url)) == "private_address"
    assert isinstance(make(allow_private=True).fetch(url), Fetched)


def test_a_redirect_is_followed_and_kept_under_the_address_asked_for(web, make):
    web.pages["/old.html"] = Answer(b"", 301, {"Location": "http://cong.test/a.html"})
    got = make().fetch("http://bao.test/old.html")
    assert got.record.url == "http://bao.test/old.html"


def test_a_stormy_server_is_asked_again_but_not_for_ever(web, make):
    calls = []

    def storm(_):
        calls.append(1)
        return Answer(b"busy", 503) if len(calls) == 1 else Answer(b"<p>tin</p>")

    web.pages["/a.html"] = storm
    assert isinstance(make().fetch(PAGE), Fetched)
    web.pages["/b.html"] = Answer(b"busy", 503)
    assert kind_of(make().fetch("http://bao.test/b.html")) == "busy"
    assert web.asked.count("/b.html") == QUICK.attempts


def test_retry_after_is_obeyed_and_bounded(web, make, hours):
    web.pages["/a.html"] = Answer(b"slow down", 429, {"Retry-After": "7"})
    make().fetch(PAGE)
    assert hours.naps == [7.0]
    web.pages["/a.html"] = Answer(b"slow down", 429, {"Retry-After": "86400"})
    got = make().fetch(PAGE)
    assert "86400" in got.message
    assert datetime.fromisoformat(got.next_try) > datetime.now(UTC) + timedelta(hours=23)


def test_what_the_last_attempt_asks_for_is_told_too(web, make):
    web.pages["/a.html"] = Answer(b"slow down", 503, {"Retry-After": "50"})
    got = make(limits=replace(QUICK, attempts=1)).fetch(PAGE)
    assert got.kind == "busy"
    assert datetime.fromisoformat(got.next_try) > datetime.now(UTC) + timedelta(seconds=30)


def test_a_stalled_and_a_dripping_server_end_in_bounded_time(web, make):
    def stall(_):
        time.sleep(0.8)

    def drip(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(20):
            time.sleep(0.1)
            request.wfile.write(b"x")

    web.pages["/stall.html"], web.pages["/drip.html"] = stall, drip
    fetcher = make(limits=replace(QUICK, attempts=1))
    begin = time.monotonic()
    assert kind_of(fetcher.fetch("http://bao.test/stall.html")) == "network"
    assert kind_of(fetcher.fetch("http://bao.test/drip.html")) == "network"
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize(
    ("robots", "kind"),
    [
        (Answer(b"User-agent: *\nDisallow: /a"), "robots"),
        (Answer(b"User-agent: *\nDisallow: /*.html$"), "robots"),
        (Answer(b"User-agent: danchieu\nDisallow: /\n\nUser-agent: *\nDisallow:"), "robots"),
        (Answer(b"User-agent: other\nDisallow: /"), None),
        (Answer(b"gone", 404), None),
        (Answer(b"\xff\xfe\x00 not a robots file"), None),
        (Answer(b"storm", 500), "busy"),
    ],
)
def test_robots_txt_is_obeyed(web, make, robots, kind):
    web.pages["/robots.txt"] = robots
    got = make().fetch(PAGE)
    assert got.kind == kind if kind else isinstance(got, Fetched)
    assert ("/a.html" in web.asked) == (kind is None)


def test_robots_txt_is_asked_once_a_run(web, make):
    fetcher = make()
    fetcher.fetch(PAGE)
    fetcher.fetch("http://bao.test/b.html")
    assert web.asked.count("/robots.txt") == 1


def test_a_redirect_into_forbidden_ground_is_not_followed(web, make):
    web.pages["/robots.txt"] = b"User-agent: *\nDisallow: /in/"
    web.pages["/a.html"] = Answer(b"", 302, {"Location": "/in/1.html"})
    assert kind_of(make().fetch(PAGE)) == "robots"
    assert "/in/1.html" not in web.asked


def test_a_host_is_asked_no_faster_than_the_slower_of_source_and_robots(web, make, hours):
    web.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 4"
    fetcher = make(interval=2.0)
    fetcher.fetch(PAGE)
    fetcher.fetch(PAGE)
    fetcher.fetch(PAGE, interval=9.0)
    fetcher.fetch("http://cong.test/a.html")
    fetcher.fetch(PAGE)
    assert hours.naps == [4.0, 4.0, 9.0, 4.0, 5.0]


@pytest.mark.parametrize("url", ["ftp://bao.test/a", "bao.test/a", "http://", "http://["])
def test_what_is_no_web_address_is_one_row(make, url):
    assert kind_of(make().fetch(url)) == "address"


def test_a_name_that_nobody_knows_is_one_row(make):
    assert kind_of(make().fetch("http://khong-co.test/")) == "network"
