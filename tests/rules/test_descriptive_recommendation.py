"""The rule `descriptive-recommendation`: what advises or commands, and what describes."""

import json

import pytest
from observing import told


def told_of(statement: str) -> list[str]:
    written = json.dumps(statement, ensure_ascii=False)
    return told("descriptive-recommendation", f"recommendations: {{r: {written}}}")


@pytest.mark.parametrize(
    "statement",
    [
        # An article, a pronoun or a plural begins.
        "The depot is useful at night.",
        "It would help.",
        "Buses run late.",
        "Buses to the north are late.",
        "Many people walk.",
        "A depot is open.",
        "A firm wants a depot.",
        "It’s useful.",
        # Other words begin, and a verb shows that they are the subject.
        "Washington has failed.",
        "Night service is useful.",
        "Service at night in the north is useful.",
        "Support is growing.",
        "Construction of the depot has begun.",
        "Keeping it open reduces noise.",
        "Policy follows the vote.",
        "No bus is late.",
        "No other depot in the north is open.",
        # Something leads in.
        "However, the depot is open.",
        "Sadly, buses run late.",
        "If it is late, the depot will be open.",
        "In 2019, the depot was open.",
        "Built for trams, the depot is large.",
        "Originally planned for trams, it is large.",
        "Cost: The depot is cheap.",
        "1. The depot is cheap.",
        # A clause is put in.
        "The depot, useful at night, is open.",
        "He, like most of us, likes trams.",
        "Buses, which are late, are full.",
        "Most depots, old and new, are open.",
        # Words that recommend elsewhere.
        "It is important.",
        "The depot is essential to the city.",
        "The requirements were met.",
        "The recommendations were few.",
        "I should like to thank the drivers.",
        "Should it close, nobody would know.",
        "The drivers took time to rest.",
        "This has to do with noise.",
        # A question.
        "What does the depot cost?",
        "Is the depot open?",
    ],
)
def test_recommendations_that_describe(statement: str) -> None:
    assert told_of(statement) == [
        f"3:22-{24 + len(statement)} recommendation “r” recommends nothing"
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "The city should keep it open.",
        "The city must not close it.",
        "The city needs to act.",
        "The depot needs to be kept open.",
        "The depot needs mending.",
        "The depot is to stay open.",
        "The city has got to act.",
        "The city had better act.",
        "The city cannot afford to close it.",
        "We cannot leave it closed.",
        "The city would do well to keep it open.",
        "The city may want to keep it open.",
        "The city could consider a tram.",
        "Let us keep it open.",
        "It is time to act.",
        "It's time we acted.",
        "It is high time the city acted.",
        "The time has come for a tram.",
        "It would be wise to keep it open.",
        "The city would be wise to keep it open.",
        "Closing it would be a mistake.",
        "It is essential that the depot stays open.",
        "It is important for the whole city not to close it.",
        "It’s a bad idea to close it.",
        "It makes sense to keep it open.",
        "The best course is a new line.",
        "It is up to the city to act.",
        "It is the duty of the city to act.",
        "There is no alternative to a tram.",
        "The depot deserves to stay open.",
        "The depot is worth keeping.",
        "Action is needed.",
        "The city is called upon to act.",
        "Members are asked to vote.",
        "We urge the city to act.",
        "The report recommends a tram.",
        "The report calls for a tram.",
        "The board invites the city to act.",
        "We propose a tram.",
        "We need a tram.",
        "We will build a tram.",
        "Why not build a tram?",
    ],
)
def test_recommendations_that_advise(statement: str) -> None:
    assert told_of(statement) == []


@pytest.mark.parametrize(
    "statement",
    [
        "Keep the depot open.",
        "Keep what is good.",
        "Ensure buses are clean.",
        "Discuss it.",
        "Raise taxes.",
        "Apply the fare to trams.",
        "Bring the trams back.",
        "Do not close it.",
        "Don’t close it.",
        "Never close it.",
        "Please wait.",
        # Something leads in.
        "Gradually close the line.",
        "In the meantime, keep it open.",
        "By 2030, replace diesel buses.",
        "This winter, keep it open.",
        "Every Monday, check the brakes.",
        "To save money, share the depot.",
        "Instead of closing it, share it.",
        "Whatever it costs, keep it open.",
        "If no bus runs, keep it open.",
        "Once built, keep it open.",
        "“Keep it open.”",
        "(a) Keep it open.",
        "2. Keep it open.",
        "The depot: keep it open.",
        # Somebody is spoken to.
        "Residents, keep your windows closed.",
        "Dear bus drivers, slow down.",
        "Members of the city council, do not close it.",
        "If it is late, residents, close your windows.",
        "Everyone, go home.",
        "Stay home, everyone.",
        # A reason comes first.
        "Buses are rare, so run more.",
        "Buses are rare. Run more.",
        "Buses are rare; run more.",
    ],
)
def test_recommendations_that_command(statement: str) -> None:
    assert told_of(statement) == []


@pytest.mark.parametrize(
    "statement",
    [
        "No smoking.",
        "No cars in the centre.",
        "A ban on cars.",
        "Buses for pupils.",
        "Two buses for the north.",
        "Fewer cars.",
        "Abolition of fares.",
        "Staff keep it open.",
        "Mehr Busse fahren lassen.",
    ],
)
def test_recommendations_that_cannot_be_told(statement: str) -> None:
    assert told_of(statement) == []


def test_claims_may_describe() -> None:
    assert told("descriptive-recommendation", "claims: {c: The depot is useful.}") == []


@pytest.mark.parametrize(
    "repeated",
    ["soon ", "if, ", "if ", "a: ", "a-", ", a the ", '." ', "is better for ", "asks a "],
)
def test_a_text_of_many_beginnings_of_advice(repeated: str) -> None:
    told_of(repeated * 60_000)
