"""Do the words beside a name say whose side it is, and do they say nothing where they do not?"""

from __future__ import annotations

import pytest

from kg.findings.mentions import find_mentions
from kg.findings.people import find_officials
from kg.findings.titles import read_title
from tests.findings.composed import telegram


def sides(text: str, post: str = "TOKYO") -> dict[str, str]:
    """The side of everybody named but the classifier, by surname."""
    return {one.surname: one.party for one in find_officials(telegram(text, post=post)) if one.surname != "Lindqvist"}


def titles(text: str, post: str = "TOKYO") -> dict[str, str]:
    """The title of everybody named but the classifier, by surname."""
    return {one.surname: one.title for one in find_officials(telegram(text, post=post)) if one.surname != "Lindqvist"}


def voices(text: str, post: str = "TOKYO") -> dict[str, str]:
    """The side of each mention by its name, the last one of each."""
    cable = telegram(text, post=post)
    return {one.name: one.party for one in find_mentions(cable, find_officials(cable))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a country in a bracket beats the title
        ("Ambassador Rodrigo Arce (Chile) opened the talks.", {"Arce": "CL"}),
        ("Ambassador Sir Denis Hale (UK, chair) saw no basis.", {"Hale": "GB"}),
        ("Iran (Soltani) went further. Soltani said no.", {"Soltani": "IR"}),
        # an ambassador who is called home from another state's capital is not that state's
        ("He announced the recall of Ambassador Ana Ruiz from Oslo.", {"Ruiz": ""}),
        # the head of a body that is told of by its kind is not whose country stands nearby
        ("He thought of Norway. The institute's director, Ana Ruiz, agreed.", {"Ruiz": "JP"}),
        # a city, a party and a part of the world in a bracket do not
        ("Governor Goro Tanabe (Osaka) agreed.", {"Tanabe": "JP"}),
        ("Prime Minister Goro Tanabe (protect) agreed.", {"Tanabe": "JP"}),
        # a label before a colon
        ("(c) China: Ambassador Sha said that it was opposed.", {"Sha": "CN"}),
        # whose delegation somebody leads
        ("Foreign Minister Kari Dahl led the Norwegian delegation.", {"Dahl": "NO"}),
        ("Foreign Minister Kari Dahl led the big delegation.", {"Dahl": "JP"}),
        # the owner's title stands before a comma, and a courtesy before the name
        ("The Guatemalan Ambassador, Licenciado Oscar Ruiz, agreed.", {"Ruiz": "GT"}),
        ("NORWAY'S ATTORNEY GENERAL, KARI DAHL, SAID SO.", {"DAHL": "NO"}),
        # small words between the owner and the title
        ("Kyrgyz border commissioner Temir Asanov agreed.", {"Asanov": "KG"}),
        ("Uzbek Embassy first secretary Rustam Nabiev agreed.", {"Nabiev": "UZ"}),
        ("She told visiting EUR/NCE desk officer Kari Dahl so.", {"Dahl": "US"}),
        ("UN desk officer Goro Tanabe took notes.", {"Tanabe": "JP"}),  # the desk's business
        # a visitor from Congress
        ("Codel Dahl went well. Senator Kari Dahl and Representative Ana Ruiz said so.", {"Dahl": "US", "Ruiz": "US"}),
        ("Senator Kari Dahl and Representative Ana Ruiz said so.", {"Dahl": "JP", "Ruiz": "JP"}),
        # where a letter went, whither somebody comes, what is spoken of
        ("His letter to President Dahl was delivered in Oslo.", {"Dahl": "NO"}),
        ("In Tashkent, Foreign Minister Tanabe agreed to it.", {"Tanabe": "JP"}),  # he may have gone there
        ("Uzbekistan was also raised. Foreign Minister Tanabe had refused.", {"Tanabe": "JP"}),
        ("Foreign Minister Tanabe will go to Vienna for talks with Major Ono.", {"Tanabe": "JP", "Ono": ""}),
        ("Minister Tanabe (deputy for Turkey) agreed.", {"Tanabe": "JP"}),
        ("Colonel Tanabe of the PNR said so. Tanabe spoke of Japan.", {"Tanabe": "JP"}),
        ("Uzbekistan was another matter. Foreign Minister Asanov had refused.", {"Asanov": "UZ"}),
        ("The Norwegian Ambassador disagreed. Foreign Minister Tanabe had refused.", {"Tanabe": "JP"}),
        ("In Tokyo, Foreign Minister Tanabe agreed to it.", {"Tanabe": "JP"}),
        # the other's side in `counterpart`
        (
            "Foreign Minister Tanabe said his Ugandan counterpart Milton Okello had agreed.",
            {"Tanabe": "JP", "Okello": "UG"},
        ),
        ("Foreign Minister Tanabe will go to Oslo for talks with FM Dahl.", {"Tanabe": "JP", "Dahl": "NO"}),
        ("By the time President Asanov comes to Tokyo, it will be over.", {"Asanov": ""}),
        ("General Tanabe told DATT that it was over.", {"Tanabe": "JP"}),
        ("He told General Tanabe that it was over.", {"Tanabe": ""}),
        # an aide received abroad; one according to whom another agreed
        (
            "It was delivered in Oslo by an aide who was received by Security Council Secretary Dahl.",
            {"Dahl": "NO"},
        ),
        (
            "MARITIME ADVISER GORO TANABE LEFT. ACCORDING TO TANABE, NORWEGIAN MINISTER DAHL AGREED.",
            {"TANABE": "JP", "DAHL": "NO"},
        ),
        # what the host's official heard, and what his own minister told the post
        (
            "MOFA Director Goro Tanabe smiled. Foreign Minister Asanov had told Tanabe so.",
            {"Tanabe": "JP", "Asanov": ""},
        ),
        ("MOFA Director Goro Tanabe smiled. Foreign Minister Ono had told us so.", {"Tanabe": "JP", "Ono": "JP"}),
        ("Supreme Soviet deputy Oleg Tkach said so.", {"Tkach": ""}),  # in 2008
        ("KING HASSAN SAID SO. KING HASSAN LEFT.", {"HASSAN": ""}),
        ("Foreign Minister Tanabe wrote to his Norwegian counterpart of Norwegian oil.", {"Tanabe": "JP"}),
    ],
)
def test_whose_the_words_beside_a_name_say(text: str, expected: dict[str, str]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize(
    ("post", "text", "expected"),
    [
        # an ambassador without more is the post's own before a state, nobody's before an international body
        ("OSLO", "Ambassador Ruth Hale told us so.", {"Hale": ""}),  # the heading names another
        ("OSLO", "Charge Ruth Hale told us so.", {"Hale": "US"}),
        # of several in one office, the one in another capital
        (
            "NAIROBI",
            "In Tashkent, President Asanov agreed. Minister Otieno said that President Mwangi was glad. Mwangi smiled.",
            {"Asanov": "UZ", "Mwangi": "KE"},
        ),
        ("GENEVA", "Charge Ruth Hale told us so.", {"Hale": ""}),
        ("GENEVA", "Deputy Minister Ruth Hale told us so.", {"Hale": ""}),
        ("OSLO", "He told Charge Hale. The Ambassador saw the Libyan note of Charge Zentani.", {"Hale": "US"}),
    ],
)
def test_whose_an_envoy_is(post: str, text: str, expected: dict[str, str]) -> None:
    assert sides(text, post).items() >= expected.items()


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # an office that a country owns
        ("Russia's Ambassador let it be known that it would.", "Ambassador", "RU"),
        ("Russia's Foreign Ministry said so.", "Foreign Ministry", "RU"),
        ("The Ministry said so.", "Ministry", "JP"),
        # of a party, a company, a church: nobody's
        ("Islah deputy Goro Tanabe said so.", "Tanabe", ""),
        ("Communist faction leader Goro Tanabe said so.", "Tanabe", ""),
        ("Hungarian Alliance deputy chair Goro Tanabe said so.", "Tanabe", ""),
        ("Goro Tanabe of the Christian Democrats said so.", "Tanabe", ""),
        ("Christian Democrats (Tanabe) won. Tanabe said so.", "Tanabe", ""),
        ("His campaign manager, Goro Tanabe, said so.", "Tanabe", ""),
        ("A church representative said so.", "church representative", ""),
        ("Reyes Copper's managing director said so.", "managing director", ""),
        ("NGO director Goro Tanabe said so.", "Tanabe", ""),
        ("Labour's shadow foreign minister, Goro Tanabe, said so.", "Tanabe", ""),
        ("NARC MP Goro Tanabe said so.", "Tanabe", ""),
        ("Senator Goro Tanabe (PRI) said so.", "Tanabe", ""),
        ("Senator Goro Tanabe said so.", "Tanabe", "JP"),
        ("The MDC's Goro Tanabe said so.", "Tanabe", ""),
        ("Kalenjin elder Goro Tanabe said so.", "Tanabe", ""),
        ("A traditionalist senator said so.", "traditionalist senator", ""),
        ('A letter from "president" Tanabe said so. Tanabe agreed.', "Tanabe", ""),
        ("The Civic Party walked out. Its leader said so.", "leader", ""),
        ("An IMF official said so.", "IMF official", ""),
        ("The World Bank country director, Goro Tanabe, said so.", "Tanabe", ""),
        ("Karel Dahl, a lawyer close to the President, said so.", "Dahl", ""),
        ("Imam Goro Tanabe, a member of the High Council, said so.", "Tanabe", ""),
        ("A Shell executive said so.", "Shell executive", ""),
        ("Human Rights Watch said so.", "Human Rights Watch", ""),
        ("The rebels' representative said so.", "representative", ""),
        ("A LEADING TRADITIONALIST SENATOR SAID SO.", "LEADING TRADITIONALIST SENATOR", ""),
        ("A diplomat at the Embassy of Senegal said so.", "diplomat", "SN"),
        # of the state
        ("The Election Commission said so.", "Election Commission", "JP"),
        ("The police said so.", "police", "JP"),
        ("The Prime Minister's Office said so.", "Prime Minister's Office", "JP"),
        ("The Norwegian Prime Minister's Office said so.", "Norwegian Prime Minister's Office", "NO"),
        ("Norway walked out. Its rep said so.", "rep", "NO"),
        ("Police Commissioner Goro Tanabe said so.", "Tanabe", "JP"),
        ("DGFI chief MG Goro Tanabe said so.", "Tanabe", "JP"),
        ("Central Election Commission chair Goro Tanabe said so.", "Tanabe", "JP"),
        ("Energy Commissioner Goro Tanabe said so.", "Tanabe", "EU"),
        # an observer mission of another body is not the post
        ("The OSCE/ODIHR mission said so.", "OSCE/ODIHR mission", "OSCE"),
        # newspapers
        ("The Times of Malta said so.", "Times of Malta", ""),
        ("The official daily Al-Fajr said so.", "Al-Fajr", ""),
    ],
)
def test_for_whom_it_is_said(text: str, name: str, expected: str) -> None:
    assert voices(text)[name] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His campaign manager, Kari Dahl, said so.", {"Dahl": "campaign manager"}),
        ("Barak headman Goro Tanabe complained.", {"Tanabe": "Barak headman"}),
        ("The governor of Oruro, Goro Tanabe, said so.", {"Tanabe": "governor"}),
        ("NEA DAS Kari Dahl sat in.", {"Dahl": "NEA DAS"}),
        # no title goes over a verb, a plural or a function word
        ("The Russians back minister Tanabe.", {"Tanabe": "minister"}),
        ("Moscow told minister Tanabe so.", {"Tanabe": "minister"}),
        # a list is no apposition
        ("Permanent Secretary Kari Dahl, the Political Director and DCM sat in.", {"Dahl": "Permanent Secretary"}),
        ("ACCORDING TO MINISTER TANABE, PRIME MINISTER WILL GO.", {"TANABE": "MINISTER"}),
    ],
)
def test_which_words_are_the_title(text: str, expected: dict[str, str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Minister Tanabe told EconCouns May 28 that it would.",  # a month
        "AS INSTRUCTED REF B, AMBASSADOR DELIVERED THE NOTE.",  # a reference
        "Off the record, its deputy head, a Norwegian, agreed. He has said so.",  # a pronoun
        "FOUR SENATORS SIT OUT THEIR TERMS.",  # a verb
        "THE ELDER SON, AN AIR FORCE COLONEL, WILL STAND.",
        "He spoke of sovereignty over Abu Musa.",
    ],
)
def test_who_is_nobody(text: str) -> None:
    assert not {one for one in sides(text) if one != "Tanabe"}


@pytest.mark.parametrize(
    ("title", "host", "expected"),
    [
        ("Foreign Office Minister", "MU", ("GB", 2)),
        ("Foreign Minister", "MU", ("MU", 1)),
        ("Security Council Deputy Secretary", "MD", ("MD", 1)),
        ("Central Election Commission chair", "SK", ("SK", 1)),
        ("European Commission President", "SK", ("EU", 3)),
        ("self-proclaimed king", "PG", ("", 0)),
        ("Prime Minister-designate", "SI", ("SI", 1)),
    ],
)
def test_the_side_of_a_title(title: str, host: str, expected: tuple[str, int]) -> None:
    assert read_title(title, host)[:2] == expected
