<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>The till gave {} back without goods; {} of the payment was left.</source>
        <translation>Die Kasse gab {} ohne Ware zurück; von der Zahlung war {} übrig.</translation>
    </message>
    <message>
        <source>There is nothing of this name here.</source>
        <translation>Unter diesem Namen gibt es hier nichts.</translation>
    </message>
    <message>
        <source>The body cannot be read: {}; nothing was done.</source>
        <translation>Der Inhalt ist nicht lesbar: {}; nichts wurde getan.</translation>
    </message>
    <message>
        <source>There is nothing at this address; /v1/version says what is here.</source>
        <translation>Unter dieser Adresse gibt es nichts; /v1/version sagt, was es hier gibt.</translation>
    </message>
    <message>
        <source>There is nothing at this address.</source>
        <translation>Unter dieser Adresse gibt es nichts.</translation>
    </message>
    <message>
        <source>This address takes {}, not {}.</source>
        <translation>Diese Adresse nimmt {}, nicht {}.</translation>
    </message>
    <message>
        <source>More than {} facts in one request; send them in smaller parts.</source>
        <translation>Mehr als {} Vorgänge in einer Anfrage; in kleineren Teilen senden.</translation>
    </message>
    <message>
        <source>The body is not JSON with a list `facts`, so no fact was looked at; send them again.</source>
        <translation>Der Inhalt ist kein JSON mit einer Liste `facts`, darum wurde kein Vorgang angesehen; noch einmal senden.</translation>
    </message>
    <message>
        <source>A body may be sent as it is, or packed with gzip; nothing else can be unpacked here.</source>
        <translation>Ein Inhalt wird gesendet, wie er ist, oder mit gzip gepackt; anderes kann hier nicht entpackt werden.</translation>
    </message>
    <message>
        <source>The body has more than {} bytes; send it in smaller parts.</source>
        <translation>Der Inhalt hat mehr als {} Bytes; in kleineren Teilen senden.</translation>
    </message>
    <message>
        <source>The body is not gzip, though it says so; send it again.</source>
        <translation>Der Inhalt ist kein gzip, obwohl er es sagt; noch einmal senden.</translation>
    </message>
    <message>
        <source>The gzip body is cut short or goes on after its end; send it again.</source>
        <translation>Der gzip-Inhalt ist abgeschnitten oder geht nach seinem Ende weiter; noch einmal senden.</translation>
    </message>
    <message>
        <source>This call needs a storefront's key; `evertill-central storefront-key` gives one.</source>
        <translation>Dieser Aufruf braucht den Schlüssel eines Webshops; `evertill-central storefront-key` gibt einen.</translation>
    </message>
    <message>
        <source>This call needs an admin token; `evertill-central token` gives one.</source>
        <translation>Dieser Aufruf braucht ein Verwaltungs-Token; `evertill-central token` gibt eines.</translation>
    </message>
    <message>
        <source>This caller asks more often than any till needs to; wait a little.</source>
        <translation>Diese Kasse fragt öfter, als eine Kasse muss; etwas warten.</translation>
    </message>
    <message>
        <source>The enrolment needs code, public_key, epoch and epoch_number; nobody was enrolled.</source>
        <translation>Die Anmeldung braucht code, public_key, epoch und epoch_number; niemand wurde angemeldet.</translation>
    </message>
    <message>
        <source>`{}` is not a text of up to {} characters.</source>
        <translation>`{}` ist kein Text von bis zu {} Zeichen.</translation>
    </message>
    <message>
        <source>`{}` is not up to {} texts of up to {} characters.</source>
        <translation>`{}` sind nicht bis zu {} Texte von bis zu {} Zeichen.</translation>
    </message>
    <message>
        <source>`after` is not a list like products:41,stock:9; start again from nothing.</source>
        <translation>`after` ist keine Liste wie products:41,stock:9; von vorn beginnen.</translation>
    </message>
    <message>
        <source>`streams` is not a list of stream names with commas between.</source>
        <translation>`streams` ist keine Liste von Namen von Datenströmen mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>`{}` is not a whole number from {} to {}.</source>
        <translation>`{}` ist keine ganze Zahl von {} bis {}.</translation>
    </message>
    <message>
        <source>`q` has to be named: an id, an e-mail address or a telephone number.</source>
        <translation>`q` muss genannt sein: eine Kennung, eine E-Mail-Adresse oder eine Telefonnummer.</translation>
    </message>
    <message>
        <source>`number_hash` or `customer` has to be named.</source>
        <translation>`number_hash` oder `customer` muss genannt sein.</translation>
    </message>
    <message>
        <source>`limit` is not a whole number from 1 to {}.</source>
        <translation>`limit` ist keine ganze Zahl von 1 bis {}.</translation>
    </message>
    <message>
        <source>An order takes the steps {}.</source>
        <translation>Eine Bestellung kennt die Schritte {}.</translation>
    </message>
    <message>
        <source>The step id is missing; nothing was done.</source>
        <translation>Die Kennung des Schritts fehlt; nichts wurde getan.</translation>
    </message>
    <message>
        <source>There is no such receipt number.</source>
        <translation>Eine solche Bonnummer gibt es nicht.</translation>
    </message>
    <message>
        <source>The backend failed on this request; nothing of it was kept, and trying again does no harm.</source>
        <translation>Das Backend ist an dieser Anfrage gescheitert; nichts davon wurde behalten, ein neuer Versuch schadet nicht.</translation>
    </message>
    <message>
        <source>An admin has to name `store` and `workstation`.</source>
        <translation>Die Verwaltung muss `store` und `workstation` nennen.</translation>
    </message>
    <message>
        <source>`day` is not a date like 2026-11-21.</source>
        <translation>`day` ist kein Datum wie 2026-11-21.</translation>
    </message>
    <message>
        <source>The exception id is missing; nothing was closed.</source>
        <translation>Die Kennung der Aufgabe fehlt; nichts wurde erledigt.</translation>
    </message>
    <message>
        <source>`sku` has to be named, once for each article.</source>
        <translation>`sku` muss genannt sein, einmal je Artikel.</translation>
    </message>
    <message>
        <source>The query of the address cannot be read; use name=value pairs in UTF-8.</source>
        <translation>Die Abfrage der Adresse ist nicht lesbar; Paare name=wert in UTF-8 verwenden.</translation>
    </message>
    <message>
        <source>It cannot be parsed: it holds what the database does not take.</source>
        <translation>Er ist nicht lesbar: er enthält, was die Datenbank nicht nimmt.</translation>
    </message>
    <message>
        <source>Its fact_id was already sent with other contents; it was not applied, and a person has to look.</source>
        <translation>Seine fact_id kam schon mit anderem Inhalt; er wurde nicht gebucht, und ein Mensch muss nachsehen.</translation>
    </message>
    <message>
        <source>Not allowed: it is of workstation {} of store {}, not of the one that sent it.</source>
        <translation>Nicht erlaubt: er ist von Kasse {} im Laden {}, nicht von der, die ihn gesendet hat.</translation>
    </message>
    <message>
        <source>Not allowed: training facts never reach the books.</source>
        <translation>Nicht erlaubt: Vorgänge des Trainings kommen nie in die Bücher.</translation>
    </message>
    <message>
        <source>Two transactions carry one id; only the first was applied.</source>
        <translation>Zwei Vorgänge tragen eine Kennung; nur der erste wurde gebucht.</translation>
    </message>
    <message>
        <source>It assigns a code to itself: nothing to do.</source>
        <translation>Er ordnet einen Code sich selbst zu: nichts zu tun.</translation>
    </message>
    <message>
        <source>It is about another shop than its own, so it changed nothing.</source>
        <translation>Er betrifft einen anderen Laden als seinen, darum hat er nichts geändert.</translation>
    </message>
    <message>
        <source>A card it sold cannot be read, so it was not activated.</source>
        <translation>Eine verkaufte Karte ist nicht lesbar, darum wurde sie nicht freigeschaltet.</translation>
    </message>
    <message>
        <source>A card whose sale was undone cannot be read; look at its balance.</source>
        <translation>Eine Karte, deren Verkauf rückgängig gemacht wurde, ist nicht lesbar; ihr Guthaben prüfen.</translation>
    </message>
    <message>
        <source>It loaded card ...{} as another kind than it is: look at the tax it was sold with.</source>
        <translation>Karte ...{} wurde als andere Art aufgeladen, als sie ist: die Steuer prüfen, mit der sie verkauft wurde.</translation>
    </message>
    <message>
        <source>It pays back onto a balance that cannot be read; pay it by hand.</source>
        <translation>Es zahlt auf ein Guthaben zurück, das nicht lesbar ist; von Hand auszahlen.</translation>
    </message>
    <message>
        <source>It sold card ...{}, which is void.</source>
        <translation>Karte ...{} wurde verkauft und ist ungültig.</translation>
    </message>
    <message>
        <source>It sold card ...{}, which was sold before: what was paid for is on it, twice.</source>
        <translation>Karte ...{} wurde verkauft, obwohl sie schon verkauft war: das Bezahlte ist zweimal darauf.</translation>
    </message>
    <message>
        <source>It was paid by a hold that is not known here.</source>
        <translation>Bezahlt wurde mit einer Vormerkung, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>It was paid without a network by a card that is not known here.</source>
        <translation>Ohne Netz wurde mit einer Karte bezahlt, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Its points cannot be read, so none were booked.</source>
        <translation>Die Punkte sind nicht lesbar, darum wurden keine gebucht.</translation>
    </message>
    <message>
        <source>{} of card ...{} are not covered: {}. The sale stands.</source>
        <translation>{} von Karte ...{} sind nicht gedeckt: {}. Der Verkauf bleibt bestehen.</translation>
    </message>
    <message>
        <source>it was spent before its sale was undone</source>
        <translation>es war ausgegeben, bevor der Verkauf rückgängig gemacht wurde</translation>
    </message>
    <message>
        <source>it was spent elsewhere before this sale arrived</source>
        <translation>es war anderswo ausgegeben, bevor dieser Verkauf ankam</translation>
    </message>
    <message>
        <source>A single-purpose voucher names the tax class of the goods it is for, and no other account does.</source>
        <translation>Nur ein Einzweckgutschein nennt die Steuerklasse der Ware, für die er gilt.</translation>
    </message>
    <message>
        <source>The account id is not of letters, digits, dots, hyphens and underscores.</source>
        <translation>Die Kennung des Kontos ist nicht aus Buchstaben, Ziffern, Punkten, Binde- und Unterstrichen.</translation>
    </message>
    <message>
        <source>The amount would carry the balance out of all bounds.</source>
        <translation>Der Betrag würde das Guthaben über jede Grenze bringen.</translation>
    </message>
    <message>
        <source>There is an account of this id already; nothing was issued.</source>
        <translation>Ein Konto mit dieser Kennung gibt es schon; nichts wurde ausgegeben.</translation>
    </message>
    <message>
        <source>There is no such account here; look the card up again.</source>
        <translation>Ein solches Konto gibt es hier nicht; die Karte noch einmal suchen.</translation>
    </message>
    <message>
        <source>There is no such hold on this account; authorise it first.</source>
        <translation>Eine solche Vormerkung gibt es auf diesem Konto nicht; erst vormerken.</translation>
    </message>
    <message>
        <source>There is not enough on this balance; nothing was taken. Take the rest by another tender.</source>
        <translation>Das Guthaben reicht nicht; nichts wurde genommen. Den Rest anders bezahlen lassen.</translation>
    </message>
    <message>
        <source>This account is kept in {}, so it cannot pay in {}; take another tender.</source>
        <translation>Dieses Konto wird in {} geführt, darum kann es nicht in {} zahlen; anders bezahlen lassen.</translation>
    </message>
    <message>
        <source>This account is {}, so it cannot become {}; nothing was changed.</source>
        <translation>Dieses Konto ist „{}“ und kann nicht „{}“ werden; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This card has expired; take another tender.</source>
        <translation>Diese Karte ist abgelaufen; anders bezahlen lassen.</translation>
    </message>
    <message>
        <source>This card is not active: it was not paid for yet, or it was voided; take another tender.</source>
        <translation>Diese Karte ist nicht freigeschaltet: sie ist noch nicht bezahlt oder ungültig; anders bezahlen lassen.</translation>
    </message>
    <message>
        <source>This card number was issued before; take another card.</source>
        <translation>Diese Kartennummer ist schon ausgegeben; eine andere Karte nehmen.</translation>
    </message>
    <message>
        <source>This hold was captured before; nothing was taken.</source>
        <translation>Diese Vormerkung ist schon eingelöst; nichts wurde genommen.</translation>
    </message>
    <message>
        <source>This hold was captured; pay back by adding to the balance.</source>
        <translation>Diese Vormerkung ist eingelöst; zurückgezahlt wird auf das Guthaben.</translation>
    </message>
    <message>
        <source>It does not carry the hash of the transaction before it, sequence {}.</source>
        <translation>Er trägt nicht die Prüfsumme des Vorgangs davor, Nummer {}.</translation>
    </message>
    <message>
        <source>It was written in epoch {}, but the workstation has begun epoch {}: two copies of the till may be selling.</source>
        <translation>Er ist aus Epoche {}, die Kasse hat aber Epoche {} begonnen: vielleicht verkaufen zwei Kopien der Kasse.</translation>
    </message>
    <message>
        <source>Two devices sell as till {} since {}; what both sold is booked.</source>
        <translation>Als Kasse {} verkaufen seit {} zwei Geräte; was beide verkauft haben, ist gebucht.</translation>
    </message>
    <message>
        <source>The device that till {} replaced sold on at {}; it is booked.</source>
        <translation>Das Gerät, das Kasse {} ersetzt hat, hat {} weiterverkauft; das ist gebucht.</translation>
    </message>
    <message>
        <source>Sequence {} is taken by another transaction, {}: two copies of the till may be selling.</source>
        <translation>Nummer {} trägt ein anderer Vorgang, {}: vielleicht verkaufen zwei Kopien der Kasse.</translation>
    </message>
    <message>
        <source>Sequence {}, the transaction before it, has not arrived.</source>
        <translation>Nummer {}, der Vorgang davor, ist nicht angekommen.</translation>
    </message>
    <message>
        <source>The transaction after it, sequence {}, does not carry its hash.</source>
        <translation>Der Vorgang danach, Nummer {}, trägt nicht seine Prüfsumme.</translation>
    </message>
    <message>
        <source>More of {} left the shop than its books had; count it.</source>
        <translation>Von {} ist mehr aus dem Laden gegangen, als in den Büchern stand; zählen.</translation>
    </message>
    <message>
        <source>Two tills counted {} with different results; the later count stands.</source>
        <translation>Zwei Kassen haben {} verschieden gezählt; die spätere Zählung gilt.</translation>
    </message>
    <message>
        <source>It names no customer, so nothing was written.</source>
        <translation>Er nennt keinen Kunden, darum wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>What came beside it is not what it sealed, so nothing was written.</source>
        <translation>Was daneben kam, ist nicht, was er besiegelt hat; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>{} Nothing was written of the customer.</source>
        <translation>{} Vom Kunden wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>The customer id is not of letters, digits, dots, hyphens and underscores.</source>
        <translation>Die Kennung des Kunden ist nicht aus Buchstaben, Ziffern, Punkten, Binde- und Unterstrichen.</translation>
    </message>
    <message>
        <source>The customer was erased, and nothing brings them back.</source>
        <translation>Der Kunde ist gelöscht, und nichts bringt ihn zurück.</translation>
    </message>
    <message>
        <source>The e-mail address is none.</source>
        <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>There is no such customer here.</source>
        <translation>Einen solchen Kunden gibt es hier nicht.</translation>
    </message>
    <message>
        <source>These are one customer already; nothing was changed.</source>
        <translation>Das ist schon ein und derselbe Kunde; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Customers {} and {} have the same e-mail address or telephone number; are they one?</source>
        <translation>Die Kunden {} und {} haben dieselbe E-Mail-Adresse oder Telefonnummer; sind sie einer?</translation>
    </message>
    <message>
        <source>It does not say what it moved, so it moved no stock.</source>
        <translation>Er sagt nicht, was er bewegt, darum hat er keinen Bestand bewegt.</translation>
    </message>
    <message>
        <source>Its amounts are not in the day's totals: {}.</source>
        <translation>Seine Beträge sind nicht in den Summen des Tages: {}.</translation>
    </message>
    <message>
        <source>{} entries of its stock, the first at {}, cannot be read, so they moved nothing.</source>
        <translation>{} seiner Einträge zum Bestand, der erste an Stelle {}, sind nicht lesbar und haben nichts bewegt.</translation>
    </message>
    <message>
        <source>{}; what the till took stands, so find out why.</source>
        <translation>{}; was die Kasse eingenommen hat, gilt; den Grund suchen.</translation>
    </message>
    <message>
        <source>A {} is named by 1 to 32 letters, digits, dots, hyphens and underscores.</source>
        <translation>Ein Name ({}) hat 1 bis 32 Buchstaben, Ziffern, Punkte, Binde- und Unterstriche.</translation>
    </message>
    <message>
        <source>The backend holds transactions of this epoch that this till has not; restore it under a new epoch.</source>
        <translation>Das Backend hat Vorgänge dieser Epoche, die diese Kasse nicht hat; sie unter einer neuen Epoche wiederherstellen.</translation>
    </message>
    <message>
        <source>The public key is not base64 of 32 bytes; nobody was enrolled.</source>
        <translation>Der öffentliche Schlüssel ist kein base64 von 32 Bytes; niemand wurde angemeldet.</translation>
    </message>
    <message>
        <source>There is no store {}; write it to the stream stores first.</source>
        <translation>Einen Laden {} gibt es nicht; ihn erst in den Datenstrom stores schreiben.</translation>
    </message>
    <message>
        <source>This code has expired; ask for a new one.</source>
        <translation>Dieser Code ist abgelaufen; einen neuen verlangen.</translation>
    </message>
    <message>
        <source>This code is for store {}, not for {}; ask for one of the right store.</source>
        <translation>Dieser Code ist für Laden {}, nicht für {}; einen des richtigen Ladens verlangen.</translation>
    </message>
    <message>
        <source>This code is not known here; check it, or ask for a new one.</source>
        <translation>Dieser Code ist hier nicht bekannt; prüfen oder einen neuen verlangen.</translation>
    </message>
    <message>
        <source>This code was used by another till; ask for a new one.</source>
        <translation>Diesen Code hat eine andere Kasse benutzt; einen neuen verlangen.</translation>
    </message>
    <message>
        <source>This workstation was blocked by the shop; it cannot be enrolled again.</source>
        <translation>Diese Kasse ist vom Laden gesperrt; sie kann nicht wieder angemeldet werden.</translation>
    </message>
    <message>
        <source>Workstation {} is already in its epoch {}, so its receipt numbers would repeat; take another workstation number, or restore the till from its backup.</source>
        <translation>Kasse {} ist schon in ihrer Epoche {}, ihre Bonnummern würden sich wiederholen; eine andere Kassennummer nehmen oder die Kasse aus ihrer Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>A fact is a JSON object; this is something else.</source>
        <translation>Ein Vorgang ist ein JSON-Objekt; das ist etwas anderes.</translation>
    </message>
    <message>
        <source>It has no fact_id of 1 to 64 plain characters.</source>
        <translation>Er hat keine fact_id von 1 bis 64 einfachen Zeichen.</translation>
    </message>
    <message>
        <source>It is not JSON that can be read: {}.</source>
        <translation>Das ist kein lesbares JSON: {}.</translation>
    </message>
    <message>
        <source>The key {} was used for another request before; nothing was done. Draw a new key.</source>
        <translation>Der Schlüssel {} wurde schon für eine andere Anfrage benutzt; nichts wurde getan. Einen neuen ziehen.</translation>
    </message>
    <message>
        <source>It moved {} in {}, but its stock is kept in {}.</source>
        <translation>Er bewegt {} in {}, der Bestand wird aber in {} geführt.</translation>
    </message>
    <message>
        <source>Its move of {} would carry the stock out of all bounds, so it was not booked.</source>
        <translation>Seine Bewegung von {} brächte den Bestand über jede Grenze, darum wurde sie nicht gebucht.</translation>
    </message>
    <message>
        <source>There is no such order here.</source>
        <translation>Eine solche Bestellung gibt es hier nicht.</translation>
    </message>
    <message>
        <source>Order {}: the refund of {} is {} by {}, {} by the shares of what was paid; {} goes back.</source>
        <translation>Bestellung {}: die Erstattung für {} beträgt {} laut {}, {} nach den Anteilen des Bezahlten; {} gehen zurück.</translation>
    </message>
    <message>
        <source>Order {}: {}. The order stands.</source>
        <translation>Bestellung {}: {}. Die Bestellung bleibt bestehen.</translation>
    </message>
    <message>
        <source>Goods{} were taken back without a network; the refund waits until the order is found.</source>
        <translation>Ware{} wurde ohne Netz zurückgenommen; die Erstattung wartet, bis die Bestellung gefunden ist.</translation>
    </message>
    <message>
        <source>Line {} of order {} is picked by store {}: put yours back.</source>
        <translation>Zeile {} der Bestellung {} sammelt Laden {}: eure Ware zurücklegen.</translation>
    </message>
    <message>
        <source>Of its step {} {} lines were not where it begins.</source>
        <translation>Für den Schritt {} waren {} Zeilen nicht dort, wo er beginnt.</translation>
    </message>
    <message>
        <source>What it says of an order cannot be booked: {}</source>
        <translation>Was er von einer Bestellung sagt, kann nicht gebucht werden: {}</translation>
    </message>
    <message>
        <source>Of the deposit on order {} {} more were used than were left; the sale stands.</source>
        <translation>Von der Anzahlung der Bestellung {} wurden {} mehr verwendet, als übrig waren; der Verkauf bleibt bestehen.</translation>
    </message>
    <message>
        <source>Order {} was handed over with {} unpaid.</source>
        <translation>Bestellung {} wurde übergeben, {} sind nicht bezahlt.</translation>
    </message>
    <message>
        <source>Order {}: {} go back to its payment.</source>
        <translation>Bestellung {}: {} gehen auf ihre Zahlung zurück.</translation>
    </message>
    <message>
        <source>For {}, said to be of order {}, {} were given as store credit while nobody could look it up. {}</source>
        <translation>Für {}, angeblich aus Bestellung {}, wurden {} als Guthaben gegeben, während niemand sie nachsehen konnte. {}</translation>
    </message>
    <message>
        <source>Several orders are called so.</source>
        <translation>Mehrere Bestellungen heißen so.</translation>
    </message>
    <message>
        <source>There is no such order.</source>
        <translation>Eine solche Bestellung gibt es nicht.</translation>
    </message>
    <message>
        <source>The money for these units went back before, online or at another till.</source>
        <translation>Das Geld für diese Stücke ging schon zurück, online oder an einer anderen Kasse.</translation>
    </message>
    <message>
        <source>The order has {} for what of them came back.</source>
        <translation>Die Bestellung sieht {} für das vor, was davon zurückkam.</translation>
    </message>
    <message>
        <source>Order {} was cancelled online at {} while this till had no network, and handed over at {}. {}</source>
        <translation>Bestellung {} wurde um {} online storniert, während diese Kasse kein Netz hatte, und um {} übergeben. {}</translation>
    </message>
    <message>
        <source>The refund was stopped before it went out.</source>
        <translation>Die Erstattung wurde angehalten, bevor sie hinausging.</translation>
    </message>
    <message>
        <source>The same units were handed over before; both hand-overs stand.</source>
        <translation>Dieselben Stücke wurden schon übergeben; beide Übergaben gelten.</translation>
    </message>
    <message>
        <source>{} are owed by the customer.</source>
        <translation>{} schuldet der Kunde.</translation>
    </message>
    <message>
        <source>Order {}: {} was sold in store {} meanwhile.</source>
        <translation>Bestellung {}: {} wurde inzwischen im Laden {} verkauft.</translation>
    </message>
    <message>
        <source>Order {} is to be collected in {}, which nobody knows.</source>
        <translation>Bestellung {} soll in {} abgeholt werden, das niemand kennt.</translation>
    </message>
    <message>
        <source>Order {}: nobody has {}; order it.</source>
        <translation>Bestellung {}: niemand hat {}; bestellen.</translation>
    </message>
    <message>
        <source>An order has lines, each with an id of its own.</source>
        <translation>Eine Bestellung hat Zeilen, jede mit eigener Kennung.</translation>
    </message>
    <message>
        <source>Line {}, {}, cannot be promised in that quantity any more; nothing was placed.</source>
        <translation>Zeile {}, {}, kann in dieser Menge nicht mehr zugesagt werden; nichts wurde bestellt.</translation>
    </message>
    <message>
        <source>More was paid than the lines cost.</source>
        <translation>Es wurde mehr bezahlt, als die Zeilen kosten.</translation>
    </message>
    <message>
        <source>The kind is pickup or delivery, and the store is one of the shop's.</source>
        <translation>Die Art ist Abholung oder Lieferung, und der Laden ist einer des Unternehmens.</translation>
    </message>
    <message>
        <source>The order id is not of letters, digits, dots, hyphens and underscores.</source>
        <translation>Die Kennung der Bestellung ist nicht aus Buchstaben, Ziffern, Punkten, Binde- und Unterstrichen.</translation>
    </message>
    <message>
        <source>The payment is unpaid, authorised or captured.</source>
        <translation>Die Zahlung ist unbezahlt, vorgemerkt oder eingezogen.</translation>
    </message>
    <message>
        <source>There is an order of this id already; nothing was placed.</source>
        <translation>Eine Bestellung mit dieser Kennung gibt es schon; nichts wurde bestellt.</translation>
    </message>
    <message>
        <source>There is no store {}; nothing was placed.</source>
        <translation>Einen Laden {} gibt es nicht; nichts wurde bestellt.</translation>
    </message>
    <message>
        <source>There is no store {}; nothing was changed.</source>
        <translation>Einen Laden {} gibt es nicht; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The page to go on after is none that was given.</source>
        <translation>Die Seite, nach der es weitergehen soll, wurde nie gegeben.</translation>
    </message>
    <message>
        <source>A deposit was paid for this order at a till; take this step at a till, which redeems or gives it back.</source>
        <translation>Für diese Bestellung ist an einer Kasse angezahlt; diesen Schritt an einer Kasse tun, die die Anzahlung einlöst oder zurückgibt.</translation>
    </message>
    <message>
        <source>A line goes to another store as a whole; short the rest first.</source>
        <translation>Eine Zeile geht ganz an einen anderen Laden; erst den Rest als fehlend melden.</translation>
    </message>
    <message>
        <source>More than was taken, less what went back, cannot be refunded; nothing was refunded.</source>
        <translation>Mehr, als eingenommen und noch nicht zurückgezahlt ist, kann nicht erstattet werden; nichts wurde erstattet.</translation>
    </message>
    <message>
        <source>Of line {} less is left to refund; nothing was refunded.</source>
        <translation>Von Zeile {} ist weniger zu erstatten übrig; nichts wurde erstattet.</translation>
    </message>
    <message>
        <source>Of line {} less is with the customer; nothing was announced.</source>
        <translation>Von Zeile {} hat der Kunde weniger; nichts wurde angekündigt.</translation>
    </message>
    <message>
        <source>One line is substituted at a time.</source>
        <translation>Ersetzt wird eine Zeile nach der anderen.</translation>
    </message>
    <message>
        <source>Store {} cannot promise so much of {}; choose another store, or refund it.</source>
        <translation>Laden {} kann nicht so viel von {} zusagen; einen anderen Laden wählen oder erstatten.</translation>
    </message>
    <message>
        <source>The event is none of authorised, captured, voided, refunded.</source>
        <translation>Das Ereignis ist keines von authorised, captured, voided, refunded.</translation>
    </message>
    <message>
        <source>The lines that come back are missing.</source>
        <translation>Die Zeilen, die zurückkommen, fehlen.</translation>
    </message>
    <message>
        <source>The order is not paid in full; take the payment at a till, which hands it over with it.</source>
        <translation>Die Bestellung ist nicht ganz bezahlt; an einer Kasse kassieren, die sie damit übergibt.</translation>
    </message>
    <message>
        <source>The order's units are {}, so the step {} is not for them; nothing was changed.</source>
        <translation>Die Stücke der Bestellung sind {}, der Schritt {} ist nichts für sie; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The payment is {}, so it cannot be {} with this amount; nothing was changed.</source>
        <translation>Die Zahlung ist {} und kann mit diesem Betrag nicht {} werden; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This order has no such refund.</source>
        <translation>Diese Bestellung hat keine solche Erstattung.</translation>
    </message>
    <message>
        <source>What is made to order stays where it is made; nothing was changed.</source>
        <translation>Was auf Bestellung gefertigt wird, bleibt, wo es gefertigt wird; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No such refund is known here; its till may not have sent it yet.</source>
        <translation>Eine solche Erstattung ist hier nicht bekannt; ihre Kasse hat sie vielleicht noch nicht gesendet.</translation>
    </message>
    <message>
        <source>That refund is paid or undone already (by {}), so nothing is owed any more.</source>
        <translation>Diese Erstattung ist schon ausgezahlt oder rückgängig gemacht (von {}), es ist nichts mehr offen.</translation>
    </message>
    <message>
        <source>Till {} is paying that refund just now; nothing was changed.</source>
        <translation>Kasse {} zahlt diese Erstattung gerade aus; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>What till {} owes is paid there, by the rule of this shop; nothing was changed.</source>
        <translation>Was Kasse {} schuldet, wird nach der Regel dieses Ladens dort ausgezahlt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The refund {} was paid or undone by {} before this till paid it: the customer has it twice.</source>
        <translation>Die Erstattung {} wurde von {} ausgezahlt oder rückgängig gemacht, bevor diese Kasse sie auszahlte: der Kunde hat sie zweimal.</translation>
    </message>
    <message>
        <source>The return of the refund {} is undone, but till {} had paid it: ask for the amount back.</source>
        <translation>Die Rückgabe zur Erstattung {} ist rückgängig gemacht, Kasse {} hatte sie aber ausgezahlt: den Betrag zurückverlangen.</translation>
    </message>
    <message>
        <source>{} are owed to a customer under {}.</source>
        <translation>{} stehen einem Kunden unter {} zu.</translation>
    </message>
    <message>
        <source>{} of receipt {} came back by its code for {} {}, and had cost {}.</source>
        <translation>{} von Bon {} kam mit seinem Code für {} {} zurück und hatte {} gekostet.</translation>
    </message>
    <message>
        <source>{} of sale {} came back more often than it was sold{}.</source>
        <translation>{} aus Verkauf {} kam öfter zurück, als es verkauft wurde{}.</translation>
    </message>
    <message>
        <source>Each line is named once, with the micro that come back.</source>
        <translation>Jede Zeile wird einmal genannt, mit der Menge, die zurückkommt.</translation>
    </message>
    <message>
        <source>Line {} was {}, so it cannot be taken back again; nothing was held.</source>
        <translation>Zeile {} wurde {} und kann nicht noch einmal zurückgenommen werden; nichts wurde vorgemerkt.</translation>
    </message>
    <message>
        <source>already returned on {} at till {} of store {}</source>
        <translation>schon am {} an Kasse {} im Laden {} zurückgegeben</translation>
    </message>
    <message>
        <source>being returned at another till just now, or was never sold so</source>
        <translation>gerade an einer anderen Kasse zurückgegeben oder nie so verkauft</translation>
    </message>
    <message>
        <source>No receipt {} has arrived here; its till may not have sent it yet.</source>
        <translation>Ein Bon {} ist hier nicht angekommen; seine Kasse hat ihn vielleicht noch nicht gesendet.</translation>
    </message>
    <message>
        <source>The sale is not known here, so nothing can be held; take the goods back as a claim.</source>
        <translation>Der Verkauf ist hier nicht bekannt, darum kann nichts vorgemerkt werden; die Ware als Rückgabe mit offener Erstattung annehmen.</translation>
    </message>
    <message>
        <source>This till has no such claim.</source>
        <translation>Diese Kasse hat keine solche Vormerkung.</translation>
    </message>
    <message>
        <source>What is taken is a list of pairs of places in the line.</source>
        <translation>Was genommen ist, ist eine Liste von Paaren von Stellen in der Zeile.</translation>
    </message>
    <message>
        <source>A request with this nonce was answered before; sign the request anew.</source>
        <translation>Eine Anfrage mit dieser Einmalzahl wurde schon beantwortet; die Anfrage neu unterschreiben.</translation>
    </message>
    <message>
        <source>The body is not the one that was signed: something changed it on the way; send it again.</source>
        <translation>Der Inhalt ist nicht der unterschriebene: etwas hat ihn unterwegs geändert; noch einmal senden.</translation>
    </message>
    <message>
        <source>The clocks of workstation and backend are more than ten minutes apart; set the one that is wrong.</source>
        <translation>Die Uhren von Kasse und Backend liegen mehr als zehn Minuten auseinander; die falsche stellen.</translation>
    </message>
    <message>
        <source>The credential is not the one this workstation got last; enrol it again with a new code.</source>
        <translation>Der Ausweis ist nicht der, den diese Kasse zuletzt bekam; sie mit einem neuen Code wieder anmelden.</translation>
    </message>
    <message>
        <source>The nonce is not base64url of 16 bytes; the request cannot be taken.</source>
        <translation>Die Einmalzahl ist kein base64url von 16 Bytes; die Anfrage kann nicht angenommen werden.</translation>
    </message>
    <message>
        <source>The request has no {} header, so nobody knows who sent it; enrol this workstation.</source>
        <translation>Der Anfrage fehlt der Kopf {}, niemand weiß, wer sie gesendet hat; diese Kasse anmelden.</translation>
    </message>
    <message>
        <source>The signature is not this workstation's over this request; if it stays so, enrol the workstation again.</source>
        <translation>Die Unterschrift ist nicht die dieser Kasse unter dieser Anfrage; bleibt es so, die Kasse wieder anmelden.</translation>
    </message>
    <message>
        <source>This workstation is not enrolled here; enrol it with a code.</source>
        <translation>Diese Kasse ist hier nicht angemeldet; sie mit einem Code anmelden.</translation>
    </message>
    <message>
        <source>This workstation was blocked by the shop; ask whoever looks after the backend.</source>
        <translation>Diese Kasse ist vom Laden gesperrt; wer das Backend betreut, weiß mehr.</translation>
    </message>
    <message>
        <source>Rung without a network at prices that had changed: {}. The sale stands.</source>
        <translation>Ohne Netz zu Preisen gebucht, die sich geändert hatten: {}. Der Verkauf bleibt bestehen.</translation>
    </message>
    <message>
        <source>{} at {} instead of {}</source>
        <translation>{} zu {} statt {}</translation>
    </message>
    <message>
        <source>There is no workstation {} in store {}.</source>
        <translation>Eine Kasse {} gibt es im Laden {} nicht.</translation>
    </message>
    <message>
        <source>Another line has the id {}.</source>
        <translation>Eine andere Zeile hat die Kennung {}.</translation>
    </message>
    <message>
        <source>The product {} has no option {}.</source>
        <translation>Der Artikel {} hat keine Option {}.</translation>
    </message>
    <message>
        <source>The product {} has no price that holds now.</source>
        <translation>Der Artikel {} hat keinen Preis, der jetzt gilt.</translation>
    </message>
    <message>
        <source>The product {} is priced in {}, the shop sells in {}.</source>
        <translation>Der Artikel {} hat Preise in {}, der Laden verkauft in {}.</translation>
    </message>
    <message>
        <source>The product {} is recalled and must not be sold.</source>
        <translation>Der Artikel {} ist zurückgerufen und darf nicht verkauft werden.</translation>
    </message>
    <message>
        <source>The product {} is sold by the piece: its quantity is a whole number.</source>
        <translation>Der Artikel {} wird stückweise verkauft: seine Menge ist eine ganze Zahl.</translation>
    </message>
    <message>
        <source>There is no product {} on sale.</source>
        <translation>Ein Artikel {} wird nicht verkauft.</translation>
    </message>
    <message>
        <source>Too little of {} is chosen for the product {}.</source>
        <translation>Von {} ist für den Artikel {} zu wenig gewählt.</translation>
    </message>
    <message>
        <source>Too much of {} is chosen for the product {}.</source>
        <translation>Von {} ist für den Artikel {} zu viel gewählt.</translation>
    </message>
    <message>
        <source>With these options {} would cost less than nothing.</source>
        <translation>Mit diesen Optionen würde {} weniger als nichts kosten.</translation>
    </message>
    <message>
        <source>The tax class {} of the product is not known.</source>
        <translation>Die Steuerklasse {} des Artikels ist nicht bekannt.</translation>
    </message>
    <message>
        <source>No such sale was suspended in this store; it may wait at its own till only.</source>
        <translation>Ein solcher Verkauf ist in diesem Laden nicht zurückgestellt; vielleicht wartet er nur an seiner eigenen Kasse.</translation>
    </message>
    <message>
        <source>This suspended sale {}; nothing was changed.</source>
        <translation>Dieser zurückgestellte Verkauf {}; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>is not recalled by this till</source>
        <translation>ist nicht von dieser Kasse zurückgeholt</translation>
    </message>
    <message>
        <source>was sold or given up already</source>
        <translation>ist schon verkauft oder aufgegeben</translation>
    </message>
    <message>
        <source>waited since {} and is over</source>
        <translation>wartet seit {} und ist abgelaufen</translation>
    </message>
    <message>
        <source>is recalled</source>
        <translation>ist zurückgeholt</translation>
    </message>
    <message>
        <source>Till {} recalled this sale first and has it on its counter; nothing was changed.</source>
        <translation>Kasse {} hat diesen Verkauf zuerst zurückgeholt und auf dem Tresen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Tax {} was changed on {} with effect from {}. {} sales since then have arrived, and those at the former rate stay as they are; more may come from a till without a network.</source>
        <translation>Steuer {} wurde am {} mit Wirkung ab {} geändert. {} Verkäufe seither sind angekommen, und die mit dem früheren Satz bleiben, wie sie sind; von einer Kasse ohne Netz können weitere kommen.</translation>
    </message>
    <message>
        <source>The request is not signed.</source>
        <translation>Die Anfrage ist nicht unterschrieben.</translation>
    </message>
    <message>
        <source>The signature is not right.</source>
        <translation>Die Unterschrift stimmt nicht.</translation>
    </message>
    <message>
        <source>The workstation is not known here.</source>
        <translation>Diese Kasse ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>The clocks are too far apart.</source>
        <translation>Die Uhren gehen zu weit auseinander.</translation>
    </message>
    <message>
        <source>The body was changed on the way.</source>
        <translation>Die Anfrage wurde unterwegs verändert.</translation>
    </message>
    <message>
        <source>An admin token is needed.</source>
        <translation>Ein Zugang der Verwaltung ist nötig.</translation>
    </message>
    <message>
        <source>The workstation is blocked.</source>
        <translation>Diese Kasse ist gesperrt.</translation>
    </message>
    <message>
        <source>The enrolment code is not good.</source>
        <translation>Der Anmeldecode gilt nicht.</translation>
    </message>
    <message>
        <source>Whoever asks may not do that.</source>
        <translation>Wer das verlangt, darf es nicht.</translation>
    </message>
    <message>
        <source>The till's epoch is over.</source>
        <translation>Die Epoche dieser Kasse ist vorbei.</translation>
    </message>
    <message>
        <source>The request was answered before.</source>
        <translation>Die Anfrage wurde schon beantwortet.</translation>
    </message>
    <message>
        <source>The key was used for another request.</source>
        <translation>Der Schlüssel wurde schon für eine andere Anfrage verwendet.</translation>
    </message>
    <message>
        <source>Somebody else has it.</source>
        <translation>Jemand anderes hat es.</translation>
    </message>
    <message>
        <source>Its state does not allow that.</source>
        <translation>So wie es steht, geht das nicht.</translation>
    </message>
    <message>
        <source>There is not enough left.</source>
        <translation>Es ist nicht mehr genug da.</translation>
    </message>
    <message>
        <source>The request cannot be read.</source>
        <translation>Die Anfrage ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The name cannot be used.</source>
        <translation>Der Name kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>There is no such thing here.</source>
        <translation>So etwas gibt es hier nicht.</translation>
    </message>
    <message>
        <source>The address does not take this method.</source>
        <translation>Die Adresse nimmt diese Art von Anfrage nicht an.</translation>
    </message>
    <message>
        <source>The request is too large.</source>
        <translation>Die Anfrage ist zu groß.</translation>
    </message>
    <message>
        <source>The body's encoding is not known.</source>
        <translation>Die Kodierung der Anfrage ist unbekannt.</translation>
    </message>
    <message>
        <source>Too many requests.</source>
        <translation>Zu viele Anfragen.</translation>
    </message>
    <message>
        <source>The backend failed.</source>
        <translation>Das Backend hat versagt.</translation>
    </message>
    <message>
        <source>The backend cannot answer just now.</source>
        <translation>Das Backend kann gerade nicht antworten.</translation>
    </message>
    <message>
        <source>There is no such task in this store.</source>
        <translation>Eine solche Aufgabe gibt es in diesem Laden nicht.</translation>
    </message>
    <message>
        <source>The till does not say who settles this task, so it stays open; sign on there, and settle it once more.</source>
        <translation>Die Kasse sagt nicht, wer diese Aufgabe erledigt, darum bleibt sie offen; dort anmelden und sie noch einmal erledigen.</translation>
    </message>
    <message>
        <source>Whoever is signed on there may not work here any more, so the task stays open; let a manager settle it.</source>
        <translation>Wer dort angemeldet ist, darf hier nicht mehr arbeiten, darum bleibt die Aufgabe offen; die Leitung muss sie erledigen.</translation>
    </message>
    <message>
        <source>This task is for a manager, so it stays open; let one sign on and settle it.</source>
        <translation>Diese Aufgabe ist für die Leitung, darum bleibt sie offen; die Leitung muss sich anmelden und sie erledigen.</translation>
    </message>
    <message>
        <source>A transfer has an id, and goes from one store to another.</source>
        <translation>Eine Umlagerung hat eine Kennung und geht von einem Laden in einen anderen.</translation>
    </message>
    <message>
        <source>The step of a transfer cannot be read: {}</source>
        <translation>Der Schritt einer Umlagerung ist nicht lesbar: {}</translation>
    </message>
    <message>
        <source>Transfer {}: {}</source>
        <translation>Umlagerung {}: {}</translation>
    </message>
    <message>
        <source>Carton {} was received before; it is counted once.</source>
        <translation>Karton {} kam schon an; er zählt einmal.</translation>
    </message>
    <message>
        <source>The transfer is {} already.</source>
        <translation>Die Umlagerung ist schon „{}“.</translation>
    </message>
    <message>
        <source>Received in {} before {} said that it was shipped.</source>
        <translation>In {} angekommen, bevor {} den Versand gemeldet hat.</translation>
    </message>
    <message>
        <source>{}: sent {}, received {}.</source>
        <translation>{}: gesendet {}, angekommen {}.</translation>
    </message>
    <message>
        <source>Central's database does not answer just now; nothing was lost, try again later.</source>
        <translation>Die Datenbank des Backends antwortet gerade nicht; nichts ging verloren, später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Central's database does not take what was sent; nothing of it was written.</source>
        <translation>Die Datenbank des Backends nimmt nicht, was gesendet wurde; nichts davon wurde geschrieben.</translation>
    </message>
    <message>
        <source>Look for the article in the shop once more.</source>
        <translation>Den Artikel noch einmal im Laden suchen.</translation>
    </message>
    <message>
        <source>Offer a substitute, another shop, or the refund of the rest, and enter which.</source>
        <translation>Ersatz, einen anderen Laden oder die Erstattung des Rests anbieten und eintragen, was davon.</translation>
    </message>
    <message>
        <source>Count the shelf if the figure was wrong.</source>
        <translation>Das Regal zählen, wenn die Zahl falsch war.</translation>
    </message>
    <message>
        <source>The goods are with the customer; the order stands as handed over.</source>
        <translation>Die Ware ist beim Kunden; die Bestellung gilt als übergeben.</translation>
    </message>
    <message>
        <source>If the refund has gone out, ask the customer to pay; never charge again without consent.</source>
        <translation>Ist die Erstattung hinausgegangen, den Kunden um Zahlung bitten; nie ohne Zustimmung noch einmal belasten.</translation>
    </message>
    <message>
        <source>Ask the customer to pay, or write the amount off with a reason.</source>
        <translation>Den Kunden um Zahlung bitten oder den Betrag mit Grund abschreiben.</translation>
    </message>
    <message>
        <source>Compare both hand-overs and their tills.</source>
        <translation>Beide Übergaben und ihre Kassen vergleichen.</translation>
    </message>
    <message>
        <source>Call the customer; count the shelf if nobody has it twice.</source>
        <translation>Den Kunden anrufen; das Regal zählen, wenn es niemand zweimal hat.</translation>
    </message>
    <message>
        <source>Another shop picks this order now: return what was picked to the shelf.</source>
        <translation>Ein anderer Laden sammelt diese Bestellung jetzt: Gesammeltes zurück ins Regal legen.</translation>
    </message>
    <message>
        <source>Compare the two returns, their tills, cashiers and times.</source>
        <translation>Die beiden Rückgaben vergleichen: Kassen, Personal und Zeiten.</translation>
    </message>
    <message>
        <source>Decide whether loss prevention takes it over.</source>
        <translation>Entscheiden, ob die Revision es übernimmt.</translation>
    </message>
    <message>
        <source>The customer was refunded twice: ask for the amount back, or write it off.</source>
        <translation>Dem Kunden wurde zweimal erstattet: den Betrag zurückverlangen oder abschreiben.</translation>
    </message>
    <message>
        <source>Find the order the goods belong to.</source>
        <translation>Die Bestellung suchen, zu der die Ware gehört.</translation>
    </message>
    <message>
        <source>Pay the refund for the claim, or decline it and tell the customer.</source>
        <translation>Die Erstattung auszahlen, oder ablehnen und es dem Kunden sagen.</translation>
    </message>
    <message>
        <source>The credit stands. Find the order that the customer meant; its number may have been mistyped.</source>
        <translation>Das Guthaben bleibt. Die Bestellung suchen, die der Kunde meinte; vielleicht ist ihre Nummer vertippt.</translation>
    </message>
    <message>
        <source>Give the customer what is missing, ask for what was too much, or write it off.</source>
        <translation>Dem Kunden geben, was fehlt, zu viel Gezahltes zurückverlangen oder abschreiben.</translation>
    </message>
    <message>
        <source>Pay the refund to the original payment, then close this.</source>
        <translation>Die Erstattung auf die ursprüngliche Zahlung auszahlen, dann dies erledigen.</translation>
    </message>
    <message>
        <source>The sale stands. Ask the customer for the rest, or write it off.</source>
        <translation>Der Verkauf bleibt. Den Kunden um den Rest bitten oder ihn abschreiben.</translation>
    </message>
    <message>
        <source>Count the cartons again.</source>
        <translation>Die Kartons noch einmal zählen.</translation>
    </message>
    <message>
        <source>Enter the reason for the difference with the other shop.</source>
        <translation>Den Grund der Differenz mit dem anderen Laden eintragen.</translation>
    </message>
    <message>
        <source>More was sold than the books had: count the article.</source>
        <translation>Es wurde mehr verkauft, als in den Büchern stand: den Artikel zählen.</translation>
    </message>
    <message>
        <source>Two tills counted the article with different results; the later count stands.</source>
        <translation>Zwei Kassen haben den Artikel verschieden gezählt; die spätere Zählung gilt.</translation>
    </message>
    <message>
        <source>Count it once more.</source>
        <translation>Noch einmal zählen.</translation>
    </message>
    <message>
        <source>Two records may be one customer: compare them, then merge or keep both.</source>
        <translation>Zwei Einträge sind vielleicht ein Kunde: vergleichen, dann zusammenführen oder beide behalten.</translation>
    </message>
    <message>
        <source>Order the goods, or ask another shop for them.</source>
        <translation>Die Ware bestellen oder einen anderen Laden darum bitten.</translation>
    </message>
    <message>
        <source>Tell the customer when they come, or cancel the order.</source>
        <translation>Dem Kunden sagen, wann sie kommt, oder die Bestellung stornieren.</translation>
    </message>
    <message>
        <source>Compare the tills that redeemed the deposit or gave it back.</source>
        <translation>Die Kassen vergleichen, die die Anzahlung eingelöst oder zurückgegeben haben.</translation>
    </message>
    <message>
        <source>Ask the customer for the difference.</source>
        <translation>Den Kunden um die Differenz bitten.</translation>
    </message>
    <message>
        <source>The sale stands at the price the customer saw; check the shelf label.</source>
        <translation>Der Verkauf gilt zu dem Preis, den der Kunde sah; das Regaletikett prüfen.</translation>
    </message>
    <message>
        <source>Where the price had fallen, the difference can be given back: Returns, the receipt, then K.</source>
        <translation>War der Preis gefallen, kann die Differenz zurückgegeben werden: Rückgaben, der Bon, dann K.</translation>
    </message>
    <message>
        <source>Tell whoever keeps the books: the sales stand as their receipts say, and none is edited.</source>
        <translation>Der Buchhaltung sagen: die Verkäufe gelten, wie ihre Bons es sagen, keiner wird geändert.</translation>
    </message>
    <message>
        <source>Book the difference of the tax there, for the days named.</source>
        <translation>Die Differenz der Steuer dort buchen, für die genannten Tage.</translation>
    </message>
    <message>
        <source>Compare both computations; what the customer was charged stands.</source>
        <translation>Beide Rechnungen vergleichen; was dem Kunden berechnet wurde, bleibt.</translation>
    </message>
    <message>
        <source>Mend the prices or offers of whoever is wrong; give back what was charged too much.</source>
        <translation>Preise oder Angebote richtigstellen, wo sie falsch sind; zu viel Berechnetes zurückgeben.</translation>
    </message>
    <message>
        <source>Find the device whose screen says so; it begins no new sale.</source>
        <translation>Das Gerät suchen, dessen Bildschirm das sagt; es beginnt keinen neuen Verkauf.</translation>
    </message>
    <message>
        <source>There, under More, Set-up, Backend, let it go on as another till with a new code.</source>
        <translation>Dort unter Mehr, Einrichten, Backend als andere Kasse mit einem neuen Code weitermachen lassen.</translation>
    </message>
    <message>
        <source>If it is the other device that shall end, choose there that the other one is gone.</source>
        <translation>Soll das andere Gerät aufhören, dort wählen: Die andere gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Count the drawers of both.</source>
        <translation>Die Laden beider Geräte zählen.</translation>
    </message>
    <message>
        <source>It is a part of the bundle {}, so it cannot be a bundle itself.</source>
        <translation>Er ist Teil des Sets {} und kann deshalb selbst kein Set sein.</translation>
    </message>
    <message>
        <source>Its part {} is a bundle itself; name what is in that one instead.</source>
        <translation>Sein Teil {} ist selbst ein Set; stattdessen nennen, was darin ist.</translation>
    </message>
    <message>
        <source>It follows a transaction of another copy of the till.</source>
        <translation>Sie folgt auf einen Vorgang einer anderen Kopie der Kasse.</translation>
    </message>
    <message>
        <source>`epoch` names an epoch of this till; `after` and `limit` are numbers.</source>
        <translation>`epoch` nennt eine Epoche dieser Kasse; `after` und `limit` sind Zahlen.</translation>
    </message>
    <message>
        <source>`limit` is 1 to {}, and `after` a sequence of a chain.</source>
        <translation>`limit` ist 1 bis {} und `after` eine Folgenummer einer Kette.</translation>
    </message>
</context>
</TS>
