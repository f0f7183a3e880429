"""Who claims what over which territory, on what ground, and who only speaks of it?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cables import Cable, read_cable
from kg.findings.claim_cues import ClaimWord
from kg.findings.claims import ClaimGround, find_claims, with_proposition
from kg.findings.model import Position, Proposition, Speaker
from kg.findings.place_phrases import PlaceWord
from kg.tables import read_table

Told = tuple[str, str, str, tuple[str, ...], str]


def position(text: str, party: str) -> tuple[Cable, Position]:
    cable = replace(read_cable(f"1. (C) Salas said {text}.\n"), sent_at="2008-02-07T08:20:00Z")
    start = cable.text.index(text)
    return cable, Position(
        Speaker("Salas", "person"), party, (), text, start, start + len(text), "1", False, "said", "asserts"
    )


def told(text: str, party: str) -> list[Told]:
    cable, one = position(text, party)
    return [
        (claim.territory, claim.claimant, claim.kind, claim.against, claim.basis) for claim in find_claims(cable, [one])
    ]


@pytest.mark.parametrize(
    ("text", "party", "expected"),
    [
        # whose it is, by the adjective, by "belongs to", by "our"
        ("the islands of Etorofu and Kunashiri are Japanese", "JP", [("Etorofu", "JP", "sovereignty", ("RU",), "")]),
        (
            "Takeshima is Japanese territory on the basis of historical facts",
            "JP",
            [("Takeshima", "JP", "sovereignty", ("KR",), "on the basis of historical facts")],
        ),
        ("Abu Musa belongs to Iran", "IR", [("Abu Musa", "IR", "sovereignty", ("AE",), "")]),
        ("Taiwan was an inalienable part of China", "CN", [("Taiwan", "CN", "sovereignty", ("TW",), "")]),
        ("the Malvinas are ours", "AR", [("Malvinas", "AR", "sovereignty", ("GB",), "")]),
        ("our sovereignty over the Falklands is clear", "GB", [("Falklands", "GB", "sovereignty", ("AR",), "")]),
        (
            "Morocco's claim to Western Sahara was old",
            "DZ",
            [("Western Sahara", "MA", "sovereignty", ("EH", "DZ"), "")],
        ),
        ("sovereignty over Gibraltar was not negotiable", "GB", [("Gibraltar", "GB", "sovereignty", ("ES",), "")]),
        ("they wanted the return of the Golan Heights", "SY", [("Golan Heights", "SY", "sovereignty", ("IL",), "")]),
        # kept, and another's
        (
            "Spain would never renounce its sovereignty over Gibraltar",
            "ES",
            [("Gibraltar", "ES", "sovereignty", ("GB",), "")],
        ),
        (
            "Panama must have full sovereignty over the Canal Zone",
            "PA",
            [("Canal Zone", "PA", "sovereignty", ("US",), "")],
        ),
        (
            "autonomy for Western Sahara under Moroccan sovereignty",
            "MA",
            [("Western Sahara", "MA", "sovereignty", ("EH", "DZ"), "")],
        ),
        ("Iran must end its occupation of Abu Musa", "AE", [("Abu Musa", "AE", "sovereignty", ("IR",), "")]),
        (
            "the Northwest Passage is Canadian internal waters",
            "CA",
            [("Northwest Passage", "CA", "sovereignty", ("US",), "")],
        ),
        ("Spain has renounced its claim to Gibraltar", "ES", []),
        # recognition and statehood
        (
            "Russia's recognition of Abkhazian independence was a mistake",
            "GB",
            [("Abkhazia", "RU", "recognition", ("GE",), "")],
        ),
        ("Peru would recognize Kosovo", "PE", [("Kosovo", "PE", "recognition", ("RS", "XK"), "")]),
        (
            "Serbia would never recognize an independent Kosovo and that Kosovo remains part of Serbia",
            "RS",
            [("Kosovo", "RS", "sovereignty", ("XK",), "")],
        ),
        ("Serbia would never accept the independence of Kosovo", "RS", [("Kosovo", "RS", "statehood", ("XK",), "")]),
        # access
        (
            "Bolivia would insist on its outlet to the sea",
            "BO",
            [("outlet to the sea", "BO", "access", ("CL", "PE"), "")],
        ),
        (
            "maritime access for Bolivia was a bilateral matter",
            "PE",
            [("maritime access", "BO", "access", ("CL", "PE"), "")],
        ),
        # misses: a third side speaks of it, no claimant, a recognition that has not come, no dispute
        ("final status of Kosovo would end in independence", "MK", []),
        ("the decision to recognize Kosovo was wrong", "", []),
        ("absent Spain's recognition of Kosovo, nothing moved", "ES", []),
        ("he had been to Western Sahara", "MA", []),
        ("lithium belongs to Bolivia", "BO", []),
    ],
)
def test_claims(text: str, party: str, expected: list[Told]) -> None:
    assert told(text, party) == expected


@pytest.mark.parametrize(
    ("text", "party", "expected"),
    [
        (
            "the Southern Kuriles were Russian territory",
            "RU",
            Proposition("southern-kurils", "underSovereigntyOf", "RU"),
        ),
        ("Kosovo's independence was irreversible", "XK", Proposition("kosovo", "independentFrom", "RS")),
        ("Serbia would never accept Kosovo's independence", "RS", Proposition("kosovo", "underSovereigntyOf", "RS")),
        ("Peru recognized the independence of Kosovo", "PE", Proposition("kosovo", "recognizedBy", "PE")),
        ("the islands were cold", "RU", None),
    ],
)
def test_the_shape_of_a_claim(text: str, party: str, expected: Proposition | None) -> None:
    cable, one = position(text, party)
    found = with_proposition(cable, one)
    assert found.proposition == expected
    assert found.speech_act == "asserts"


@pytest.mark.parametrize(
    ("text", "party", "said", "act", "expected"),
    [
        # the words deny: the act does too
        (
            "Western Sahara is not Moroccan territory",
            "DZ",
            "informs",
            "denies",
            Proposition("western-sahara", "underSovereigntyOf", "MA"),
        ),
        (
            "Takeshima does not belong to Korea",
            "JP",
            "asserts",
            "denies",
            Proposition("liancourt-rocks", "underSovereigntyOf", "KR"),
        ),
        (
            "the Malvinas were never British",
            "AR",
            "asserts",
            "denies",
            Proposition("falklands", "underSovereigntyOf", "GB"),
        ),
        (
            "Peru would not recognize Kosovo",
            "PE",
            "asserts",
            "refuses",
            Proposition("kosovo", "recognizedBy", "PE"),
        ),
        # the act denies what the words say
        (
            "Abu Musa is Iranian territory",
            "AE",
            "rejects",
            "rejects",
            Proposition("abu-musa", "underSovereigntyOf", "IR"),
        ),
        # one denial meets another: nobody can say which way it goes
        ("Abu Musa is not Iranian territory", "IR", "denies", "denies", None),
    ],
)
def test_a_denial_says_so_and_claims_nothing(
    text: str, party: str, said: str, act: str, expected: Proposition | None
) -> None:
    cable, one = position(text, party)
    one = replace(one, speech_act=said)
    found = with_proposition(cable, one)
    assert (found.speech_act, found.proposition) == (act, expected)
    # who refuses to recognize takes a stand; who denies that a place is another's claims nothing
    kinds = [claim.kind for claim in find_claims(cable, [found])]
    assert kinds == (["recognition"] if act == "refuses" else [])


def test_what_follows_a_colon_is_said() -> None:
    text = "1. (C) Salas disagreed: Abu Musa belongs to Iran.\n"
    cable = read_cable(text)
    words = "Abu Musa belongs to Iran"
    start = cable.text.index(words)
    one = Position(
        Speaker("Salas", "person"), "IR", (), words, start, start + len(words), "1", False, "disagreed", "rejects"
    )
    assert [claim.claimant for claim in find_claims(cable, [one])] == ["IR"]


def test_what_is_not_confirmed_is_not_claimed() -> None:
    cable, one = position("the Malvinas are Argentine territory", "GB")
    assert find_claims(cable, [replace(one, polarity="negative")]) == ()


def test_one_clause_denies_nothing_in_another() -> None:
    """Does a third side that speaks for independence claim the territory for itself?"""
    assert (
        told("Western Sahara is not Moroccan territory and that its people have the right to independence", "DZ") == []
    )


def test_an_island_named_before() -> None:
    """Is a territory claimed by the words that mean it, by the name that the cable gives it?"""
    text = "1. (C) Salas said Takeshima was calm. He said the island is an integral part of Japan.\n"
    cable = read_cable(text)
    words = "the island is an integral part of Japan"
    start = text.index(words)
    one = Position(
        Speaker("Salas", "person"), "JP", (), words, start, start + len(words), "1", False, "said", "asserts"
    )
    assert [(claim.territory, claim.claimant) for claim in find_claims(cable, [one])] == [("Takeshima", "JP")]


def test_a_comment_claims_nothing() -> None:
    cable, one = position("Abu Musa belongs to Iran", "US")
    assert find_claims(cable, [replace(one, is_comment=True)]) == ()


def test_a_claim_stands_once_and_on_its_ground() -> None:
    """Is the position that gives the ground preferred?"""
    text = "1. (C) Salas said Abu Musa belongs to Iran. Salas said Abu Musa belongs to Iran because of an old treaty.\n"
    cable = read_cable(text)
    positions = []
    for words in ("Abu Musa belongs to Iran", "Abu Musa belongs to Iran because of an old treaty"):
        start = cable.text.rindex(words)
        positions.append(
            Position(
                Speaker("Salas", "person"), "IR", (), words, start, start + len(words), "1", False, "said", "asserts"
            )
        )
    assert [claim.basis for claim in find_claims(cable, positions)] == ["because of an old treaty"]


def claimed(text: str, party: str, verb: str = "said", act: str = "asserts") -> list[tuple[str, str, str]]:
    cable, one = position(text, party)
    claims = find_claims(cable, [replace(one, verb=verb, speech_act=act)])
    return [(claim.territory, claim.claimant, claim.kind) for claim in claims]


@pytest.mark.parametrize(
    ("text", "party", "expected"),
    [
        # whose it is: a noun with its name, a noun with where it is, a name alone
        ("the Sindo cayes are ours", "PE", [("Sindo cayes", "PE", "sovereignty")]),
        ("Sindo Island belongs to Peru", "PE", [("Sindo Island", "PE", "sovereignty")]),
        ("the adjacent islands are Peruvian", "PE", [("adjacent islands", "PE", "sovereignty")]),
        ("Sindo is Peruvian land", "PE", [("Sindo", "PE", "sovereignty")]),
        ("Sindo was always Peruvian", "PE", [("Sindo", "PE", "sovereignty")]),
        ("the two islands are our land", "SA", [("islands", "SA", "sovereignty")]),
        (
            "the ground around Sindo is Peruvian and would stay so",
            "PE",
            [("ground around Sindo", "PE", "sovereignty")],
        ),
        ("THE SINDO ISLANDS ARE CHILEAN TERRITORY", "CL", [("SINDO ISLANDS", "CL", "sovereignty")]),
        (
            "the waters south of Osuna Bank are territorial seas of Peru and Chile",
            "PE",
            [
                ("waters south of Osuna Bank", "PE", "sovereignty"),
                ("waters south of Osuna Bank", "CL", "sovereignty"),
            ],
        ),
        ("Sindo is part of the Osuna National Park and of Peru", "PE", [("Sindo", "PE", "sovereignty")]),
        ("the shelf is the natural prolongation of the Peruvian coast", "PE", [("shelf", "PE", "sovereignty")]),
        ("the road to Sindo crosses Peruvian land", "PE", [("road to Sindo", "PE", "sovereignty")]),
        ("the disputed sector falls on the Peruvian side", "PE", [("disputed sector", "PE", "sovereignty")]),
        (
            "the island is in Kenya but the water is Ugandan",
            "UG",
            [("island", "KE", "sovereignty"), ("water", "UG", "sovereignty")],
        ),
        ("Peru has always administered the Osuna islands", "PE", [("Osuna islands", "PE", "sovereignty")]),
        ("Tibet is an internal affair of China", "CN", [("Tibet", "CN", "sovereignty")]),
        # how it came to be so
        (
            "the territory between the Rima and the Osuna belonged to the Viceroyalty and passed to Peru in 1824",
            "PE",
            [("territory between the Rima and the Osuna", "PE", "sovereignty")],
        ),
        ("Osuna Island was ceded to Peru in 1830", "PE", [("Osuna Island", "PE", "sovereignty")]),
        ("Peru inherited the Sindo islands at independence", "PE", [("Sindo islands", "PE", "sovereignty")]),
        # what a side regards as its own, claims, keeps, wants back
        ("Lima regards Sindo as its own", "PE", [("Sindo", "PE", "sovereignty")]),
        (
            "a second island, Sindo, which Lima regards as its own, would have to be settled",
            "PE",
            [("Sindo", "PE", "sovereignty")],
        ),
        (
            "Peru considers the Osuna strip an integral part of its territory",
            "PE",
            [("Osuna strip", "PE", "sovereignty")],
        ),
        ("Chile also claims the Osuna cayes", "PE", [("Osuna cayes", "CL", "sovereignty")]),
        ("Peru claims the whole of Lake Sindo", "PE", [("Lake Sindo", "PE", "sovereignty")]),
        ("Peru has never given up its claim to the Osuna Triangle", "PE", [("Osuna Triangle", "PE", "sovereignty")]),
        ("Peru would never cede the Osuna strip", "PE", [("Osuna strip", "PE", "sovereignty")]),
        ("no part of the Osuna Strip would be ceded", "PE", [("Osuna Strip", "PE", "sovereignty")]),
        ("Mauritius demands the return of the Osuna islands", "MU", [("Osuna islands", "MU", "sovereignty")]),
        # sovereignty, held and granted
        (
            "Peru exercises exclusive sovereign rights over the shelf west of the 45 degree line",
            "PE",
            [("shelf west of the 45 degree line", "PE", "sovereignty")],
        ),
        (
            "Peru's sovereignty over the left bank is not on the table",
            "PE",
            [("left bank", "PE", "sovereignty")],
        ),
        (
            "sovereignty over the eastern provinces was not on the table",
            "MA",
            [("eastern provinces", "MA", "sovereignty")],
        ),
        ("the left bank would have autonomy within Moldova", "MD", [("left bank", "MD", "sovereignty")]),
        (
            "Lima does not accept Chilean sovereignty over the Osuna rocks",
            "PE",
            [("Osuna rocks", "PE", "recognition")],
        ),
        ("Chile still claims two thirds of the Osuna province", "PE", [("Osuna province", "CL", "sovereignty")]),
        # lines, standing, rights
        ("the river, not the ridge, was the boundary", "PE", [("river", "PE", "sovereignty")]),
        ("Peru did not recognize the 1902 line", "PE", [("1902 line", "PE", "recognition")]),
        (
            "Peru would never accept independence for the province of Osuna",
            "PE",
            [("province of Osuna", "PE", "statehood")],
        ),
        ("Peru has a right of way to the village of Sindo", "PE", [("village of Sindo", "PE", "access")]),
        ("the Osuna straits are an international waterway", "US", [("Osuna straits", "US", "access")]),
        ("Peru will not give Chile a corridor to the Sindo enclave", "PE", [("Sindo enclave", "PE", "access")]),
        ("its vessels need no Chilean license in Osuna waters", "PE", [("Osuna waters", "PE", "access")]),
        ("the city is in Peru", "PE", []),
        ("the dispute in the party was an internal matter", "PE", []),
        # misses: no place, people of a place, denials, bodies of many states, what is owned by something of a state
        ("the company belongs to Peru", "PE", []),
        ("Reyes is Peruvian", "PE", []),
        ("the people of the islands are British", "GB", []),
        ("the letter was Peruvian", "PE", []),
        ("Reyes belongs to Peru's ruling party", "PE", []),
        ("the brigade is part of Peru's army", "PE", []),
        ("the island is part of the European Union", "ES", []),
        ("Turkey is part of NATO", "TR", []),
        ("the islands were never Peruvian", "CL", []),
        ("the United States takes no position on sovereignty over the islands", "US", []),
        ("the talks were on sovereignty over the islands", "PE", []),
        ("Peru claimed victory", "PE", []),
        ("Peru claims the talks failed", "PE", []),
        ("Chile recognized the new government", "CL", []),
        ("Peru would not give up", "PE", []),
        ("the ship is in Peruvian waters", "PE", []),
        ("the city is a major Peruvian port", "PE", []),
        ("Peru treats the island as a resort", "PE", []),
        ("Peru surrendered the islands in 1883", "CL", []),
        ("access to the region was difficult", "US", []),
        ("freedom of navigation was a principle", "US", []),
        ("the border was quiet", "PE", []),
    ],
)
def test_claims_over_places_that_no_table_names(text: str, party: str, expected: list[tuple[str, str, str]]) -> None:
    assert claimed(text, party) == expected


@pytest.mark.parametrize(
    ("verb", "act", "text", "party", "expected"),
    [
        # the verb before the words does it
        (
            "affirms",
            "asserts",
            "sovereignty over all cayes off Osuna",
            "BZ",
            [("cayes off Osuna", "BZ", "sovereignty")],
        ),
        ("recognize", "refuses", "the 1902 line", "PE", [("1902 line", "PE", "recognition")]),
        (
            "considers",
            "asserts",
            "the Osuna cayes part of the Sindo department",
            "PE",
            [("Osuna cayes", "PE", "sovereignty")],
        ),
        ("rejects", "rejects", "any extraction on the shelf before delimitation", "PE", [("shelf", "PE", "access")]),
        ("rejects", "rejects", "independence for the province", "PE", [("province", "PE", "statehood")]),
        ("claims", "asserts", "all waters west of the line", "PE", [("waters west of the line", "PE", "sovereignty")]),
        ("claims", "asserts", "none of the islands", "PE", []),
        ("claims", "asserts", "the islands are empty", "PE", []),
        ("accept", "refuses", "the Chilean line", "PE", [("Chilean line", "PE", "recognition")]),
        ("accept", "agrees", "the invitation", "PE", []),
        (
            "considers",
            "asserts",
            "the Osuna Passage an international strait",
            "US",
            [("Osuna Passage", "US", "access")],
        ),
        (
            "considers",
            "asserts",
            "the Osuna straits an international waterway",
            "US",
            [("Osuna straits", "US", "access")],
        ),
        # another's sovereignty is recognized, another's claim is told of
        (
            "recognizes",
            "agrees",
            "Chilean sovereignty over the Osuna Strip",
            "US",
            [("Osuna Strip", "US", "recognition")],
        ),
        ("rejected", "rejects", "the Chilean claim to the Osuna Strip", "PE", [("Osuna Strip", "CL", "sovereignty")]),
    ],
)
def test_claims_of_the_verb_that_leads(
    verb: str, act: str, text: str, party: str, expected: list[tuple[str, str, str]]
) -> None:
    assert claimed(text, party, verb, act) == expected


def test_a_noun_takes_the_one_name_given_before() -> None:
    """Does `the island` mean the island that the cable names, and none where it names two?"""
    for before, expected in (("Sindo Island is small.", "Sindo Island"), ("Sindo Island and Rima Island.", "island")):
        text = f"1. (C) {before} Salas said the island belongs to Peru.\n"
        cable = read_cable(text)
        words = "the island belongs to Peru"
        start = cable.text.index(words)
        one = Position(
            Speaker("Salas", "person"), "PE", (), words, start, start + len(words), "1", False, "said", "asserts"
        )
        assert [claim.territory for claim in find_claims(cable, [one])] == [expected]


def test_each_speaker_states_the_claim() -> None:
    """Does a claim stand once for each who states it, and once for one who states it twice?"""
    text = (
        "1. (C) Salas said Abu Musa belongs to Iran. Reyes said Abu Musa belongs to Iran. Abu Musa belongs to Iran.\n"
    )
    cable = read_cable(text)
    words = "Abu Musa belongs to Iran"
    positions = []
    start = -1
    for name in ("Salas", "Reyes", "Reyes"):
        start = cable.text.index(words, start + 1)
        positions.append(
            Position(Speaker(name, "person"), "IR", (), words, start, start + len(words), "1", False, "said", "asserts")
        )
    assert [claim.stated_by for claim in find_claims(cable, positions)] == ["Salas", "Reyes"]


def test_a_statement_within_another_claims_once() -> None:
    text = "1. (C) Salas said that Lima does not recognize the 1902 line.\n"
    cable = read_cable(text)
    positions = []
    for words, name, verb in (
        ("Lima does not recognize the 1902 line", "Salas", "said"),
        ("the 1902 line", "Lima", "recognize"),
    ):
        start = cable.text.index(words)
        positions.append(
            Position(Speaker(name, "person"), "PE", (), words, start, start + len(words), "1", False, verb, "asserts")
        )
    assert [(claim.territory, claim.stated_by) for claim in find_claims(cable, positions)] == [("1902 line", "Salas")]


@pytest.mark.parametrize("row", read_table(ClaimWord, "claim_words.csv"), ids=lambda row: row.id)
def test_each_claim_word_stands_in_its_example(row: ClaimWord) -> None:
    assert any(form in row.example for form in row.forms)


@pytest.mark.parametrize("row", read_table(PlaceWord, "place_words.csv"), ids=lambda row: row.word)
def test_each_place_word_stands_in_its_example(row: PlaceWord) -> None:
    assert row.word in row.example.split()


WORDS = (
    "Peru is the island of Sindo belongs to sovereignty over as its own considers part rights , and which Peruvian "
    'territory " right claims it recognizes'
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(sorted(set(WORDS.split()))), min_size=1, max_size=40))
def test_no_words_break_the_reading(words: list[str]) -> None:
    text = " ".join(words)
    cable, one = position(f"x {text} x", "PE")
    for claim in find_claims(cable, [one]):
        assert claim.claimant
        assert claim.territory in " ".join(cable.text.split())


@pytest.mark.parametrize("row", read_table(ClaimGround, "claim_grounds.csv"), ids=lambda row: row.words)
def test_each_ground_stands_in_its_example(row: ClaimGround) -> None:
    assert row.words in row.example
