<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>A receipt</source>
        <translation>Ein Bon</translation>
    </message>
    <message>
        <source>Address of the customer</source>
        <translation>Adresse des Kunden</translation>
    </message>
    <message>
        <source>Ask for the address and whether it may be used for this receipt. It is kept until the mail is sent, then forgotten.</source>
        <translation>Nach der Adresse fragen und ob sie für diesen Bon verwendet werden darf. Sie bleibt, bis die E-Mail gesendet ist, und wird dann vergessen.</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>Per E-Mail</translation>
    </message>
    <message>
        <source>Empty: the first line of the receipt's head.</source>
        <translation>Leer: die erste Zeile des Bonkopfs.</translation>
    </message>
    <message>
        <source>Empty: the usual one.</source>
        <translation>Leer: der übliche.</translation>
    </message>
    <message>
        <source>Goes with the latest receipt of this till.</source>
        <translation>Geht mit dem letzten Bon dieser Kasse.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>Name there</source>
        <translation>Name dort</translation>
    </message>
    <message>
        <source>One is kept; leave it empty to go on with it.</source>
        <translation>Eines ist gespeichert; leer lassen, um dabei zu bleiben.</translation>
    </message>
    <message>
        <source>Password there</source>
        <translation>Passwort dort</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Receipt by e-mail</source>
        <translation>Bon per E-Mail</translation>
    </message>
    <message>
        <source>Receipt {number} goes out by e-mail by itself.</source>
        <translation>Bon {number} geht von selbst per E-Mail hinaus.</translation>
    </message>
    <message>
        <source>Receipts by e-mail wait: {why} See More, Set-up, E-mail.</source>
        <translation>Bons per E-Mail warten: {why} Siehe Mehr, Einrichten, E-Mail.</translation>
    </message>
    <message>
        <source>Receipts go out through this server; the password lies with the till's secrets.</source>
        <translation>Bons gehen über diesen Server hinaus; das Passwort liegt bei den Geheimnissen der Kasse.</translation>
    </message>
    <message>
        <source>Send a test mail</source>
        <translation>Testmail senden</translation>
    </message>
    <message>
        <source>Sender's address</source>
        <translation>Adresse des Absenders</translation>
    </message>
    <message>
        <source>Sender's name</source>
        <translation>Name des Absenders</translation>
    </message>
    <message>
        <source>Such as smtp.example.org; empty: no e-mail.</source>
        <translation>Etwa smtp.example.org; leer: keine E-Mail.</translation>
    </message>
    <message>
        <source>That is no address for e-mail; look for a missing @ or dot.</source>
        <translation>Das ist keine E-Mail-Adresse; fehlt ein @ oder ein Punkt?</translation>
    </message>
    <message>
        <source>The customer agrees: send</source>
        <translation>Der Kunde stimmt zu: senden</translation>
    </message>
    <message>
        <source>The test mail is with the server; look into the mailbox of {address}.</source>
        <translation>Die Testmail ist beim Server; bitte ins Postfach von {address} sehen.</translation>
    </message>
    <message>
        <source>There is no receipt to send yet; finish a sale first.</source>
        <translation>Es gibt noch keinen Bon zum Senden; erst einen Verkauf abschließen.</translation>
    </message>
    <message>
        <source>port 465</source>
        <translation>Port 465</translation>
    </message>
    <message>
        <source>port 587</source>
        <translation>Port 587</translation>
    </message>
    <message>
        <source>the last sale, to the customer's address</source>
        <translation>der letzte Verkauf, an die Adresse des Kunden</translation>
    </message>
    <message>
        <source>this machine only</source>
        <translation>nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>{receipt} did not go out by e-mail: {why} Print it if it is wanted.</source>
        <translation>{receipt} ging nicht per E-Mail hinaus: {why} Bei Bedarf drucken.</translation>
    </message>
    <message>
        <source>{receipt} may have gone out by e-mail: {why} Send it again if it did not.</source>
        <translation>{receipt} ging vielleicht per E-Mail hinaus: {why} Noch einmal senden, wenn nicht.</translation>
    </message>
</context>
</TS>
