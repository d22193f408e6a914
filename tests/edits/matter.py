"""The dossier that is edited: the fire at Port Lena, with a little of everything that a dossier may hold."""

import functools
import io
import tempfile
from pathlib import Path

from PIL import Image

from tests.harbour import FILES as HARBOUR
from tests.story import Dossier

GAZETTE = """\
The harbour office kept a log. The log was lost in the fire, Farhad Dehqan said on Friday.

Two boats sank at Pier 4. The Dockers’ Union asked for an inquiry, and Captain Brandt agreed.
"""

NAHR = """\
قال مسؤول في الميناء إن أحدا لم يخبرنا بالحريق.

نفت إلسه برانت أن الميناء أغلق قبل الفجر، وقال فرهاد دهقان إن السجل ضاع.
"""

MEMO = "The owner knew of the pump. Nobody wrote it down, and nobody asked about the pump again.\n"

MORE = {
    "site.yaml": """
        title: The fire at Port Lena
        subtitle: A made-up matter
        base_url: https://example.org/fire/
        lang: en
        editor: The harbour desk
        theme: {accent: "#7a1f1f"}
        excerpt: {words: 60, share: 30}
        """,
    "captures/gazette.txt": GAZETTE,
    "captures/nahr.txt": NAHR,
    "captures/memo.txt": MEMO,
    "content/articles/gazette.md": """
        ---
        title: The log is lost
        publisher: Harbour Gazette
        published: 2023-05-05
        capture: gazette.txt
        rights: full
        lineage: original
        tags: [log, harbour]
        ---
        Says who kept the log.
        """,
    "content/articles/nahr.md": """
        ---
        title: لم يخبرنا أحد
        publisher: النهر
        lang: ar
        published: 2023-05-06
        capture: nahr.txt
        rights: excerpt
        derives_from:
          - {source: gazette, how: draws-on}
        ---
        Repeats what the [[gazette]] has of the log.
        """,
    "content/articles/memo.md": """
        ---
        title: A memorandum
        capture: memo.txt
        hash: private
        ---
        It came by post.
        """,
    "content/actors.yaml": """
        - id: coastguard
          name: The coastguard
          kind: organisation
          summary: It led the rescue
        - id: union
          name: Dockers’ Union
          kind: group
          names: [the dockers]
          tags: [harbour]
        - id: dehqan
          name: Farhad Dehqan
          kind: person
          names: [{name: فرهاد دهقان, lang: fa}]
          not: [brandt]
          text: Kept the log, says the [[gazette]].
        """,
    "content/places.yaml": """
        - id: port-lena
          name: Port Lena
          names: [{name: Порт Лена, lang: ru}]
          in: Valeria
          lat: 54.1
          lon: 12.2
          precision: 1 km
        - id: pier-4
          name: Pier 4
          in: port-lena
        """,
    "content/claims/log.yaml": """
        - id: log-lost
          says: The log was lost in the fire
          about: [event:barge-fire, actor:dehqan]
          evidence:
            - source: gazette
              quote: "The log was lost in the fire"
              speaker: {actor: dehqan}
              verb: said
            - source: nahr
              quote: "إن السجل ضاع"
              speaker: {actor: dehqan}
              origin: gazette
        - id: owner-knew
          says: The owner knew that the pump was faulty
          evidence:
            - '@memo "The owner knew of the pump"'
            - source: ledger
              quote: "He named no cause"
              stance: disputes
        """,
    "content/events.yaml": """
        - id: inquiry
          title: An inquiry is asked for
          after: [barge-fire]
          accept: {unsourced: Nobody has given its day}
          place: pier-4
          actors: [{actor: union, role: asked for it}]
        - id: sinking
          title: Two boats sink
          date: {is: 2023-05-02, claim: fire-on-tuesday}
          after: [barge-fire]
          counts: [{what: boats sunk, best: 2, claim: log-lost}]
          text: They lay at Pier 4 [@gazette "Two boats sank at Pier 4"].
        """,
    "content/notes/log.md": """
        ---
        title: Who kept the log?
        date: 2023-07-01
        summary: The log, and who had it
        ---
        Farhad Dehqan kept it [@claim:log-lost]; in Persian he is فرهاد دهقان.
        *Nobody told us* [@nahr "لم يخبرنا بالحريق"].

        See [[cause#The number]], [[log#What is left]] and [[barge-fire|the fire]].

        ## What is left

        The Dockers’ Union has a copy. “The log was lost in the fire”, it says [@gazette]. ![[quay.png|The quay]]
        """,
    "content/notes/log-fa.md": """
        ---
        title: دفتر نزد که بود؟
        lang: fa
        translation_of: log
        ---
        دفتر نزد فرهاد دهقان بود.
        """,
}


def _picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (3, 2), (120, 30, 30)).save(made, "PNG")
    return made.getvalue()


@functools.cache
def matter() -> dict[str, bytes]:
    """Each file of the dossier by its path, captures.lock among them."""
    with tempfile.TemporaryDirectory() as folder:
        dossier = Dossier(Path(folder) / "d")
        for path, text in (HARBOUR | MORE | {"content/media/quay.png": _picture()}).items():
            dossier.write(path, text)
        dossier.run("lock")
        assert dossier.code == 0, dossier.out + dossier.err
        return {path: content for path, content in dossier.files(".").items() if not path.startswith(".cache")}


@functools.cache
def cache_of_another() -> dict[str, bytes]:
    """The files of the cache of a dossier that has the same records, and other words in them."""
    with tempfile.TemporaryDirectory() as folder:
        dossier = Dossier(Path(folder) / "d")
        for path, content in matter().items():
            if not path.endswith(".lock"):
                dossier.write(path, content.replace(b"pump", b"valve").replace(b"Port Lena", b"Port Lina"))
        return dossier.build().files(".cache")
