<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillSaid</name>
    <message>
        <source>A barcode has 8, 12, 13 or 14 digits, so this one would never be found. Count the digits again.</source>
        <translation>Ein Strichcode hat 8, 12, 13 oder 14 Ziffern, dieser würde also nie gefunden. Die Ziffern noch einmal zählen.</translation>
    </message>
    <message>
        <source>A spreadsheet has shortened the barcode; set its column to text, enter it anew and save again.</source>
        <translation>Eine Tabellenkalkulation hat den Strichcode gekürzt; die Spalte auf Text stellen, ihn neu eingeben und noch einmal speichern.</translation>
    </message>
    <message>
        <source>Of {} nothing could be chosen; write how many like [0-3].</source>
        <translation>Von {} ließe sich nichts wählen; so schreiben, wie viele: [0-3].</translation>
    </message>
    <message>
        <source>The SKU holds characters that cannot be printed or keyed.</source>
        <translation>Die Artikelnummer enthält Zeichen, die sich nicht drucken oder tippen lassen.</translation>
    </message>
    <message>
        <source>The SKU is missing, and there is no barcode to take in its place.</source>
        <translation>Die Artikelnummer fehlt, und es gibt keinen Strichcode an ihrer Stelle.</translation>
    </message>
    <message>
        <source>The barcode holds more than digits, so no scanner can send it. Enter its digits only.</source>
        <translation>Der Strichcode enthält nicht nur Ziffern, so kann ihn kein Scanner senden. Nur seine Ziffern eingeben.</translation>
    </message>
    <message>
        <source>The barcode is all zeros, which no pack carries. Enter the real one or leave it empty.</source>
        <translation>Der Strichcode besteht nur aus Nullen, so etwas trägt keine Packung. Den echten eingeben oder leer lassen.</translation>
    </message>
    <message>
        <source>The barcode is missing, so the item is found by its SKU only. Add one, or leave it so.</source>
        <translation>Der Strichcode fehlt, der Artikel wird also nur über seine Nummer gefunden. Einen eintragen oder so lassen.</translation>
    </message>
    <message>
        <source>The barcode is no EAN-8. If the pack carries it as a UPC-E, write {}, which that stands for.</source>
        <translation>Der Strichcode ist keine EAN-8. Steht er als UPC-E auf der Packung, dann {} schreiben, wofür er steht.</translation>
    </message>
    <message>
        <source>The barcode's last digit does not fit the others, so one digit is wrong. Compare it with the pack.</source>
        <translation>Die letzte Ziffer des Strichcodes passt nicht zu den anderen, eine Ziffer ist also falsch. Mit der Packung vergleichen.</translation>
    </message>
    <message>
        <source>The name is missing; a receipt cannot be printed without it.</source>
        <translation>Der Name fehlt; ohne ihn lässt sich kein Bon drucken.</translation>
    </message>
    <message>
        <source>The price is missing; without one the item can only be taken in as open-price.</source>
        <translation>Der Preis fehlt; ohne ihn kann der Artikel nur mit freiem Preis aufgenommen werden.</translation>
    </message>
    <message>
        <source>The price {} is larger than {}.</source>
        <translation>Der Preis {} ist größer als {}.</translation>
    </message>
    <message>
        <source>The price {} is not above zero; give-aways are rung as open-price items.</source>
        <translation>Der Preis {} liegt nicht über null; Geschenke werden als Artikel mit freiem Preis verkauft.</translation>
    </message>
    <message>
        <source>The price {} rounds to nothing in {}; give the price of a larger unit.</source>
        <translation>Der Preis {} wird in {} zu nichts gerundet; den Preis einer größeren Einheit angeben.</translation>
    </message>
    <message>
        <source>The shop has no tax class {}, it has {}.</source>
        <translation>Der Laden hat keine Steuerklasse {}, er hat {}.</translation>
    </message>
    <message>
        <source>The stock {} is too large to be true.</source>
        <translation>Der Bestand {} ist zu groß, um wahr zu sein.</translation>
    </message>
    <message>
        <source>The tax class is missing; the shop has {}.</source>
        <translation>Die Steuerklasse fehlt; der Laden hat {}.</translation>
    </message>
    <message>
        <source>The text has {} characters, {} are allowed; shorten it.</source>
        <translation>Der Text hat {} Zeichen, erlaubt sind {}; bitte kürzen.</translation>
    </message>
    <message>
        <source>The text holds what looks like a payment card's number, which is kept nowhere; take it out.</source>
        <translation>Der Text enthält, was wie die Nummer einer Zahlungskarte aussieht; so etwas wird nirgends aufbewahrt, bitte herausnehmen.</translation>
    </message>
    <message>
        <source>{} can be read with thousands or with three decimals; write 1234.50, or 1.2340 for three decimals.</source>
        <translation>{} lässt sich mit Tausendern oder mit drei Nachkommastellen lesen; 1234.50 schreiben, oder 1.2340 für drei Nachkommastellen.</translation>
    </message>
    <message>
        <source>{} cannot be asked for; it may be {}.</source>
        <translation>Nach {} kann nicht gefragt werden; möglich ist {}.</translation>
    </message>
    <message>
        <source>{} has more than six decimals; round it.</source>
        <translation>{} hat mehr als sechs Nachkommastellen; bitte runden.</translation>
    </message>
    <message>
        <source>{} is no group of options; write it like Size: Small=-0.50|Large=0.70.</source>
        <translation>{} ist keine Gruppe von Optionen; so schreiben: Größe: Klein=-0.50|Groß=0.70.</translation>
    </message>
    <message>
        <source>{} is no number; write it like 1234.50 or 1234,50.</source>
        <translation>{} ist keine Zahl; so schreiben: 1234.50 oder 1234,50.</translation>
    </message>
    <message>
        <source>{} is no price of an option; write it like 0.50.</source>
        <translation>{} ist kein Preis einer Option; so schreiben: 0.50.</translation>
    </message>
</context>
</TS>
