<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>Not {name}</source>
        <translation>Nicht {name}</translation>
    </message>
    <message>
        <source>{name} takes off more</source>
        <translation>{name} nimmt mehr weg</translation>
    </message>
    <message>
        <source>another offer takes off more</source>
        <translation>ein anderes Angebot nimmt mehr weg</translation>
    </message>
    <message>
        <source>another offer counts alone for these goods</source>
        <translation>für diese Ware gilt ein anderes Angebot allein</translation>
    </message>
    <message>
        <source>too little of its goods is on the sale</source>
        <translation>von seiner Ware ist zu wenig im Verkauf</translation>
    </message>
    <message>
        <source>the goods cost no more than it asks</source>
        <translation>die Ware kostet nicht mehr, als es verlangt</translation>
    </message>
    <message>
        <source>other place, time or customer, or no coupon</source>
        <translation>anderer Ort, Tag oder Kunde, oder kein Coupon</translation>
    </message>
    <message>
        <source>taken off other goods of this sale</source>
        <translation>von anderer Ware dieses Verkaufs genommen</translation>
    </message>
    <message>
        <source>Also online: {name}</source>
        <translation>Online auch: {name}</translation>
    </message>
    <message>
        <source>At this till, as it stands</source>
        <translation>An dieser Kasse, so wie es steht</translation>
    </message>
    <message>
        <source>Back to the sale</source>
        <translation>Zurück zum Verkauf</translation>
    </message>
    <message>
        <source>By hand: {reason}</source>
        <translation>Von Hand: {reason}</translation>
    </message>
    <message>
        <source>Charge the web's price</source>
        <translation>Den Webpreis berechnen</translation>
    </message>
    <message>
        <source>Coupon {name}</source>
        <translation>Gutschein {name}</translation>
    </message>
    <message>
        <source>Coupon {name}, no use yet</source>
        <translation>Gutschein {name}, noch ohne Wirkung</translation>
    </message>
    <message>
        <source>Ctrl+W on the line</source>
        <translation>Strg+W auf der Zeile</translation>
    </message>
    <message>
        <source>Each piece, should it come back</source>
        <translation>Je Stück bei Rückgabe</translation>
    </message>
    <message>
        <source>Offer on the web</source>
        <translation>Angebot im Web</translation>
    </message>
    <message>
        <source>Offer only here: {name}</source>
        <translation>Angebot nur hier: {name}</translation>
    </message>
    <message>
        <source>Offer only online: {name}</source>
        <translation>Angebot nur online: {name}</translation>
    </message>
    <message>
        <source>Offer, for this article alone: {name}</source>
        <translation>Angebot, für diesen Artikel allein: {name}</translation>
    </message>
    <message>
        <source>Offer: {name}</source>
        <translation>Angebot: {name}</translation>
    </message>
    <message>
        <source>Price from this quantity on: {name}</source>
        <translation>Preis ab dieser Menge: {name}</translation>
    </message>
    <message>
        <source>Price keyed here, or on the label</source>
        <translation>Preis hier eingetippt oder vom Etikett</translation>
    </message>
    <message>
        <source>Price list “{name}”, which the web has not</source>
        <translation>Preisliste „{name}“, die im Web nicht gilt</translation>
    </message>
    <message>
        <source>Price on the label</source>
        <translation>Preis auf dem Etikett</translation>
    </message>
    <message>
        <source>Price on the web</source>
        <translation>Preis im Web</translation>
    </message>
    <message>
        <source>That line is nothing the web sells, so there is nothing to compare it with.</source>
        <translation>Diese Zeile gibt es im Web nicht zu kaufen, also ist nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>The coupon {name} is kept, but its goods are not on the sale yet; scan them.</source>
        <translation>Der Gutschein {name} ist vermerkt, aber seine Waren fehlen noch im Verkauf; bitte scannen.</translation>
    </message>
    <message>
        <source>The price has changed since it was rung</source>
        <translation>Der Preis hat sich seit dem Erfassen geändert</translation>
    </message>
    <message>
        <source>Special price list, instead of</source>
        <translation>Besondere Preisliste, statt</translation>
    </message>
    <message>
        <source>The web has no price for {name}, so the till's price stands.</source>
        <translation>Im Web gibt es keinen Preis für {name}, also gilt der Preis der Kasse.</translation>
    </message>
    <message>
        <source>The web's own price list “{name}”</source>
        <translation>Eigene Preisliste des Web „{name}“</translation>
    </message>
    <message>
        <source>There is no line to compare with the web yet; scan an item first.</source>
        <translation>Noch gibt es keine Zeile, die mit dem Web verglichen werden kann; zuerst einen Artikel scannen.</translation>
    </message>
    <message>
        <source>There is no line to explain yet; scan an item first.</source>
        <translation>Es gibt noch keine Zeile zu erklären; zuerst einen Artikel scannen.</translation>
    </message>
    <message>
        <source>Comes back as it was paid on receipt</source>
        <translation>Kommt zurück, wie bezahlt auf Bon</translation>
    </message>
    <message>
        <source>Each holds</source>
        <translation>Jedes enthält</translation>
    </message>
    <message>
        <source>Keyed by hand, instead of</source>
        <translation>Von Hand eingegeben, statt</translation>
    </message>
    <message>
        <source>Price for the quantity, instead of</source>
        <translation>Preis für die Menge, statt</translation>
    </message>
    <message>
        <source>This line costs</source>
        <translation>Diese Zeile kostet</translation>
    </message>
    <message>
        <source>Web price</source>
        <translation>Webpreis</translation>
    </message>
    <message>
        <source>Why this price?</source>
        <translation>Warum dieser Preis?</translation>
    </message>
    <message>
        <source>asks for more</source>
        <translation>verlangt mehr</translation>
    </message>
    <message>
        <source>charge the web's price</source>
        <translation>den Webpreis berechnen</translation>
    </message>
    <message>
        <source>from {quantity} on</source>
        <translation>ab {quantity}</translation>
    </message>
    <message>
        <source>kept with its reason, and printed</source>
        <translation>mit Grund festgehalten und gedruckt</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>of this line: why it differs, charge it</source>
        <translation>dieser Zeile: warum anders, berechnen</translation>
    </message>
    <message>
        <source>offers, discounts and taxes</source>
        <translation>Angebote, Rabatte und Steuern</translation>
    </message>
    <message>
        <source>the same as here</source>
        <translation>genau wie hier</translation>
    </message>
    <message>
        <source>until {moment}</source>
        <translation>bis {moment}</translation>
    </message>
    <message>
        <source>{amount} less than here</source>
        <translation>{amount} weniger als hier</translation>
    </message>
    <message>
        <source>{amount} more than here</source>
        <translation>{amount} mehr als hier</translation>
    </message>
    <message>
        <source>{n} more causes</source>
        <translation>{n} weitere Gründe</translation>
    </message>
    <message>
        <source>{n} more changes</source>
        <translation>{n} weitere Änderungen</translation>
    </message>
    <message>
        <source>{tax}, included</source>
        <translation>{tax}, enthalten</translation>
    </message>
    <message>
        <source>{tax}, on top</source>
        <translation>{tax}, zuzüglich</translation>
    </message>
    <message>
        <source>{name} · prices as of {time}</source>
        <translation>{name} · Preise Stand {time}</translation>
    </message>
    <message>
        <source>Until {moment} · {cause}</source>
        <translation>Bis {moment} · {cause}</translation>
    </message>
    <message>
        <source>a gift</source>
        <translation>ein Geschenk</translation>
    </message>
    <message>
        <source>for {quantity}</source>
        <translation>für {quantity}</translation>
    </message>
    <message>
        <source>Prices for this customer: {lines}, together {after} instead of {before}.</source>
        <translation>Preise für diese Kundin, diesen Kunden: {lines}, zusammen {after} statt {before}.</translation>
    </message>
    <message>
        <source>{n} line is another</source>
        <translation>{n} Zeile ist anders</translation>
    </message>
    <message>
        <source>{n} lines are others</source>
        <translation>{n} Zeilen sind anders</translation>
    </message>
    <message>
        <source>instead of {price}</source>
        <translation>statt {price}</translation>
    </message>
    <message>
        <source>price for the quantity, else {price}</source>
        <translation>Mengenpreis, sonst {price}</translation>
    </message>
    <message>
        <source>Free gift</source>
        <translation>Zugabe</translation>
    </message>
    <message>
        <source>of an offer: put it on the sale</source>
        <translation>eines Angebots: auf den Bon legen</translation>
    </message>
    <message>
        <source>Free gift (Ctrl+G): {offer}</source>
        <translation>Zugabe (Strg+G): {offer}</translation>
    </message>
    <message>
        <source>Gift of {offer}</source>
        <translation>Zugabe von {offer}</translation>
    </message>
    <message>
        <source>No offer on this sale gives a free gift, so nothing was added.</source>
        <translation>Kein Angebot auf diesem Bon gibt eine Zugabe; es kam nichts dazu.</translation>
    </message>
</context>
</TS>
