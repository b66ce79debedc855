<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>1 found</source>
        <translation>1 gefunden</translation>
    </message>
    <message>
        <source>Agreed beforehand</source>
        <translation>Vorher abgesprochen</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>All of it is turned back: goods, money and taxes, with a receipt of its own. Both stay on record.</source>
        <translation>Alles wird zurückgedreht: Ware, Geld und Steuern, mit eigenem Bon. Beides bleibt verzeichnet.</translation>
    </message>
    <message>
        <source>Amount off the whole sale</source>
        <translation>Betrag vom ganzen Verkauf</translation>
    </message>
    <message>
        <source>Amount off {name}</source>
        <translation>Betrag von {name}</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>Business day</source>
        <translation>Geschäftstag</translation>
    </message>
    <message>
        <source>Cannot pay</source>
        <translation>Kann nicht bezahlen</translation>
    </message>
    <message>
        <source>Choose who lets it be done, or scan their badge.</source>
        <translation>Wählen, wer es freigibt, oder dessen Ausweis scannen.</translation>
    </message>
    <message>
        <source>Choose why first.</source>
        <translation>Zuerst den Grund wählen.</translation>
    </message>
    <message>
        <source>Clock set back</source>
        <translation>Uhr zurückgestellt</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Copies and searches</source>
        <translation>Kopien und Suchen</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>Customer left</source>
        <translation>Kunde ist gegangen</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Discount in percent</source>
        <translation>Rabatt in Prozent</translation>
    </message>
    <message>
        <source>Drawer and cash</source>
        <translation>Lade und Bargeld</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Fact waived</source>
        <translation>Vorgang verworfen</translation>
    </message>
    <message>
        <source>How many percent?</source>
        <translation>Wie viel Prozent?</translation>
    </message>
    <message>
        <source>How much off?</source>
        <translation>Wie viel Rabatt?</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Journal searched</source>
        <translation>Journal durchsucht</translation>
    </message>
    <message>
        <source>Key the PIN, then press Enter.</source>
        <translation>PIN eingeben, dann Enter drücken.</translation>
    </message>
    <message>
        <source>Let be done by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Let it stand</source>
        <translation>Stehen lassen</translation>
    </message>
    <message>
        <source>Lock, or let somebody else on (Ctrl+L)</source>
        <translation>Sperren oder jemand anderen anmelden (Strg+L)</translation>
    </message>
    <message>
        <source>May {name} {deed}?</source>
        <translation>Darf {name} {deed}?</translation>
    </message>
    <message>
        <source>New policy</source>
        <translation>Neue Vorgaben</translation>
    </message>
    <message>
        <source>Nobody here has that badge. Scan it again, or choose your name and key your PIN.</source>
        <translation>Diesen Ausweis hat hier niemand. Noch einmal scannen, oder Namen wählen und PIN eingeben.</translation>
    </message>
    <message>
        <source>Nobody here has that badge. Wait {n} s, then scan it again or key a PIN.</source>
        <translation>Diesen Ausweis hat hier niemand. {n} s warten, dann noch einmal scannen oder eine PIN eingeben.</translation>
    </message>
    <message>
        <source>Not rung: answer this first, or leave it with Esc, then scan again.</source>
        <translation>Nicht gebucht: zuerst hier antworten oder mit Esc verlassen, dann noch einmal scannen.</translation>
    </message>
    <message>
        <source>Nothing of that kind is in this till's journal.</source>
        <translation>Nichts davon steht im Journal dieser Kasse.</translation>
    </message>
    <message>
        <source>Number in the journal</source>
        <translation>Nummer im Journal</translation>
    </message>
    <message>
        <source>On what? A discount by hand takes the place of the one that is there.</source>
        <translation>Worauf? Ein Rabatt von Hand tritt an die Stelle des bisherigen.</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Part of this sale is paid, so no discount can be given now; give the cash back first.</source>
        <translation>Ein Teil ist schon bezahlt, daher ist jetzt kein Rabatt möglich; zuerst das Bargeld zurückgeben.</translation>
    </message>
    <message>
        <source>Percent off the whole sale</source>
        <translation>Prozent vom ganzen Verkauf</translation>
    </message>
    <message>
        <source>Percent off {name}</source>
        <translation>Prozent von {name}</translation>
    </message>
    <message>
        <source>Program and clock</source>
        <translation>Programm und Uhr</translation>
    </message>
    <message>
        <source>Program ended</source>
        <translation>Programm beendet</translation>
    </message>
    <message>
        <source>Program started</source>
        <translation>Programm gestartet</translation>
    </message>
    <message>
        <source>Regular customer</source>
        <translation>Stammkunde</translation>
    </message>
    <message>
        <source>Rung wrongly</source>
        <translation>Falsch gebucht</translation>
    </message>
    <message>
        <source>Sale undone</source>
        <translation>Verkauf storniert</translation>
    </message>
    <message>
        <source>Sales and returns</source>
        <translation>Verkäufe und Rückgaben</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Siegel</translation>
    </message>
    <message>
        <source>Sign-on and PINs</source>
        <translation>Anmeldung und PINs</translation>
    </message>
    <message>
        <source>Take the discount away</source>
        <translation>Rabatt wegnehmen</translation>
    </message>
    <message>
        <source>That goes beyond how far you may {deed}, so nothing was changed; ask somebody who may.</source>
        <translation>So weit dürfen Sie nicht gehen ({deed}), daher wurde nichts geändert; bitten Sie jemanden, der es darf.</translation>
    </message>
    <message>
        <source>That is no sale but what undid one, so it stays; ring the goods again instead.</source>
        <translation>Das ist kein Verkauf, sondern ein Storno, und bleibt darum stehen; buchen Sie die Ware neu.</translation>
    </message>
    <message>
        <source>The line stays on the record with the reason, and is not charged.</source>
        <translation>Die Zeile bleibt mit dem Grund verzeichnet und wird nicht berechnet.</translation>
    </message>
    <message>
        <source>The reason is kept with the sale and stands on the receipt.</source>
        <translation>Der Grund bleibt beim Verkauf und steht auf dem Bon.</translation>
    </message>
    <message>
        <source>The whole sale</source>
        <translation>Der ganze Verkauf</translation>
    </message>
    <message>
        <source>There is no such sale on this till, so nothing was changed.</source>
        <translation>Diesen Verkauf gibt es an dieser Kasse nicht; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is nothing to take a discount off yet; scan an item first.</source>
        <translation>Noch ist nichts da, worauf es Rabatt geben könnte; zuerst einen Artikel scannen.</translation>
    </message>
    <message>
        <source>This sale</source>
        <translation>Dieser Verkauf</translation>
    </message>
    <message>
        <source>This till has not heard from the backend for too long to honour that right, so nothing was changed and the sale stays; connect it, then do this again.</source>
        <translation>Diese Kasse hat zu lange nichts vom Hintergrundsystem gehört, um dieses Recht noch gelten zu lassen; nichts wurde geändert, der Verkauf bleibt stehen. Verbinden und dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This till has not heard from the backend for too long, so nobody can let this be done here now.</source>
        <translation>Diese Kasse hat zu lange nichts vom Hintergrundsystem gehört; daher kann das hier jetzt niemand freigeben.</translation>
    </message>
    <message>
        <source>Transactions, newest first</source>
        <translation>Vorgänge, neueste zuerst</translation>
    </message>
    <message>
        <source>Type a number, a name, an article, a reason</source>
        <translation>Nummer, Name, Artikel oder Grund eingeben</translation>
    </message>
    <message>
        <source>Type it and press Enter. 0 takes the discount away.</source>
        <translation>Eingeben und Enter drücken. 0 nimmt den Rabatt weg.</translation>
    </message>
    <message>
        <source>Undid a sale</source>
        <translation>Storno eines Verkaufs</translation>
    </message>
    <message>
        <source>Undo the sale</source>
        <translation>Verkauf stornieren</translation>
    </message>
    <message>
        <source>Undo {number}?</source>
        <translation>{number} stornieren?</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What was let be done</source>
        <translation>Freigegeben wurde</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who lets it be done?</source>
        <translation>Wer gibt es frei?</translation>
    </message>
    <message>
        <source>Who lets it be done? Or scan a badge.</source>
        <translation>Wer gibt es frei? Oder Ausweis scannen.</translation>
    </message>
    <message>
        <source>Why strike {name}?</source>
        <translation>Warum {name} streichen?</translation>
    </message>
    <message>
        <source>Why {discount} off?</source>
        <translation>Warum {discount} Rabatt?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>Falsche PINs</translation>
    </message>
    <message>
        <source>Wrong means of payment</source>
        <translation>Falsche Zahlart</translation>
    </message>
    <message>
        <source>amount, {currency}</source>
        <translation>Betrag, {currency}</translation>
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
        <source>percent</source>
        <translation>Prozent</translation>
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
    <message>
        <source>who did what, and when</source>
        <translation>wer wann was getan hat</translation>
    </message>
    <message>
        <source>{found}, back to {moment} · {share} %</source>
        <translation>{found}, zurück bis {moment} · {share} %</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped; Enter goes on.</source>
        <translation>Angehalten; Enter sucht weiter.</translation>
    </message>
    <message>
        <source>{name} may go up to</source>
        <translation>{name} darf bis</translation>
    </message>
    <message>
        <source>{name} may go up to {most} only; ask somebody else.</source>
        <translation>{name} darf nur bis {most} gehen; fragen Sie jemand anderen.</translation>
    </message>
    <message>
        <source>{name} may not let this be done either; ask somebody else.</source>
        <translation>Auch {name} darf das nicht freigeben; fragen Sie jemand anderen.</translation>
    </message>
    <message>
        <source>{number} is undone.</source>
        <translation>{number} ist storniert.</translation>
    </message>
    <message>
        <source>{number} is undone. Give {amount} back out of the drawer.</source>
        <translation>{number} ist storniert. {amount} aus der Lade zurückgeben.</translation>
    </message>
    <message>
        <source>{number} is undone. Take {amount} back into the drawer.</source>
        <translation>{number} ist storniert. {amount} in die Lade zurücknehmen.</translation>
    </message>
    <message>
        <source>{n} found</source>
        <translation>{n} gefunden</translation>
    </message>
    <message>
        <source>{percent} off, {reason}</source>
        <translation>{percent} Rabatt, {reason}</translation>
    </message>
    <message>
        <source>Staff changed</source>
        <translation>Personal geändert</translation>
    </message>
    <message>
        <source>Rules changed</source>
        <translation>Regeln geändert</translation>
    </message>
    <message>
        <source>Device set up</source>
        <translation>Gerät eingerichtet</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>came as {role}</source>
        <translation>kam als {role}</translation>
    </message>
    <message>
        <source>locked out</source>
        <translation>ausgesperrt</translation>
    </message>
    <message>
        <source>let in again</source>
        <translation>wieder zugelassen</translation>
    </message>
    <message>
        <source>taken off the list</source>
        <translation>von der Liste genommen</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>anderer Name</translation>
    </message>
    <message>
        <source>{before} became {now}</source>
        <translation>{before} wurde {now}</translation>
    </message>
    <message>
        <source>another PIN</source>
        <translation>andere PIN</translation>
    </message>
    <message>
        <source>got a badge</source>
        <translation>bekam einen Ausweis</translation>
    </message>
    <message>
        <source>badge revoked</source>
        <translation>Ausweis gesperrt</translation>
    </message>
    <message>
        <source>another language</source>
        <translation>andere Sprache</translation>
    </message>
    <message>
        <source>Tasks of the shop</source>
        <translation>Aufgaben des Ladens</translation>
    </message>
    <message>
        <source>what somebody has to settle</source>
        <translation>was jemand klären muss</translation>
    </message>
    <message>
        <source>Tasks, the most urgent first</source>
        <translation>Aufgaben, die dringendste zuerst</translation>
    </message>
    <message>
        <source>Nothing waits for a person.</source>
        <translation>Nichts wartet auf einen Menschen.</translation>
    </message>
    <message>
        <source>{n} task</source>
        <translation>{n} Aufgabe</translation>
    </message>
    <message>
        <source>{n} tasks</source>
        <translation>{n} Aufgaben</translation>
    </message>
    <message>
        <source>by {time}</source>
        <translation>bis {time}</translation>
    </message>
    <message>
        <source>A manager settles this.</source>
        <translation>Das klärt die Leitung.</translation>
    </message>
    <message>
        <source>Handed over after it was cancelled</source>
        <translation>Nach Storno übergeben</translation>
    </message>
    <message>
        <source>Handed over unpaid</source>
        <translation>Unbezahlt übergeben</translation>
    </message>
    <message>
        <source>Handed over twice</source>
        <translation>Zweimal übergeben</translation>
    </message>
    <message>
        <source>Another shop picks it</source>
        <translation>Ein anderer Laden sammelt</translation>
    </message>
    <message>
        <source>More came back than was sold</source>
        <translation>Mehr zurück als verkauft</translation>
    </message>
    <message>
        <source>Refunded twice</source>
        <translation>Zweimal erstattet</translation>
    </message>
    <message>
        <source>Store credit without an order</source>
        <translation>Guthaben ohne Bestellung</translation>
    </message>
    <message>
        <source>Refund to be paid</source>
        <translation>Erstattung auszuzahlen</translation>
    </message>
    <message>
        <source>A card did not cover it</source>
        <translation>Karte reichte nicht</translation>
    </message>
    <message>
        <source>Perhaps one customer</source>
        <translation>Vielleicht ein Kunde</translation>
    </message>
    <message>
        <source>Rung at a former price</source>
        <translation>Zu früherem Preis gebucht</translation>
    </message>
    <message>
        <source>A tax was changed</source>
        <translation>Eine Steuer wurde geändert</translation>
    </message>
    <message>
        <source>An order waits for goods</source>
        <translation>Bestellung wartet auf Ware</translation>
    </message>
    <message>
        <source>A deposit does not add up</source>
        <translation>Anzahlung geht nicht auf</translation>
    </message>
    <message>
        <source>An order's total differs</source>
        <translation>Summe einer Bestellung weicht ab</translation>
    </message>
    <message>
        <source>{role} · waits for {age}</source>
        <translation>{role} · wartet seit {age}</translation>
    </message>
    <message>
        <source>Two devices as one till</source>
        <translation>Zwei Geräte als eine Kasse</translation>
    </message>
    <message>
        <source>move cash without a sale</source>
        <translation>Bargeld ohne Verkauf bewegen</translation>
    </message>
    <message>
        <source>see what should be in the drawer</source>
        <translation>sehen, was in der Lade sein sollte</translation>
    </message>
    <message>
        <source>see the reports</source>
        <translation>die Berichte sehen</translation>
    </message>
</context>
</TS>
