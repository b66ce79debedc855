<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>Broken</source>
        <translation>Bruch</translation>
    </message>
    <message>
        <source>Can be sold again</source>
        <translation>Wieder verkäuflich</translation>
    </message>
    <message>
        <source>Counted wrongly</source>
        <translation>Falsch gezählt</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Lost on the way</source>
        <translation>Unterwegs verloren</translation>
    </message>
    <message>
        <source>Own use</source>
        <translation>Eigenbedarf</translation>
    </message>
    <message>
        <source>Quality in doubt</source>
        <translation>Qualität fraglich</translation>
    </message>
    <message>
        <source>Sent wrongly</source>
        <translation>Falsch verschickt</translation>
    </message>
    <message>
        <source>Stock count</source>
        <translation>Inventur</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Diebstahl</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Umlagerung</translation>
    </message>
    <message>
        <source>Waste</source>
        <translation>Verderb</translation>
    </message>
    <message>
        <source>adjust the stock</source>
        <translation>den Bestand korrigieren</translation>
    </message>
    <message>
        <source>book a count that differs</source>
        <translation>eine abweichende Zählung buchen</translation>
    </message>
    <message>
        <source>count the stock</source>
        <translation>den Bestand zählen</translation>
    </message>
    <message>
        <source>receive goods</source>
        <translation>Ware empfangen</translation>
    </message>
    <message>
        <source>send goods</source>
        <translation>Ware verschicken</translation>
    </message>
</context>
</TS>
