<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Lines of the sale</source>
        <translation>Zeilen des Verkaufs</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>bezahlt</translation>
    </message>
    <message>
        <source>{amount} each</source>
        <translation>je {amount}</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Aufsicht</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>On the web</source>
        <translation>Im Web</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>This till's number at the terminal</source>
        <translation>Nummer dieser Kasse am Kartengerät</translation>
    </message>
    <message>
        <source>Put the letters away</source>
        <translation>Buchstaben wegnehmen</translation>
    </message>
    <message>
        <source>None of these holds “{text}”. Backspace shows more, Esc shows all.</source>
        <translation>Keiner davon enthält „{text}“. Rücktaste zeigt mehr, Esc zeigt alle.</translation>
    </message>
    <message>
        <source>{n} of {known}</source>
        <translation>{n} von {known}</translation>
    </message>
    <message>
        <source>the latest one</source>
        <translation>der letzte</translation>
    </message>
    <message>
        <source>the latest {n}</source>
        <translation>die letzten {n}</translation>
    </message>
    <message>
        <source>Card slips</source>
        <translation>Kartenbelege</translation>
    </message>
</context>
</TS>
