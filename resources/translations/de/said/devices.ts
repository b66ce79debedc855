<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillSaid</name>
    <message>
        <source>Check its cable and its power</source>
        <translation>Kabel und Strom prüfen</translation>
    </message>
    <message>
        <source>Check its cable and its power; the till tries again by itself</source>
        <translation>Kabel und Strom prüfen; die Kasse versucht es von selbst erneut</translation>
    </message>
    <message>
        <source>Check its cable and that no other program uses this port</source>
        <translation>Kabel prüfen, und ob ein anderes Programm diesen Anschluss benutzt</translation>
    </message>
    <message>
        <source>Check its cable, its power and, for a file, the free space on the disk</source>
        <translation>Kabel und Strom prüfen, bei einer Datei den freien Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>Check its cable; the till tries again by itself</source>
        <translation>Kabel prüfen; die Kasse versucht es von selbst erneut</translation>
    </message>
    <message>
        <source>Check its power and its network cable; the till tries again by itself</source>
        <translation>Strom und Netzkabel prüfen; die Kasse versucht es von selbst erneut</translation>
    </message>
    <message>
        <source>Check that it is plugged in and switched on, and that this account may write there</source>
        <translation>Prüfen, ob es angeschlossen und eingeschaltet ist und dieses Konto dort schreiben darf</translation>
    </message>
    <message>
        <source>Check that it is switched on and connected to the shop's network</source>
        <translation>Prüfen, ob es eingeschaltet und am Netz des Ladens ist</translation>
    </message>
    <message>
        <source>Check that no other program uses it and that this account may use USB devices</source>
        <translation>Prüfen, ob ein anderes Programm es benutzt und ob dieses Konto USB-Geräte benutzen darf</translation>
    </message>
    <message>
        <source>Check that this account may use it: packaging/60-evertill.rules lets it</source>
        <translation>Prüfen, ob dieses Konto es benutzen darf: packaging/60-evertill.rules erlaubt es</translation>
    </message>
    <message>
        <source>Look at its lamps and its paper, then try again</source>
        <translation>Nach Lampen und Papier sehen, dann nochmals versuchen</translation>
    </message>
    <message>
        <source>Look at the system's printer settings; the till tries again by itself</source>
        <translation>In die Druckereinstellungen des Systems sehen; die Kasse versucht es von selbst erneut</translation>
    </message>
    <message>
        <source>Nothing was changed: {}.</source>
        <translation>Nichts wurde geändert: {}.</translation>
    </message>
    <message>
        <source>Plug its cable in; any socket will do</source>
        <translation>Kabel einstecken, gleich in welche Buchse</translation>
    </message>
    <message>
        <source>Plug its cable in; set it to HID-POS by its handbook</source>
        <translation>Kabel einstecken; nach seinem Handbuch auf HID-POS stellen</translation>
    </message>
    <message>
        <source>The {} ({}) cannot be asked for ({}); {}. {}.</source>
        <translation>{} ({}): lässt sich nicht abfragen ({}); {}. {}.</translation>
    </message>
    <message>
        <source>The {} ({}) does not take documents ({}); {}. {}.</source>
        <translation>{} ({}): nimmt keine Dokumente an ({}); {}. {}.</translation>
    </message>
    <message>
        <source>The {} ({}) is not known to this system's printing; {}. {}.</source>
        <translation>{} ({}): dem Drucksystem dieses Rechners unbekannt; {}. {}.</translation>
    </message>
    <message>
        <source>The {} ({}) is not plugged in; {}. {}.</source>
        <translation>{} ({}): nicht angeschlossen; {}. {}.</translation>
    </message>
    <message>
        <source>The {} ({}) is stopped; {}. {}.</source>
        <translation>{} ({}): im Drucksystem angehalten; {}. {}.</translation>
    </message>
    <message>
        <source>The {} ({}) was given a document without an end; {}. {}.</source>
        <translation>{} ({}): bekam ein Dokument ohne Ende; {}. {}.</translation>
    </message>
    <message>
        <source>The {} at {} stopped taking what is sent to it ({}); {}. {}.</source>
        <translation>{} an {}: nimmt nichts mehr an ({}); {}. {}.</translation>
    </message>
    <message>
        <source>The {} at {} was lost ({}); {}. {}.</source>
        <translation>{} an {}: Verbindung verloren ({}); {}. {}.</translation>
    </message>
    <message>
        <source>The {} cannot be opened at {} ({}); {}. {}.</source>
        <translation>{} an {}: lässt sich nicht öffnen ({}); {}. {}.</translation>
    </message>
    <message>
        <source>The {} cannot be reached at {} ({}); {}. {}.</source>
        <translation>{}: unter {} nicht erreichbar ({}); {}. {}.</translation>
    </message>
    <message>
        <source>The {} on {} cannot be opened ({}); {}. {}.</source>
        <translation>{} an {}: lässt sich nicht öffnen ({}); {}. {}.</translation>
    </message>
    <message>
        <source>The {} on {} refuses to be opened ({}); {}. {}.</source>
        <translation>{} an {}: lässt sich nicht öffnen ({}); {}. {}.</translation>
    </message>
    <message>
        <source>The {} on {} was lost ({}); {}. {}.</source>
        <translation>{} an {}: Verbindung verloren ({}); {}. {}.</translation>
    </message>
    <message>
        <source>The {} on {} was lost; {}. {}.</source>
        <translation>{} an {}: Verbindung verloren; {}. {}.</translation>
    </message>
    <message>
        <source>The {} took nothing more; {}. {}.</source>
        <translation>{}: nimmt nichts mehr an; {}. {}.</translation>
    </message>
    <message>
        <source>barcode scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>card terminal</source>
        <translation>Kartengerät</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>connection reset by peer</source>
        <translation>Verbindung abgebrochen</translation>
    </message>
    <message>
        <source>customer display</source>
        <translation>Kundenanzeige</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>it ended the connection</source>
        <translation>es hat die Verbindung beendet</translation>
    </message>
    <message>
        <source>it stopped answering</source>
        <translation>es antwortet nicht mehr</translation>
    </message>
    <message>
        <source>label printer</source>
        <translation>Etikettendrucker</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>nothing new was charged, and the sale can be paid in cash</source>
        <translation>es wurde nichts Neues belastet, bar bezahlen geht weiter</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>receipt printer</source>
        <translation>Bondrucker</translation>
    </message>
    <message>
        <source>sales go on and receipts wait in this till</source>
        <translation>verkauft wird weiter, die Bons warten in der Kasse</translation>
    </message>
    <message>
        <source>sales go on, and labels wait for a few minutes</source>
        <translation>verkauft wird weiter, Etiketten warten einige Minuten</translation>
    </message>
    <message>
        <source>sales go on, and the customer reads the screen or the receipt</source>
        <translation>verkauft wird weiter, der Kunde liest Bildschirm oder Bon</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>Waage</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the name is unknown</source>
        <translation>der Name ist unbekannt</translation>
    </message>
    <message>
        <source>the sale goes on, and codes can be keyed by hand</source>
        <translation>verkauft wird weiter, Codes lassen sich von Hand tippen</translation>
    </message>
    <message>
        <source>the sale goes on, and weights can be keyed by hand</source>
        <translation>verkauft wird weiter, Gewichte lassen sich von Hand tippen</translation>
    </message>
    <message>
        <source>there is no such device</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>Grund unbekannt</translation>
    </message>
</context>
</TS>
