"""Which addresses a page may link to."""

import pytest

from generator.model.urls import allowed, is_relative


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "mailto:desk@example.org",
        "media/a.pdf",
        "#top",
    ],
)
def test_an_ordinary_address_is_allowed(url: str) -> None:
    assert allowed(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "blob:https://example.org/x",
        "intent://x",
        "file:///etc/passwd",
        "//example.org/x",
        "\\\\example.org",
        "https://reuters.com@evil.example/",
        "https://",
        "https://exa\u00admple.org",
        "https://example.org/\u202efdp.exe",
    ],
)
def test_an_address_that_could_deceive_or_run_is_refused(url: str) -> None:
    assert not allowed(url)


def test_a_path_is_relative_and_an_address_is_not() -> None:
    assert is_relative("media/a.pdf")
    assert not is_relative("https://example.org")
