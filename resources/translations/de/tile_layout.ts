<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Add a product</source>
        <translation>Artikel hinzufügen</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Nach vorn</translation>
    </message>
    <message>
        <source>Kept; the selling screen follows in a moment.</source>
        <translation>Übernommen; die Verkaufsseite folgt gleich.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nach hinten</translation>
    </message>
    <message>
        <source>Name on the key</source>
        <translation>Name auf der Taste</translation>
    </message>
    <message>
        <source>No product is known by that; type part of its name, or its number.</source>
        <translation>So heißt kein Artikel; bitte einen Teil des Namens oder die Nummer tippen.</translation>
    </message>
    <message>
        <source>Part of its name, or its number.</source>
        <translation>Ein Teil des Namens oder die Nummer.</translation>
    </message>
    <message>
        <source>Quick keys</source>
        <translation>Schnelltasten</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Reiter</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Tap a key to mark it, drag it to move it. Page Up and Page Down mark, F5 and F6 move.</source>
        <translation>Taste antippen zum Markieren, ziehen zum Verschieben. Bild auf und Bild ab markieren, F5 und F6 verschieben.</translation>
    </message>
    <message>
        <source>which products, in which order, on which tab</source>
        <translation>welche Artikel, in welcher Reihenfolge, auf welchem Reiter</translation>
    </message>
</context>
</TS>
