<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>Nobody here has that badge. Scan it again, or choose your name and key your PIN.</source>
        <translation>Diesen Ausweis hat hier niemand. Noch einmal scannen, oder Namen wählen und PIN eingeben.</translation>
    </message>
    <message>
        <source>Nobody here has that badge. Wait {n} s, then scan it again or key a PIN.</source>
        <translation>Diesen Ausweis hat hier niemand. {n} s warten, dann noch einmal scannen oder eine PIN eingeben.</translation>
    </message>
    <message>
        <source>That goes beyond how far you may {deed}, so nothing was changed; ask somebody who may.</source>
        <translation>So weit dürfen Sie nicht gehen ({deed}), daher wurde nichts geändert; bitten Sie jemanden, der es darf.</translation>
    </message>
    <message>
        <source>This till has not heard from the backend for too long to honour that right, so nothing was changed and the sale stays; connect it, then do this again.</source>
        <translation>Diese Kasse hat zu lange nichts vom Hintergrundsystem gehört, um dieses Recht noch gelten zu lassen; nichts wurde geändert, der Verkauf bleibt stehen. Verbinden und dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>erase a customer</source>
        <translation>einen Kunden löschen</translation>
    </message>
    <message>
        <source>give a discount</source>
        <translation>einen Rabatt geben</translation>
    </message>
    <message>
        <source>search the journal</source>
        <translation>das Journal durchsuchen</translation>
    </message>
    <message>
        <source>set up the till</source>
        <translation>die Kasse einrichten</translation>
    </message>
    <message>
        <source>take goods back</source>
        <translation>Ware zurücknehmen</translation>
    </message>
    <message>
        <source>undo a finished sale</source>
        <translation>einen abgeschlossenen Verkauf stornieren</translation>
    </message>
</context>
</TS>
