<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillSaid</name>
    <message>
        <source>The card terminal has no line to the bank and decides by itself.</source>
        <translation>Das Kartengerät hat keine Verbindung zur Bank und entscheidet selbst.</translation>
    </message>
    <message>
        <source>The card terminal's memory is full.</source>
        <translation>Der Speicher des Kartengeräts ist voll.</translation>
    </message>
    <message>
        <source>The card terminal is calling the bank.</source>
        <translation>Das Kartengerät ruft die Bank an.</translation>
    </message>
    <message>
        <source>The customer chooses the card's application.</source>
        <translation>Der Kunde wählt die Anwendung der Karte.</translation>
    </message>
    <message>
        <source>Payment without a line to the bank.</source>
        <translation>Zahlung ohne Verbindung zur Bank.</translation>
    </message>
    <message>
        <source>Payment with a line to the bank.</source>
        <translation>Zahlung mit Verbindung zur Bank.</translation>
    </message>
    <message>
        <source>the bank wants to be called</source>
        <translation>die Bank möchte angerufen werden</translation>
    </message>
    <message>
        <source>it was refused</source>
        <translation>es wurde abgelehnt</translation>
    </message>
    <message>
        <source>this is forbidden</source>
        <translation>das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>it was given up</source>
        <translation>es wurde aufgegeben</translation>
    </message>
    <message>
        <source>it was not completed</source>
        <translation>es wurde nicht abgeschlossen</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>es dauerte zu lange</translation>
    </message>
    <message>
        <source>the card terminal did not understand the till</source>
        <translation>das Kartengerät hat die Kasse nicht verstanden</translation>
    </message>
    <message>
        <source>nothing fitting was chosen</source>
        <translation>nichts Passendes wurde gewählt</translation>
    </message>
    <message>
        <source>it was cancelled at the card terminal</source>
        <translation>es wurde am Kartengerät abgebrochen</translation>
    </message>
    <message>
        <source>the card terminal cannot do this</source>
        <translation>das Kartengerät kann das nicht</translation>
    </message>
    <message>
        <source>the card terminal does not take this currency</source>
        <translation>das Kartengerät nimmt diese Währung nicht</translation>
    </message>
    <message>
        <source>this card terminal cannot be asked</source>
        <translation>dieses Kartengerät kann nicht gefragt werden</translation>
    </message>
    <message>
        <source>the card terminal's answer cannot be read</source>
        <translation>die Antwort des Kartengeräts ist nicht lesbar</translation>
    </message>
    <message>
        <source>the card terminal stopped answering</source>
        <translation>das Kartengerät antwortet nicht mehr</translation>
    </message>
    <message>
        <source>the line to the card terminal was lost</source>
        <translation>die Leitung zum Kartengerät ging verloren</translation>
    </message>
    <message>
        <source>the card terminal answered something else</source>
        <translation>das Kartengerät hat etwas anderes geantwortet</translation>
    </message>
    <message>
        <source>the card terminal answered without a reason</source>
        <translation>das Kartengerät hat ohne Grund geantwortet</translation>
    </message>
    <message>
        <source>the card terminal does not answer</source>
        <translation>das Kartengerät antwortet nicht</translation>
    </message>
    <message>
        <source>the card terminal does not understand the till</source>
        <translation>das Kartengerät versteht die Kasse nicht</translation>
    </message>
    <message>
        <source>the card terminal refused it</source>
        <translation>das Kartengerät hat es abgelehnt</translation>
    </message>
    <message>
        <source>the card terminal ended without a result</source>
        <translation>das Kartengerät endete ohne Ergebnis</translation>
    </message>
    <message>
        <source>the till was stopped while the card was being charged</source>
        <translation>die Kasse wurde beendet, während die Karte belastet wurde</translation>
    </message>
    <message>
        <source>the card terminal cannot be reached</source>
        <translation>das Kartengerät ist nicht erreichbar</translation>
    </message>
    <message>
        <source>the card cannot be read</source>
        <translation>die Karte ist nicht lesbar</translation>
    </message>
    <message>
        <source>the card has no readable contents</source>
        <translation>die Karte hat keinen lesbaren Inhalt</translation>
    </message>
    <message>
        <source>the card terminal could not work it out</source>
        <translation>das Kartengerät konnte es nicht verarbeiten</translation>
    </message>
    <message>
        <source>this cannot be done with this debit card</source>
        <translation>das geht mit dieser Debitkarte nicht</translation>
    </message>
    <message>
        <source>this cannot be done with this credit card</source>
        <translation>das geht mit dieser Kreditkarte nicht</translation>
    </message>
    <message>
        <source>the card terminal's memory is full; close its day</source>
        <translation>der Speicher des Kartengeräts ist voll; bitte seinen Kassenschnitt machen</translation>
    </message>
    <message>
        <source>the till is not registered at the card terminal</source>
        <translation>die Kasse ist am Kartengerät nicht angemeldet</translation>
    </message>
    <message>
        <source>it was cancelled or took too long</source>
        <translation>es wurde abgebrochen oder dauerte zu lange</translation>
    </message>
    <message>
        <source>the card is blocked</source>
        <translation>die Karte ist gesperrt</translation>
    </message>
    <message>
        <source>there is not enough credit on the card</source>
        <translation>auf der Karte ist nicht genug Guthaben</translation>
    </message>
    <message>
        <source>the card's chip is faulty</source>
        <translation>der Chip der Karte ist defekt</translation>
    </message>
    <message>
        <source>the card is not valid</source>
        <translation>die Karte ist nicht gültig</translation>
    </message>
    <message>
        <source>the card terminal's day cannot be closed now</source>
        <translation>der Kassenschnitt des Kartengeräts geht gerade nicht</translation>
    </message>
    <message>
        <source>the card has expired</source>
        <translation>die Karte ist abgelaufen</translation>
    </message>
    <message>
        <source>the card is not valid yet</source>
        <translation>die Karte ist noch nicht gültig</translation>
    </message>
    <message>
        <source>the card terminal does not know this card</source>
        <translation>das Kartengerät kennt diese Karte nicht</translation>
    </message>
    <message>
        <source>the card's stripe cannot be used instead of its chip</source>
        <translation>der Magnetstreifen der Karte geht nicht anstelle ihres Chips</translation>
    </message>
    <message>
        <source>the card terminal met a fault on its line to the bank</source>
        <translation>das Kartengerät hatte einen Fehler auf seiner Leitung zur Bank</translation>
    </message>
    <message>
        <source>the card terminal lacks a key</source>
        <translation>dem Kartengerät fehlt ein Schlüssel</translation>
    </message>
    <message>
        <source>the PIN pad is faulty</source>
        <translation>das PIN-Pad ist defekt</translation>
    </message>
    <message>
        <source>the card terminal could not reach the bank</source>
        <translation>das Kartengerät konnte die Bank nicht erreichen</translation>
    </message>
    <message>
        <source>the card terminal is busy</source>
        <translation>das Kartengerät ist beschäftigt</translation>
    </message>
    <message>
        <source>the card terminal cannot receive now</source>
        <translation>das Kartengerät kann gerade nichts empfangen</translation>
    </message>
    <message>
        <source>the bank does not answer</source>
        <translation>die Bank antwortet nicht</translation>
    </message>
    <message>
        <source>the card terminal has no connection</source>
        <translation>das Kartengerät hat keine Verbindung</translation>
    </message>
    <message>
        <source>a security rule of the card terminal forbids it</source>
        <translation>eine Sicherheitsregel des Kartengeräts verbietet es</translation>
    </message>
    <message>
        <source>the card terminal's journal is full; close its day</source>
        <translation>das Journal des Kartengeräts ist voll; bitte seinen Kassenschnitt machen</translation>
    </message>
    <message>
        <source>it was undone already</source>
        <translation>es wurde schon rückgängig gemacht</translation>
    </message>
    <message>
        <source>it cannot be undone</source>
        <translation>es lässt sich nicht rückgängig machen</translation>
    </message>
    <message>
        <source>the amount differs from the one that was reserved</source>
        <translation>der Betrag ist ein anderer als der reservierte</translation>
    </message>
    <message>
        <source>the card terminal has no such operation</source>
        <translation>das Kartengerät hat keinen solchen Vorgang</translation>
    </message>
    <message>
        <source>the card terminal needs a diagnosis first</source>
        <translation>das Kartengerät braucht erst eine Diagnose</translation>
    </message>
    <message>
        <source>the amount is more than the card terminal takes</source>
        <translation>der Betrag ist höher, als das Kartengerät annimmt</translation>
    </message>
    <message>
        <source>the card terminal does not know this way to pay</source>
        <translation>das Kartengerät kennt diese Zahlart nicht</translation>
    </message>
    <message>
        <source>this currency cannot be used</source>
        <translation>diese Währung geht nicht</translation>
    </message>
    <message>
        <source>the amount is too small for a card</source>
        <translation>der Betrag ist zu klein für eine Karte</translation>
    </message>
    <message>
        <source>no printer is ready for the card terminal's slip</source>
        <translation>kein Drucker ist bereit für den Beleg des Kartengeräts</translation>
    </message>
    <message>
        <source>cash cannot be paid out on this card</source>
        <translation>auf diese Karte kann kein Bargeld ausgezahlt werden</translation>
    </message>
    <message>
        <source>this cannot be done with a service card</source>
        <translation>das geht mit einer Servicekarte nicht</translation>
    </message>
    <message>
        <source>a card is still inserted</source>
        <translation>eine Karte steckt noch</translation>
    </message>
    <message>
        <source>the card cannot be given back</source>
        <translation>die Karte kann nicht ausgegeben werden</translation>
    </message>
    <message>
        <source>the card cannot be taken in</source>
        <translation>die Karte kann nicht eingezogen werden</translation>
    </message>
    <message>
        <source>the card terminal is being maintained</source>
        <translation>das Kartengerät wird gerade gewartet</translation>
    </message>
    <message>
        <source>the card terminal's reader is faulty</source>
        <translation>der Leser des Kartengeräts ist defekt</translation>
    </message>
    <message>
        <source>the card terminal must be activated first</source>
        <translation>das Kartengerät muss erst aktiviert werden</translation>
    </message>
    <message>
        <source>the card terminal's day must be closed first</source>
        <translation>der Kassenschnitt des Kartengeräts muss erst gemacht werden</translation>
    </message>
    <message>
        <source>a part of the card terminal is missing</source>
        <translation>ein Teil des Kartengeräts fehlt</translation>
    </message>
    <message>
        <source>the card terminal met a fault</source>
        <translation>das Kartengerät hatte einen Fehler</translation>
    </message>
    <message>
        <source>the bank refused it (code {})</source>
        <translation>die Bank hat es abgelehnt (Code {})</translation>
    </message>
    <message>
        <source>the card terminal answered code {}</source>
        <translation>das Kartengerät antwortete mit Code {}</translation>
    </message>
    <message>
        <source>the card terminal's last operation is the one before this</source>
        <translation>der letzte Vorgang des Kartengeräts ist der vor diesem</translation>
    </message>
    <message>
        <source>the card terminal's last operation is an older one</source>
        <translation>der letzte Vorgang des Kartengeräts ist ein älterer</translation>
    </message>
    <message>
        <source>the card terminal has undone it</source>
        <translation>das Kartengerät hat es rückgängig gemacht</translation>
    </message>
    <message>
        <source>the card terminal has no operation stored</source>
        <translation>das Kartengerät hat keinen Vorgang gespeichert</translation>
    </message>
    <message>
        <source>a card terminal's password is six digits</source>
        <translation>das Passwort eines Kartengeräts hat sechs Ziffern</translation>
    </message>
    <message>
        <source>a till number at a card terminal is two digits, such as 01</source>
        <translation>die Nummer einer Kasse an einem Kartengerät hat zwei Ziffern, etwa 01</translation>
    </message>
    <message>
        <source>a card terminal with {} needs an address</source>
        <translation>ein Kartengerät mit {} braucht eine Adresse</translation>
    </message>
    <message>
        <source> ({})</source>
        <translation> ({})</translation>
    </message>
    <message>
        <source>The label printer does not answer; sales go on, and labels wait for a few minutes. Check that it is switched on and its cable is plugged in.</source>
        <translation>Der Etikettendrucker antwortet nicht; es wird weiter verkauft, und Etiketten warten einige Minuten. Prüfen, ob er eingeschaltet ist und sein Kabel steckt.</translation>
    </message>
    <message>
        <source>The label printer is out of labels; sales go on, and labels wait for a few minutes. Put in a new roll.</source>
        <translation>Der Etikettendrucker hat keine Etiketten mehr; es wird weiter verkauft, und Etiketten warten einige Minuten. Eine neue Rolle einlegen.</translation>
    </message>
    <message>
        <source>The label printer is paused; sales go on, and labels wait for a few minutes. Press its pause key.</source>
        <translation>Der Etikettendrucker pausiert; es wird weiter verkauft, und Etiketten warten einige Minuten. Seine Pausentaste drücken.</translation>
    </message>
    <message>
        <source>The label printer's head is open; sales go on, and labels wait for a few minutes. Close it.</source>
        <translation>Der Druckkopf des Etikettendruckers ist offen; es wird weiter verkauft, und Etiketten warten einige Minuten. Ihn schließen.</translation>
    </message>
    <message>
        <source>The label printer's ribbon is used up; sales go on, and labels wait for a few minutes. Put in a new one.</source>
        <translation>Das Farbband des Etikettendruckers ist verbraucht; es wird weiter verkauft, und Etiketten warten einige Minuten. Ein neues einlegen.</translation>
    </message>
    <message>
        <source>Labels could not be printed in time and were given up; nothing else is touched. Mend the label printer, then print them again.</source>
        <translation>Etiketten konnten nicht rechtzeitig gedruckt werden und wurden aufgegeben; sonst ist nichts betroffen. Den Etikettendrucker in Ordnung bringen, dann noch einmal drucken.</translation>
    </message>
    <message>
        <source>Printer in the network</source>
        <translation>Drucker im Netzwerk</translation>
    </message>
    <message>
        <source>ZVT card terminal in the network</source>
        <translation>ZVT-Kartengerät im Netzwerk</translation>
    </message>
    <message>
        <source>Caisse-AP card terminal in the network</source>
        <translation>Caisse-AP-Kartengerät im Netzwerk</translation>
    </message>
    <message>
        <source>Other cards</source>
        <translation>Andere Karten</translation>
    </message>
</context>
</TS>
