<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Nothing here is called that; Esc shows all again.</source>
        <translation>So heißt hier nichts; Esc zeigt wieder alles.</translation>
    </message>
    <message>
        <source>Orders &amp; stock</source>
        <translation>Bestellungen &amp; Bestand</translation>
    </message>
    <message>
        <source>People &amp; audit</source>
        <translation>Personen &amp; Protokoll</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Type to search all groups</source>
        <translation>Tippen, um in allen Gruppen zu suchen</translation>
    </message>
    <message>
        <source>a sale that was put aside</source>
        <translation>einen zurückgestellten Verkauf</translation>
    </message>
</context>
</TS>
