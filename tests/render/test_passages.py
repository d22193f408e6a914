"""The text of a source as its page shows it."""

import msgspec

from generator.model.linked import CheckedQuote
from tests.pages.sample import key, port_lena
from tests.render.markup import Parsed
from tests.render.site import rendered


def test_words_shown_without_their_sentence_name_the_denial_in_it_on_the_page_of_their_source() -> None:
    dossier = port_lena()
    article = key("article", "courier")
    source = dossier.sources[article]
    withheld = tuple(msgspec.structs.replace(q, sentence=None, flags=("denied",)) for q in source.quotes)
    assert any(isinstance(q, CheckedQuote) and q.passage for q in withheld)
    dossier.sources[article] = msgspec.structs.replace(source, quotes=withheld)
    files = rendered(dossier)
    shown = files["articles/courier/index.html"].decode().partition('class="cited-by"')[2].partition("</ol>")[0]
    words = " ".join(Parsed(shown).text.split())
    assert "exact" in words
    assert "The sentence is not shown. Words of denial or doubt in it: “denied”." in words
