"""What was typed, as a question: enough terms to cover each word, and doubts left to the text itself."""

from evertill.mirror.folding import START, Folding
from evertill.mirror.search_query import LONGEST_TEXT, MOST_WORDS, SearchQuery, read_query
from evertill.mirror.term_counts import SAMPLE


def query(text: str, **counts: int) -> SearchQuery | None:
    return read_query(text, Folding(), counts)


def test_query_of_a_word_asks_for_every_other_term_and_the_last() -> None:
    found = query("Chocol")
    assert found is not None
    assert found.anywhere == '"cho" AND "oco" AND "col"'
    assert found.at_start == f'"{START}choc" AND "oco"'
    assert (found.parts, found.starts) == (("chocol",), (" chocol",))


def test_query_leaves_out_common_terms_but_never_the_two_rarest_of_a_word() -> None:
    found = query("chocolate", cho=SAMPLE, oco=SAMPLE, ola=1, ate=SAMPLE)
    assert found is not None
    assert found.anywhere == '"ola" AND "cho"'
    assert found.parts == ("chocolate",), "what the terms leave open the text settles"
    found = query("chocolate", cho=SAMPLE, oco=3, ola=2, ate=1)
    assert found is not None
    assert found.anywhere == '"ate" AND "ola" AND "oco"'


def test_query_of_words_that_begin_one_asks_for_no_other_term_that_nearly_all_have() -> None:
    found = query("choco", oco=SAMPLE)
    assert found is not None
    assert (found.at_start, found.starts) == (f'"{START}choc"', (" choco",))
    found = query("chocola", oco=SAMPLE, col=2, ola=3)
    assert found is not None
    assert found.at_start == f'"{START}choc" AND "col"'


def test_query_of_two_or_three_letters_leaves_no_doubt() -> None:
    found = query("ab xyz")
    assert found is not None
    assert found.anywhere == '"ab"* AND "xyz"'
    assert (found.parts, found.starts) == ((), (" ab", " xyz"))


def test_query_takes_a_single_letter_beside_a_word_as_a_part() -> None:
    found = query("tea b")
    assert found is not None
    assert (found.anywhere, found.parts) == ('"tea"', ("b",))


def test_query_of_single_letters_looks_for_words_that_begin_so() -> None:
    found = query("b 1")
    assert found is not None
    assert (found.anywhere, found.parts) == (f'"{START}1"*', ("b",))


def test_query_of_less_than_two_letters_is_none() -> None:
    assert [query(text) for text in ("", " ", "a", "é", "\0", "\u0301", " x ")] == [None] * 7


def test_query_doubles_quotes() -> None:
    found = query('5"x')
    assert found is not None
    assert found.anywhere == '"5""x"'


def test_query_is_cut_to_what_a_person_types() -> None:
    assert query("x" * 100_000) == query("x" * LONGEST_TEXT)
    found = query(" ".join(f"word{number}" for number in range(50)))
    assert found is not None
    assert len(found.starts) == MOST_WORDS
