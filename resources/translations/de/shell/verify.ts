<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillShell</name>
    <message>
        <source>A row of the outbox is filed under {}, which is not what its transaction says.</source>
        <translation>Eine Zeile des Ausgangs ist unter {} abgelegt, was ihr Vorgang nicht sagt.</translation>
    </message>
    <message>
        <source>A row of {} ({}, {}) {}.</source>
        <translation>Eine Zeile von {} ({}, {}) {}.</translation>
    </message>
    <message>
        <source>In its text {}.</source>
        <translation>In seinem Text: {}.</translation>
    </message>
    <message>
        <source>It belongs to epoch {}, which this file does not know.</source>
        <translation>Es gehört zur Epoche {}, die diese Datei nicht kennt.</translation>
    </message>
    <message>
        <source>It is not chained to the transaction before it.</source>
        <translation>Es ist nicht an den Vorgang davor gekettet.</translation>
    </message>
    <message>
        <source>It was sealed by another workstation or in another epoch.</source>
        <translation>Es wurde von einem anderen Kassenplatz oder in einer anderen Epoche versiegelt.</translation>
    </message>
    <message>
        <source>Its column {} does not say what its sealed text says.</source>
        <translation>Seine Spalte {} sagt nicht, was sein versiegelter Text sagt.</translation>
    </message>
    <message>
        <source>Its copies are not as many as the journal says were printed.</source>
        <translation>Seine Kopien sind nicht so viele, wie nach dem Journal gedruckt wurden.</translation>
    </message>
    <message>
        <source>Its receipt is not kept, so no copy of it could be printed.</source>
        <translation>Sein Bon ist nicht aufbewahrt, darum ließe sich keine Kopie davon drucken.</translation>
    </message>
    <message>
        <source>Its text cannot be a {}: {}.</source>
        <translation>Sein Text kann kein Vorgang der Art {} sein: {}.</translation>
    </message>
    <message>
        <source>Shift {} is not what the transactions say of it.</source>
        <translation>Schicht {} ist nicht, was die Vorgänge von ihr sagen.</translation>
    </message>
    <message>
        <source>The grand totals of Z report {} do not follow from those of the one before.</source>
        <translation>Die Gesamtsummen des Z-Berichts {} folgen nicht aus denen des vorigen.</translation>
    </message>
    <message>
        <source>The kept receipt no. {} {}.</source>
        <translation>Aufbewahrter Bon Nr. {}: {}.</translation>
    </message>
    <message>
        <source>The transaction has no row in the outbox of {}: it would not be sent.</source>
        <translation>Der Vorgang hat im Ausgang zu {} keine Zeile: Er würde nicht gesendet.</translation>
    </message>
    <message>
        <source>The transaction that {} confirmed last is gone or was changed: the file was put back or cut.</source>
        <translation>Der Vorgang, den {} zuletzt bestätigt hat, ist fort oder verändert: Die Datei wurde zurückgespielt oder gekürzt.</translation>
    </message>
    <message>
        <source>This journal is that of an older Evertill and was not looked at; start the till once, then verify again.</source>
        <translation>Dieses Journal ist das eines älteren Evertill und wurde nicht geprüft; die Kasse einmal starten, dann wieder prüfen.</translation>
    </message>
    <message>
        <source>What was sealed beside it of a customer {}.</source>
        <translation>Was daneben von einem Kunden versiegelt wurde: {}.</translation>
    </message>
    <message>
        <source>What was sold of {} in {} is not summed as the sales give it.</source>
        <translation>Was von {} im Zeitraum {} verkauft wurde, ist nicht so summiert, wie die Verkäufe es ergeben.</translation>
    </message>
    <message>
        <source>Who is signed on is not who the transactions say signed on last.</source>
        <translation>Angemeldet ist nicht, wer sich nach den Vorgängen zuletzt angemeldet hat.</translation>
    </message>
    <message>
        <source>Z report {} is not what the transactions of its shift come to.</source>
        <translation>Z-Bericht {} ist nicht, was die Vorgänge seiner Schicht ergeben.</translation>
    </message>
    <message>
        <source>Z report {} stands where {} should.</source>
        <translation>Z-Bericht {} steht, wo {} stehen sollte.</translation>
    </message>
    <message>
        <source>a line's net and taxes do not add up to its amount</source>
        <translation>Netto und Steuern einer Zeile ergeben nicht ihren Betrag</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ist nicht lesbar</translation>
    </message>
    <message>
        <source>carries the code of another transaction</source>
        <translation>trägt den Code eines anderen Vorgangs</translation>
    </message>
    <message>
        <source>does not read as it was sealed</source>
        <translation>liest sich nicht, wie es versiegelt wurde</translation>
    </message>
    <message>
        <source>is gone</source>
        <translation>ist fort</translation>
    </message>
    <message>
        <source>is missing or changed</source>
        <translation>fehlt oder ist verändert</translation>
    </message>
    <message>
        <source>is not what the transactions give</source>
        <translation>ist nicht, was die Vorgänge ergeben</translation>
    </message>
    <message>
        <source>net and taxes do not add up to the total</source>
        <translation>Netto und Steuern ergeben nicht die Summe</translation>
    </message>
    <message>
        <source>the lines do not add up to the net total</source>
        <translation>die Zeilen ergeben nicht die Nettosumme</translation>
    </message>
    <message>
        <source>the lines do not add up to the total</source>
        <translation>die Zeilen ergeben nicht die Summe</translation>
    </message>
    <message>
        <source>the stock moved is not what the lines say</source>
        <translation>der bewegte Bestand ist nicht, was die Zeilen sagen</translation>
    </message>
    <message>
        <source>total and cash rounding do not add up to what was due</source>
        <translation>Summe und Rundung ergeben nicht, was zu zahlen war</translation>
    </message>
    <message>
        <source>was changed</source>
        <translation>wurde verändert</translation>
    </message>
    <message>
        <source>what was tendered, less change, is not what was due</source>
        <translation>was gegeben wurde, weniger Rückgeld, ist nicht, was zu zahlen war</translation>
    </message>
</context>
</TS>
