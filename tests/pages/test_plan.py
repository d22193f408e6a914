"""Which files a site has."""

from __future__ import annotations

import msgspec

from generator.model.collection import Media
from generator.model.dates import parse
from generator.model.dossier import Dossier
from generator.model.records import Actor, Event, Note, Page, Status
from generator.model.site import Site
from generator.pages.actors import ActorView
from generator.pages.continued import ContinuedView
from generator.pages.feeds import FeedView, SitemapView
from generator.pages.page import Verbatim
from generator.pages.plain import RedirectView
from generator.pages.plan import plan
from tests.pages.sample import Maker, key, port_lena
from tests.pages.seen import seen
from tests.render.site import dead_links, page, rendered


def paths(dossier: Dossier) -> list[str]:
    pages, problems = plan(dossier, drafts=False)
    assert problems == []
    return [p.path for p in pages]


def collisions(m: Maker) -> list[tuple[str, str]]:
    pages, problems = plan(m.dossier(), drafts=False)
    assert len({p.path for p in pages}) == len(pages)
    return [(p.message, p.hint) for p in problems]


def test_no_view_is_made_before_it_is_asked_for() -> None:
    made = []
    pages, _ = plan(port_lena(), drafts=False)
    page = next(p for p in pages if p.path == "index.html")
    made.append(page.make())
    assert made[0] == page.make()
    assert made[0] is not page.make()


def test_every_record_has_a_page_and_every_kind_a_list() -> None:
    got = paths(port_lena())
    assert "articles/courier/index.html" in got
    assert "about/index.html" in got
    for folder in (
        "articles",
        "actors",
        "claims",
        "conflicts",
        "notes",
        "sources",
        "places",
        "timeline",
        "events",
    ):
        assert f"{folder}/index.html" in got


def test_kinds_without_records_have_no_list() -> None:
    assert paths(Dossier(site=Site(title="T"), records={})) == [
        "index.html",
        "404.html",
        "robots.txt",
        "_headers",
    ]


def test_a_plain_page_named_like_a_list_is_a_collision_told_at_the_page() -> None:
    m = Maker()
    m.add(Page(key=key("page", "notes"), span=m.span("content/notes.md"), title="Notes"))
    m.add(Note(key=key("note", "a"), span=m.span(), title="A"))
    _, (problem,) = plan(m.dossier(), drafts=False)
    assert problem.code == "path-collision"
    assert problem.span.path == "content/notes.md"
    assert problem.message == "the page notes/index.html and `page:notes` would both be written to notes/index.html"


def test_a_plain_page_cannot_stand_in_the_folder_of_the_stylesheets() -> None:
    m = Maker()
    m.add(Page(key=key("page", "assets"), span=m.span(), title="Assets"))
    assert collisions(m) == [
        (
            "`page:assets` and the folder assets/ would both be written to assets/index.html",
            "give the record another `id:`",
        )
    ]


def test_ids_that_differ_by_unicode_form_alone_are_a_collision() -> None:
    m = Maker()
    m.add(Note(key=key("note", "caf\u00e9"), span=m.span(), title="A"))
    m.add(Note(key=key("note", "cafe\u0301"), span=m.span(), title="B"))
    assert len(collisions(m)) == 1


def test_a_former_id_that_lives_on_elsewhere_is_a_collision() -> None:
    m = Maker()
    m.add(Note(key=key("note", "a"), span=m.span(), title="A", formerly=("b",)))
    m.add(Note(key=key("note", "b"), span=m.span(), title="B"))
    assert len(collisions(m)) == 1


def test_a_former_id_that_is_the_records_own_takes_no_page_of_its_own() -> None:
    m = Maker()
    m.add(Note(key=key("note", "a"), span=m.span(), title="A", formerly=("a",)))
    assert collisions(m) == []


def test_a_former_address_leads_on() -> None:
    view = seen(port_lena(), "events/hearing/index.html", RedirectView)
    assert view.to.href == "../../events/inquiry/index.html"
    assert view.canonical == "https://example.org/port-lena/events/inquiry/"


def test_the_folder_of_events_leads_to_the_timeline() -> None:
    assert seen(port_lena(), "events/index.html", RedirectView).to.href == "../timeline/index.html"


def test_the_sitemap_has_pages_but_neither_redirects_nor_the_404_page() -> None:
    addresses = seen(port_lena(), "sitemap.xml", SitemapView).addresses
    assert "https://example.org/port-lena/" in addresses
    assert "https://example.org/port-lena/articles/courier/" in addresses
    assert not any("hearing" in a or "404" in a or a.endswith("events/") for a in addresses)


def test_the_feed_has_notes_with_a_date_the_latest_first() -> None:
    m = Maker(Site(title="T", base_url="https://example.org/"))
    for name, date in (
        ("a", "2024-03"),
        ("b", "[..2024-05-01]"),
        ("c", "2024-04-01"),
        ("d", ""),
        ("e", "-0043"),
    ):
        m.add(Note(key=key("note", name), span=m.span(), title=name, date=parse(date) if date else None))
    feed = seen(m.dossier(), "feed.atom", FeedView)
    assert [(e.title, e.updated) for e in feed.entries] == [
        ("b", "2024-05-01T00:00:00Z"),
        ("c", "2024-04-01T00:00:00Z"),
        ("a", "2024-03-01T00:00:00Z"),
    ]
    assert feed.updated == "2024-05-01T00:00:00Z"


def test_without_a_dated_note_there_is_no_feed() -> None:
    m = Maker(Site(title="T", base_url="https://example.org/"))
    m.add(Note(key=key("note", "a"), span=m.span(), title="A"))
    assert "feed.atom" not in paths(m.dossier())


def test_a_draft_is_a_draft_wherever_it_is_linked_to() -> None:
    dossier = port_lena(drafts=True)
    note = dossier[key("note", "unfinished")]
    assert note.status is Status.DRAFT
    pages, _ = plan(dossier, drafts=True)
    page = next(p for p in pages if p.path == "notes/unfinished/index.html").make()
    assert not isinstance(page, Verbatim)
    assert (page.frame.draft, page.frame.preview) == (True, True)


def test_media_are_taken_as_they_are() -> None:
    m = Maker()
    m.media["a/b.png"] = Media("a/b.png", b"bytes", 1, 1)
    pages, _ = plan(m.dossier(), drafts=False)
    assert [p.make() for p in pages if p.path == "media/a/b.png"] == [Verbatim(b"bytes")]


def test_the_order_of_the_records_does_not_change_the_plan() -> None:
    dossier = port_lena()
    backwards = msgspec.structs.replace(dossier, records=dict(reversed(dossier.records.items())))
    assert sorted(paths(backwards)) == sorted(paths(dossier))


def test_what_is_said_of_a_much_mentioned_actor_is_split_and_nothing_is_lost() -> None:
    m = Maker()
    actor, note = key("actor", "a"), key("note", "n")
    m.add(Actor(key=actor, span=m.span(), title="A", kind="person"))
    m.add(Note(key=note, span=m.span(), title="N"))
    for n in range(700):
        m.back(actor, note, "mention", f"Sentence {n} has ", "A", ".")
        event = key("event", f"e{n:03}")
        m.add(Event(key=event, span=m.span(), title=f"E {n}", date=parse("2024")))
    m.tie(actor, "part", *(key("event", f"e{n:03}") for n in range(700)))
    dossier = m.dossier()
    further = [path for path in paths(dossier) if path.startswith("actors/a/") and path.count("/") > 2]
    assert further == [
        "actors/a/mentions/page-2/index.html",
        "actors/a/mentions/page-3/index.html",
        "actors/a/events/page-2/index.html",
        "actors/a/events/page-3/index.html",
    ]
    first = seen(dossier, "actors/a/index.html", ActorView)
    rest = [seen(dossier, path, ContinuedView) for path in further]
    mentions = [first.backlinks, *(r.mentions for r in rest if r.mentions)]
    said = [s.context.before for b in mentions for k in b.kinds for p in k.pages for s in p.sentences]
    assert len(set(said)) == 700
    assert max(len(k.pages[0].sentences) for b in mentions for k in b.kinds) <= 300
    events = [*first.timeline.rows, *(row for r in rest if r.timeline for row in r.timeline.rows)]
    assert len({row.event.text for row in events}) == 700
    assert [(p.href, p.current) for p in rest[0].pager.parts] == [
        ("../../../../actors/a/index.html", False),
        ("../../../../actors/a/mentions/page-2/index.html", True),
        ("../../../../actors/a/mentions/page-3/index.html", False),
    ]
    files = rendered(dossier)
    assert dead_links(files) == []
    assert all(page(files, path).faults == [] for path in further)
