<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>A sale is on the counter, so this waits; finish it or put it aside first.</source>
        <translation>Ein Verkauf liegt auf dem Tresen, das muss warten; ihn zuerst abschließen oder zurückstellen.</translation>
    </message>
    <message>
        <source>This order was paid at a till, so nothing was changed; give it back by that receipt.</source>
        <translation>Diese Bestellung wurde an einer Kasse bezahlt, darum ist nichts geändert; über deren Bon zurückgeben.</translation>
    </message>
    <message>
        <source>Of this order {} can go back at most, so nothing was changed; key less.</source>
        <translation>Von dieser Bestellung können höchstens {} zurückgehen, darum ist nichts geändert; weniger tippen.</translation>
    </message>
    <message>
        <source>Nothing of this order lies here to be handed over, so nothing was changed; pick it first, or look at where it is.</source>
        <translation>Von dieser Bestellung liegt hier nichts zur Übergabe, nichts wurde geändert; erst sammeln, oder nachsehen, wo sie ist.</translation>
    </message>
    <message>
        <source>Some of this order was cancelled or handed over before, so nothing was handed over; look at what is left of it.</source>
        <translation>Ein Teil dieser Bestellung ist storniert oder schon übergeben, nichts wurde übergeben; nachsehen, was übrig ist.</translation>
    </message>
    <message>
        <source>{} is recalled and must not leave the shop ({}), so nothing was handed over; put it aside, mark it short, and hand over the rest.</source>
        <translation>{} ist zurückgerufen und darf den Laden nicht verlassen ({}), nichts wurde übergeben; beiseitelegen, als fehlend vermerken und den Rest übergeben.</translation>
    </message>
    <message>
        <source>This order is on the counter already, so nothing was changed; take its payment.</source>
        <translation>Diese Bestellung liegt schon auf dem Tresen, nichts wurde geändert; kassieren.</translation>
    </message>
    <message>
        <source>Another order is on the counter, and a sale pays for one, so this one waits; finish that one first.</source>
        <translation>Eine andere Bestellung liegt auf dem Tresen, und ein Verkauf bezahlt eine; jene zuerst abschließen.</translation>
    </message>
    <message>
        <source>Part of the sale on the counter is paid, so the order waits; finish that sale first.</source>
        <translation>Ein Teil des Verkaufs auf dem Tresen ist bezahlt, die Bestellung wartet; den Verkauf zuerst abschließen.</translation>
    </message>
    <message>
        <source>Part of this order is paid elsewhere, so it cannot be rung whole; have the rest paid online.</source>
        <translation>Ein Teil dieser Bestellung ist anderswo bezahlt, sie kann hier nicht ganz kassiert werden; den Rest online bezahlen lassen.</translation>
    </message>
    <message>
        <source>The order is in another currency than this till takes, so nothing was changed; have it paid online.</source>
        <translation>Die Bestellung ist in einer anderen Währung als diese Kasse nimmt, nichts wurde geändert; online bezahlen lassen.</translation>
    </message>
    <message>
        <source>A sale is on the counter, so the return waits; finish it or put it aside first.</source>
        <translation>Ein Verkauf liegt auf dem Tresen, die Rückgabe wartet; ihn zuerst abschließen oder zurückstellen.</translation>
    </message>
    <message>
        <source>Goods that come back need a reason, so nothing was changed; choose one.</source>
        <translation>Eine Rückgabe braucht einen Grund, nichts wurde geändert; einen wählen.</translation>
    </message>
    <message>
        <source>More would come back than the customer still has of this order, or its money went back before, so nothing was changed; look at the order again.</source>
        <translation>Es käme mehr zurück, als der Kunde von dieser Bestellung noch hat, oder das Geld ist schon zurück; nichts wurde geändert, die Bestellung noch einmal ansehen.</translation>
    </message>
    <message>
        <source>Nothing was chosen to come back, so nothing was changed; choose the lines first.</source>
        <translation>Nichts ist zur Rückgabe gewählt, nichts wurde geändert; zuerst die Zeilen wählen.</translation>
    </message>
    <message>
        <source>The order is in another currency than this till takes, so nothing was changed.</source>
        <translation>Die Bestellung ist in einer anderen Währung als diese Kasse nimmt, nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Without the order's number and an article that is known nothing can be claimed, so nothing was changed; key both.</source>
        <translation>Ohne die Nummer der Bestellung und einen bekannten Artikel kann nichts beansprucht werden, nichts wurde geändert; beides tippen.</translation>
    </message>
    <message>
        <source>That article cannot stand in for what was ordered, so nothing was changed; choose one that is sold alike.</source>
        <translation>Dieser Artikel kann das Bestellte nicht ersetzen, nichts wurde geändert; einen wählen, der ebenso verkauft wird.</translation>
    </message>
    <message>
        <source>That cannot be done with this order, so nothing was changed; look at it again.</source>
        <translation>Das geht mit dieser Bestellung nicht, nichts wurde geändert; sie noch einmal ansehen.</translation>
    </message>
    <message>
        <source>The units of this order are not where that step begins, so nothing was changed; look at the order again.</source>
        <translation>Die Ware dieser Bestellung ist nicht dort, wo dieser Schritt beginnt, nichts wurde geändert; die Bestellung noch einmal ansehen.</translation>
    </message>
    <message>
        <source>That sale handed an order over, which cannot be undone, so it stands; take the goods back instead.</source>
        <translation>Dieser Verkauf hat eine Bestellung übergeben, das lässt sich nicht aufheben; stattdessen die Ware zurücknehmen.</translation>
    </message>
</context>
</TS>
