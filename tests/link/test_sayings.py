"""Where a text says itself from whom it has its story, and where it only speaks of an agency."""

import pytest

from generator.link.lineage.sayings import CREDITED, DATELINE, MARKED, REPORTED, Sayings

OWN = (("Northern Courier", "The Northern Courier"), ("Port Lena Today",))


def found(text: str) -> list[tuple[str, int]]:
    return [(f.publisher, f.weight) for f in Sayings(OWN).find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "PORT LENA (Reuters) – A barge sank on Friday.",
        "PORT LENA, Feb 18 (Reuters) A barge sank on Friday.",
        "Port Lena, March 3 (REUTERS) - A barge sank on Friday.",
        "ميناء لينا (رويترز) - غرقت عبارة يوم الجمعة.",
        "Порт Лена (Рейтер) — Затонула баржа.",
        "Hafen Lena (Reuters) - Ein Kahn ist gesunken.",
    ],
)
def test_a_dateline_names_the_agency(text: str) -> None:
    assert found("A barge sinks\n\n" + text) == [("Reuters", DATELINE)]


@pytest.mark.parametrize(
    "line",
    [
        "By Reuters",
        "Source: Reuters",
        "Quelle: Reuters",
        "المصدر: رويترز",
        "来源：路透社",
        "A barge sank on Friday. – Reuters",
    ],
)
def test_a_line_of_credit_names_the_agency(line: str) -> None:
    assert found(f"A barge sinks\n{line}\nThe quay was closed.") == [("Reuters", CREDITED)]


@pytest.mark.parametrize(
    "text",
    [
        "The owner told Reuters that the pump was new.",
        "The owner told the news agency Reuters that the pump was new.",
        "According to Reuters, the pump was new.",
        "The pump was new, Reuters reported.",
        "The pump was new, as reported by Reuters on Friday.",
        "Reuters has learned that the pump was new.",
        "Selon Reuters, la pompe était neuve.",
        "« Elle était neuve », a-t-il déclaré à l’agence Reuters.",
        "Wie Reuters berichtet, war die Pumpe neu.",
        "Die Pumpe sei neu, sagte er der Nachrichtenagentur Reuters.",
        "Según Reuters, la bomba era nueva.",
        "La bomba era nueva, dijo a la agencia Reuters.",
        "Насос был новым, сообщает агентство Reuters.",
        "Насос был новым, со ссылкой на Рейтер пишет газета.",
        "Насос був новим, повідомляє Reuters.",
        "بحسب رويترز كانت المضخة جديدة.",
        "نقلاً عن وكالة رويترز، كانت المضخة جديدة.",
        "قال المالك لوكالة رويترز إن المضخة جديدة.",
        "وقال المالك لرويترز إن المضخة جديدة.",
        "ذكرت رويترز أن المضخة جديدة.",
        "به گزارش خبرگزاری رویترز پمپ نو بود.",
        "לפי סוכנות הידיעות רויטרס המשאבה הייתה חדשה.",
        "据路透社报道，水泵是新的。",
    ],
)
def test_a_turn_of_phrase_names_whom_the_story_is_from(text: str) -> None:
    assert found(text) == [("Reuters", REPORTED)]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The pump was new (AFP).", "Agence France-Presse"),
        ("The pump was new (dpa).", "Deutsche Presse-Agentur"),
    ],
)
def test_an_agency_in_brackets_is_a_weak_sign(text: str, agency: str) -> None:
    assert found(text) == [(agency, MARKED)]


@pytest.mark.parametrize(
    "text",
    [
        "Reuters Graphics",
        "Photo 2024 Reuters/Ana Holm",
        "Shares in Thomson Reuters fell.",
        "The building of Reuters was evacuated.",
        "He used to work for Reuters.",
        "The app told APs apart from routers.",
        "A map (in AP colours) hangs there.",
        "They reported by AP-1 road.",
        "The tass told him nothing.",
        "The Courier reported it.",
    ],
)
def test_a_name_alone_says_nothing(text: str) -> None:
    assert found(text) == []


def test_publishers_of_the_dossier_are_looked_for_with_or_without_their_article() -> None:
    assert found("The owner told the Northern Courier that the pump was new.") == [("Northern Courier", REPORTED)]
    assert found("Port Lena Today reported that the pump was new.") == [("Port Lena Today", REPORTED)]
    assert found("See the list (Northern Courier).") == []


def test_the_strongest_place_is_told_with_its_line_and_a_dozen_words() -> None:
    text = "A barge sinks\n\nThe owner told Reuters so.\nPORT LENA (Reuters) – A barge laden with grain sank."
    (one,) = Sayings().find(text)
    assert (one.line, one.words) == (4, "PORT LENA (Reuters) – A barge laden")
    long = "one two three four five six seven told Reuters that the old pump had been new on the day"
    (other,) = Sayings().find(long)
    assert other.words == "six seven told Reuters that the old pump"
    assert len(other.words.split()) <= 12


def test_chinese_words_are_shown_with_a_few_characters_on_either_side() -> None:
    (one,) = Sayings().find("港口在三月三日关闭以后，据路透社报道，驳船沉没，十七人受伤，一千二百人在码头等候。")
    assert one.words == "口在三月三日关闭以后，据路透社报道，驳船沉没，十七人"
