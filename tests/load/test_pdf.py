"""A PDF comes out as its pages look, and with nothing that does not belong to them."""

import logging
import random
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader, PdfWriter

from generator.load.media import read_media
from tests.load.papers import FONT, keys, pdf, sheet, shown, stream, streams, text
from tests.load.specimens import (
    CANARY,
    HERE,
    XMP,
    cleaned,
    exif,
    jpeg_markers,
    opened,
    picture,
    refused,
    saved,
    scan,
    srgb,
    tells,
)

WORDS = CANARY.encode()


def annotated(annotation: bytes, more: dict[int, bytes] | None = None, root: bytes = b"") -> bytes:
    return sheet(page=b"/Annots[20 0 R]", more={20: annotation, **(more or {})}, root=root)


def annotations(content: bytes) -> list[dict[str, object]]:
    [page] = PdfReader(BytesIO(content)).pages
    return [one.get_object() for one in page.get("/Annots", [])]


def told() -> bytes:
    """A PDF that tells in every place that has a name for it."""
    name = b"(%b)" % WORDS
    return sheet(
        draws=b"/X1 Do /Span /P1 BDC EMC",
        root=b"/Metadata 10 0 R/OpenAction 11 0 R/AA<</WC 11 0 R>>/Names<</JavaScript<</Names[(x) 11 0 R]>>"
        b"/EmbeddedFiles<</Names[(x) 12 0 R]>>>>/AF[12 0 R]/PieceInfo<</Word<</Private%b>>>>/Lang(en-GB)"
        b"/Outlines<</First 14 0 R/Last 14 0 R>>/StructTreeRoot<</K<</S/Figure/Alt%b>>>>/OutputIntents[<</Info%b>>]"
        b"/Threads[<</I<</Author%b>>>>]/ViewerPreferences<</X%b>>" % (name, name, name, name, name),
        page=b"/Metadata 10 0 R/PieceInfo<</X%b>>/LastModified(D:2024)/Thumb 15 0 R/AA<</O 11 0 R>>/B[16 0 R]"
        b"/Invented%b" % (name, name),
        resources=b"/XObject<</X1 17 0 R>>/Properties<</P1<</Author%b>>>>/Invented%b" % (name, name),
        trailer=b"/Info 18 0 R/ID[<%b><%b>]" % (WORDS.hex().encode(), WORDS.hex().encode()),
        more={
            10: stream(XMP, b"/Type/Metadata/Subtype/XML"),
            11: b"<</S/JavaScript/JS(app.alert\\(%b\\))>>" % WORDS,
            12: b"<</Type/Filespec/F%b/EF<</F 13 0 R>>>>" % name,
            13: stream(zlib.compress(WORDS), b"/Type/EmbeddedFile/Filter/FlateDecode"),
            14: b"<</Title%b>>" % name,
            15: stream(WORDS),
            16: b"<</R[0 0 1 1]/T<</I<</Title%b>>>>>>" % name,
            17: stream(
                b"q Q", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/PTEX.FileName%b/LastModified%b" % (name, name)
            ),
            18: b"<</Author%b/Creator%b/Producer%b/CreationDate(D:20240128)/Jane%b>>" % (name, name, name, name),
            19: stream(WORDS),
        },
    )


def test_everything_that_a_pdf_tells_is_gone() -> None:
    assert tells(told())
    media = cleaned("a.pdf", told())
    assert not tells(media.content)
    assert (media.width, media.height) == (0, 0)


def test_the_pages_are_still_there() -> None:
    content = cleaned("a.pdf", told()).content
    assert shown(content) == ["Tower 22"]
    [page] = PdfReader(BytesIO(content)).pages
    assert list(page.mediabox) == [0, 0, 200, 100]
    assert PdfReader(BytesIO(content)).root_object["/Lang"] == "en-GB"


def test_only_listed_keys_are_left() -> None:
    assert keys(cleaned("a.pdf", told()).content) == {
        "/Size", "/Root", "/Type", "/Pages", "/Lang", "/Count", "/Kids", "/Parent", "/MediaBox", "/Resources",
        "/Contents", "/Font", "/F1", "/Subtype", "/BaseFont", "/XObject", "/X1", "/BBox", "/Properties", "/P1",
    }  # fmt: skip


def test_earlier_revisions_are_gone() -> None:
    first = sheet(CANARY)
    content = pdf({4: text("Tower 22")}, before=first)
    assert tells(content)
    assert shown(content) == ["Tower 22"]
    made = cleaned("a.pdf", content).content
    assert shown(made) == ["Tower 22"]
    assert not tells(made)
    assert made.count(b"startxref") == 1


def test_a_page_that_was_taken_out_is_gone() -> None:
    whole = sheet()
    pages = b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2/MediaBox[0 0 9 9]>>"
    two = pdf({2: pages, 6: b"<</Type/Page/Parent 2 0 R/Contents 7 0 R>>", 7: text(CANARY)}, before=whole)
    one = pdf({2: b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 100]>>"}, before=two)
    assert tells(one)
    assert not tells(cleaned("a.pdf", one).content)


def test_a_damaged_file_of_several_revisions_is_refused() -> None:
    content = pdf({4: text("Tower 22")}, before=sheet(CANARY))
    later = content.rindex(b"4 0 obj")
    broken = content.replace(b"%010d 00000 n" % later, b"%010d 00000 n" % (later + 7))
    assert "earlier versions" in refused("a.pdf", broken).message


def test_several_pages_keep_their_order_and_what_they_inherit() -> None:
    kids = {n: b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (n + 10) for n in range(6, 10)}
    shows = {n + 10: text(f"page {n}") for n in range(6, 10)}
    tree = b"<</Type/Pages/Kids[%b]/Count 4/MediaBox[0 0 50 60]/Rotate 90/Resources<</Font<</F1 5 0 R>>>>>>"
    pages = tree % b" ".join(b"%d 0 R" % n for n in kids)
    content = pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: pages, 5: FONT, **kids, **shows})
    made = cleaned("a.pdf", content).content
    assert shown(made) == ["page 6", "page 7", "page 8", "page 9"]
    assert {page.rotation for page in PdfReader(BytesIO(made)).pages} == {90}


def image(body: bytes, entries: bytes) -> bytes:
    shape = b"/Type/XObject/Subtype/Image/Width 48/Height 32/BitsPerComponent 8" + entries
    return sheet(draws=b"/I Do", resources=b"/XObject<</I 30 0 R>>", more={30: stream(body, shape)})


@pytest.mark.parametrize("packed", [False, True])
def test_a_photograph_in_a_pdf_tells_nothing(packed: bool) -> None:
    photo = saved(picture(), "JPEG", exif=exif(), xmp=XMP, comment=CANARY)
    body, filters = photo, b"/ColorSpace/DeviceRGB/Filter/DCTDecode/DecodeParms<</ColorTransform 1>>"
    if packed:
        body = zlib.compress(photo)
        filters = b"/ColorSpace/DeviceRGB/Filter[/FlateDecode/DCTDecode]/DecodeParms[null<</ColorTransform 1>>]"
    assert tells(image(body, filters))
    made = cleaned("a.pdf", image(body, filters)).content
    assert not tells(made)
    [found] = streams(made, "/Image")
    assert found["/Filter"] == "/DCTDecode"
    assert found["/DecodeParms"] == {"/ColorTransform": 1}
    assert scan(found._data) == scan(photo)
    assert 0xE1 not in jpeg_markers(found._data)


def test_a_jpeg_2000_in_a_pdf_tells_nothing() -> None:
    plain = saved(picture(), "JPEG2000", comment=CANARY)
    box = (len(WORDS) + 24).to_bytes(4) + b"uuid" + bytes(16) + WORDS
    content = image(plain + box, b"/Filter/JPXDecode")
    assert content.count(WORDS) == 2
    made = cleaned("a.pdf", content).content
    assert not tells(made)
    [found] = streams(made, "/Image")
    assert opened(found._data).tobytes() == opened(plain).tobytes()


def test_a_broken_photograph_in_a_pdf_is_refused() -> None:
    photo = saved(picture(), "JPEG", comment=CANARY)
    problem = refused("a.pdf", image(photo[:200], b"/ColorSpace/DeviceRGB/Filter/DCTDecode"))
    assert "holds a picture" in problem.message
    assert "print" in problem.hint


def test_a_profile_in_a_pdf_keeps_its_colours_and_loses_its_owner() -> None:
    owner = CANARY[: len("sRGB built-in")]
    profile = srgb().replace("sRGB built-in".encode("utf-16-be"), owner.encode("utf-16-be"))
    body = bytes(48 * 32 * 3)
    content = sheet(
        draws=b"/I Do /C cs",
        resources=b"/XObject<</I 30 0 R>>/ColorSpace<</C[/ICCBased 31 0 R]>>",
        more={
            30: stream(body, b"/Subtype/Image/Width 48/Height 32/BitsPerComponent 8/ColorSpace[/ICCBased 31 0 R]"),
            31: stream(zlib.compress(profile), b"/N 3/Filter/FlateDecode/Alternate/DeviceRGB"),
        },
    )
    assert tells(content, owner)
    made = cleaned("a.pdf", content).content
    assert not tells(made, owner)
    [found] = streams(made, "/Image")
    kept = ImageCms.ImageCmsProfile(BytesIO(found["/ColorSpace"][1].get_object().get_data()))
    before = ImageCms.ImageCmsProfile(BytesIO(srgb()))
    assert ImageCms.getProfileDescription(kept).strip() == "Colours"
    assert kept.profile.red_primary == before.profile.red_primary
    way = ImageCms.buildTransform(kept, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    assert ImageCms.applyTransform(picture(), way).tobytes() == picture().tobytes()


def test_a_broken_profile_becomes_plain_colours() -> None:
    broken = {31: stream(WORDS * 9, b"/N 4")}
    content = sheet(draws=b"/C cs", resources=b"/ColorSpace<</C[/ICCBased 31 0 R]>>", more=broken)
    made = cleaned("a.pdf", content).content
    [page] = PdfReader(BytesIO(made)).pages
    assert page["/Resources"]["/ColorSpace"]["/C"] == "/DeviceCMYK"


def test_an_indexed_palette_and_a_fonts_strings_survive() -> None:
    content = sheet(
        draws=b"/C cs",
        resources=b"/ColorSpace<</C[/Indexed/DeviceRGB 1 32 0 R]>>",
        more={
            5: b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[33 0 R]>>",
            32: b"<ff0000 00ff00>",
            33: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo 35 0 R>>",
            34: b"(Adobe)",
            35: b"<</Registry 34 0 R/Ordering(Identity)/Supplement 0>>",
        },
    )
    [page] = PdfReader(BytesIO(cleaned("a.pdf", content).content)).pages
    assert bytes(page["/Resources"]["/ColorSpace"]["/C"][3].original_bytes) == b"\xff\x00\x00\x00\xff\x00"
    [font] = page["/Resources"]["/Font"]["/F1"]["/DescendantFonts"]
    assert font.get_object()["/CIDSystemInfo"]["/Registry"] == "Adobe"


def test_a_link_to_an_address_stays_without_its_author() -> None:
    link = b"<</Subtype/Link/Rect[1 2 3 4]/T(%b)/Contents(%b)/NM(%b)/M(D:2024)/A<</S/URI/URI(https://example.org/a\\(b\\))>>>>"
    made = cleaned("a.pdf", annotated(link % (WORDS, WORDS, WORDS))).content
    [found] = annotations(made)
    assert found["/A"] == {"/S": "/URI", "/URI": "https://example.org/a(b)"}
    assert found["/Rect"] == [1, 2, 3, 4]
    assert not tells(made)


@pytest.mark.parametrize(
    "action",
    [
        b"/A<</S/URI/URI(file:///home/jane/source.docx)>>",
        b"/A<</S/URI/URI(javascript:alert\\(1\\))>>",
        b"/A<</S/URI/URI(draft.html)>>",
        b"/A<</S/Launch/F(C:\\\\Users\\\\jane\\\\x.exe)>>",
        b"/A<</S/GoToR/F(//jane-pc/share/x.pdf)/D[0/Fit]>>",
        b"/A<</S/JavaScript/JS(1)>>",
        b"/A<</S/SubmitForm/F(https://example.org/)>>",
    ],
)
def test_a_link_to_anywhere_else_is_dropped(action: bytes) -> None:
    made = cleaned("a.pdf", annotated(b"<</Subtype/Link/Rect[1 2 3 4]%b>>" % action)).content
    assert annotations(made) == []
    assert not tells(made, "jane")


@pytest.mark.parametrize(
    ("link", "root"),
    [
        (b"/Dest[3 0 R/XYZ 0 50 null]", b""),
        (b"/A<</S/GoTo/D[3 0 R/XYZ 0 50 null]>>", b""),
        (b"/Dest(chapter)", b"/Names<</Dests<</Names[(chapter)[3 0 R/XYZ 0 50 null]]>>>>"),
        (b"/A<</S/GoTo/D/chapter>>", b"/Dests<</chapter[3 0 R/XYZ 0 50 null]>>"),
    ],
)
def test_a_link_within_the_file_stays(link: bytes, root: bytes) -> None:
    made = cleaned("a.pdf", annotated(b"<</Subtype/Link/Rect[1 2 3 4]%b>>" % link, root=root)).content
    [found] = annotations(made)
    [page] = PdfReader(BytesIO(made)).pages
    assert found["/Dest"][0].idnum == page.indirect_reference.idnum
    assert found["/Dest"][1] == "/XYZ"


LOOK = {21: stream(b"1 1 0 rg 0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")}


def test_a_highlight_keeps_its_look_and_loses_its_remark() -> None:
    place = b"/Rect[1 2 9 9]/QuadPoints[1 9 9 9 1 2 9 2]/C[1 1 0]/AP<</N 21 0 R>>"
    mark = b"<</Subtype/Highlight%b/T(%b)/Contents(%b)/RC(%b)>>" % (place, WORDS, WORDS, WORDS)
    made = cleaned("a.pdf", annotated(mark, LOOK)).content
    [found] = annotations(made)
    assert found["/Subtype"] == "/Highlight"
    assert found["/AP"]["/N"].get_data() == b"1 1 0 rg 0 0 9 9 re f"
    assert not tells(made)


def test_a_filled_in_field_keeps_its_look_alone() -> None:
    field = b"<</Subtype/Widget/FT/Tx/T(%b)/V(%b)/DV(%b)/Rect[1 2 9 9]/AP<</N 21 0 R/D 21 0 R>>>>"
    form = b"/AcroForm<</Fields[20 0 R]>>"
    made = cleaned("a.pdf", annotated(field % (WORDS, WORDS, WORDS), LOOK, form)).content
    [found] = annotations(made)
    assert set(found) == {"/Type", "/Subtype", "/Rect", "/F", "/AP"}
    assert not tells(made)


@pytest.mark.parametrize(("state", "count"), [(b"/Yes", 1), (b"/Off", 0)])
def test_a_ticked_box_keeps_its_tick(state: bytes, count: int) -> None:
    box = b"<</Subtype/Widget/FT/Btn/Rect[1 2 9 9]/AS%b/V%b/AP<</N<</Yes 21 0 R>>>>>>" % (state, state)
    assert len(annotations(cleaned("a.pdf", annotated(box, LOOK)).content)) == count


@pytest.mark.parametrize("kind", [b"Text", b"Popup", b"FileAttachment", b"Sound", b"Screen"])
def test_icons_of_what_is_not_published_are_dropped(kind: bytes) -> None:
    note = b"<</Subtype/%b/Rect[1 2 9 9]/Contents(%b)/FS<</F(%b)>>/AP<</N 21 0 R>>>>" % (kind, WORDS, WORDS)
    made = cleaned("a.pdf", annotated(note, LOOK)).content
    assert annotations(made) == []
    assert not tells(made)


@pytest.mark.parametrize("flags", [2, 32])
def test_what_is_hidden_is_dropped(flags: int) -> None:
    secret = {21: stream(WORDS, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")}
    made = cleaned("a.pdf", annotated(b"<</Subtype/Stamp/Rect[1 2 9 9]/F %d/AP<</N 21 0 R>>>>" % flags, secret)).content
    assert annotations(made) == []
    assert not tells(made)


_FIELD = b"<</Subtype/Widget/FT/Tx/Rect[1 2 9 9]/V(x)/AP<</N 21 0 R>>>>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (annotated(b"<</Subtype/Redact/Rect[1 2 9 9]>>"), "marked but not applied"),
        (annotated(b"<</Subtype/FreeText/Rect[1 2 9 9]/Contents(x)>>"), "draw in its own way"),
        (annotated(b"<</Subtype/Widget/FT/Tx/Rect[1 2 9 9]/V(x)>>"), "draw in its own way"),
        (annotated(_FIELD, LOOK, b"/AcroForm<</NeedAppearances true>>"), "draw in its own way"),
        (sheet(root=b"/AcroForm<</XFA(x)>>"), "only Adobe's programs"),
        (sheet(root=b"/Collection<<>>"), "portfolio"),
        (sheet(root=b"/OCProperties<</OCGs[9 0 R]/D<</OFF[9 0 R]>>>>", more={9: b"<</Type/OCG/Name(x)>>"}), "layers"),
        (sheet(more={4: stream(b"", b"/F(elsewhere.txt)")}), "lie elsewhere"),
        (pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}), "has no pages"),
    ],
)
def test_what_would_lose_or_give_away_something_is_refused(content: bytes, words: str) -> None:
    problem = refused("a.pdf", content)
    assert problem.code == "bad-media"
    assert words in problem.message
    assert problem.hint


def test_a_locked_pdf_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(sheet())))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    assert "locked" in refused("a.pdf", out.getvalue()).message


SECRET = stream(WORDS, b"/Type/XObject/Subtype/Image/Width 1/Height 21/BitsPerComponent 8/ColorSpace/DeviceGray")


def test_a_picture_that_was_deleted_from_its_page_is_gone() -> None:
    content = sheet(
        draws=b"/Here Do", resources=b"/XObject<</Here 30 0 R/Gone 31 0 R>>", more={30: LOOK[21], 31: SECRET}
    )
    made = cleaned("a.pdf", content).content
    assert len(streams(made, "/Form")) == 1
    assert not tells(made)


def test_a_page_taken_from_a_longer_document_leaves_its_pictures_behind() -> None:
    shared = b"<</Font<</F1 5 0 R>>/XObject 41 0 R>>"
    more = {41: b"<</Page1 30 0 R/Page2 31 0 R>>", 30: LOOK[21], 31: SECRET, 40: shared}
    page = b"<</Type/Page/Parent 2 0 R/Contents[4 0 R]/Resources 40 0 R>>"
    content = sheet(draws=b"/Page#31 Do", more={**more, 3: page})
    made = cleaned("a.pdf", content).content
    assert shown(made) == ["Tower 22"]
    assert len(streams(made, "/Form")) == 1
    assert not tells(made)


def test_a_form_without_resources_borrows_those_of_its_page() -> None:
    borrower = stream(b"/Inner Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    xobjects = b"/XObject<</Outer 30 0 R/Inner 32 0 R/Gone 31 0 R>>"
    content = sheet(draws=b"/Outer Do", resources=xobjects, more={30: borrower, 31: SECRET, 32: LOOK[21]})
    made = cleaned("a.pdf", content).content
    assert len(streams(made, "/Form")) == 2
    assert not tells(made)


def test_the_letters_of_a_drawn_font_keep_what_they_draw_with() -> None:
    more = {
        5: b"<</Type/Font/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 9 9]/CharProcs<</A 33 0 R>>/FirstChar 65"
        b"/LastChar 65/Widths[9]/Encoding<</Differences[65/A]>>/Resources<</XObject<</Dot 30 0 R/Gone 31 0 R>>>>>>",
        30: LOOK[21],
        31: SECRET,
        33: stream(b"9 0 d0 /Dot Do"),
    }
    made = cleaned("a.pdf", sheet("A", more=more)).content
    assert len(streams(made, "/Form")) == 1
    assert not tells(made)


def test_a_form_that_draws_itself_is_no_endless_loop() -> None:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Me 30 0 R>>>>"
    content = sheet(draws=b"/Me Do", resources=b"/XObject<</Me 30 0 R>>", more={30: stream(b"/Me Do", form)})
    assert len(streams(cleaned("a.pdf", content).content, "/Form")) == 1


def test_deep_nesting_is_refused() -> None:
    deep = b"[" * 5000 + b"]" * 5000
    refused("a.pdf", sheet(draws=b"/C cs", resources=b"/ColorSpace<</C %b>>" % deep))


def test_a_pdf_made_by_another_hand_is_read_to_the_end() -> None:
    sheets = [picture(), picture("L"), picture("1")]
    content = saved(sheets[0], "PDF", save_all=True, append_images=sheets[1:], title=CANARY, author=CANARY)
    made = cleaned("a.pdf", content).content
    assert not tells(made)
    found = [page.images[0].image for page in PdfReader(BytesIO(made)).pages]
    wanted = [page.images[0].image for page in PdfReader(BytesIO(content)).pages]
    assert [one.tobytes() for one in found if one] == [one.tobytes() for one in wanted if one]
    assert len(found) == 3


def test_objects_packed_into_streams_are_read() -> None:
    catalogue, tree = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 9 9]>>"
    packed = b"1 0 2 %d " % len(catalogue) + catalogue + tree
    holder = stream(packed, b"/Type/ObjStm/N 2/First %d" % packed.index(b"<<"))
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in ((3, b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"), (4, text("Tower 22")), (6, holder)):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    rows = [(0, 0, 255), (2, 6, 0), (2, 6, 1), (1, places[3], 0), (1, places[4], 0), (0, 0, 0)]
    rows += [(1, places[6], 0), (1, start, 0)]
    table = b"".join(bytes((kind,)) + place.to_bytes(4) + bytes((index,)) for kind, place, index in rows)
    entries = b"/Type/XRef/W[1 4 1]/Size 8/Root 1 0 R/Info<</Author(%b)>>" % WORDS
    out += b"7 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (stream(table, entries), start)
    made = cleaned("a.pdf", bytes(out)).content
    assert len(PdfReader(BytesIO(made)).pages) == 1
    assert not tells(made)


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7])
def test_a_pdf_that_is_cut_short_is_refused(share: float) -> None:
    content = told()
    assert refused("a.pdf", content[: int(len(content) * share)]).code == "bad-media"


def test_no_damage_is_ever_a_traceback_and_nothing_is_said_aloud(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    chance, content = random.Random(6), told()
    for _ in range(120):
        damaged = bytearray(content)
        for _ in range(chance.randint(1, 10)):
            damaged[chance.randrange(9, len(damaged))] = chance.randrange(256)
        media, problems = read_media("a.pdf", bytes(damaged), HERE)
        assert (media is None) == bool(problems)
    assert caplog.records == []
    assert capsys.readouterr() == ("", "")
    assert logging.getLogger("pypdf").propagate


def test_the_same_pdf_gives_the_same_bytes_and_is_clean_already() -> None:
    first = cleaned("a.pdf", told()).content
    assert cleaned("a.pdf", told()).content == first
    assert cleaned("a.pdf", first).content == first


def test_a_pdf_by_another_ending_is_told() -> None:
    assert "`a.pdf`" in refused("a.txt", sheet()).hint
    assert refused("a.txt", b"\n%PDF-1.4 " + sheet()).message == "`a.txt` is a PDF, not a plain text"


def test_a_scan_in_a_pdf_is_stripped_as_one_by_itself() -> None:
    scanned = saved(Image.new("L", (48, 32), 200), "JPEG")
    made = cleaned("a.pdf", image(scanned, b"/ColorSpace/DeviceGray/Filter/DCTDecode")).content
    assert streams(made, "/Image")[0]._data == cleaned("a.jpg", scanned).content
