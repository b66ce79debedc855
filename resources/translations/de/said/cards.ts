<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillSaid</name>
    <message>
        <source>Goods of that sale are being taken back on the counter, so it stands; finish or cancel that first.</source>
        <translation>Ware aus diesem Verkauf wird gerade zurückgenommen, darum bleibt er; das zuerst abschließen oder abbrechen.</translation>
    </message>
    <message>
        <source>The card terminal has not said yet whether that sale's money went back to the card, so nothing was changed; wait for it, or settle it first.</source>
        <translation>Das Kartengerät hat noch nicht gesagt, ob das Geld dieses Verkaufs auf die Karte zurückging, darum ist nichts geändert; bitte warten oder das zuerst klären.</translation>
    </message>
    <message>
        <source>That sale was paid by card and no card terminal is set up at this till, so it stands; take the goods back instead, or have a terminal set up in the settings.</source>
        <translation>Dieser Verkauf wurde mit Karte bezahlt und an dieser Kasse ist kein Kartengerät eingerichtet, darum bleibt er; stattdessen die Ware zurücknehmen oder in den Einstellungen ein Gerät einrichten lassen.</translation>
    </message>
    <message>
        <source>Cash was paid out on the card of that sale, which no terminal takes back, so it stands; take the goods back instead.</source>
        <translation>Auf die Karte dieses Verkaufs wurde Bargeld ausgezahlt, das nimmt kein Kartengerät zurück, darum bleibt er; stattdessen die Ware zurücknehmen.</translation>
    </message>
    <message>
        <source>The card terminal cannot be told which refund to undo, so that return stands; ring the goods as a sale instead.</source>
        <translation>Dem Kartengerät lässt sich nicht sagen, welche Gutschrift rückgängig werden soll, darum bleibt die Rückgabe; stattdessen die Ware als Verkauf erfassen.</translation>
    </message>
    <message>
        <source>Giving {} back to the card was cancelled{}, so the sale stands; try again when it suits.</source>
        <translation>Die Rückgabe von {} auf die Karte wurde abgebrochen{}, darum bleibt der Verkauf; bei Gelegenheit noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The card terminal refused to give {} back{}, so the sale stands; try again with the card, or take the goods back for another tender.</source>
        <translation>Das Kartengerät hat die Rückgabe von {} abgelehnt{}, darum bleibt der Verkauf; mit der Karte noch einmal versuchen oder die Ware auf andere Zahlart zurücknehmen.</translation>
    </message>
    <message>
        <source>Giving {} back to the card was not begun{}, so the sale stands; try again when the terminal works.</source>
        <translation>Die Rückgabe von {} auf die Karte wurde nicht begonnen{}, darum bleibt der Verkauf; noch einmal versuchen, wenn das Kartengerät geht.</translation>
    </message>
    <message>
        <source>The card terminal gave {} back after all, but that sale was not undone: have it looked at.</source>
        <translation>Das Kartengerät hat {} doch zurückgegeben, der Verkauf ist aber nicht rückgängig: bitte prüfen lassen.</translation>
    </message>
    <message>
        <source>The card terminal gave {} back for a sale that is undone already; have it looked at.</source>
        <translation>Das Kartengerät hat {} für einen Verkauf zurückgegeben, der schon rückgängig ist; bitte prüfen lassen.</translation>
    </message>
    <message>
        <source>This shop pays no cash out on cards, so nothing was charged; charge the purchase alone.</source>
        <translation>Dieser Laden zahlt auf Karten kein Bargeld aus, darum wurde nichts belastet; nur den Einkauf belasten.</translation>
    </message>
    <message>
        <source>This card terminal cannot pay cash out with a purchase, so nothing was charged; charge the purchase alone.</source>
        <translation>Dieses Kartengerät kann mit einem Einkauf kein Bargeld auszahlen, darum wurde nichts belastet; nur den Einkauf belasten.</translation>
    </message>
    <message>
        <source>Cash is paid out in steps of {}, up to {}, so nothing was charged; key another amount.</source>
        <translation>Bargeld gibt es in Schritten von {}, bis {}, darum wurde nichts belastet; einen anderen Betrag eingeben.</translation>
    </message>
    <message>
        <source>Cash is paid out from a purchase of {} on, so nothing was charged; charge the purchase alone.</source>
        <translation>Bargeld gibt es ab einem Einkauf von {}, darum wurde nichts belastet; nur den Einkauf belasten.</translation>
    </message>
    <message>
        <source>{} is more than the drawer can hold by the journal, so nothing was charged; charge the purchase alone, or pay out less.</source>
        <translation>{} ist mehr, als nach dem Journal in der Lade sein kann, darum wurde nichts belastet; nur den Einkauf belasten oder weniger auszahlen.</translation>
    </message>
    <message>
        <source>A card payment is not settled yet, so the card terminal stays as it is; settle it in the payment first, then change the terminal.</source>
        <translation>Eine Kartenzahlung ist noch nicht geklärt, darum bleibt das Kartengerät, wie es ist; sie zuerst in der Zahlung klären, dann das Gerät ändern.</translation>
    </message>
    <message>
        <source>The till did not answer in time, so the card terminal stays as it is; try again in a moment.</source>
        <translation>Die Kasse hat nicht rechtzeitig geantwortet, darum bleibt das Kartengerät, wie es ist; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The card terminal did not charge {} again, so that return stands; the {} that another card was charged for it is owed to the customer, as the slip says.</source>
        <translation>Das Kartengerät hat {} nicht wieder belastet, darum bleibt diese Rückgabe; {}, womit eine andere Karte dafür belastet wurde, werden dem Kunden geschuldet, wie der Beleg sagt.</translation>
    </message>
</context>
</TS>
