"""Requests that no page of ours would send: seeded, so that the same thousand come at every run (trust S24)."""

import io
import json
from collections.abc import Iterator
from random import Random
from typing import Any
from urllib.parse import quote_from_bytes

from flask import Flask

from tests.households import FORMS, SIGNING_IN
from tests.site.watching import UNSAFE, addresses

METHODS = (*["POST"] * 8, "GET", "GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW")
GOOD = UNSAFE | FORMS | SIGNING_IN
"""Every form at its best."""

SEGMENTS = (
    *("%00", "%ED%A0%80", "%FF%FE", "%C0%AF", "..%2f..%2fetc%2fpasswd", "%2e%2e", "-1", "0", "99999999999999999999"),
    *(
        "١٢٣",
        "9" * 400,
        "A" * 3000,
        "' OR 1=1 --",
        "<script>",
        "{{7*7}}",
        "%s%n",
        "x" * 22,
        "con",
        "é" * 22,
        "\\",
        ";",
        "%",
    ),
)
VALUES = (
    *(
        b"",
        b"\0",
        b"a\0b",
        b"\xed\xa0\x80",
        b"\xff\xfe",
        b"-1",
        b"100000000000000000000",
        b"1e400",
        b"NaN",
        b"0x10",
        b"1.5",
    ),
    *(
        b"9" * 5000,
        b"A" * 20000,
        b"' OR 1=1 --",
        b"<script>",
        b"{{7*7}}",
        b"both",
        b"skip",
        b"Open",
        b"kid",
        b"7-9",
        b"older",
    ),
    *(
        b"rung-9",
        b"anchor-99",
        b"stand-" + b"9" * 50,
        "hide-١".encode(),
        b"child",
        b"16",
        b"17",
        "١".encode(),
        b" 1 ",
        b"//evil.example",
        b"\r\nX: y",
    ),
)
NAMES = (
    b"pick",
    b"band",
    b"palette",
    b"calm",
    b"speech",
    b"mode",
    b"after",
    b"change",
    b"number",
    b"from",
    b"csrf_token",
    *(
        b"nickname",
        b"likes",
        b"textures",
        b"zone",
        b"email",
        b"password",
        b"key",
        b"pin",
        b"code",
        b"given",
        b"purpose",
    ),
)
HEADERS = (
    *({"HX-Request": "true"}, {"HX-Request": "\x01"}, {"HX-Request": "true", "HX-History-Restore-Request": "true"}),
    *({"HX-Current-URL": "http://["}, {"HX-Current-URL": "%zz", "HX-Current-URL-URI-AutoEncoded": "true"}),
    *({"Accept-Language": "x" * 500}, {"Accept-Language": ";q=,,-;q=9e9"}, {"Accept-Encoding": "gzip;q=x, *;q=-1"}),
    *({"Origin": "http://["}, {"Origin": "\x7f"}, {"Referer": "https://["}, {"X-Forwarded-Host": "evil.example"}),
    *({"Range": "bytes=9-1,x"}, {"If-None-Match": '"'}, {"If-Modified-Since": "31 Feb"}, {"Content-Length": "abc"}),
    *(
        {"X-HTTP-Method-Override": "DELETE"},
        {"Expect": "x"},
        {"Authorization": "Basic \xff"},
        {"Accept": "/;q=x"},
        {},
        {},
        {},
    ),
)
DOCUMENTS = (
    *("[1]", "5", "null", '"x"', "{", "[" * 5000, '{"number": 1e400}', '{"number": [null]}', '{"number": {"a": 1}}'),
    *(
        '{"change": ["rung-2"]}',
        '{"pick": {"a": 1}}',
        '{"band": 5}',
        '{"mode": null}',
        '{"after": 1}',
        "\ud800",
    ),
)
TYPES = (
    "application/json",
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "a/b; charset=nonsense",
    "\x00",
)


def requests(site: Flask, token: str, csrf: str, seed: str, count: int) -> Iterator[dict[str, Any]]:
    """This many requests for `client.open`, over every route of the site."""
    random = Random(seed)
    forms = addresses(site, token, "POST")
    routes = [*addresses(site, token, "GET"), *forms]
    for _ in range(count):
        method = random.choice(METHODS)
        endpoint, path = random.choice(forms if method == "POST" else routes)
        wanted = {
            "path": mutated(path, random),
            "method": method,
            "base_url": random.choice(["http://localhost"] * 4 + ["https://localhost"]),
        }
        headers = {"X-CSRFToken": csrf} | random.choice(HEADERS)
        body = (
            random.choice((fields, fields, fields, fields, files, document, noise))(endpoint, random)
            if method not in {"GET", "HEAD"}
            else {}
        )
        yield wanted | body | {"headers": headers, "buffered": True}


def mutated(path: str, random: Random) -> str:
    """The path, in half of all cases with one part in another shape, or with a query of its own."""
    parts, query = path.split("/"), ""
    match random.randrange(6):
        case 0:
            parts[random.randrange(1, len(parts))] = random.choice(SEGMENTS)
        case 1:
            query = f"?{random.choice(('after', 'v', 'x[]', ''))}={quote_from_bytes(random.choice(VALUES)[:3000])}"
        case 2:
            parts.insert(random.randrange(1, len(parts) + 1), random.choice(SEGMENTS))
    return "/".join(parts) + query


def fields(endpoint: str, random: Random) -> dict[str, Any]:
    """A form whose fields are partly good, partly mutated, repeated or strange, written byte by byte."""
    good = [(name.encode(), value.encode()) for name, value in GOOD.get(endpoint, {}).items()]
    strange = [(random.choice(NAMES), random.choice(VALUES)) for _ in range(random.randrange(4))]
    sent = random.sample(strange + good, len(strange + good))
    body = b"&".join(name + b"=" + quote_from_bytes(value).encode() for name, value in sent)
    return {
        "data": body + random.choice((b"", b"&&=%", b"&%zz=%", b";")),
        "content_type": "application/x-www-form-urlencoded",
    }


def files(endpoint: str, random: Random) -> dict[str, Any]:
    """A form in parts, in which a file stands where a word is asked for."""
    sent: dict[str, Any] = dict(GOOD.get(endpoint, {}))
    for name in random.sample(sorted({*sent, "number", "pick", "band"}), 2):
        sent[name] = (io.BytesIO(random.choice(VALUES)), random.choice(("a.txt", "../../x", "\xe9\0", "")))
    return {"data": sent, "content_type": "multipart/form-data"}


def document(endpoint: str, random: Random) -> dict[str, Any]:
    """A body that says it is JSON, and often is: the good fields, or something else altogether."""
    text = random.choice((*DOCUMENTS, json.dumps(GOOD.get(endpoint, {}))))
    return {"data": text.encode("utf-8", "surrogatepass"), "content_type": "application/json"}


def noise(_endpoint: str, random: Random) -> dict[str, Any]:
    """Random bytes under a content type that does not fit them."""
    return {"data": random.randbytes(random.randrange(300)), "content_type": random.choice(TYPES)}
