"""The screens beyond selling and the deeds that need none: one line each."""

from evertill.ui.audit.audit_feature import AUDIT
from evertill.ui.backups.backups_feature import BACKUPS
from evertill.ui.card_slips.card_slips_feature import CARD_SLIPS
from evertill.ui.claim.claim_feature import CLAIM
from evertill.ui.customers.customers_feature import CUSTOMERS
from evertill.ui.devices.devices_feature import DEVICES
from evertill.ui.discount.discount_deed import DISCOUNT
from evertill.ui.feature.feature import Deed, Feature
from evertill.ui.goods.goods_feature import GOODS, GOODS_DOCUMENT, ITEM_STOCK
from evertill.ui.item_details.item_details_feature import ITEM_DETAILS
from evertill.ui.label.label_deed import LABEL
from evertill.ui.mail.mail_feature import MAIL
from evertill.ui.more.more_feature import MORE
from evertill.ui.orders.orders_feature import ORDERS
from evertill.ui.pickup.pickup_feature import PICKUP_QUEUE
from evertill.ui.place_order.place_order_feature import PLACE_ORDER
from evertill.ui.receipts.gift_deed import GIFT_RECEIPT
from evertill.ui.reports.reports_feature import REPORTS
from evertill.ui.returns.returns_feature import RETURNS
from evertill.ui.set_up.set_up_feature import SET_UP
from evertill.ui.tasks.tasks_feature import TASKS
from evertill.ui.tax_exempt.tax_exempt_feature import TAX_EXEMPT
from evertill.ui.tile_layout.tile_layout_feature import TILE_LAYOUT
from evertill.ui.till.cash_deeds import CASH_DEEDS
from evertill.ui.till_reports.till_reports_feature import TILL_REPORTS
from evertill.ui.training.training_feature import SWITCH_TRAINING, TRAINING
from evertill.ui.web_price.web_price_deed import WEB_PRICE
from evertill.ui.why_price.why_price_deed import WHY_PRICE

FEATURES: tuple[Feature, ...] = (
    MORE,
    ITEM_DETAILS,
    TAX_EXEMPT,
    RETURNS,
    AUDIT,
    CUSTOMERS,
    DEVICES,
    SET_UP,
    TILL_REPORTS,
    REPORTS,
    GOODS,
    GOODS_DOCUMENT,
    ITEM_STOCK,
    TRAINING,
    PICKUP_QUEUE,
    MAIL,
    TILE_LAYOUT,
    ORDERS,
    PLACE_ORDER,
    CLAIM,
    TASKS,
    CARD_SLIPS,
    BACKUPS,
)

DEEDS: tuple[Deed, ...] = (
    DISCOUNT,
    WHY_PRICE,
    WEB_PRICE,
    *CASH_DEEDS,
    LABEL,
    GIFT_RECEIPT,
    SWITCH_TRAINING,
)
