"""All scenes by name, as pictures and tests use them; each part of the program has a module of its own."""

from tests.support.scenes.backups import BACKUP_SCENES
from tests.support.scenes.balances import BALANCE_SCENES
from tests.support.scenes.cards import CARD_SCENES
from tests.support.scenes.counter import COUNTER_SCENES, Scene
from tests.support.scenes.customers import CUSTOMER_SCENES
from tests.support.scenes.devices import DEVICE_SCENES
from tests.support.scenes.goods import GOODS_SCENES
from tests.support.scenes.letters import LETTERS_SCENES
from tests.support.scenes.mail import MAIL_SCENES
from tests.support.scenes.orders import ORDER_SCENES
from tests.support.scenes.people import PEOPLE_SCENES
from tests.support.scenes.prices import PRICES_SCENES
from tests.support.scenes.returns import RETURNS_SCENES
from tests.support.scenes.set_up import SET_UP_SCENES
from tests.support.scenes.shared_asides import SHARED_ASIDE_SCENES
from tests.support.scenes.till import TILL_SCENES
from tests.support.scenes.training import TRAINING_SCENES
from tests.support.scenes.web_prices import WEB_PRICE_SCENES

SCENES: dict[str, Scene] = {
    **BACKUP_SCENES,
    **BALANCE_SCENES,
    **CARD_SCENES,
    **COUNTER_SCENES,
    **CUSTOMER_SCENES,
    **DEVICE_SCENES,
    **ORDER_SCENES,
    **LETTERS_SCENES,
    **MAIL_SCENES,
    **GOODS_SCENES,
    **PEOPLE_SCENES,
    **PRICES_SCENES,
    **RETURNS_SCENES,
    **SET_UP_SCENES,
    **SHARED_ASIDE_SCENES,
    **TILL_SCENES,
    **TRAINING_SCENES,
    **WEB_PRICE_SCENES,
}
