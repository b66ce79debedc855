"""The page of goods, the document being filled, and the stock of an article."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _goods(shared: Shared) -> Opened:
    from evertill.ui.goods.goods_presenter import GoodsPresenter

    presenter = GoodsPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.goods.goods_screen import GoodsPage

        made = GoodsPage(kit, presenter)
        presenter.show_on(made)
        return made

    return Opened(
        on_key=presenter.on_key,
        page=page,
        shown=presenter.shown,
        on_scan=presenter.on_scan,
        on_notice=presenter.on_notice,
    )


def _document(shared: Shared) -> Opened:
    from evertill.ui.goods.document_presenter import DocumentPresenter

    presenter = DocumentPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.goods.document_screen import DocumentPage

        made = DocumentPage(kit, presenter)
        presenter.show_on(made)
        return made

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown, on_scan=presenter.on_scan)


def _item_stock(shared: Shared) -> Opened:
    from evertill.ui.goods.item_stock_presenter import ItemStockPresenter

    presenter = ItemStockPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.goods.item_stock_screen import ItemStockPage

        made = ItemStockPage(kit, presenter)
        presenter.show_on(made)
        return made

    return Opened(
        on_key=presenter.on_key,
        page=page,
        shown=presenter.shown,
        on_scan=presenter.on_scan,
        on_notice=presenter.on_notice,
    )


GOODS = Feature(Place.GOODS, _goods)
GOODS_DOCUMENT = Feature(Place.GOODS_DOCUMENT, _document)
ITEM_STOCK = Feature(Place.ITEM_STOCK, _item_stock)
