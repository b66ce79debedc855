<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Give money back</source>
        <translation>Geld zurückgeben</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Nothing that was paid online is left on this order, so nothing can go back.</source>
        <translation>Von dieser Bestellung ist nichts online Bezahltes übrig, darum kann nichts zurückgehen.</translation>
    </message>
    <message>
        <source>{amount} go back to the payment of the order.</source>
        <translation>{amount} gehen auf die Zahlung der Bestellung zurück.</translation>
    </message>
    <message>
        <source>A shop</source>
        <translation>Ein Laden</translation>
    </message>
    <message>
        <source>Accept and pick</source>
        <translation>Annehmen und sammeln</translation>
    </message>
    <message>
        <source>Accepted: pick it now.</source>
        <translation>Angenommen: jetzt sammeln.</translation>
    </message>
    <message>
        <source>All of that article is picked for this order already; put this one back.</source>
        <translation>Von diesem Artikel ist für die Bestellung schon alles gesammelt; diesen zurücklegen.</translation>
    </message>
    <message>
        <source>All picked</source>
        <translation>Alles gesammelt</translation>
    </message>
    <message>
        <source>Another place picks this order; it is told here when it is on its way.</source>
        <translation>Diese Bestellung wird woanders gesammelt; hier wird gesagt, wenn sie unterwegs ist.</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Ask the shop</source>
        <translation>Beim Backend fragen</translation>
    </message>
    <message>
        <source>Asking the shop's backend…</source>
        <translation>Das Backend wird gefragt …</translation>
    </message>
    <message>
        <source>Authorised</source>
        <translation>Autorisiert</translation>
    </message>
    <message>
        <source>Back on the shelf: it can be sold again.</source>
        <translation>Zurück im Regal: kann wieder verkauft werden.</translation>
    </message>
    <message>
        <source>Back to shelf</source>
        <translation>Zurück ins Regal</translation>
    </message>
    <message>
        <source>Being picked</source>
        <translation>Wird gesammelt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Cancel the whole order?</source>
        <translation>Ganze Bestellung stornieren?</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Cancelled: the money goes back.</source>
        <translation>Storniert: das Geld geht zurück.</translation>
    </message>
    <message>
        <source>Choose what to do</source>
        <translation>Wählen, was geschieht</translation>
    </message>
    <message>
        <source>Settle by {when}</source>
        <translation>Entscheiden bis {when}</translation>
    </message>
    <message>
        <source>Collected in {store}</source>
        <translation>Abholung in {store}</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Damaged or faulty</source>
        <translation>Beschädigt oder defekt</translation>
    </message>
    <message>
        <source>Delivery service</source>
        <translation>Lieferdienst</translation>
    </message>
    <message>
        <source>Document seen</source>
        <translation>Ausweis gesehen</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <translation>Passt nicht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Due {when} · {age} late</source>
        <translation>Fällig {when} · vor {age}</translation>
    </message>
    <message>
        <source>Due {when} · {age} left</source>
        <translation>Fällig {when} · in {age}</translation>
    </message>
    <message>
        <source>Found after all</source>
        <translation>Doch gefunden</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Given to the courier</source>
        <translation>An den Kurier gegeben</translation>
    </message>
    <message>
        <source>Given to the courier.</source>
        <translation>An den Kurier gegeben.</translation>
    </message>
    <message>
        <source>Goods are here: pick</source>
        <translation>Ware ist da: sammeln</translation>
    </message>
    <message>
        <source>Hand out a part</source>
        <translation>Teil ausgeben</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>It has arrived</source>
        <translation>Ist angekommen</translation>
    </message>
    <message>
        <source>It is being printed.</source>
        <translation>Wird gedruckt.</translation>
    </message>
    <message>
        <source>It is here: put it on its shelf.</source>
        <translation>Angekommen: jetzt ins Fach legen.</translation>
    </message>
    <message>
        <source>Its money goes back to the customer, who is told.</source>
        <translation>Das Geld geht an den Kunden zurück, er wird benachrichtigt.</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Aufbewahrt bis</translation>
    </message>
    <message>
        <source>Kept until {when}</source>
        <translation>Liegt bis {when}</translation>
    </message>
    <message>
        <source>Lines of the order</source>
        <translation>Zeilen der Bestellung</translation>
    </message>
    <message>
        <source>Mark the line that cannot be found first, with Page Down.</source>
        <translation>Zuerst die Zeile markieren, die fehlt (Bild ab).</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New order {number} (F9).</source>
        <translation>Neue Bestellung {number} (F9).</translation>
    </message>
    <message>
        <source>New order {number}, promised for {time} (F9).</source>
        <translation>Neue Bestellung {number}, zugesagt für {time} (F9).</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>No order chosen</source>
        <translation>Keine Bestellung gewählt</translation>
    </message>
    <message>
        <source>No order is open.</source>
        <translation>Keine Bestellung ist offen.</translation>
    </message>
    <message>
        <source>No order that is known here has that code or number; look it up under Orders, or ask for the name.</source>
        <translation>Keine hier bekannte Bestellung hat diesen Code oder diese Nummer; in der Auskunft suchen oder nach dem Namen fragen.</translation>
    </message>
    <message>
        <source>No orders were copied to this till yet.</source>
        <translation>An dieser Kasse liegen noch keine Bestellungen vor.</translation>
    </message>
    <message>
        <source>No other shop can promise it, so nothing was changed; substitute or refund it.</source>
        <translation>Kein anderer Laden kann es zusagen, nichts wurde geändert; ersetzen oder erstatten.</translation>
    </message>
    <message>
        <source>Not as described</source>
        <translation>Nicht wie beschrieben</translation>
    </message>
    <message>
        <source>Not collected in time</source>
        <translation>Nicht rechtzeitig abgeholt</translation>
    </message>
    <message>
        <source>Not deliver this?</source>
        <translation>Nicht liefern?</translation>
    </message>
    <message>
        <source>Not everything is picked yet: scan it, or press F3 when all of it is there, F4 for what is not.</source>
        <translation>Noch nicht alles gesammelt: scannen, oder F3, wenn alles da ist, F4 für das, was fehlt.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not wanted any more</source>
        <translation>Nicht mehr gewünscht</translation>
    </message>
    <message>
        <source>Noted as not found: choose what to do.</source>
        <translation>Als fehlend vermerkt: wählen, was geschieht.</translation>
    </message>
    <message>
        <source>Nothing here; Enter asks the shop's backend.</source>
        <translation>Hier nichts; Enter fragt das Backend.</translation>
    </message>
    <message>
        <source>Nothing is known by that code, so nothing was changed; type its number.</source>
        <translation>Unter diesem Code ist nichts bekannt, nichts wurde geändert; die Nummer tippen.</translation>
    </message>
    <message>
        <source>Nothing of this order is with the customer, so nothing can come back.</source>
        <translation>Von dieser Bestellung hat der Kunde nichts, also kann nichts zurückkommen.</translation>
    </message>
    <message>
        <source>Nothing to do here just now.</source>
        <translation>Hier ist gerade nichts zu tun.</translation>
    </message>
    <message>
        <source>On its way from {place}</source>
        <translation>Unterwegs von {place}</translation>
    </message>
    <message>
        <source>On its way to shop {shop}.</source>
        <translation>Unterwegs zu Laden {shop}.</translation>
    </message>
    <message>
        <source>One less comes back</source>
        <translation>Eins weniger kommt zurück</translation>
    </message>
    <message>
        <source>One more comes back</source>
        <translation>Eins mehr kommt zurück</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Kommt zurück</translation>
    </message>
    <message>
        <source>Order {number} is handed over.</source>
        <translation>Bestellung {number} ist übergeben.</translation>
    </message>
    <message>
        <source>That part of order {number} is handed over; the rest stays open.</source>
        <translation>Dieser Teil von Bestellung {number} ist übergeben; der Rest bleibt offen.</translation>
    </message>
    <message>
        <source>Order {number} is on the counter: scan what else is wanted, then take the payment.</source>
        <translation>Bestellung {number} liegt auf dem Tresen: Weiteres scannen, dann kassieren.</translation>
    </message>
    <message>
        <source>Order {number} waits (F9).</source>
        <translation>Bestellung {number} wartet (F9).</translation>
    </message>
    <message>
        <source>Something of order {number} is short (F9).</source>
        <translation>Von Bestellung {number} fehlt etwas (F9).</translation>
    </message>
    <message>
        <source>Order {number}</source>
        <translation>Bestellung {number}</translation>
    </message>
    <message>
        <source>price of the order</source>
        <translation>Preis der Bestellung</translation>
    </message>
    <message>
        <source>Price of the order</source>
        <translation>Preis der Bestellung</translation>
    </message>
    <message>
        <source>Whose order is it?</source>
        <translation>Wessen Bestellung ist es?</translation>
    </message>
    <message>
        <source>Or go back, scan or type the pickup code, and hand the part out once more.</source>
        <translation>Oder zurückgehen, den Abholcode scannen oder tippen und den Teil noch einmal ausgeben.</translation>
    </message>
    <message>
        <source>with the name of the order</source>
        <translation>mit dem Namen der Bestellung</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Orders · {n}</source>
        <translation>Bestellungen · {n}</translation>
    </message>
    <message>
        <source>Other shop</source>
        <translation>Anderer Laden</translation>
    </message>
    <message>
        <source>Paid back</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Partly handed over</source>
        <translation>Teilweise übergeben</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>Sammelliste</translation>
    </message>
    <message>
        <source>Picked in {place}</source>
        <translation>Wird in {place} gesammelt</translation>
    </message>
    <message>
        <source>Picked.</source>
        <translation>Gesammelt.</translation>
    </message>
    <message>
        <source>Picked: {name}</source>
        <translation>Gesammelt: {name}</translation>
    </message>
    <message>
        <source>Picking</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Pickup queue</source>
        <translation>Abholungen</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Bestellt am</translation>
    </message>
    <message>
        <source>Preorder</source>
        <translation>Vorbestellung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Zugesagt</translation>
    </message>
    <message>
        <source>Ready: the customer is told.</source>
        <translation>Bereit: der Kunde wird benachrichtigt.</translation>
    </message>
    <message>
        <source>Refund the rest</source>
        <translation>Rest erstatten</translation>
    </message>
    <message>
        <source>Rest has arrived</source>
        <translation>Rest angekommen</translation>
    </message>
    <message>
        <source>Scan or type the article that stands in first, or choose another way to settle it.</source>
        <translation>Zuerst den Ersatzartikel scannen oder tippen, oder es anders lösen.</translation>
    </message>
    <message>
        <source>Scan or type the pickup code</source>
        <translation>Abholcode scannen oder tippen</translation>
    </message>
    <message>
        <source>Scan or type the pickup code first, or look at a document with the name and press F3.</source>
        <translation>Zuerst den Abholcode scannen oder tippen, oder einen Ausweis mit dem Namen ansehen und F3 drücken.</translation>
    </message>
    <message>
        <source>Scan or type the substitute</source>
        <translation>Ersatzartikel scannen oder tippen</translation>
    </message>
    <message>
        <source>Scan the label of what arrives</source>
        <translation>Etikett der Lieferung scannen</translation>
    </message>
    <message>
        <source>Scan what is picked</source>
        <translation>Gesammeltes scannen</translation>
    </message>
    <message>
        <source>Scan goods, or type the shelf</source>
        <translation>Ware scannen oder Fach tippen</translation>
    </message>
    <message>
        <source>Send what is there</source>
        <translation>Teil versenden</translation>
    </message>
    <message>
        <source>Sent to shop {shop}</source>
        <translation>An Laden {shop} gesandt</translation>
    </message>
    <message>
        <source>Sent to the customer</source>
        <translation>Versand an den Kunden</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Fach</translation>
    </message>
    <message>
        <source>Shop {shop} picks it from now on.</source>
        <translation>Laden {shop} sammelt es ab jetzt.</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>Soziale Medien</translation>
    </message>
    <message>
        <source>Something in this order is only for people of that age.</source>
        <translation>Etwas in dieser Bestellung ist nur ab diesem Alter.</translation>
    </message>
    <message>
        <source>Something is short</source>
        <translation>Etwas fehlt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Substitute</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Substituted: pick it now.</source>
        <translation>Ersetzt: jetzt sammeln.</translation>
    </message>
    <message>
        <source>Taken back: {amount} go back to the payment of the order.</source>
        <translation>Zurückgenommen: {amount} gehen auf die Zahlung der Bestellung zurück.</translation>
    </message>
    <message>
        <source>That article is not in this order; put it back.</source>
        <translation>Dieser Artikel gehört nicht zur Bestellung; zurücklegen.</translation>
    </message>
    <message>
        <source>That code is not (or no more) the one of this order; ask for the name and a document.</source>
        <translation>Dieser Code gehört nicht (mehr) zu dieser Bestellung; nach Namen und Ausweis fragen.</translation>
    </message>
    <message>
        <source>That is not the code of this order, so it stays here; ask for it again.</source>
        <translation>Das ist nicht der Code dieser Bestellung, sie bleibt hier; noch einmal danach fragen.</translation>
    </message>
    <message>
        <source>The code is right. Hand the order over with Enter.</source>
        <translation>Der Code stimmt. Mit Enter übergeben.</translation>
    </message>
    <message>
        <source>The customer is told, with the number by which the parcel is followed.</source>
        <translation>Der Kunde erfährt es, mit der Nummer zur Sendungsverfolgung.</translation>
    </message>
    <message>
        <source>The money goes back to the payment of the order, through the shop's backend.</source>
        <translation>Das Geld geht über das Backend auf die Zahlung der Bestellung zurück.</translation>
    </message>
    <message>
        <source>The shop knows no such order either; ask for the e-mail address or number.</source>
        <translation>Auch das Backend kennt keine solche Bestellung; nach E-Mail-Adresse oder Nummer fragen.</translation>
    </message>
    <message>
        <source>The shop's backend does not answer just now, so only what this till knows is shown; try later.</source>
        <translation>Das Backend antwortet gerade nicht, gezeigt wird nur, was diese Kasse weiß; später versuchen.</translation>
    </message>
    <message>
        <source>The shop's backend does not answer, so no other shop can be asked; substitute or refund it.</source>
        <translation>Das Backend antwortet nicht, kein anderer Laden kann gefragt werden; ersetzen oder erstatten.</translation>
    </message>
    <message>
        <source>There is nothing left to do for that order here; look it up under Orders.</source>
        <translation>Für diese Bestellung ist hier nichts mehr zu tun; in der Auskunft nachsehen.</translation>
    </message>
    <message>
        <source>These can promise what is short. The customer is told by the shop's backend.</source>
        <translation>Diese können zusagen, was fehlt. Der Kunde wird vom Backend benachrichtigt.</translation>
    </message>
    <message>
        <source>This till does not have that order any more; nothing was changed.</source>
        <translation>Diese Kasse hat die Bestellung nicht mehr; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Type a name, number or code</source>
        <translation>Name, Nummer oder Code tippen</translation>
    </message>
    <message>
        <source>Type a number, name, e-mail or telephone, or scan a code</source>
        <translation>Nummer, Name, E-Mail oder Telefon tippen, oder Code scannen</translation>
    </message>
    <message>
        <source>Scan or type the parcel's number</source>
        <translation>Sendungsnummer scannen oder tippen</translation>
    </message>
    <message>
        <source>Ready to be sent.</source>
        <translation>Bereit zum Versenden.</translation>
    </message>
    <message>
        <source>Waits for the goods</source>
        <translation>Wartet auf Ware</translation>
    </message>
    <message>
        <source>Waits {where}, {age}</source>
        <translation>Wartet {where}, seit {age}</translation>
    </message>
    <message>
        <source>Web shop</source>
        <translation>Webshop</translation>
    </message>
    <message>
        <source>Which courier takes it?</source>
        <translation>Welcher Kurier nimmt es mit?</translation>
    </message>
    <message>
        <source>Which shop picks it?</source>
        <translation>Welcher Laden sammelt es?</translation>
    </message>
    <message>
        <source>Wholesale</source>
        <translation>Großhandel</translation>
    </message>
    <message>
        <source>Why does it come back?</source>
        <translation>Warum kommt es zurück?</translation>
    </message>
    <message>
        <source>Without proof</source>
        <translation>Ohne Nachweis</translation>
    </message>
    <message>
        <source>Works offline: orders as of {when}</source>
        <translation>Geht auch ohne Netz: Stand {when}</translation>
    </message>
    <message>
        <source>announced online</source>
        <translation>online angekündigt</translation>
    </message>
    <message>
        <source>as of {when}</source>
        <translation>Stand {when}</translation>
    </message>
    <message>
        <source>authorised online, not taken yet</source>
        <translation>online autorisiert, noch nicht eingezogen</translation>
    </message>
    <message>
        <source>back on the shelf</source>
        <translation>zurück im Regal</translation>
    </message>
    <message>
        <source>bay {bay}</source>
        <translation>Platz {bay}</translation>
    </message>
    <message>
        <source>cancel an order</source>
        <translation>eine Bestellung stornieren</translation>
    </message>
    <message>
        <source>collected here: pick, hand over</source>
        <translation>hier abgeholt: sammeln, übergeben</translation>
    </message>
    <message>
        <source>curbside</source>
        <translation>am Auto</translation>
    </message>
    <message>
        <source>for shop {shop}</source>
        <translation>für Laden {shop}</translation>
    </message>
    <message>
        <source>hand an order over without its code, or before it is ready</source>
        <translation>eine Bestellung ohne Code oder vor der Zeit übergeben</translation>
    </message>
    <message>
        <source>hand orders over</source>
        <translation>Bestellungen übergeben</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>hands the order over</source>
        <translation>übergibt die Bestellung</translation>
    </message>
    <message>
        <source>in the shop</source>
        <translation>im Laden</translation>
    </message>
    <message>
        <source>in {place}</source>
        <translation>in {place}</translation>
    </message>
    <message>
        <source>keeps it here</source>
        <translation>behält sie hier</translation>
    </message>
    <message>
        <source>let go, nothing was taken</source>
        <translation>freigegeben, nichts eingezogen</translation>
    </message>
    <message>
        <source>made to order</source>
        <translation>Sonderanfertigung</translation>
    </message>
    <message>
        <source>more comes from {place}</source>
        <translation>mehr kommt von {place}</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>keine Nummer</translation>
    </message>
    <message>
        <source>not collected</source>
        <translation>nicht abgeholt</translation>
    </message>
    <message>
        <source>nothing to pay</source>
        <translation>nichts zu zahlen</translation>
    </message>
    <message>
        <source>on its way here</source>
        <translation>unterwegs hierher</translation>
    </message>
    <message>
        <source>on its way to the backend</source>
        <translation>unterwegs zum Backend</translation>
    </message>
    <message>
        <source>ordered</source>
        <translation>bestellt</translation>
    </message>
    <message>
        <source>paid online</source>
        <translation>online bezahlt</translation>
    </message>
    <message>
        <source>paid, partly refunded</source>
        <translation>bezahlt, teils erstattet</translation>
    </message>
    <message>
        <source>partly refunded</source>
        <translation>teilweise erstattet</translation>
    </message>
    <message>
        <source>partly refunded, taken in the shop</source>
        <translation>im Laden bezahlt, teilweise erstattet</translation>
    </message>
    <message>
        <source>payment let go</source>
        <translation>Zahlung freigegeben</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>gesammelt</translation>
    </message>
    <message>
        <source>preorder</source>
        <translation>Vorbestellung</translation>
    </message>
    <message>
        <source>prepare orders</source>
        <translation>Bestellungen vorbereiten</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>erstattet</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>versandt</translation>
    </message>
    <message>
        <source>sent to shop {shop}, where it is collected</source>
        <translation>geht an Laden {shop}, dort wird sie abgeholt</translation>
    </message>
    <message>
        <source>shelf {place}</source>
        <translation>Fach {place}</translation>
    </message>
    <message>
        <source>short</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>stands in</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>taken in the shop</source>
        <translation>im Laden bezahlt</translation>
    </message>
    <message>
        <source>taken online</source>
        <translation>online bezahlt</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>zu versenden</translation>
    </message>
    <message>
        <source>to pick</source>
        <translation>zu sammeln</translation>
    </message>
    <message>
        <source>to send</source>
        <translation>zu versenden</translation>
    </message>
    <message>
        <source>where one is; take back what was bought online</source>
        <translation>Auskunft; online Gekauftes zurücknehmen</translation>
    </message>
    <message>
        <source>Ordered {ago}</source>
        <translation>{ago} bestellt</translation>
    </message>
    <message>
        <source>{amount} to pay here</source>
        <translation>{amount} offen</translation>
    </message>
    <message>
        <source>{amount}, {due} of it on its way</source>
        <translation>{amount}, davon {due} unterwegs</translation>
    </message>
    <message>
        <source>{n} came back</source>
        <translation>{n} zurückgekommen</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>{n} gewählt</translation>
    </message>
    <message>
        <source>{n} come back</source>
        <translation>{n} kommen zurück</translation>
    </message>
    <message>
        <source>{n} new orders to be collected (F9).</source>
        <translation>{n} neue Bestellungen zum Abholen (F9).</translation>
    </message>
    <message>
        <source>A deposit</source>
        <translation>Eine Anzahlung</translation>
    </message>
    <message>
        <source>All of it now</source>
        <translation>Alles jetzt</translation>
    </message>
    <message>
        <source>On collection</source>
        <translation>Bei Abholung</translation>
    </message>
    <message>
        <source>All {n} lines</source>
        <translation>Alle {n} Zeilen</translation>
    </message>
    <message>
        <source>Of {total}, at least {least}; empty for that.</source>
        <translation>Von {total}, mindestens {least}; leer für das Mindeste.</translation>
    </message>
    <message>
        <source>Collected here</source>
        <translation>Abholung hier</translation>
    </message>
    <message>
        <source>Sent home</source>
        <translation>Lieferung nach Hause</translation>
    </message>
    <message>
        <source>Amount of the deposit</source>
        <translation>Höhe der Anzahlung</translation>
    </message>
    <message>
        <source>Deposit held</source>
        <translation>Anzahlung vorhanden</translation>
    </message>
    <message>
        <source>Nobody yet: F3 finds or adds the customer.</source>
        <translation>Noch niemand: F3 findet den Kunden oder legt ihn an.</translation>
    </message>
    <message>
        <source>no address yet: F3, then F7 adds it</source>
        <translation>noch keine Adresse: F3, dann F7 ergänzt sie</translation>
    </message>
    <message>
        <source>Nothing that can be ordered is marked.</source>
        <translation>Nichts Bestellbares ist markiert.</translation>
    </message>
    <message>
        <source>Order for the customer</source>
        <translation>Für den Kunden bestellen</translation>
    </message>
    <message>
        <source>Order it</source>
        <translation>Bestellen</translation>
    </message>
    <message>
        <source>Order {number}: take the payment, which places it.</source>
        <translation>Bestellung {number}: Zahlung annehmen, damit ist sie aufgegeben.</translation>
    </message>
    <message>
        <source>Order {number} is placed; its paper is for the customer.</source>
        <translation>Bestellung {number} ist aufgegeben; der Bon ist für den Kunden.</translation>
    </message>
    <message>
        <source>Preorder, not out yet</source>
        <translation>Vorbestellung, noch nicht erschienen</translation>
    </message>
    <message>
        <source>To be had</source>
        <translation>Lieferbar</translation>
    </message>
    <message>
        <source>The goods are</source>
        <translation>Die Ware ist</translation>
    </message>
    <message>
        <source>The marked line</source>
        <translation>Die markierte Zeile</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>There is nothing that can be ordered: ring the article and mark its line first.</source>
        <translation>Es gibt nichts Bestellbares: zuerst den Artikel erfassen und seine Zeile markieren.</translation>
    </message>
    <message>
        <source>Something is to be asked about this article first, so it was not ordered; ring it, then order.</source>
        <translation>Zu diesem Artikel ist erst etwas zu fragen, daher wurde er nicht bestellt; erst erfassen, dann bestellen.</translation>
    </message>
    <message>
        <source>The deposit is on the counter: pay it back, which cancels the order.</source>
        <translation>Die Anzahlung liegt an der Kasse: zurückzahlen, damit ist die Bestellung storniert.</translation>
    </message>
    <message>
        <source>what the shop lacks: collected, sent home, preordered</source>
        <translation>was fehlt: Abholung, Lieferung, Vorbestellung</translation>
    </message>
    <message>
        <source>Where orders are sent to.</source>
        <translation>Wohin Bestellungen gesendet werden.</translation>
    </message>
    <message>
        <source>and 1 more line</source>
        <translation>und 1 weitere Zeile</translation>
    </message>
    <message>
        <source>and {n} more lines</source>
        <translation>und {n} weitere Zeilen</translation>
    </message>
    <message>
        <source>Goods without their order</source>
        <translation>Ware ohne ihre Bestellung</translation>
    </message>
    <message>
        <source>This shop takes nothing back of an order that cannot be looked up: ask the customer for its number, or to come again when the backend answers.</source>
        <translation>Dieser Laden nimmt nichts von einer Bestellung zurück, die nicht zu finden ist: nach ihrer Nummer fragen oder bitten, wiederzukommen, wenn das Backend antwortet.</translation>
    </message>
    <message>
        <source>Number of the order</source>
        <translation>Nummer der Bestellung</translation>
    </message>
    <message>
        <source>Scan it, or type its number.</source>
        <translation>Scannen oder die Nummer tippen.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Why it comes back</source>
        <translation>Warum es zurückkommt</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Wohin es geht</translation>
    </message>
    <message>
        <source>The goods are taken in, and nothing is paid back now: the money waits as a task until the order is found, and then goes back to its payment, once.</source>
        <translation>Die Ware wird angenommen, jetzt wird nichts ausgezahlt: Das Geld wartet als Aufgabe, bis die Bestellung gefunden ist, und geht dann einmal an ihre Zahlung zurück.</translation>
    </message>
    <message>
        <source>Take the goods in</source>
        <translation>Ware annehmen</translation>
    </message>
    <message>
        <source>Pay as store credit</source>
        <translation>Als Guthaben auszahlen</translation>
    </message>
    <message>
        <source>What the goods cost today is paid at once as store credit, and the order counts it as soon as the backend has heard of it. Without that, the money waits as a task until the order is found.</source>
        <translation>Was die Ware heute kostet, wird sofort als Guthaben ausgezahlt; die Bestellung rechnet es an, sobald das Backend davon erfährt. Ohne das wartet das Geld als Aufgabe, bis die Bestellung gefunden ist.</translation>
    </message>
    <message>
        <source>Taken back: {amount} are on a new store credit; give the customer its slip.</source>
        <translation>Zurückgenommen: {amount} sind auf einem neuen Guthaben; bitte dem Kunden den Beleg dafür geben.</translation>
    </message>
    <message>
        <source>The goods are taken in; the money waits until the order is found.</source>
        <translation>Die Ware ist angenommen; das Geld wartet, bis die Bestellung gefunden ist.</translation>
    </message>
    <message>
        <source>Only what goes on the shelf is sold again.</source>
        <translation>Nur was ins Regal geht, wird wieder verkauft.</translation>
    </message>
    <message>
        <source>Total {theirs} by the backend, {ours} by its lines</source>
        <translation>Summe {theirs} laut Backend, {ours} laut seinen Zeilen</translation>
    </message>
    <message>
        <source>To pay {theirs} by the backend, {ours} by its payments</source>
        <translation>Zu zahlen {theirs} laut Backend, {ours} laut seinen Zahlungen</translation>
    </message>
    <message>
        <source>Charged {theirs}, by our prices {ours}</source>
        <translation>Berechnet {theirs}, nach unseren Preisen {ours}</translation>
    </message>
    <message>
        <source>{name}: charged {theirs}, by our prices {ours}</source>
        <translation>{name}: berechnet {theirs}, nach unseren Preisen {ours}</translation>
    </message>
    <message>
        <source>Refund {theirs} by the backend, {ours} by what was paid</source>
        <translation>Erstattung {theirs} laut Backend, {ours} nach dem Gezahlten</translation>
    </message>
    <message>
        <source>{n} more differs</source>
        <translation>{n} weitere weicht ab</translation>
    </message>
    <message>
        <source>{n} more differ</source>
        <translation>{n} weitere weichen ab</translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation>Stimmt nicht überein</translation>
    </message>
    <message>
        <source>Total differs</source>
        <translation>Summe weicht ab</translation>
    </message>
    <message>
        <source>What is to pay differs</source>
        <translation>Zu zahlen weicht ab</translation>
    </message>
    <message>
        <source>Charged otherwise</source>
        <translation>Anders berechnet</translation>
    </message>
    <message>
        <source>Refund differs</source>
        <translation>Erstattung weicht ab</translation>
    </message>
    <message>
        <source>{theirs} there, {ours} here</source>
        <translation>{theirs} dort, {ours} hier</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
</context>
</TS>
