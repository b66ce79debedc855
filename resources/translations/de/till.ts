<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Bag no.</source>
        <translation>Beutel-Nr.</translation>
    </message>
    <message>
        <source>Charged on cards in all</source>
        <translation>Auf Karten insgesamt</translation>
    </message>
    <message>
        <source>Cash as a sum</source>
        <translation>Bargeld als Summe</translation>
    </message>
    <message>
        <source>Cash has moved since the count, so the till stays open; count the drawer again.</source>
        <translation>Seit der Zählung wurde Bargeld bewegt, die Kasse bleibt darum offen; bitte die Lade noch einmal zählen.</translation>
    </message>
    <message>
        <source>Cash paid out</source>
        <translation>Bargeldauszahlung</translation>
    </message>
    <message>
        <source>Charged on top of sales</source>
        <translation>Über den Verkauf hinaus belastet</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Neu zählen</translation>
    </message>
    <message>
        <source>Count the drawer</source>
        <translation>Lade zählen</translation>
    </message>
    <message>
        <source>Count the drawer, the float included: key the sum, or notes and coins one by one. Enter goes on.</source>
        <translation>Die Lade samt Anfangsbestand zählen: die Summe tippen oder Scheine und Münzen einzeln. Enter führt weiter.</translation>
    </message>
    <message>
        <source>Count {n} of this shift</source>
        <translation>Zählung {n} dieser Schicht</translation>
    </message>
    <message>
        <source>Counted so far: {amount}</source>
        <translation>Bisher gezählt: {amount}</translation>
    </message>
    <message>
        <source>Deposits on orders, untaxed</source>
        <translation>Anzahlungen auf Bestellungen, unversteuert</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zurückgezahlt</translation>
    </message>
    <message>
        <source>Key what stays in the drawer for the next shift, and the number of the bag for the rest.</source>
        <translation>Bitte tippen, was für die nächste Schicht in der Lade bleibt, und die Nummer des Beutels für den Rest.</translation>
    </message>
    <message>
        <source>Nothing was counted yet; key the sum, or how many there are of each.</source>
        <translation>Noch ist nichts gezählt; bitte die Summe tippen oder die Anzahl von jedem.</translation>
    </message>
    <message>
        <source>Other slips</source>
        <translation>Sonstige Belege</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>Eingelöst</translation>
    </message>
    <message>
        <source>Stays in the drawer</source>
        <translation>Bleibt in der Lade</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>Das ist alles</translation>
    </message>
    <message>
        <source>The count is in the journal, and its slip is printing.</source>
        <translation>Die Zählung steht im Journal, ihr Beleg wird gedruckt.</translation>
    </message>
    <message>
        <source>Tips</source>
        <translation>Trinkgeld</translation>
    </message>
    <message>
        <source>Z report {n} is in the journal and on its way to the printer.</source>
        <translation>Z-Bericht {n} steht im Journal und geht zum Drucker.</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>already taken off: taxed vouchers</source>
        <translation>schon abgezogen: versteuerte Gutscheine</translation>
    </message>
    <message>
        <source>{name}, the last shift left {amount} in the drawer. Count it and key it; a shift begins with it.</source>
        <translation>{name}, die letzte Schicht ließ {amount} in der Lade. Bitte zählen und tippen; damit beginnt eine Schicht.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>By the cashier</source>
        <translation>Durch die Kasse</translation>
    </message>
    <message>
        <source>Cash movements</source>
        <translation>Bargeldbewegungen</translation>
    </message>
    <message>
        <source>Cash rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>Copies printed</source>
        <translation>Gedruckte Kopien</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Abgeführt</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>Rabatte</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>Lade ohne Verkauf geöffnet</translation>
    </message>
    <message>
        <source>Facts unsent</source>
        <translation>Nicht gesendete Vorgänge</translation>
    </message>
    <message>
        <source>Fetched back</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>Grand total</source>
        <translation>Gesamtumsatz</translation>
    </message>
    <message>
        <source>Grand total, returns added</source>
        <translation>Gesamtumsatz, Rückgaben addiert</translation>
    </message>
    <message>
        <source>Key how much cash comes into the drawer without a sale.</source>
        <translation>Bitte tippen, wie viel Bargeld ohne Verkauf in die Lade kommt.</translation>
    </message>
    <message>
        <source>Key how much cash is paid out of the drawer without a sale.</source>
        <translation>Bitte tippen, wie viel Bargeld ohne Verkauf aus der Lade gezahlt wird.</translation>
    </message>
    <message>
        <source>Key how much cash leaves the drawer for the safe or the bank.</source>
        <translation>Bitte tippen, wie viel Bargeld in den Tresor oder zur Bank geht.</translation>
    </message>
    <message>
        <source>Key how much change is put into the drawer.</source>
        <translation>Bitte tippen, wie viel Wechselgeld in die Lade gelegt wird.</translation>
    </message>
    <message>
        <source>Key the number on the deposit bag; it stands on the slip and in the journal.</source>
        <translation>Bitte die Nummer des Geldbeutels tippen; sie steht auf dem Beleg und im Journal.</translation>
    </message>
    <message>
        <source>Line void</source>
        <translation>Zeilenstorno</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Wechselgeld</translation>
    </message>
    <message>
        <source>Net by tax</source>
        <translation>Netto nach Steuersatz</translation>
    </message>
    <message>
        <source>No bag</source>
        <translation>Kein Beutel</translation>
    </message>
    <message>
        <source>Nothing happened in this shift yet.</source>
        <translation>In dieser Schicht ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>Noch nichts zu zeigen.</translation>
    </message>
    <message>
        <source>Number of the bag</source>
        <translation>Nummer des Beutels</translation>
    </message>
    <message>
        <source>Over / short</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>Einzahlung</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Auszahlung</translation>
    </message>
    <message>
        <source>Pickup</source>
        <translation>Abschöpfung</translation>
    </message>
    <message>
        <source>Post-void</source>
        <translation>Bonstorno</translation>
    </message>
    <message>
        <source>Postage</source>
        <translation>Porto</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Print the X report</source>
        <translation>X-Bericht drucken</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Rückgaben</translation>
    </message>
    <message>
        <source>Rounded to coins</source>
        <translation>Auf Münzen gerundet</translation>
    </message>
    <message>
        <source>Rung wrong</source>
        <translation>Falsch erfasst</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Verkäufe</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Supplies</source>
        <translation>Verbrauchsmaterial</translation>
    </message>
    <message>
        <source>Taken by tender</source>
        <translation>Eingenommen nach Zahlart</translation>
    </message>
    <message>
        <source>The X report is on its way to the printer.</source>
        <translation>Der X-Bericht geht zum Drucker.</translation>
    </message>
    <message>
        <source>The drawer</source>
        <translation>Die Lade</translation>
    </message>
    <message>
        <source>They are safe on this till, keep this shift, and go by themselves.</source>
        <translation>Sie liegen sicher auf dieser Kasse, behalten diese Schicht und gehen von selbst.</translation>
    </message>
    <message>
        <source>This Z was never printed here, so there is nothing to copy.</source>
        <translation>Dieser Z-Bericht wurde hier nie gedruckt, es gibt darum nichts zu kopieren.</translation>
    </message>
    <message>
        <source>To the bank</source>
        <translation>Zur Bank</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>In den Tresor</translation>
    </message>
    <message>
        <source>Turnover</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>Bis jetzt</translation>
    </message>
    <message>
        <source>Voids</source>
        <translation>Stornos</translation>
    </message>
    <message>
        <source>Wages</source>
        <translation>Lohn</translation>
    </message>
    <message>
        <source>Which bag?</source>
        <translation>Welcher Beutel?</translation>
    </message>
    <message>
        <source>Why? The reason is printed on the slip and kept in the journal.</source>
        <translation>Warum? Der Grund steht auf dem Beleg und im Journal.</translation>
    </message>
    <message>
        <source>Wrong tender</source>
        <translation>Falsche Zahlart</translation>
    </message>
    <message>
        <source>X and Z reports</source>
        <translation>X- und Z-Berichte</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X-Bericht</translation>
    </message>
    <message>
        <source>X · shift {n} so far</source>
        <translation>X · Schicht {n} bisher</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Z-Bericht</translation>
    </message>
    <message>
        <source>bag no.</source>
        <translation>Beutel-Nr.</translation>
    </message>
    <message>
        <source>cash comes in without a sale</source>
        <translation>Bargeld kommt ohne Verkauf herein</translation>
    </message>
    <message>
        <source>cash goes out without a sale</source>
        <translation>Bargeld geht ohne Verkauf hinaus</translation>
    </message>
    <message>
        <source>cash to the safe or the bank</source>
        <translation>Bargeld in den Tresor oder zur Bank</translation>
    </message>
    <message>
        <source>change put into the drawer</source>
        <translation>Wechselgeld in die Lade</translation>
    </message>
    <message>
        <source>drawer right</source>
        <translation>Lade stimmt</translation>
    </message>
    <message>
        <source>drawer {amount}</source>
        <translation>Lade {amount}</translation>
    </message>
    <message>
        <source>opened {time}</source>
        <translation>geöffnet {time}</translation>
    </message>
    <message>
        <source>the shift goes on</source>
        <translation>die Schicht geht weiter</translation>
    </message>
    <message>
        <source>this shift, and those before</source>
        <translation>diese Schicht und die davor</translation>
    </message>
    <message>
        <source>{n} fact unsent</source>
        <translation>{n} Vorgang nicht gesendet</translation>
    </message>
    <message>
        <source>{n} facts unsent</source>
        <translation>{n} Vorgänge nicht gesendet</translation>
    </message>
    <message>
        <source>{what}: {amount} is in the journal; the drawer opens and the slip prints.</source>
        <translation>{what}: {amount} steht im Journal; die Lade öffnet, der Beleg wird gedruckt.</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Article number</source>
        <translation>Artikelnummer</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Warengruppe</translation>
    </message>
    <message>
        <source>Discounts by reason</source>
        <translation>Rabatte nach Grund</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Nothing of this kind happened on these days.</source>
        <translation>An diesen Tagen ist nichts dergleichen geschehen.</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Rows of the report</source>
        <translation>Zeilen des Berichts</translation>
    </message>
    <message>
        <source>Sales by category</source>
        <translation>Verkäufe nach Warengruppe</translation>
    </message>
    <message>
        <source>Sales by hour</source>
        <translation>Verkäufe nach Stunde</translation>
    </message>
    <message>
        <source>Sales by item</source>
        <translation>Verkäufe nach Artikel</translation>
    </message>
    <message>
        <source>Sales by operator</source>
        <translation>Verkäufe nach Personal</translation>
    </message>
    <message>
        <source>Sales reports</source>
        <translation>Verkaufsberichte</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>Zahlart</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Till {till} alone, as of {time}</source>
        <translation>Nur Kasse {till}, Stand {time}</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Voids by reason</source>
        <translation>Stornos nach Grund</translation>
    </message>
    <message>
        <source>Written: {file}, in {folder}</source>
        <translation>Geschrieben: {file}, in {folder}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>by hour, tender, item, operator …</source>
        <translation>nach Stunde, Zahlart, Artikel, Personal …</translation>
    </message>
    <message>
        <source>without category</source>
        <translation>ohne Warengruppe</translation>
    </message>
    <message>
        <source>A sale is on the counter. The lines of the one put aside can join it; both are paid together.</source>
        <translation>Auf der Theke liegt ein Verkauf. Die Zeilen des zurückgestellten können dazukommen; beide werden zusammen bezahlt.</translation>
    </message>
    <message>
        <source>A sale is on the counter: finish it or put it aside with F4 first, or choose one to join it.</source>
        <translation>Auf der Theke liegt ein Verkauf: erst abschließen oder mit F4 zurückstellen, oder einen wählen, der dazukommt.</translation>
    </message>
    <message>
        <source>Leave it put aside</source>
        <translation>Zurückgestellt lassen</translation>
    </message>
    <message>
        <source>Make one sale</source>
        <translation>Zu einem Verkauf machen</translation>
    </message>
    <message>
        <source>Make one sale of both?</source>
        <translation>Aus beiden einen Verkauf machen?</translation>
    </message>
    <message>
        <source>That sale is not put aside on this till any more; look for its receipt.</source>
        <translation>Dieser Verkauf ist auf dieser Kasse nicht mehr zurückgestellt; bitte nach seinem Bon suchen.</translation>
    </message>
    <message>
        <source>The sale was put aside at other prices; it is at those of now. Tell the customer.</source>
        <translation>Der Verkauf wurde zu anderen Preisen zurückgestellt; jetzt gelten die heutigen. Bitte dem Kunden sagen.</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>{n} price has changed</source>
        <translation>{n} Preis hat sich geändert</translation>
    </message>
    <message>
        <source>{n} prices have changed</source>
        <translation>{n} Preise haben sich geändert</translation>
    </message>
    <message>
        <source>In step since the shop closed: stock, orders, balances and the last Z agree with the backend.</source>
        <translation>Seit Ladenschluss abgeglichen: Bestand, Bestellungen, Guthaben und der letzte Z stimmen mit dem Backend überein.</translation>
    </message>
    <message>
        <source>A figure differs from the backend: {first}. Nothing was changed; Sync lists it.</source>
        <translation>Eine Zahl ist hier anders als im Backend: {first}. Nichts wurde geändert; sie steht unter Abgleich.</translation>
    </message>
    <message>
        <source>{n} figures differ from the backend: {first} … Nothing was changed; Sync lists them all.</source>
        <translation>{n} Zahlen sind hier anders als im Backend: {first} … Nichts wurde geändert; alle stehen unter Abgleich.</translation>
    </message>
    <message>
        <source>Stock of {subject}</source>
        <translation>Bestand von {subject}</translation>
    </message>
    <message>
        <source>Order {subject}</source>
        <translation>Bestellung {subject}</translation>
    </message>
    <message>
        <source>To pay on order {subject}</source>
        <translation>Zu zahlen für Bestellung {subject}</translation>
    </message>
    <message>
        <source>Balance {subject}</source>
        <translation>Guthaben {subject}</translation>
    </message>
    <message>
        <source>Turnover of Z {subject}</source>
        <translation>Umsatz von Z {subject}</translation>
    </message>
    <message>
        <source>{name}: {here} here, {there} there</source>
        <translation>{name}: hier {here}, dort {there}</translation>
    </message>
    <message>
        <source>Sales free of tax</source>
        <translation>Steuerfreie Verkäufe</translation>
    </message>
    <message>
        <source>Owed refunds</source>
        <translation>Geschuldete Erstattungen</translation>
    </message>
    <message>
        <source>what customers still get, and pay it</source>
        <translation>was Kunden noch bekommen, und auszahlen</translation>
    </message>
    <message>
        <source>In cash</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>It was paid elsewhere</source>
        <translation>Sie wurde anderswo gezahlt</translation>
    </message>
    <message>
        <source>On the card</source>
        <translation>Auf die Karte</translation>
    </message>
    <message>
        <source>How is {amount} paid back?</source>
        <translation>Wie wird {amount} zurückgezahlt?</translation>
    </message>
    <message>
        <source>It is paid once: what is paid is off the list for good.</source>
        <translation>Gezahlt wird einmal: Gezahltes verlässt die Liste für immer.</translation>
    </message>
    <message>
        <source>What shows that it was paid?</source>
        <translation>Was belegt die Zahlung?</translation>
    </message>
    <message>
        <source>Key the number of the slip, transfer or refund; it is kept in the journal.</source>
        <translation>Die Nummer des Belegs, der Überweisung oder der Erstattung eingeben; sie bleibt im Journal.</translation>
    </message>
    <message>
        <source>Number that shows it</source>
        <translation>Belegnummer</translation>
    </message>
    <message>
        <source>{number} is paid. Give {amount} back out of the drawer.</source>
        <translation>{number} ist gezahlt. {amount} aus der Lade zurückgeben.</translation>
    </message>
    <message>
        <source>{number} is paid: {amount} went back to the card.</source>
        <translation>{number} ist gezahlt: {amount} gingen auf die Karte zurück.</translation>
    </message>
    <message>
        <source>{number} is off the list: {amount} was paid elsewhere.</source>
        <translation>{number} ist erledigt: {amount} wurden anderswo gezahlt.</translation>
    </message>
    <message>
        <source>card charged without a sale</source>
        <translation>Karte ohne Verkauf belastet</translation>
    </message>
    <message>
        <source>goods came back</source>
        <translation>Ware kam zurück</translation>
    </message>
    <message>
        <source>it stays owed</source>
        <translation>sie bleibt geschuldet</translation>
    </message>
    <message>
        <source>Pay it later</source>
        <translation>Später zahlen</translation>
    </message>
    <message>
        <source>Refund owed</source>
        <translation>Erstattung geschuldet</translation>
    </message>
    <message>
        <source>Owed refund paid</source>
        <translation>Geschuldete Erstattung gezahlt</translation>
    </message>
    <message>
        <source>Refunds owed to customers</source>
        <translation>Kunden geschuldete Erstattungen</translation>
    </message>
    <message>
        <source>Charged without a sale</source>
        <translation>Ohne Verkauf belastet</translation>
    </message>
    <message>
        <source>To be paid back later</source>
        <translation>Später zu erstatten</translation>
    </message>
    <message>
        <source>Paid back to the card</source>
        <translation>Auf die Karte erstattet</translation>
    </message>
    <message>
        <source>Paid back in cash</source>
        <translation>Bar erstattet</translation>
    </message>
    <message>
        <source>Paid back elsewhere</source>
        <translation>Anderswo erstattet</translation>
    </message>
    <message>
        <source>Return undone</source>
        <translation>Rückgabe storniert</translation>
    </message>
    <message>
        <source>no.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>{n} refund is owed</source>
        <translation>{n} Erstattung geschuldet</translation>
    </message>
    <message>
        <source>{n} refunds are owed</source>
        <translation>{n} Erstattungen geschuldet</translation>
    </message>
    <message>
        <source>No refund is owed to anybody.</source>
        <translation>Niemandem wird eine Erstattung geschuldet.</translation>
    </message>
    <message>
        <source>{number} was paid by {who} and is off the list.</source>
        <translation>{number} wurde von {who} ausgezahlt und ist von der Liste.</translation>
    </message>
    <message>
        <source>{who} is paying it</source>
        <translation>{who} zahlt sie gerade aus</translation>
    </message>
    <message>
        <source>Owed by</source>
        <translation>Geschuldet von</translation>
    </message>
    <message>
        <source>Till {till} ({store})</source>
        <translation>Kasse {till} ({store})</translation>
    </message>
    <message>
        <source>{who} paid that refund already, so nothing is owed any more.</source>
        <translation>{who} hat diese Erstattung schon ausgezahlt, es wird nichts mehr geschuldet.</translation>
    </message>
    <message>
        <source>{who} is paying that refund; nothing was paid here.</source>
        <translation>{who} zahlt diese Erstattung gerade aus; hier wurde nichts gezahlt.</translation>
    </message>
    <message>
        <source>Nothing was paid, for the backend could not keep it for this till; try again.</source>
        <translation>Nichts wurde ausgezahlt, denn das Backend konnte sie dieser Kasse nicht vorbehalten; bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>What other tills owe cannot be seen now; what this till owes can.</source>
        <translation>Was andere Kassen schulden, ist gerade nicht zu sehen; was diese Kasse schuldet, schon.</translation>
    </message>
    <message>
        <source>Type a number, a name or an amount, or scan the receipt</source>
        <translation>Nummer, Name oder Betrag tippen oder den Bon scannen</translation>
    </message>
    <message>
        <source>Pay it back</source>
        <translation>Auszahlen</translation>
    </message>
    <message>
        <source>By the sales: {tender}</source>
        <translation>Laut Verkäufen: {tender}</translation>
    </message>
</context>
</TS>
