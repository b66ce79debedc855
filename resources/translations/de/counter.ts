<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source> {page}/{pages}</source>
        <translation> {page}/{pages}</translation>
    </message>
    <message>
        <source> · oldest {age}</source>
        <translation> · älteste seit {age}</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 Stück</translation>
    </message>
    <message>
        <source>A line is raised or lowered by whole pieces, so it stays as it was; key a whole number.</source>
        <translation>Eine Zeile wird um ganze Stück erhöht oder gesenkt und bleibt darum, wie sie war; bitte eine ganze Zahl tippen.</translation>
    </message>
    <message>
        <source>A price of a hundred million or more is not rung, so it was not set. Type a smaller one; for a barcode press Enter.</source>
        <translation>Preise ab hundert Millionen werden nicht gebucht, es wurde nichts gesetzt. Kleineren Preis tippen; für einen Strichcode Enter drücken.</translation>
    </message>
    <message>
        <source>A quantity of a million or more is not rung in one line, so it was not set. Type a smaller one; for a barcode press Enter.</source>
        <translation>Mengen ab einer Million werden nicht in einer Zeile gebucht, es wurde nichts gesetzt. Kleinere Menge tippen; für einen Strichcode Enter drücken.</translation>
    </message>
    <message>
        <source>A quantity of zero rings nothing, so it was not set. Type another, or clear the line.</source>
        <translation>Menge null bucht nichts und wurde nicht gesetzt. Andere Menge tippen oder die Zeile leeren.</translation>
    </message>
    <message>
        <source>A sale is on the counter, so the till stays open; finish it, put it aside or cancel it first.</source>
        <translation>Auf dem Tresen liegt ein Verkauf, die Kasse bleibt offen; bitte erst abschließen, zurückstellen oder abbrechen.</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Alles gesendet</translation>
    </message>
    <message>
        <source>All sent · {ago}</source>
        <translation>Alles gesendet · {ago}</translation>
    </message>
    <message>
        <source>Amount of cash</source>
        <translation>Betrag in bar</translation>
    </message>
    <message>
        <source>Another entry has put it right</source>
        <translation>Ein anderer Vorgang hat es berichtigt</translation>
    </message>
    <message>
        <source>Another sale is on the counter, so none was fetched; finish it or put it aside with F4 first.</source>
        <translation>Auf dem Tresen liegt ein anderer Verkauf, es wurde keiner geholt; bitte erst abschließen oder mit F4 zurückstellen.</translation>
    </message>
    <message>
        <source>Answer the question first, or leave it with Esc: an item waits for it.</source>
        <translation>Bitte erst die Frage beantworten oder mit Esc verlassen: ein Artikel wartet darauf.</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Articles and prices as of {time}.</source>
        <translation>Artikel und Preise Stand {time}.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Cancel sale</source>
        <translation>Verkauf abbrechen</translation>
    </message>
    <message>
        <source>Cancel the sale</source>
        <translation>Verkauf abbrechen</translation>
    </message>
    <message>
        <source>Cancel this sale?</source>
        <translation>Diesen Verkauf abbrechen?</translation>
    </message>
    <message>
        <source>Cancelled sale</source>
        <translation>Abgebrochener Verkauf</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>Cash drawer</source>
        <translation>Lade</translation>
    </message>
    <message>
        <source>Cash…</source>
        <translation>Bar …</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Rückgeld</translation>
    </message>
    <message>
        <source>Check the drawer</source>
        <translation>Lade prüfen</translation>
    </message>
    <message>
        <source>Choose a receipt, or scan an item</source>
        <translation>Bon wählen oder Artikel scannen</translation>
    </message>
    <message>
        <source>Choose a sale, or scan an item</source>
        <translation>Verkauf wählen oder Artikel scannen</translation>
    </message>
    <message>
        <source>Choose one, or type another reason</source>
        <translation>Einen wählen oder anderen Grund tippen</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>Name wählen</translation>
    </message>
    <message>
        <source>Choose your name first, then key your PIN.</source>
        <translation>Bitte erst den Namen wählen, dann die PIN tippen.</translation>
    </message>
    <message>
        <source>Choose, or scan an item</source>
        <translation>Wählen oder Artikel scannen</translation>
    </message>
    <message>
        <source>Chosen {name}</source>
        <translation>Gewählt: {name}</translation>
    </message>
    <message>
        <source>Close the till</source>
        <translation>Kasse schließen</translation>
    </message>
    <message>
        <source>Close uncounted</source>
        <translation>Ungezählt schließen</translation>
    </message>
    <message>
        <source>Close without a count?</source>
        <translation>Ohne Zählung schließen?</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Copy {n} is on its way to the printer, marked as a copy.</source>
        <translation>Kopie {n} geht an den Drucker, als Kopie gekennzeichnet.</translation>
    </message>
    <message>
        <source>Copy {n} of {number} is on its way to the printer.</source>
        <translation>Kopie {n} von {number} geht an den Drucker.</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Discount {amount}</source>
        <translation>Rabatt {amount}</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>Lade geöffnet</translation>
    </message>
    <message>
        <source>Earlier page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Entry line</source>
        <translation>Eingabezeile</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Every sale, return and count of this till is with the shop.</source>
        <translation>Jeder Verkauf, jede Rückgabe und Zählung dieser Kasse ist beim Backend angekommen.</translation>
    </message>
    <message>
        <source>Exact cash</source>
        <translation>Bar passend</translation>
    </message>
    <message>
        <source>Facts that need a person</source>
        <translation>Was einen Menschen braucht</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Find a product</source>
        <translation>Artikel suchen</translation>
    </message>
    <message>
        <source>Find it by name</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>Find product</source>
        <translation>Artikel suchen</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Anfangsbestand</translation>
    </message>
    <message>
        <source>Give cash back</source>
        <translation>Bargeld zurückgeben</translation>
    </message>
    <message>
        <source>Give change</source>
        <translation>Geld wechseln</translation>
    </message>
    <message>
        <source>Give the cash back to the customer: nothing is paid, and the sale can be changed again.</source>
        <translation>Bargeld dem Kunden zurückgeben: nichts ist bezahlt, der Verkauf kann wieder geändert werden.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Kulanz</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>Hausregeln</translation>
    </message>
    <message>
        <source>How much is it?</source>
        <translation>Wie viel ist es?</translation>
    </message>
    <message>
        <source>Is the customer {age} or older?</source>
        <translation>Ist der Kunde mindestens {age}?</translation>
    </message>
    <message>
        <source>It is sold under its code, at the price you type; the shop is asked to list it.</source>
        <translation>Er wird unter seinem Code zum getippten Preis verkauft; der Laden wird gebeten, ihn anzulegen.</translation>
    </message>
    <message>
        <source>It says: {reason}</source>
        <translation>Meldung: {reason}</translation>
    </message>
    <message>
        <source>It was booked in the shop by hand</source>
        <translation>Im Laden von Hand gebucht</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Keep the price</source>
        <translation>Preis behalten</translation>
    </message>
    <message>
        <source>Key the float first; 0 if the drawer is empty.</source>
        <translation>Bitte erst das Wechselgeld tippen; 0, wenn die Lade leer ist.</translation>
    </message>
    <message>
        <source>Key your PIN, then press Enter.</source>
        <translation>PIN tippen, dann Enter drücken.</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>Letzter Bon</translation>
    </message>
    <message>
        <source>Later page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Latest receipts</source>
        <translation>Letzte Bons</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>Measure in {unit}, such as 0.347</source>
        <translation>Maß in {unit}, etwa 0,347</translation>
    </message>
    <message>
        <source>Missing in the drawer</source>
        <translation>Fehlt in der Lade</translation>
    </message>
    <message>
        <source>Money was taken for this sale, so it cannot be cancelled; give it back first.</source>
        <translation>Für diesen Verkauf ist Geld angenommen, er kann nicht abgebrochen werden; bitte erst zurückgeben.</translation>
    </message>
    <message>
        <source>Money was taken for this sale, so it cannot be put aside; give it back first.</source>
        <translation>Für diesen Verkauf ist Geld angenommen, er kann nicht zurückgestellt werden; bitte erst zurückgeben.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More tabs</source>
        <translation>Weitere Reiter</translation>
    </message>
    <message>
        <source>More than six decimals cannot be rung, so nothing was set. Shorten the number.</source>
        <translation>Mehr als sechs Nachkommastellen gehen nicht, es wurde nichts gesetzt. Bitte die Zahl kürzen.</translation>
    </message>
    <message>
        <source>Needs a person</source>
        <translation>Braucht einen Menschen</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Neuer Preis</translation>
    </message>
    <message>
        <source>New price each</source>
        <translation>Neuer Stückpreis</translation>
    </message>
    <message>
        <source>No backend is connected, so nothing has to be sent.</source>
        <translation>Kein Backend ist verbunden, es muss nichts gesendet werden.</translation>
    </message>
    <message>
        <source>No backend is connected.</source>
        <translation>Kein Backend ist verbunden.</translation>
    </message>
    <message>
        <source>No device has said anything since this till was started.</source>
        <translation>Seit dem Start der Kasse hat sich kein Gerät gemeldet.</translation>
    </message>
    <message>
        <source>No items yet</source>
        <translation>Noch keine Artikel</translation>
    </message>
    <message>
        <source>No page holds “{text}”. Backspace shows more, Esc shows all.</source>
        <translation>Keine Seite enthält „{text}“. Rücktaste zeigt mehr, Esc alle.</translation>
    </message>
    <message>
        <source>No quick keys yet: they come with the shop's catalogue. Scanning and F2 work without them.</source>
        <translation>Noch keine Schnelltasten: sie kommen mit dem Katalog des Ladens. Scannen und F2 gehen ohne sie.</translation>
    </message>
    <message>
        <source>No sale</source>
        <translation>Lade auf</translation>
    </message>
    <message>
        <source>No sale has been finished on this till yet. The first receipt will stand here.</source>
        <translation>An dieser Kasse ist noch kein Verkauf abgeschlossen. Der erste Bon wird hier stehen.</translation>
    </message>
    <message>
        <source>No sale is put aside. F4 puts the sale on the counter here, F5 brings the latest back.</source>
        <translation>Kein Verkauf ist zurückgestellt. F4 stellt den Verkauf zurück, F5 holt den letzten wieder.</translation>
    </message>
    <message>
        <source>No. {n} is on its way again.</source>
        <translation>Nr. {n} ist wieder unterwegs.</translation>
    </message>
    <message>
        <source>No. {n} is waived. It stays in the journal, with the reason.</source>
        <translation>Auf Nr. {n} wird verzichtet. Sie bleibt mit dem Grund im Journal.</translation>
    </message>
    <message>
        <source>No. {sequence} · {kind}</source>
        <translation>Nr. {sequence} · {kind}</translation>
    </message>
    <message>
        <source>Nobody is signed on, so nothing was changed; sign on with your PIN first.</source>
        <translation>Niemand ist angemeldet, es wurde nichts geändert; bitte erst mit PIN anmelden.</translation>
    </message>
    <message>
        <source>Nobody may sign on here yet. Set the till up with its first manager: evertill init.</source>
        <translation>Hier darf sich noch niemand anmelden. Kasse mit ihrer ersten Leitung einrichten: evertill init.</translation>
    </message>
    <message>
        <source>None of the latest receipts holds “{text}”. Backspace shows more, Esc shows all.</source>
        <translation>Keiner der letzten Bons enthält „{text}“. Rücktaste zeigt mehr, Esc alle.</translation>
    </message>
    <message>
        <source>Not accepted by the shop</source>
        <translation>Vom Backend nicht anerkannt</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>Nicht im Katalog</translation>
    </message>
    <message>
        <source>Not old enough</source>
        <translation>Nicht alt genug</translation>
    </message>
    <message>
        <source>Not rung: answer the question first, or leave it with Esc, then scan again.</source>
        <translation>Nicht gebucht: bitte erst die Frage beantworten oder mit Esc verlassen, dann neu scannen.</translation>
    </message>
    <message>
        <source>Not rung: nobody is signed on. Sign on with your PIN, then scan again.</source>
        <translation>Nicht gebucht: niemand ist angemeldet. Mit PIN anmelden, dann neu scannen.</translation>
    </message>
    <message>
        <source>Not rung: part of this sale is paid. Finish it, or give the cash back first, then scan again.</source>
        <translation>Nicht gebucht: ein Teil ist bezahlt. Abschließen oder Bargeld zurückgeben, dann neu scannen.</translation>
    </message>
    <message>
        <source>Not rung: the till is being closed. Leave that with Esc, then scan again.</source>
        <translation>Nicht gebucht: die Kasse wird geschlossen. Mit Esc verlassen, dann neu scannen.</translation>
    </message>
    <message>
        <source>Not rung: the till is not open yet. Open it with its float, then scan again.</source>
        <translation>Nicht gebucht: die Kasse ist noch nicht offen. Mit Wechselgeld öffnen, dann neu scannen.</translation>
    </message>
    <message>
        <source>Nothing holds “{text}”. Try another word, or fewer letters.</source>
        <translation>Nichts enthält „{text}“. Anderes Wort oder weniger Buchstaben versuchen.</translation>
    </message>
    <message>
        <source>Nothing is known by this code, so nothing was added. Scan again, or choose:</source>
        <translation>Dieser Code ist unbekannt, es wurde nichts gebucht. Neu scannen oder wählen:</translation>
    </message>
    <message>
        <source>Nothing is sold and the counter is empty. What was on it stays in the journal.</source>
        <translation>Nichts wird verkauft, der Tresen ist leer. Was darauf war, bleibt im Journal.</translation>
    </message>
    <message>
        <source>Nothing since this till was started.</source>
        <translation>Nichts, seit diese Kasse gestartet wurde.</translation>
    </message>
    <message>
        <source>Nothing to send</source>
        <translation>Nichts zu senden</translation>
    </message>
    <message>
        <source>Nothing was changed: that fact needs nobody any more.</source>
        <translation>Es wurde nichts geändert: dieser Vorgang braucht niemanden mehr.</translation>
    </message>
    <message>
        <source>Nothing was counted. Key the sum, or press Enter once more to close without a count.</source>
        <translation>Es wurde nichts gezählt. Summe tippen, oder noch einmal Enter, um ohne Zählung zu schließen.</translation>
    </message>
    <message>
        <source>Nothing was taken for this sale, so there is nothing to give back.</source>
        <translation>Für diesen Verkauf ist nichts angenommen, es gibt nichts zurückzugeben.</translation>
    </message>
    <message>
        <source>Nothing was waived: choose or type why first.</source>
        <translation>Auf nichts wurde verzichtet: bitte erst den Grund wählen oder tippen.</translation>
    </message>
    <message>
        <source>Nothing. The shop has taken everything it was sent.</source>
        <translation>Nichts. Das Backend hat alles angenommen, was gesendet wurde.</translation>
    </message>
    <message>
        <source>Nothing. Without a backend there is nothing to refuse.</source>
        <translation>Nichts. Ohne Backend kann nichts abgelehnt werden.</translation>
    </message>
    <message>
        <source>Offline from now on. Go on selling: everything is kept here and sent by itself later.</source>
        <translation>Ab jetzt offline. Weiter verkaufen: alles bleibt hier und geht später von selbst hinaus.</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Offline seit {time}</translation>
    </message>
    <message>
        <source>Old enough</source>
        <translation>Alt genug</translation>
    </message>
    <message>
        <source>On its own</source>
        <translation>Eigenständig</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Lade öffnen</translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation>Kasse öffnen</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>PIN for {name}</source>
        <translation>PIN für {name}</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Sold already</source>
        <translation>Schon verkauft</translation>
    </message>
    <message>
        <source>Take back what the customer was given: nothing went back, and the sale can be changed again.</source>
        <translation>Vom Kunden zurücknehmen, was er bekam: nichts ist erstattet, der Verkauf kann wieder geändert werden.</translation>
    </message>
    <message>
        <source>Part is paid back: pay back the rest, or take it back to change the sale.</source>
        <translation>Ein Teil ist erstattet: den Rest erstatten, oder zurücknehmen, um den Verkauf zu ändern.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Paid back {amount}</source>
        <translation>Erstattet {amount}</translation>
    </message>
    <message>
        <source>nothing in cash</source>
        <translation>nichts in bar</translation>
    </message>
    <message>
        <source>paid back otherwise {amount}</source>
        <translation>anders erstattet {amount}</translation>
    </message>
    <message>
        <source>Paid exactly</source>
        <translation>Passend bezahlt</translation>
    </message>
    <message>
        <source>Part of the sale is paid, so it cannot be changed; finish it, or give the cash back first.</source>
        <translation>Ein Teil ist bezahlt, der Verkauf kann nicht geändert werden; abschließen oder erst das Bargeld zurückgeben.</translation>
    </message>
    <message>
        <source>Part paid</source>
        <translation>Teilbezahlt</translation>
    </message>
    <message>
        <source>Past its date</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>Auszahlen</translation>
    </message>
    <message>
        <source>Pay out in cash</source>
        <translation>Bar auszahlen</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Price @</source>
        <translation>Preis @</translation>
    </message>
    <message>
        <source>Price per {unit}</source>
        <translation>Preis je {unit}</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Qty ×</source>
        <translation>Mge ×</translation>
    </message>
    <message>
        <source>Ready since {time}</source>
        <translation>Bereit seit {time}</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Recall · {n}</source>
        <translation>Zurückholen · {n}</translation>
    </message>
    <message>
        <source>Receipt copy</source>
        <translation>Bonkopie</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Bondrucker</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Bon {number}</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Bons</translation>
    </message>
    <message>
        <source>Regular price</source>
        <translation>Regulärer Preis</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Rückgabe</translation>
    </message>
    <message>
        <source>Rounding {amount}</source>
        <translation>Rundung {amount}</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>Sale fetched back</source>
        <translation>Verkauf zurückgeholt</translation>
    </message>
    <message>
        <source>Sale put aside</source>
        <translation>Verkauf zurückgestellt</translation>
    </message>
    <message>
        <source>Sales put aside</source>
        <translation>Zurückgestellte Verkäufe</translation>
    </message>
    <message>
        <source>Sales put aside, for the next shift</source>
        <translation>Zurückgestellt, für die nächste Schicht</translation>
    </message>
    <message>
        <source>Scan not rung</source>
        <translation>Scan nicht gebucht</translation>
    </message>
    <message>
        <source>Scan or type an item</source>
        <translation>Artikel scannen oder tippen</translation>
    </message>
    <message>
        <source>Scan the next item to start the next sale</source>
        <translation>Nächsten Artikel scannen: der nächste Verkauf beginnt</translation>
    </message>
    <message>
        <source>Scan {code}</source>
        <translation>Scan {code}</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Seen cheaper elsewhere</source>
        <translation>Anderswo günstiger gesehen</translation>
    </message>
    <message>
        <source>Sell at a typed price</source>
        <translation>Zu getipptem Preis verkaufen</translation>
    </message>
    <message>
        <source>Sell it all the same</source>
        <translation>Trotzdem verkaufen</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Shelf says otherwise</source>
        <translation>Am Regal steht anderes</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>Schicht eröffnet</translation>
    </message>
    <message>
        <source>Shift {n} is closed</source>
        <translation>Schicht {n} ist geschlossen</translation>
    </message>
    <message>
        <source>Should be in the drawer</source>
        <translation>Sollte in der Lade sein</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>Abmeldung</translation>
    </message>
    <message>
        <source>Sign-on</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Sold less returned</source>
        <translation>Verkauft abzüglich Rückgaben</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Something waits for the next item, so payment waits too. Scan or key it, or clear.</source>
        <translation>Etwas wartet auf den nächsten Artikel, die Zahlung wartet mit. Scannen, tippen oder leeren.</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Still to pay, {currency}</source>
        <translation>Noch zu zahlen, {currency}</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Stock as of {time}</source>
        <translation>Bestand Stand {time}</translation>
    </message>
    <message>
        <source>Stock as of {time}; what was sold here since is already taken off.</source>
        <translation>Bestand Stand {time}; was hier seither verkauft wurde, ist schon abgezogen.</translation>
    </message>
    <message>
        <source>Stock is not known yet.</source>
        <translation>Der Bestand ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Stock move</source>
        <translation>Bestandsbewegung</translation>
    </message>
    <message>
        <source>Stock not known</source>
        <translation>Bestand unbekannt</translation>
    </message>
    <message>
        <source>Stock not known yet</source>
        <translation>Bestand noch unbekannt</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Taken {amount}</source>
        <translation>Angenommen {amount}</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Steuern</translation>
    </message>
    <message>
        <source>That is not the PIN. Try again.</source>
        <translation>Das ist nicht die PIN. Bitte noch einmal.</translation>
    </message>
    <message>
        <source>That is not the PIN. Wait {n} s, then try again.</source>
        <translation>Das ist nicht die PIN. Bitte {n} s warten, dann noch einmal.</translation>
    </message>
    <message>
        <source>That line is not on the sale any more, so nothing was changed; choose another.</source>
        <translation>Diese Zeile ist nicht mehr im Verkauf, es wurde nichts geändert; bitte eine andere wählen.</translation>
    </message>
    <message>
        <source>That sale is not put aside any more; another was chosen before, or none waits.</source>
        <translation>Dieser Verkauf ist nicht mehr zurückgestellt; er wurde schon geholt, oder keiner wartet.</translation>
    </message>
    <message>
        <source>The drawer is being opened; the reason is in the journal.</source>
        <translation>Die Lade wird geöffnet; der Grund steht im Journal.</translation>
    </message>
    <message>
        <source>The drawer is right</source>
        <translation>Die Lade stimmt</translation>
    </message>
    <message>
        <source>The first {n} articles; type more to see fewer</source>
        <translation>Die ersten {n} Artikel; mehr tippen zeigt weniger</translation>
    </message>
    <message>
        <source>The line is full; the key was not taken. Press Enter, or clear the line.</source>
        <translation>Die Zeile ist voll; die Taste wurde nicht angenommen. Enter drücken oder die Zeile leeren.</translation>
    </message>
    <message>
        <source>The line waits to take something back, so nothing was added. Clear it, then press +.</source>
        <translation>Die Zeile wartet auf eine Rückgabe, es wurde nichts hinzugefügt. Leeren, dann + drücken.</translation>
    </message>
    <message>
        <source>The manual is missing from this installation; install Evertill again to have it.</source>
        <translation>Das Handbuch fehlt in dieser Installation; Evertill neu installieren, um es zu haben.</translation>
    </message>
    <message>
        <source>The money goes to the customer. Esc goes back.</source>
        <translation>Das Geld geht an den Kunden. Esc führt zurück.</translation>
    </message>
    <message>
        <source>The page {name} is not part of this manual; look for it by a word.</source>
        <translation>Die Seite {name} gehört nicht zu diesem Handbuch; bitte nach einem Wort suchen.</translation>
    </message>
    <message>
        <source>The reason is kept with the sale. {name} keeps its regular price beside it.</source>
        <translation>Der Grund bleibt beim Verkauf. {name} behält daneben den regulären Preis.</translation>
    </message>
    <message>
        <source>The sale is cancelled; nothing was sold.</source>
        <translation>Der Verkauf ist abgebrochen; nichts wurde verkauft.</translation>
    </message>
    <message>
        <source>The same pack again: counted once</source>
        <translation>Dieselbe Packung: einmal gezählt</translation>
    </message>
    <message>
        <source>The shop gave no reason.</source>
        <translation>Das Backend hat keinen Grund genannt.</translation>
    </message>
    <message>
        <source>The shop has it already</source>
        <translation>Das Backend hat es schon</translation>
    </message>
    <message>
        <source>The shop will never get it. It stays in the journal, with your name and the reason. Why?</source>
        <translation>Das Backend bekommt ihn nie. Er bleibt mit Ihrem Namen und dem Grund im Journal. Warum?</translation>
    </message>
    <message>
        <source>The shop's backend answers again.</source>
        <translation>Das Backend antwortet wieder.</translation>
    </message>
    <message>
        <source>The shop's backend answers. Sales reach it within seconds.</source>
        <translation>Das Backend antwortet. Verkäufe erreichen es in Sekunden.</translation>
    </message>
    <message>
        <source>The shop's backend does not accept this till. Go on selling; a manager must enrol it again.</source>
        <translation>Das Backend erkennt diese Kasse nicht an. Weiter verkaufen; die Leitung muss sie neu anmelden.</translation>
    </message>
    <message>
        <source>The shop's backend does not accept this till. {reason}</source>
        <translation>Das Backend erkennt diese Kasse nicht an. {reason}</translation>
    </message>
    <message>
        <source>The shop's backend does not answer. Go on selling: everything is kept here and sent by itself later.</source>
        <translation>Das Backend antwortet nicht. Weiter verkaufen: alles bleibt hier und geht später von selbst hinaus.</translation>
    </message>
    <message>
        <source>The shop's backend stopped answering. {reason}</source>
        <translation>Das Backend antwortet nicht mehr. {reason}</translation>
    </message>
    <message>
        <source>The shop's copies are as of</source>
        <translation>Stand der Kopien</translation>
    </message>
    <message>
        <source>The till is closed; the next shift begins with its float</source>
        <translation>Die Kasse ist geschlossen; die nächste Schicht beginnt mit Wechselgeld</translation>
    </message>
    <message>
        <source>The till is not open, so nothing was changed; open it with its float first.</source>
        <translation>Die Kasse ist nicht offen, es wurde nichts geändert; bitte erst mit Wechselgeld öffnen.</translation>
    </message>
    <message>
        <source>The till is still busy with what was asked before, so this was not done; wait, then do it again.</source>
        <translation>Die Kasse arbeitet noch am Vorigen, dies wurde nicht getan; kurz warten, dann noch einmal.</translation>
    </message>
    <message>
        <source>There is no catalogue yet.</source>
        <translation>Es gibt noch keinen Katalog.</translation>
    </message>
    <message>
        <source>There is no edit to take back; the sale stays as it is.</source>
        <translation>Es gibt nichts rückgängig zu machen; der Verkauf bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>There is no line to change the price of; scan the item first.</source>
        <translation>Es gibt keine Zeile mit einem Preis; bitte erst den Artikel scannen.</translation>
    </message>
    <message>
        <source>There is no line to change yet; scan an item first.</source>
        <translation>Es gibt noch keine Zeile; bitte erst einen Artikel scannen.</translation>
    </message>
    <message>
        <source>There is no line to void; the sale is empty.</source>
        <translation>Es gibt keine Zeile zu stornieren; der Verkauf ist leer.</translation>
    </message>
    <message>
        <source>There is no number yet to take as quantity or price. Type it first: 12* or 4.99@.</source>
        <translation>Es gibt noch keine Zahl für Menge oder Preis. Bitte erst tippen: 12* oder 4,99@.</translation>
    </message>
    <message>
        <source>There is no receipt to print again yet; finish a sale first.</source>
        <translation>Es gibt noch keinen Bon zu kopieren; bitte erst einen Verkauf abschließen.</translation>
    </message>
    <message>
        <source>There is no sale to cancel; the counter is empty.</source>
        <translation>Es gibt keinen Verkauf abzubrechen; der Tresen ist leer.</translation>
    </message>
    <message>
        <source>There is no sale to put aside; the counter is empty.</source>
        <translation>Es gibt keinen Verkauf zurückzustellen; der Tresen ist leer.</translation>
    </message>
    <message>
        <source>There is nothing to pay yet; scan the first item.</source>
        <translation>Es ist noch nichts zu zahlen; bitte den ersten Artikel scannen.</translation>
    </message>
    <message>
        <source>There is nothing to pay; the sale is empty. Scan the first item.</source>
        <translation>Es ist nichts zu zahlen; der Verkauf ist leer. Bitte den ersten Artikel scannen.</translation>
    </message>
    <message>
        <source>This is a receipt of another till</source>
        <translation>Das ist ein Bon einer anderen Kasse</translation>
    </message>
    <message>
        <source>This is a receipt of this till</source>
        <translation>Das ist ein Bon dieser Kasse</translation>
    </message>
    <message>
        <source>This is no number, so nothing was set. Correct it: digits and one decimal sign.</source>
        <translation>Das ist keine Zahl, es wurde nichts gesetzt. Bitte berichtigen: Ziffern und ein Komma.</translation>
    </message>
    <message>
        <source>This name may not sign on here any more; choose another or ask a manager.</source>
        <translation>Dieser Name darf sich hier nicht mehr anmelden; anderen wählen oder die Leitung fragen.</translation>
    </message>
    <message>
        <source>This till works on its own: everything is kept here, and nothing is sent anywhere.</source>
        <translation>Diese Kasse arbeitet eigenständig: alles bleibt hier, nichts wird gesendet.</translation>
    </message>
    <message>
        <source>This till's journal does not have it any more.</source>
        <translation>Das Journal dieser Kasse hat sie nicht mehr.</translation>
    </message>
    <message>
        <source>Till closed</source>
        <translation>Kasse geschlossen</translation>
    </message>
    <message>
        <source>To pay out, {currency}</source>
        <translation>Auszuzahlen, {currency}</translation>
    </message>
    <message>
        <source>To pay, {currency}</source>
        <translation>Zu zahlen, {currency}</translation>
    </message>
    <message>
        <source>Too much in the drawer</source>
        <translation>Zu viel in der Lade</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Total {amount}</source>
        <translation>Summe {amount}</translation>
    </message>
    <message>
        <source>Training: nothing here is sold, counted or sent</source>
        <translation>Training: hier wird nichts verkauft, gezählt oder gesendet</translation>
    </message>
    <message>
        <source>Tried again by hand.</source>
        <translation>Von Hand neu versucht.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Trying to reach the shop now.</source>
        <translation>Das Backend wird jetzt gerufen.</translation>
    </message>
    <message>
        <source>Type a name, a number or part of a barcode</source>
        <translation>Name, Nummer oder Teil des Strichcodes tippen</translation>
    </message>
    <message>
        <source>Type a number or an amount</source>
        <translation>Nummer oder Betrag tippen</translation>
    </message>
    <message>
        <source>Type another amount and press Enter. Less than is due is taken as a part. Esc goes back.</source>
        <translation>Anderen Betrag tippen und Enter drücken. Weniger zählt als Teilzahlung. Esc führt zurück.</translation>
    </message>
    <message>
        <source>Type to search all pages</source>
        <translation>Tippen durchsucht alle Seiten</translation>
    </message>
    <message>
        <source>Type two characters or more: part of a name, an article number or a barcode.</source>
        <translation>Mindestens zwei Zeichen tippen: Teil eines Namens, Artikelnummer oder Strichcode.</translation>
    </message>
    <message>
        <source>Type what one of {name} costs now and press Enter.</source>
        <translation>Tippen, was ein Stück {name} jetzt kostet, und Enter drücken.</translation>
    </message>
    <message>
        <source>Typed {code}</source>
        <translation>Getippt {code}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Widerruf</translation>
    </message>
    <message>
        <source>Unlisted article {code}</source>
        <translation>Nicht gelisteter Artikel {code}</translation>
    </message>
    <message>
        <source>Usual floats</source>
        <translation>Übliches Wechselgeld</translation>
    </message>
    <message>
        <source>Void line</source>
        <translation>Zeile weg</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf Versand</translation>
    </message>
    <message>
        <source>Waive it</source>
        <translation>Verzichten</translation>
    </message>
    <message>
        <source>Waive {what}?</source>
        <translation>Auf {what} verzichten?</translation>
    </message>
    <message>
        <source>Waive…</source>
        <translation>Verzichten …</translation>
    </message>
    <message>
        <source>Weigh or measure {name}, type the figure and press Enter.</source>
        <translation>{name} wiegen oder messen, Wert tippen und Enter drücken.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>What does it cost?</source>
        <translation>Was kostet es?</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation>Was gesendet würde</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>Wer ist an der Kasse?</translation>
    </message>
    <message>
        <source>Why {price}?</source>
        <translation>Warum {price}?</translation>
    </message>
    <message>
        <source>Why? The reason is kept in the journal.</source>
        <translation>Warum? Der Grund bleibt im Journal.</translation>
    </message>
    <message>
        <source>You may not {deed} here, so nothing was changed; ask somebody who may to sign on.</source>
        <translation>Dazu fehlt hier das Recht ({deed}), es wurde nichts geändert; bitte jemanden mit diesem Recht anmelden lassen.</translation>
    </message>
    <message>
        <source>adds the item</source>
        <translation>fügt den Artikel hinzu</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>cancel a sale</source>
        <translation>Verkauf abbrechen</translation>
    </message>
    <message>
        <source>cash</source>
        <translation>bar</translation>
    </message>
    <message>
        <source>cash {amount}</source>
        <translation>bar {amount}</translation>
    </message>
    <message>
        <source>change a price</source>
        <translation>Preis ändern</translation>
    </message>
    <message>
        <source>change {amount}</source>
        <translation>zurück {amount}</translation>
    </message>
    <message>
        <source>count the drawer, end the shift</source>
        <translation>Lade zählen, Schicht beenden</translation>
    </message>
    <message>
        <source>do this</source>
        <translation>diese Handlung</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>passend</translation>
    </message>
    <message>
        <source>exact, rounded</source>
        <translation>passend, gerundet</translation>
    </message>
    <message>
        <source>for {age}</source>
        <translation>seit {age}</translation>
    </message>
    <message>
        <source>give this sale up</source>
        <translation>diesen Verkauf aufgeben</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>leaves it out</source>
        <translation>lässt ihn weg</translation>
    </message>
    <message>
        <source>none of {quantity} for sale</source>
        <translation>von {quantity} keine verkäuflich</translation>
    </message>
    <message>
        <source>{free} of {quantity} for sale</source>
        <translation>{free} von {quantity} verkäuflich</translation>
    </message>
    <message>
        <source>none in stock</source>
        <translation>nicht auf Lager</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>now {price} each, {reason}</source>
        <translation>jetzt je {price}, {reason}</translation>
    </message>
    <message>
        <source>open or close the till</source>
        <translation>Kasse öffnen oder schließen</translation>
    </message>
    <message>
        <source>open price</source>
        <translation>Preis offen</translation>
    </message>
    <message>
        <source>open the drawer</source>
        <translation>Lade öffnen</translation>
    </message>
    <message>
        <source>open the drawer, with a reason</source>
        <translation>Lade öffnen, mit Grund</translation>
    </message>
    <message>
        <source>per {unit}</source>
        <translation>je {unit}</translation>
    </message>
    <message>
        <source>price on the label</source>
        <translation>Preis auf dem Etikett</translation>
    </message>
    <message>
        <source>price {amount}</source>
        <translation>Preis {amount}</translation>
    </message>
    <message>
        <source>price, {currency}</source>
        <translation>Preis, {currency}</translation>
    </message>
    <message>
        <source>print a copy</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>print one again, as a copy</source>
        <translation>einen als Kopie drucken</translation>
    </message>
    <message>
        <source>put this sale aside</source>
        <translation>diesen Verkauf zurückstellen</translation>
    </message>
    <message>
        <source>quantity {amount}</source>
        <translation>Menge {amount}</translation>
    </message>
    <message>
        <source>receipt printed</source>
        <translation>Bon gedruckt</translation>
    </message>
    <message>
        <source>rounding {amount}</source>
        <translation>Rundung {amount}</translation>
    </message>
    <message>
        <source>safe on this till</source>
        <translation>sicher auf dieser Kasse</translation>
    </message>
    <message>
        <source>search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>search the catalogue</source>
        <translation>im Katalog suchen</translation>
    </message>
    <message>
        <source>sell</source>
        <translation>verkaufen</translation>
    </message>
    <message>
        <source>sent to the shop</source>
        <translation>ans Backend gesendet</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>Seriennr.</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>seit {time}</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>zurücknehmen</translation>
    </message>
    <message>
        <source>take goods back without a receipt</source>
        <translation>Ware ohne Bon zurücknehmen</translation>
    </message>
    <message>
        <source>the manual, F1</source>
        <translation>das Handbuch, F1</translation>
    </message>
    <message>
        <source>the sale stays as it is</source>
        <translation>der Verkauf bleibt, wie er ist</translation>
    </message>
    <message>
        <source>the shop is told</source>
        <translation>das Backend erfährt es</translation>
    </message>
    <message>
        <source>use by {day}</source>
        <translation>verwenden bis {day}</translation>
    </message>
    <message>
        <source>void a line</source>
        <translation>Zeile stornieren</translation>
    </message>
    <message>
        <source>waive a fact</source>
        <translation>auf einen Vorgang verzichten</translation>
    </message>
    <message>
        <source>what waits, since when and why</source>
        <translation>was wartet, seit wann und warum</translation>
    </message>
    <message>
        <source>{device} works again.</source>
        <translation>{device} geht wieder.</translation>
    </message>
    <message>
        <source>{link} lies outside this manual; open it on another computer.</source>
        <translation>{link} liegt außerhalb des Handbuchs; bitte an einem anderen Rechner öffnen.</translation>
    </message>
    <message>
        <source>{name} has no fixed price. Type it and press Enter.</source>
        <translation>{name} hat keinen festen Preis. Preis tippen und Enter drücken.</translation>
    </message>
    <message>
        <source>{name} may be sold only to people born on {day} or before.</source>
        <translation>{name} nur an Personen, die am {day} oder früher geboren sind.</translation>
    </message>
    <message>
        <source>{name} was to be used by {day}. It has not been added; put it aside, or sell it all the same.</source>
        <translation>{name} war bis {day} zu verwenden. Nicht gebucht; beiseitelegen oder trotzdem verkaufen.</translation>
    </message>
    <message>
        <source>{name} with this serial number was sold here and has not come back, so it was not added; scan the right number, or sell it all the same with somebody's leave.</source>
        <translation>{name} mit dieser Seriennummer wurde hier verkauft und kam nicht zurück, darum nicht aufgenommen; richtige Nummer scannen oder mit Erlaubnis trotzdem verkaufen.</translation>
    </message>
    <message>
        <source>{name} · Shift {n}</source>
        <translation>{name} · Schicht {n}</translation>
    </message>
    <message>
        <source>{name}, count what is in the drawer and key it. A shift begins with it.</source>
        <translation>{name}, bitte die Lade zählen und die Summe tippen. Damit beginnt eine Schicht.</translation>
    </message>
    <message>
        <source>{n} article</source>
        <translation>{n} Artikel</translation>
    </message>
    <message>
        <source>{n} articles</source>
        <translation>{n} Artikel</translation>
    </message>
    <message>
        <source>{n} copies printed</source>
        <translation>{n} Kopien gedruckt</translation>
    </message>
    <message>
        <source>{n} copy printed</source>
        <translation>{n} Kopie gedruckt</translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>vor {age}</translation>
    </message>
    <message>
        <source>{n} day</source>
        <translation>{n} Tag</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tagen</translation>
    </message>
    <message>
        <source>{n} digits keyed</source>
        <translation>{n} Ziffern getippt</translation>
    </message>
    <message>
        <source>{n} fact is not yet with the shop. It is safe here, keeps its shift, and goes by itself.</source>
        <translation>{n} Vorgang ist noch nicht beim Backend. Er ist hier sicher, behält ihre Schicht und geht von selbst.</translation>
    </message>
    <message>
        <source>{n} fact is safe on this till and not yet with the shop; the oldest has waited {age}.</source>
        <translation>{n} Vorgang ist sicher auf dieser Kasse und noch nicht beim Backend; er wartet seit {age}.</translation>
    </message>
    <message>
        <source>{n} fact was refused and waits for a person below.</source>
        <translation>{n} Vorgang wurde abgelehnt und wartet unten auf einen Menschen.</translation>
    </message>
    <message>
        <source>{n} facts are not yet with the shop. They are safe here, keep their shift, and go by themselves.</source>
        <translation>{n} Vorgänge sind noch nicht beim Backend. Sie sind hier sicher, behalten ihre Schicht und gehen von selbst.</translation>
    </message>
    <message>
        <source>{n} facts are safe on this till and not yet with the shop; the oldest has waited {age}.</source>
        <translation>{n} Vorgänge sind sicher auf dieser Kasse und noch nicht beim Backend; der älteste wartet seit {age}.</translation>
    </message>
    <message>
        <source>{n} facts were refused and wait for a person below.</source>
        <translation>{n} Vorgänge wurden abgelehnt und warten unten auf einen Menschen.</translation>
    </message>
    <message>
        <source>Clock is off</source>
        <translation>Uhr geht falsch</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation>{n} Stück</translation>
    </message>
    <message>
        <source>{n} line</source>
        <translation>{n} Zeile</translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation>{n} Zeilen</translation>
    </message>
    <message>
        <source>{n} need a person</source>
        <translation>{n} brauchen einen Menschen</translation>
    </message>
    <message>
        <source>{n} of the latest {known}</source>
        <translation>{n} der letzten {known}</translation>
    </message>
    <message>
        <source>{n} return</source>
        <translation>{n} Rückgabe</translation>
    </message>
    <message>
        <source>{n} returns</source>
        <translation>{n} Rückgaben</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} sale</source>
        <translation>{n} Verkauf</translation>
    </message>
    <message>
        <source>{n} sales</source>
        <translation>{n} Verkäufe</translation>
    </message>
    <message>
        <source>{n} are to be finished first</source>
        <translation>{n} sind vorher abzuschließen</translation>
    </message>
    <message>
        <source>{n} is to be finished first</source>
        <translation>{n} ist vorher abzuschließen</translation>
    </message>
    <message>
        <source>{n} stay for the next shift</source>
        <translation>{n} bleiben für die nächste Schicht</translation>
    </message>
    <message>
        <source>{n} stays for the next shift</source>
        <translation>{n} bleibt für die nächste Schicht</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} warten</translation>
    </message>
    <message>
        <source>{quantity} in stock</source>
        <translation>{quantity} auf Lager</translation>
    </message>
    <message>
        <source>{quantity} reserved</source>
        <translation>{quantity} reserviert</translation>
    </message>
    <message>
        <source>{what}: a receipt</source>
        <translation>{what}: ein Bon</translation>
    </message>
    <message>
        <source>{what}: not rung</source>
        <translation>{what}: nicht gebucht</translation>
    </message>
    <message>
        <source>{what}: unknown</source>
        <translation>{what}: unbekannt</translation>
    </message>
    <message>
        <source>{what}: what would be sent</source>
        <translation>{what}: was gesendet würde</translation>
    </message>
    <message>
        <source>“{label}” is put aside. F5 brings it back.</source>
        <translation>„{label}“ ist zurückgestellt. F5 holt ihn wieder.</translation>
    </message>
    <message>
        <source>↑ ↓ choose a page
← → earlier page, later page
Page Up, Page Down scroll · Tab finds links</source>
        <translation>↑ ↓ Seite wählen
← → vorige, nächste Seite
Bild auf, Bild ab rollen · Tab findet Links</translation>
    </message>
    <message>
        <source>Code got its article</source>
        <translation>Code hat seinen Artikel</translation>
    </message>
</context>
</TS>
