<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Approved.</source>
        <translation>Genehmigt.</translation>
    </message>
    <message>
        <source>Ask the terminal again</source>
        <translation>Das Gerät nochmals fragen</translation>
    </message>
    <message>
        <source>Asking the card terminal about {amount} from {time}…</source>
        <translation>Das Kartengerät wird nach {amount} von {time} gefragt…</translation>
    </message>
    <message>
        <source>Attempt {short} · nothing is charged again until it is clear</source>
        <translation>Vorgang {short} · bis zur Klärung wird nichts erneut belastet</translation>
    </message>
    <message>
        <source>Cancel the card payment</source>
        <translation>Kartenzahlung abbrechen</translation>
    </message>
    <message>
        <source>Card terminal: {prompt}</source>
        <translation>Kartengerät: {prompt}</translation>
    </message>
    <message>
        <source>Card terminal…</source>
        <translation>Kartengerät…</translation>
    </message>
    <message>
        <source>Close the card terminal's day</source>
        <translation>Kassenschnitt am Kartengerät</translation>
    </message>
    <message>
        <source>Declined.</source>
        <translation>Abgelehnt.</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Give {amount} back to the card on the card terminal</source>
        <translation>{amount} am Kartengerät auf die Karte zurückgeben</translation>
    </message>
    <message>
        <source>It was not paid</source>
        <translation>Es wurde nicht bezahlt</translation>
    </message>
    <message>
        <source>It was paid</source>
        <translation>Es wurde bezahlt</translation>
    </message>
    <message>
        <source>Key {amount} on the card terminal</source>
        <translation>{amount} am Kartengerät eingeben</translation>
    </message>
    <message>
        <source>Not known whether {amount} was charged</source>
        <translation>Unklar, ob {amount} belastet wurden</translation>
    </message>
    <message>
        <source>Not rung: a card payment holds this sale. Wait for the card terminal, then scan again.</source>
        <translation>Nicht gebucht: eine Kartenzahlung hält diesen Verkauf. Auf das Kartengerät warten, dann erneut scannen.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Number on the terminal's slip</source>
        <translation>Nummer auf dem Beleg des Geräts</translation>
    </message>
    <message>
        <source>Part is paid: finish the sale, or give it back to change the sale.</source>
        <translation>Ein Teil ist bezahlt: den Verkauf abschließen, oder zurückgeben, um ihn zu ändern.</translation>
    </message>
    <message>
        <source>Please confirm the amount on the card terminal.</source>
        <translation>Bitte den Betrag am Kartengerät bestätigen.</translation>
    </message>
    <message>
        <source>Please insert or hold the card.</source>
        <translation>Bitte Karte einstecken oder vorhalten.</translation>
    </message>
    <message>
        <source>Please remove the card.</source>
        <translation>Bitte Karte entnehmen.</translation>
    </message>
    <message>
        <source>Press the red key of the card terminal to cancel.</source>
        <translation>Zum Abbrechen die rote Taste des Kartengeräts drücken.</translation>
    </message>
    <message>
        <source>The PIN was wrong.</source>
        <translation>Die PIN war falsch.</translation>
    </message>
    <message>
        <source>The card cannot be read.</source>
        <translation>Die Karte ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The card is not accepted.</source>
        <translation>Die Karte wird nicht angenommen.</translation>
    </message>
    <message>
        <source>The card terminal asks for patience.</source>
        <translation>Das Kartengerät bittet um Geduld.</translation>
    </message>
    <message>
        <source>The card terminal closes its day; its totals come when it is done.</source>
        <translation>Das Kartengerät macht Kassenschnitt; seine Summen kommen, sobald es fertig ist.</translation>
    </message>
    <message>
        <source>The card terminal does not accept this.</source>
        <translation>Das Kartengerät nimmt das nicht an.</translation>
    </message>
    <message>
        <source>The card terminal is closing its day.</source>
        <translation>Das Kartengerät macht Kassenschnitt.</translation>
    </message>
    <message>
        <source>The card terminal is undoing the payment.</source>
        <translation>Das Kartengerät storniert die Zahlung.</translation>
    </message>
    <message>
        <source>The card terminal undoes it…</source>
        <translation>Das Kartengerät storniert…</translation>
    </message>
    <message>
        <source>The card terminal waits for the bank's answer.</source>
        <translation>Das Kartengerät wartet auf die Antwort der Bank.</translation>
    </message>
    <message>
        <source>The card terminal waits for the cashier.</source>
        <translation>Das Kartengerät wartet auf die Kasse.</translation>
    </message>
    <message>
        <source>The customer is asked to look at the PIN pad.</source>
        <translation>Der Kunde wird gebeten, auf das PIN-Pad zu schauen.</translation>
    </message>
    <message>
        <source>The customer's card is not accepted.</source>
        <translation>Die Karte des Kunden wird nicht angenommen.</translation>
    </message>
    <message>
        <source>The terminal did not say. Ask it again; a manager may decide by its last slip.</source>
        <translation>Das Gerät hat es nicht gesagt. Nochmals fragen; eine Leitung darf nach dem letzten Beleg entscheiden.</translation>
    </message>
    <message>
        <source>Then type the number on its slip and press Enter. Esc: it was not paid.</source>
        <translation>Danach die Nummer auf dessen Beleg tippen und Enter drücken. Esc: nicht bezahlt.</translation>
    </message>
    <message>
        <source>This terminal cannot be asked. Look at its last slip (duplicate), and say what it shows.</source>
        <translation>Dieses Gerät kann nicht gefragt werden. Den letzten Beleg (Duplikat) ansehen und sagen, was er zeigt.</translation>
    </message>
    <message>
        <source>Scan the number of the {means}, or type it and press Enter.</source>
        <translation>Nummer scannen ({means}), oder tippen und Enter drücken.</translation>
    </message>
    <message>
        <source>Number, as it is printed</source>
        <translation>Nummer, wie sie gedruckt ist</translation>
    </message>
    <message>
        <source>Other means</source>
        <translation>Andere Zahlarten</translation>
    </message>
    <message>
        <source>{count} taken before</source>
        <translation>{count} zuvor angenommen</translation>
    </message>
    <message>
        <source>Undo the card</source>
        <translation>Karte stornieren</translation>
    </message>
    <message>
        <source>Undo {amount} on the card terminal</source>
        <translation>{amount} am Kartengerät stornieren</translation>
    </message>
    <message>
        <source>keeps its own totals</source>
        <translation>behält dessen eigene Summen</translation>
    </message>
    <message>
        <source>say what became of a card payment</source>
        <translation>sagen, was aus einer Kartenzahlung wurde</translation>
    </message>
    <message>
        <source>slip</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>{amount} · attempt {short} · the sale cannot be charged twice</source>
        <translation>{amount} · Vorgang {short} · der Verkauf wird nie doppelt belastet</translation>
    </message>
    <message>
        <source>{amount} goes back to the card</source>
        <translation>{amount} geht auf die Karte zurück</translation>
    </message>
    <message>
        <source>Give {amount} back at the terminal</source>
        <translation>{amount} am Kartengerät zurückgeben</translation>
    </message>
    <message>
        <source>Did {amount} go back to the card?</source>
        <translation>Ging {amount} auf die Karte zurück?</translation>
    </message>
    <message>
        <source>The terminal asks for the customer's card.</source>
        <translation>Das Kartengerät verlangt die Karte des Kunden.</translation>
    </message>
    <message>
        <source>The terminal undoes the payment.</source>
        <translation>Das Kartengerät macht die Zahlung rückgängig.</translation>
    </message>
    <message>
        <source>Give up at the terminal</source>
        <translation>Am Kartengerät abbrechen</translation>
    </message>
    <message>
        <source>If it is refused</source>
        <translation>Wenn es abgelehnt wird</translation>
    </message>
    <message>
        <source>the sale stands as it is</source>
        <translation>bleibt der Verkauf, wie er ist</translation>
    </message>
    <message>
        <source>Key the refund there, then the number on its slip here. Until then the sale stands.</source>
        <translation>Dort die Gutschrift eintippen, dann hier die Nummer auf dem Beleg. Bis dahin bleibt der Verkauf bestehen.</translation>
    </message>
    <message>
        <source>The terminal has not said. Ask it again, or key the number on its slip if it shows the refund.</source>
        <translation>Das Kartengerät hat es nicht gesagt. Nochmals fragen, oder die Nummer vom Beleg eintippen, wenn er die Gutschrift zeigt.</translation>
    </message>
    <message>
        <source>It was not given back</source>
        <translation>Es ging nichts zurück</translation>
    </message>
    <message>
        <source>It cannot be undone there any more, so it is refunded: the terminal asks for the card.</source>
        <translation>Rückgängig machen geht dort nicht mehr, darum wird es gutgeschrieben: Das Kartengerät verlangt die Karte.</translation>
    </message>
    <message>
        <source>The card terminal is asked what became of it.</source>
        <translation>Das Kartengerät wird gefragt, was daraus wurde.</translation>
    </message>
    <message>
        <source>The card terminal has not said whether {amount} went back to the card, so that sale stands; choose its receipt to undo again, and settle it.</source>
        <translation>Das Kartengerät hat nicht gesagt, ob {amount} auf die Karte zurückging, darum bleibt der Verkauf; zum Klären den Bon noch einmal rückgängig machen.</translation>
    </message>
    <message>
        <source>Card + cash</source>
        <translation>Karte + Bargeld</translation>
    </message>
    <message>
        <source>Type how much cash the customer wants, and press Enter.</source>
        <translation>Eintippen, wie viel Bargeld gewünscht ist, dann Enter.</translation>
    </message>
    <message>
        <source>cash out</source>
        <translation>Auszahlung</translation>
    </message>
    <message>
        <source>Cash to pay out</source>
        <translation>Auszuzahlendes Bargeld</translation>
    </message>
    <message>
        <source>Hand over in cash</source>
        <translation>Bar auszuzahlen</translation>
    </message>
    <message>
        <source>cash on the card {amount}</source>
        <translation>Bargeld auf der Karte {amount}</translation>
    </message>
    <message>
        <source>Cash paid out on cards</source>
        <translation>Bargeld auf Karten</translation>
    </message>
    <message>
        <source>The sale is undone, but {amount} could not go back to its card: it is owed, as the slip says.</source>
        <translation>Der Verkauf ist storniert, aber {amount} konnten nicht auf die Karte zurück: sie bleiben geschuldet, der Beleg nennt sie.</translation>
    </message>
    <message>
        <source>print one again, late ones too</source>
        <translation>noch einmal drucken, auch verspätete</translation>
    </message>
    <message>
        <source>Type an amount, a slip's number or the card's last four</source>
        <translation>Betrag, Belegnummer oder die letzten vier der Karte tippen</translation>
    </message>
    <message>
        <source>Print copies</source>
        <translation>Kopien drucken</translation>
    </message>
    <message>
        <source>Card payment</source>
        <translation>Kartenzahlung</translation>
    </message>
    <message>
        <source>Card refund</source>
        <translation>Kartenerstattung</translation>
    </message>
    <message>
        <source>Card payment undone</source>
        <translation>Kartenzahlung storniert</translation>
    </message>
    <message>
        <source>End of the terminal's day</source>
        <translation>Kassenschnitt des Kartengeräts</translation>
    </message>
    <message>
        <source>{n} slip</source>
        <translation>{n} Beleg</translation>
    </message>
    <message>
        <source>{n} slips</source>
        <translation>{n} Belege</translation>
    </message>
    <message>
        <source>{slips}, {n} came late</source>
        <translation>{slips}, davon {n} verspätet</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>owed to the customer</source>
        <translation>dem Kunden geschuldet</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>nicht geklärt</translation>
    </message>
    <message>
        <source>slip {number}</source>
        <translation>Beleg {number}</translation>
    </message>
    <message>
        <source>The slip is on its way to the printer, marked as copy {copy}.</source>
        <translation>Der Beleg ist auf dem Weg zum Drucker, als Kopie {copy} gekennzeichnet.</translation>
    </message>
    <message>
        <source>{n} slips are on their way to the printer, marked as copy {copy}.</source>
        <translation>{n} Belege sind auf dem Weg zum Drucker, als Kopie {copy} gekennzeichnet.</translation>
    </message>
    <message>
        <source>That slip is not kept any more, so nothing was printed.</source>
        <translation>Dieser Beleg ist nicht mehr da; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>The card terminal has had nothing printed at this till yet.</source>
        <translation>Das Kartengerät hat an dieser Kasse noch nichts drucken lassen.</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>abgebrochen</translation>
    </message>
</context>
</TS>
