"""The index of the search: how words are folded, where records stand in it, and what an edit changes of it."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from generator.model.records import Key, Kind
from generator.pages.page import Verbatim
from generator.pages.plan import plan
from generator.pages.searching.entries import Words
from generator.pages.searching.folding import names, words
from generator.pages.searching.numbering import numbering
from generator.pages.searching.postings import ALPHABET, BASE, joined, pieces, run_of, shards
from tests.harbour import harbour
from tests.pages.sample import port_lena
from tests.pages.search_cases import CASES
from tests.story import Dossier


@pytest.mark.parametrize(("written", "typed"), CASES)
def test_a_name_is_found_however_it_is_typed(written: str, typed: str) -> None:
    held = names(written)
    assert all(any(have.startswith(word) for have in held) for word in typed_words(typed))


def typed_words(text: str) -> list[str]:
    """The words of what is typed, less the parts around an apostrophe, which the script does not look for."""
    return words("".join(c for c in text if c not in "’'ʾ"))


def test_around_an_apostrophe_a_word_is_one_and_two() -> None:
    assert words("l’Iran, Iran's") == ["liran", "irans", "l", "iran", "iran", "s"]


def test_where_no_spaces_are_set_each_letter_is_a_word_and_each_two_are() -> None:
    assert words("2024年3月") == ["2024", "年", "3", "月"]
    assert words("革命卫队") == ["革", "命", "卫", "队", "革命", "命卫", "卫队"]


def decoded(text: str) -> list[int]:
    numbers, number, digit = [], 0, 1
    for c in text[1:]:
        code = ALPHABET.index(c)
        number += code % BASE * digit
        digit *= BASE
        if code < BASE:
            numbers.append(number)
            digit = 1
    return numbers


@pytest.mark.parametrize("numbers", [[0], [30, 31, 61], [0, 961, 962, 1_000_000], list(range(0, 90_000, 31))])
def test_a_list_of_numbers_is_read_as_it_was_written(numbers: list[int]) -> None:
    assert decoded(joined([run_of(reversed(numbers))])) == numbers
    assert decoded(joined(run_of(numbers[n : n + 2]) for n in reversed(range(0, len(numbers), 2)))) == numbers


def test_no_list_of_numbers_reads_as_a_word_or_a_figure() -> None:
    lists = [joined([run_of([n])]) for n in range(5000)]
    assert all(one[0] == "0" and one[-1].isalpha() for one in lists)


def numbered(kind: Kind, count: int) -> dict[Key, int]:
    made = numbering(Key(kind, f"{kind}-{n}") for n in range(count))
    return {key: place for of in made.groups.values() for place, key in of}


def test_a_new_record_leaves_nearly_all_others_where_they_are() -> None:
    before, after = numbered("claim", 1000), numbered("claim", 1001)
    assert len(set(after.values())) == 1001
    assert sum(after[key] != place for key, place in before.items()) < 10


def test_a_place_follows_from_the_id_alone_where_it_is_free() -> None:
    assert numbered("actor", 1) == {Key("actor", "actor-0"): crc32(b"actor-0") * 2 >> 32}


def test_what_many_groups_give_is_put_end_to_end() -> None:
    keys = [Key(kind, f"{kind}-{n}") for kind, count in (("article", 900), ("actor", 300)) for n in range(count)]
    made = numbering(keys)
    spoken = ("pier", "port", "po", "fire")
    texts = {key: " ".join(w for n, w in enumerate(spoken) if crc32(key.id.encode()) >> n & 1) for key in keys}
    rows = {key: Words(key, "", texts[key], texts[key] if key.kind == "article" else "", ()) for key in keys}
    assert len(made.groups) > 8
    given = [pieces(made.shape, [(place, rows[key]) for place, key in of]) for of in made.groups.values()]
    lists = {}
    for section in range(made.shape.sections):
        for text in shards(section, [piece[section] for piece in given if section in piece])[0].values():
            lists.update(zip(text.split()[::2], text.split()[1::2], strict=True))
    for word in spoken:
        of = [(place, key) for group in made.groups.values() for place, key in group if word in texts[key].split()]
        numbers = [made.shape.first(key.kind) + place for place, key in of]
        numbers += [made.shape.first("passage") + place for place, key in of if key.kind == "article"]
        assert decoded(lists[word]) == sorted(numbers)


FEW = {
    "site.yaml": "title: The pier\n",
    "content/articles/courier.md": """\
        ---
        title: Fire at pier 4
        publisher: The Courier
        body: text
        rights: cite
        ---
        The harbour master denied it. A clerk named Zadok said otherwise.
        """,
    "content/actors/haddad.md": """\
        ---
        name: Karim Haddad
        kind: person
        names: [{name: كريم حداد, lang: ar}]
        ---
        Harbour master. See [[pier-report]].
        """,
    "content/notes/pier-report.md": """\
        ---
        title: What burned at the pier
        ---
        The Courier has it: “harbour master denied” [@courier].
        """,
}


@pytest.fixture(scope="module")
def pier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    dossier = Dossier(tmp_path_factory.mktemp("pier") / "d")
    for path, text in FEW.items():
        dossier.write(path, text)
    return dossier.build()


def index_of(dossier: Dossier) -> dict[str, str]:
    return {path: text.decode() for path, text in dossier.files().items() if path.startswith("search/index/")}


def test_what_may_not_be_shown_of_a_source_is_not_in_the_index(pier: Dossier) -> None:
    everything = "".join(index_of(pier).values()).lower()
    assert "harbour master denied" in everything
    assert "zadok" not in everything
    assert "otherwise" not in everything


def test_a_link_is_found_by_the_words_that_its_page_shows(pier: Dossier) -> None:
    assert "See What burned at the pier." in index_of(pier)["search/index/actor-0.js"]


def test_the_page_lists_every_name_and_each_other_spelling_with_whose_it_is(pier: Dossier) -> None:
    page = pier.page("search/index.html")
    for name in ("Karim Haddad", "What burned at the pier", "Fire at pier 4"):
        assert f">{name}</a>" in page
    assert '<bdi lang="ar" dir="rtl">كريم حداد</bdi> <span class="see">see</span>' in page


def test_a_long_list_of_names_is_in_parts_of_three_hundred(tmp_path: Path) -> None:
    dossier = Dossier(tmp_path / "d").write("site.yaml", "title: Many\n")
    many = "".join(f"- {{id: p{n}, name: Person {n:03}, kind: person}}\n" for n in range(650))
    dossier.write("content/actors.yaml", many).build()
    first, third = dossier.page("search/index.html"), dossier.page("search/actors/page-3/index.html")
    assert 'href="../search/actors/page-3/index.html"' in first
    assert ">Person 000</a>" not in first
    assert ">Person 649</a>" in third
    assert "search-for" not in third


def test_a_dossier_without_records_has_no_search(tmp_path: Path) -> None:
    dossier = Dossier(tmp_path / "d").write("site.yaml", "title: Nothing yet\n").build()
    assert not any(path.startswith("search/") for path in dossier.files())
    assert "site-search" not in dossier.page("index.html")


def test_one_word_more_rewrites_the_files_that_it_stands_in_and_no_others(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").build()
    before = index_of(dossier)
    note = next(path for path in sorted((dossier.folder / "content/notes").glob("*.md")))
    note.write_text(note.read_text(encoding="utf-8") + "\nQuicksilver.\n", encoding="utf-8")
    after = index_of(dossier.build())
    changed = {path.rpartition("/")[2] for path in after if before.get(path) != after[path]}
    assert changed <= {"text-0-0.js", "note-0.js"}
    assert changed


def test_an_index_made_at_once_is_that_of_a_build_but_for_the_grouping_of_files() -> None:
    pages, _ = plan(port_lena(), drafts=False)
    files = {page.path: page.make() for page in pages if page.path.startswith("search/index/")}
    assert {"search/index/map.js", "search/index/names-0-0.js", "search/index/text-0-0.js"} <= files.keys()
    assert all(isinstance(made, Verbatim) and made.content.startswith(b'dossier("') for made in files.values())
