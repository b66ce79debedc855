"""The benchmark's report and what it measures with: the manual's page, the names, the benches that exist."""

from importlib import import_module
from itertools import islice, pairwise

from evertill.domain.codes.gtin import normalise_gtin
from scripts.bench_lib.figures import Figure
from scripts.bench_lib.names import names, products, typed_texts
from scripts.bench_lib.report import BENCHES, page


def test_page_of_a_run_names_figures_and_machine() -> None:
    written = page("one core", [("scripts/bench --only pull", [Figure("products applied", 5.0, None, "/s")])])
    assert written.startswith("# Figures\n")
    assert "| products applied | 5/s |" in written
    assert "one core" in written.splitlines()[-1]


def test_benches_by_name_lead_to_functions() -> None:
    for module, function in BENCHES.values():
        assert callable(getattr(import_module(f"scripts.bench_lib.{module}"), function))


def test_products_made_up_are_the_same_each_time_and_have_right_barcodes() -> None:
    made = products(50)
    assert made == products(50)
    assert len({gtin for gtin, _ in made}) == 50
    assert all(normalise_gtin(gtin) for gtin, _ in made)


def test_typed_texts_grow_by_a_letter_and_belong_to_a_name() -> None:
    chosen = list(islice(names(), 200))
    texts = typed_texts(chosen, 100, shortest=3)
    assert len(texts) == 100
    assert all(len(text) >= 3 and any(text in name for name in chosen) for text in texts)
    assert all(after[:-1] == before or len(after) == 3 for before, after in pairwise(texts))
