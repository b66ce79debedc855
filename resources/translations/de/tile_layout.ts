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
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Page of the tab</source>
        <translation>Seite des Reiters</translation>
    </message>
    <message>
        <source>With picture</source>
        <translation>Mit Bild</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Schlicht</translation>
    </message>
</context>
</TS>
