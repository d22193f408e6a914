"""What a browser may do with a page: the one policy, said in every page and, for hosts that read it, in `_headers`."""

from generator.model.site import Site
from generator.pages.page import POLICY, Verbatim
from generator.pages.paths import rooted

# A page cannot say these of itself: the first counts in a header alone, and the others are headers.
_FRAMED = "; frame-ancestors 'none'"
_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
# An asset keeps its name when it changes, so a copy serves for minutes only, and then while it is renewed.
_KEPT = (("assets/*", "public, max-age=300, stale-while-revalidate=86400"), ("media/*", "public, max-age=3600"))


def headers(site: Site) -> Verbatim:
    """`_headers`, as Netlify and Cloudflare Pages read it: rules for paths from the host's root."""
    lines = ["/*", f"  Content-Security-Policy: {POLICY}{_FRAMED}", *(f"  {name}: {value}" for name, value in _ALWAYS)]
    for path, value in _KEPT:
        lines += ["", rooted(site.base_url, path.removesuffix("*")) + "*", f"  Cache-Control: {value}"]
    return Verbatim(("\n".join(lines) + "\n").encode())
