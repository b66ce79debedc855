<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Answer the question about the other article first, then ring this one again.</source>
        <translation>Erst die Frage zum anderen Artikel beantworten, dann diesen noch einmal erfassen.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Choose {group} first.</source>
        <translation>Erst {group} wählen.</translation>
    </message>
    <message>
        <source>Choose {least} to {most}.</source>
        <translation>{least} bis {most} wählen.</translation>
    </message>
    <message>
        <source>Choose {n}.</source>
        <translation>{n} wählen.</translation>
    </message>
    <message>
        <source>None, or up to {n}.</source>
        <translation>Keine oder bis zu {n}.</translation>
    </message>
    <message>
        <source>Not rung: choose first, or leave it with Esc, then scan again.</source>
        <translation>Nicht erfasst: erst wählen oder mit Esc verlassen, dann noch einmal scannen.</translation>
    </message>
    <message>
        <source>Option of each</source>
        <translation>Option je Stück</translation>
    </message>
    <message>
        <source>Scan or type what stands on this piece.</source>
        <translation>Scannen oder tippen, was auf diesem Stück steht.</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Such as 2027-03-31, 31.3.2027, 03/2027 or 270331.</source>
        <translation>Etwa 31.3.2027, 03/2027, 2027-03-31 oder 270331.</translation>
    </message>
    <message>
        <source>That code cannot be kept; type what stands on this piece.</source>
        <translation>Dieser Code kann nicht behalten werden; bitte tippen, was auf dem Stück steht.</translation>
    </message>
    <message>
        <source>That is no day; type it like 2027-03-31.</source>
        <translation>Das ist kein Tag; bitte wie 31.3.2027 tippen.</translation>
    </message>
    <message>
        <source>That is the barcode of an article; scan what names this single piece, or type it.</source>
        <translation>Das ist der Strichcode eines Artikels; bitte scannen, was dieses eine Stück benennt, oder es tippen.</translation>
    </message>
    <message>
        <source>Use by</source>
        <translation>Zu verbrauchen bis</translation>
    </message>
    <message>
        <source>{price} each as chosen</source>
        <translation>{price} je Stück wie gewählt</translation>
    </message>
    <message>
        <source>{what} is missing: scan or type it.</source>
        <translation>{what} fehlt: scannen oder tippen.</translation>
    </message>
    <message>
        <source>Free of tax: {certificate}</source>
        <translation>Steuerfrei: {certificate}</translation>
    </message>
    <message>
        <source>free of tax {amount}</source>
        <translation>steuerfrei {amount}</translation>
    </message>
    <message>
        <source>Free of tax by certificate</source>
        <translation>Steuerfrei mit Bescheinigung</translation>
    </message>
    <message>
        <source>Tax it again</source>
        <translation>Doch besteuern</translation>
    </message>
    <message>
        <source>Free of tax</source>
        <translation>Steuerfrei</translation>
    </message>
    <message>
        <source>No tax is charged on this sale; taxes in the price come off it. The certificate is kept with it.</source>
        <translation>Dieser Verkauf bleibt ohne Steuer; was davon im Preis steckt, geht ab. Die Bescheinigung wird mit ihm aufbewahrt.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Bescheinigung</translation>
    </message>
    <message>
        <source>Its number, as on the paper; it can be scanned.</source>
        <translation>Ihre Nummer wie auf dem Papier; sie lässt sich scannen.</translation>
    </message>
    <message>
        <source>Sell free of tax</source>
        <translation>Steuerfrei verkaufen</translation>
    </message>
    <message>
        <source>Diplomat</source>
        <translation>Diplomat</translation>
    </message>
    <message>
        <source>Buys to sell again</source>
        <translation>Kauft zum Weiterverkauf</translation>
    </message>
    <message>
        <source>Charity</source>
        <translation>Gemeinnützig</translation>
    </message>
    <message>
        <source>Takes it abroad</source>
        <translation>Nimmt es ins Ausland</translation>
    </message>
    <message>
        <source>Choose why it is free of tax first.</source>
        <translation>Erst wählen, warum ohne Steuer.</translation>
    </message>
    <message>
        <source>Type or scan the number of the certificate first.</source>
        <translation>Erst die Nummer der Bescheinigung tippen oder scannen.</translation>
    </message>
    <message>
        <source>There is no sale on the counter that could be changed so; scan the goods first.</source>
        <translation>Es liegt kein Verkauf vor, der so zu ändern wäre; erst die Ware scannen.</translation>
    </message>
    <message>
        <source>with the buyer's certificate</source>
        <translation>mit Bescheinigung des Kunden</translation>
    </message>
    <message>
        <source>sell free of tax</source>
        <translation>steuerfrei verkaufen</translation>
    </message>
</context>
</TS>
