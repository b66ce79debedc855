<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Gift receipt</source>
        <translation>Geschenkbeleg</translation>
    </message>
    <message>
        <source>the last sale, without prices</source>
        <translation>der letzte Verkauf, ohne Preise</translation>
    </message>
    <message>
        <source>The gift receipt of {number} is on its way to the printer.</source>
        <translation>Der Geschenkbeleg zu {number} ist auf dem Weg zum Drucker.</translation>
    </message>
    <message>
        <source>There is no sale to give a gift receipt for yet; finish one first.</source>
        <translation>Es gibt noch keinen Verkauf für einen Geschenkbeleg; erst einen abschließen.</translation>
    </message>
</context>
</TS>
