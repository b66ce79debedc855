<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>Back to the sale</source>
        <translation>Zurück zum Verkauf</translation>
    </message>
    <message>
        <source>By hand: {reason}</source>
        <translation>Von Hand: {reason}</translation>
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
        <source>Each piece, should it come back</source>
        <translation>Je Stück bei Rückgabe</translation>
    </message>
    <message>
        <source>Offer on the web</source>
        <translation>Angebot im Web</translation>
    </message>
    <message>
        <source>Offer: {name}</source>
        <translation>Angebot: {name}</translation>
    </message>
    <message>
        <source>Price on the label</source>
        <translation>Preis auf dem Etikett</translation>
    </message>
    <message>
        <source>The coupon {name} is kept, but its goods are not on the sale yet; scan them.</source>
        <translation>Der Gutschein {name} ist vermerkt, aber seine Waren fehlen noch im Verkauf; bitte scannen.</translation>
    </message>
    <message>
        <source>There is no line to explain yet; scan an item first.</source>
        <translation>Es gibt noch keine Zeile zu erklären; zuerst einen Artikel scannen.</translation>
    </message>
    <message>
        <source>This line costs</source>
        <translation>Diese Zeile kostet</translation>
    </message>
    <message>
        <source>Why this price?</source>
        <translation>Warum dieser Preis?</translation>
    </message>
    <message>
        <source>offers, discounts and taxes</source>
        <translation>Angebote, Rabatte und Steuern</translation>
    </message>
    <message>
        <source>{tax}, included</source>
        <translation>{tax}, enthalten</translation>
    </message>
    <message>
        <source>{tax}, on top</source>
        <translation>{tax}, zuzüglich</translation>
    </message>
</context>
</TS>
