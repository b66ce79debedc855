<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>1 article</source>
        <translation>1 Artikel</translation>
    </message>
    <message>
        <source>1 differs</source>
        <translation>1 weicht ab</translation>
    </message>
    <message>
        <source>1 fact of this till has not reached the backend yet, so others see an older stock; it goes by itself.</source>
        <translation>1 Vorgang dieser Kasse ist noch nicht beim Backend, andere sehen also einen älteren Bestand; er geht von selbst hinaus.</translation>
    </message>
    <message>
        <source>1 fact of this till is on its way there.</source>
        <translation>1 Vorgang dieser Kasse ist unterwegs dorthin.</translation>
    </message>
    <message>
        <source>1 label is on its way.</source>
        <translation>1 Etikett ist unterwegs.</translation>
    </message>
    <message>
        <source>A name, or Enter for none</source>
        <translation>Ein Name, oder Enter für keinen</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Articles below zero</source>
        <translation>Artikel unter null</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Neu fragen</translation>
    </message>
    <message>
        <source>Ask for goods</source>
        <translation>Ware anfordern</translation>
    </message>
    <message>
        <source>Ask for the goods</source>
        <translation>Ware anfordern</translation>
    </message>
    <message>
        <source>Ask this place for it</source>
        <translation>Dort anfordern</translation>
    </message>
    <message>
        <source>Begin something below, or scan an article to see its stock, or the slip of a carton.</source>
        <translation>Unten etwas beginnen, oder einen Artikel scannen, um seinen Bestand zu sehen, oder den Zettel eines Kartons.</translation>
    </message>
    <message>
        <source>Book it</source>
        <translation>Buchen</translation>
    </message>
    <message>
        <source>Book the count</source>
        <translation>Zählung buchen</translation>
    </message>
    <message>
        <source>Book the goods</source>
        <translation>Ware buchen</translation>
    </message>
    <message>
        <source>Book, the rest is not there</source>
        <translation>Buchen, Rest ist nicht da</translation>
    </message>
    <message>
        <source>Book, the rest stays</source>
        <translation>Buchen, Rest bleibt</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Bruch</translation>
    </message>
    <message>
        <source>Can be sold again</source>
        <translation>Wieder verkäuflich</translation>
    </message>
    <message>
        <source>Choose a place, or type its name</source>
        <translation>Ort wählen oder seinen Namen tippen</translation>
    </message>
    <message>
        <source>Copy as of {time}.</source>
        <translation>Kopie von {time}.</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Counted wrongly</source>
        <translation>Falsch gezählt</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Asked for there</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Find an article</source>
        <translation>Artikel suchen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>From {place}</source>
        <translation>Von {place}</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Ware</translation>
    </message>
    <message>
        <source>here, but not sold in this shop</source>
        <translation>da, aber in diesem Laden nicht im Verkauf</translation>
    </message>
    <message>
        <source>here, but off sale just now</source>
        <translation>da, aber zurzeit nicht zu verkaufen</translation>
    </message>
    <message>
        <source>{came} of {sent} came</source>
        <translation>{came} von {sent} angekommen</translation>
    </message>
    <message>
        <source>Goods asked for</source>
        <translation>Angeforderte Ware</translation>
    </message>
    <message>
        <source>Goods received</source>
        <translation>Wareneingang</translation>
    </message>
    <message>
        <source>In the books</source>
        <translation>Laut Bestand</translation>
    </message>
    <message>
        <source>It is settled</source>
        <translation>Ist erledigt</translation>
    </message>
    <message>
        <source>Its number, or Enter for none</source>
        <translation>Seine Nummer, oder Enter für keine</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>Lost on the way</source>
        <translation>Unterwegs verloren</translation>
    </message>
    <message>
        <source>More left the shop than the books had. Count it: the count stands, and sales go on.</source>
        <translation>Es ging mehr hinaus, als im Bestand war. Zählen Sie nach: die Zählung gilt, und der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>More sold than there was</source>
        <translation>Mehr verkauft als da war</translation>
    </message>
    <message>
        <source>No article</source>
        <translation>Kein Artikel</translation>
    </message>
    <message>
        <source>No other place has it.</source>
        <translation>Kein anderer Ort hat ihn.</translation>
    </message>
    <message>
        <source>Nobody has said how many there are.</source>
        <translation>Niemand hat gesagt, wie viele da sind.</translation>
    </message>
    <message>
        <source>Not for sale</source>
        <translation>Nicht verkäuflich</translation>
    </message>
    <message>
        <source>Nothing differs from the books.</source>
        <translation>Nichts weicht vom Bestand ab.</translation>
    </message>
    <message>
        <source>Nothing found yet.</source>
        <translation>Noch nichts gefunden.</translation>
    </message>
    <message>
        <source>Nothing is discarded yet: {articles} would be lost. Discard once more if that is meant.</source>
        <translation>Noch ist nichts verworfen: {articles} gingen verloren. Verwerfen Sie noch einmal, wenn das gemeint ist.</translation>
    </message>
    <message>
        <source>Nothing is known by {code}, so nothing was added; find the article with F2, or put it aside.</source>
        <translation>Unter {code} ist nichts bekannt, also wurde nichts hinzugefügt; suchen Sie den Artikel mit F2, oder legen Sie ihn beiseite.</translation>
    </message>
    <message>
        <source>Nothing is known by {code}; scan another article.</source>
        <translation>Unter {code} ist nichts bekannt; scannen Sie einen anderen Artikel.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Nothing more is expected of this transfer; both places are told.</source>
        <translation>Von dieser Umlagerung wird nichts mehr erwartet; beide Orte erfahren es.</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>On its way here</source>
        <translation>Unterwegs hierher</translation>
    </message>
    <message>
        <source>Other places</source>
        <translation>Andere Orte</translation>
    </message>
    <message>
        <source>Ours, not told yet</source>
        <translation>Unsere, noch nicht gemeldet</translation>
    </message>
    <message>
        <source>Own use</source>
        <translation>Eigenbedarf</translation>
    </message>
    <message>
        <source>Print a label</source>
        <translation>Etikett drucken</translation>
    </message>
    <message>
        <source>Quality in doubt</source>
        <translation>Qualität fraglich</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Reserved for orders</source>
        <translation>Für Bestellungen reserviert</translation>
    </message>
    <message>
        <source>Say yes to it</source>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>Say no to it</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Scan the first article. Key a number before it for more than one; Enter sets the marked line.</source>
        <translation>Scannen Sie den ersten Artikel. Tippen Sie davor eine Zahl für mehr als einen; Enter setzt die markierte Zeile.</translation>
    </message>
    <message>
        <source>Scan, or key a quantity</source>
        <translation>Scannen oder Menge tippen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Verschicken</translation>
    </message>
    <message>
        <source>Send the goods</source>
        <translation>Ware verschicken</translation>
    </message>
    <message>
        <source>Sent wrongly</source>
        <translation>Falsch verschickt</translation>
    </message>
    <message>
        <source>Sold twice</source>
        <translation>Doppelt verkauft</translation>
    </message>
    <message>
        <source>Stock adjusted</source>
        <translation>Bestand korrigiert</translation>
    </message>
    <message>
        <source>Stock count</source>
        <translation>Inventur</translation>
    </message>
    <message>
        <source>Stock of it</source>
        <translation>Bestand ansehen</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Diebstahl</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take the request back</source>
        <translation>Anforderung zurückziehen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>That document was booked or discarded meanwhile; nothing was changed.</source>
        <translation>Der Beleg wurde inzwischen gebucht oder verworfen; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The backend could not be told, so the task stays open; try again once the till is connected.</source>
        <translation>Das Backend konnte nicht benachrichtigt werden, die Aufgabe bleibt also offen; versuchen Sie es wieder, sobald die Kasse verbunden ist.</translation>
    </message>
    <message>
        <source>The backend keeps the stock.</source>
        <translation>Das Backend führt den Bestand.</translation>
    </message>
    <message>
        <source>The count is booked: {articles}.</source>
        <translation>Die Zählung ist gebucht: {articles}.</translation>
    </message>
    <message>
        <source>The document is discarded; nothing of it was booked.</source>
        <translation>Der Beleg ist verworfen; nichts davon wurde gebucht.</translation>
    </message>
    <message>
        <source>The goods are asked for: {articles}.</source>
        <translation>Die Ware ist angefordert: {articles}.</translation>
    </message>
    <message>
        <source>The goods are booked: {articles}.</source>
        <translation>Die Ware ist gebucht: {articles}.</translation>
    </message>
    <message>
        <source>The goods are on their way: {articles}. Put the slip on the carton.</source>
        <translation>Die Ware ist unterwegs: {articles}. Kleben Sie den Zettel auf den Karton.</translation>
    </message>
    <message>
        <source>The rest is missing</source>
        <translation>Der Rest fehlt</translation>
    </message>
    <message>
        <source>The stock is adjusted: {articles}.</source>
        <translation>Der Bestand ist korrigiert: {articles}.</translation>
    </message>
    <message>
        <source>The stock was last heard of before the shop closed: what was sold on the web since is not in it; sell on, and look again once the till is connected.</source>
        <translation>Der Bestand stammt von vor Ladenschluss: was seither im Web verkauft wurde, fehlt darin; verkaufen Sie weiter, und sehen Sie wieder nach, sobald die Kasse verbunden ist.</translation>
    </message>
    <message>
        <source>The task is settled; it goes from every till of the shop.</source>
        <translation>Die Aufgabe ist erledigt; sie verschwindet von allen Kassen des Ladens.</translation>
    </message>
    <message>
        <source>The transfer is approved; whoever asked for the goods is told.</source>
        <translation>Die Umlagerung ist genehmigt; wer die Ware angefordert hat, erfährt es.</translation>
    </message>
    <message>
        <source>The transfer is received: {articles}.</source>
        <translation>Die Umlagerung ist empfangen: {articles}.</translation>
    </message>
    <message>
        <source>The web shop keeps the stock.</source>
        <translation>Der Webshop führt den Bestand.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es besteht keine Verbindung.</translation>
    </message>
    <message>
        <source>There is no copy here yet.</source>
        <translation>Hier ist noch keine Kopie.</translation>
    </message>
    <message>
        <source>This till keeps the stock itself: what there is, is the sum of its own moves.</source>
        <translation>Diese Kasse führt den Bestand selbst: was da ist, ist die Summe ihrer eigenen Bewegungen.</translation>
    </message>
    <message>
        <source>To {place}</source>
        <translation>An {place}</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Umlagerung</translation>
    </message>
    <message>
        <source>Transfer does not add up</source>
        <translation>Umlagerung geht nicht auf</translation>
    </message>
    <message>
        <source>Transfer from here</source>
        <translation>Umlagerung von hier</translation>
    </message>
    <message>
        <source>Transfer to here</source>
        <translation>Umlagerung hierher</translation>
    </message>
    <message>
        <source>Two counts disagree</source>
        <translation>Zwei Zählungen weichen ab</translation>
    </message>
    <message>
        <source>Type a name or a number</source>
        <translation>Name oder Nummer tippen</translation>
    </message>
    <message>
        <source>Type two letters or more.</source>
        <translation>Tippen Sie mindestens zwei Buchstaben.</translation>
    </message>
    <message>
        <source>Waste</source>
        <translation>Verderb</translation>
    </message>
    <message>
        <source>What I scan</source>
        <translation>Was ich scanne</translation>
    </message>
    <message>
        <source>What became of the rest?</source>
        <translation>Was ist aus dem Rest geworden?</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was abweicht</translation>
    </message>
    <message>
        <source>What is counted?</source>
        <translation>Was wird gezählt?</translation>
    </message>
    <message>
        <source>What is to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Where do the goods go?</source>
        <translation>Wohin geht die Ware?</translation>
    </message>
    <message>
        <source>Which delivery note?</source>
        <translation>Welcher Lieferschein?</translation>
    </message>
    <message>
        <source>Which place is asked?</source>
        <translation>Welcher Ort wird gefragt?</translation>
    </message>
    <message>
        <source>Who delivers?</source>
        <translation>Wer liefert?</translation>
    </message>
    <message>
        <source>Why is the stock adjusted?</source>
        <translation>Warum wird der Bestand korrigiert?</translation>
    </message>
    <message>
        <source>a full count of the place</source>
        <translation>eine Vollinventur des Ortes</translation>
    </message>
    <message>
        <source>adjust the stock</source>
        <translation>den Bestand korrigieren</translation>
    </message>
    <message>
        <source>all of this category</source>
        <translation>alle dieser Warengruppe</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>angefordert</translation>
    </message>
    <message>
        <source>asked {time}</source>
        <translation>gefragt {time}</translation>
    </message>
    <message>
        <source>begun here, not booked yet</source>
        <translation>hier begonnen, noch nicht gebucht</translation>
    </message>
    <message>
        <source>below zero</source>
        <translation>unter null</translation>
    </message>
    <message>
        <source>book a count that differs</source>
        <translation>eine abweichende Zählung buchen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>count the stock</source>
        <translation>den Bestand zählen</translation>
    </message>
    <message>
        <source>for sale again</source>
        <translation>wieder verkäuflich</translation>
    </message>
    <message>
        <source>for sale here</source>
        <translation>hier verkäuflich</translation>
    </message>
    <message>
        <source>goods that come in</source>
        <translation>Ware, die hereinkommt</translation>
    </message>
    <message>
        <source>goods to another place</source>
        <translation>Ware an einen anderen Ort</translation>
    </message>
    <message>
        <source>heard of just now</source>
        <translation>gerade gemeldet</translation>
    </message>
    <message>
        <source>here, but not for sale</source>
        <translation>da, aber nicht verkäuflich</translation>
    </message>
    <message>
        <source>into the books</source>
        <translation>in den Bestand</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>noch nicht gezählt</translation>
    </message>
    <message>
        <source>not heard of for {n} h</source>
        <translation>seit {n} Std. nicht gemeldet</translation>
    </message>
    <message>
        <source>not heard of for {n} min</source>
        <translation>seit {n} Min. nicht gemeldet</translation>
    </message>
    <message>
        <source>not there yet</source>
        <translation>noch nicht da</translation>
    </message>
    <message>
        <source>not packed yet</source>
        <translation>noch nicht gepackt</translation>
    </message>
    <message>
        <source>not told to the backend yet</source>
        <translation>dem Backend noch nicht gemeldet</translation>
    </message>
    <message>
        <source>of another place</source>
        <translation>von einem anderen Ort</translation>
    </message>
    <message>
        <source>of this article, here and elsewhere</source>
        <translation>dieses Artikels, hier und anderswo</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>open since {time}</source>
        <translation>offen seit {time}</translation>
    </message>
    <message>
        <source>Other places cannot be asked now.</source>
        <translation>andere Orte sind jetzt nicht zu fragen</translation>
    </message>
    <message>
        <source>out of the books</source>
        <translation>aus dem Bestand</translation>
    </message>
    <message>
        <source>partly received</source>
        <translation>teils empfangen</translation>
    </message>
    <message>
        <source>receive goods</source>
        <translation>Ware empfangen</translation>
    </message>
    <message>
        <source>receive, send, count, adjust</source>
        <translation>empfangen, verschicken, zählen, korrigieren</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>says nothing about the rest</source>
        <translation>sagt nichts über den Rest</translation>
    </message>
    <message>
        <source>send goods</source>
        <translation>Ware verschicken</translation>
    </message>
    <message>
        <source>the backend's answer cannot be read</source>
        <translation>die Antwort des Backends ist nicht lesbar</translation>
    </message>
    <message>
        <source>waste, found, own use</source>
        <translation>Verderb, Fund, Eigenbedarf</translation>
    </message>
    <message>
        <source>while the shop sells on</source>
        <translation>während der Laden weiterverkauft</translation>
    </message>
    <message>
        <source>{name} is kept for order {orders}: give another one, or sell it and that order is short.</source>
        <translation>{name} ist für Bestellung {orders} zurückgelegt: geben Sie ein anderes Stück, oder verkaufen Sie es, dann fehlt es der Bestellung.</translation>
    </message>
    <message>
        <source>{name} is not in the catalogue here, so no label was printed.</source>
        <translation>{name} steht hier nicht im Katalog, also wurde kein Etikett gedruckt.</translation>
    </message>
    <message>
        <source>{name} is weighed: key how much it is, then scan it again.</source>
        <translation>{name} wird gewogen: tippen Sie die Menge, dann scannen Sie noch einmal.</translation>
    </message>
    <message>
        <source>{n} damaged</source>
        <translation>{n} beschädigt</translation>
    </message>
    <message>
        <source>{n} differ</source>
        <translation>{n} weichen ab</translation>
    </message>
    <message>
        <source>{n} expected</source>
        <translation>{n} erwartet</translation>
    </message>
    <message>
        <source>{n} asked for</source>
        <translation>{n} angefordert</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>Bestellung öffnen</translation>
    </message>
    <message>
        <source>{n} facts of this till are on their way there.</source>
        <translation>{n} Vorgänge dieser Kasse sind unterwegs dorthin.</translation>
    </message>
    <message>
        <source>{n} facts of this till have not reached the backend yet, so others see an older stock; they go by themselves.</source>
        <translation>{n} Vorgänge dieser Kasse sind noch nicht beim Backend, andere sehen also einen älteren Bestand; sie gehen von selbst hinaus.</translation>
    </message>
    <message>
        <source>{n} in the books</source>
        <translation>{n} laut Bestand</translation>
    </message>
    <message>
        <source>{n} in the books, not counted</source>
        <translation>{n} laut Bestand, nicht gezählt</translation>
    </message>
    <message>
        <source>{n} labels are on their way.</source>
        <translation>{n} Etiketten sind unterwegs.</translation>
    </message>
    <message>
        <source>{n} not counted</source>
        <translation>{n} nicht gezählt</translation>
    </message>
    <message>
        <source>{n} on hand</source>
        <translation>{n} vorhanden</translation>
    </message>
    <message>
        <source>{n} on the way there</source>
        <translation>{n} unterwegs dorthin</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>{n} offen</translation>
    </message>
    <message>
        <source>{n} over</source>
        <translation>{n} zu viel</translation>
    </message>
    <message>
        <source>{n} short</source>
        <translation>{n} zu wenig</translation>
    </message>
    <message>
        <source>{place} asks for goods</source>
        <translation>{place} fordert Ware an</translation>
    </message>
    <message>
        <source>“{typed}” is no quantity, or no line is marked, so nothing was changed; scan first.</source>
        <translation>„{typed}“ ist keine Menge, oder es ist keine Zeile markiert, also wurde nichts geändert; scannen Sie zuerst.</translation>
    </message>
    <message>
        <source>Nobody here knows this article</source>
        <translation>Diesen Artikel kennt hier niemand</translation>
    </message>
    <message>
        <source>Received all the same, its code stands for it until the catalogue knows it.</source>
        <translation>Trotzdem empfangen, steht sein Code für ihn, bis der Katalog ihn kennt.</translation>
    </message>
    <message>
        <source>Receive it as unlisted</source>
        <translation>Als unbekannt empfangen</translation>
    </message>
    <message>
        <source>unlisted: the catalogue does not know it</source>
        <translation>unbekannt: nicht im Katalog</translation>
    </message>
    <message>
        <source>Off sale just now</source>
        <translation>Zurzeit nicht zu verkaufen</translation>
    </message>
    <message>
        <source>Not sold in this shop</source>
        <translation>In diesem Laden nicht im Verkauf</translation>
    </message>
    <message>
        <source>{name} has not been added. Leave it out, or sell it all the same with somebody's leave.</source>
        <translation>{name} wurde nicht aufgenommen. Weglassen, oder mit Erlaubnis trotzdem verkaufen.</translation>
    </message>
    <message>
        <source>For sale</source>
        <translation>Im Verkauf</translation>
    </message>
    <message>
        <source>Not sold here</source>
        <translation>Hier nicht im Verkauf</translation>
    </message>
    <message>
        <source>At this counter</source>
        <translation>An dieser Kasse</translation>
    </message>
    <message>
        <source>It may be unsafe</source>
        <translation>Es könnte unsicher sein</translation>
    </message>
    <message>
        <source>Its quality is in doubt</source>
        <translation>Die Qualität ist fraglich</translation>
    </message>
    <message>
        <source>Its price or text is wrong</source>
        <translation>Preis oder Text stimmen nicht</translation>
    </message>
    <message>
        <source>There is none left</source>
        <translation>Es ist keins mehr da</translation>
    </message>
    <message>
        <source>sell what is off sale</source>
        <translation>verkaufen, was nicht im Verkauf ist</translation>
    </message>
    <message>
        <source>take articles off sale</source>
        <translation>Artikel aus dem Verkauf nehmen</translation>
    </message>
    <message>
        <source>Off sale, or on sale again</source>
        <translation>Verkauf anhalten oder freigeben</translation>
    </message>
    <message>
        <source>Off sale on the web, for all shops</source>
        <translation>Im Web anhalten, für alle Läden</translation>
    </message>
    <message>
        <source>no shop delivers it</source>
        <translation>kein Laden liefert ihn</translation>
    </message>
    <message>
        <source>Where is it for sale?</source>
        <translation>Wo wird er verkauft?</translation>
    </message>
    <message>
        <source>It holds here at once, and everywhere else as soon as the backend knows.</source>
        <translation>Hier gilt es sofort, überall sonst, sobald das Backend es weiß.</translation>
    </message>
    <message>
        <source>The backend itself keeps this article off sale here, so nothing was changed; change it there.</source>
        <translation>Das Backend selbst nimmt diesen Artikel hier aus dem Verkauf, darum blieb alles, wie es war; bitte dort ändern.</translation>
    </message>
    <message>
        <source>Why is it off sale?</source>
        <translation>Warum wird er nicht verkauft?</translation>
    </message>
    <message>
        <source>Whoever scans it reads this.</source>
        <translation>Wer ihn scannt, liest das.</translation>
    </message>
    <message>
        <source>{place}: {state}</source>
        <translation>{place}: {state}</translation>
    </message>
    <message>
        <source>Off sale at this counter</source>
        <translation>An dieser Kasse anhalten</translation>
    </message>
    <message>
        <source>On sale at this counter again</source>
        <translation>An dieser Kasse wieder verkaufen</translation>
    </message>
    <message>
        <source>Off sale on the web, from this shop</source>
        <translation>Im Web anhalten, aus diesem Laden</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Steht in</translation>
    </message>
    <message>
        <source>On sale on the web again</source>
        <translation>Im Web wieder verkaufen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Count a zone</source>
        <translation>Zone zählen</translation>
    </message>
    <message>
        <source>Which zone is counted?</source>
        <translation>Welche Zone wird gezählt?</translation>
    </message>
    <message>
        <source>Each till counts another zone, and the shop sells on; what was not counted stays as the books say.</source>
        <translation>Jede Kasse zählt eine andere Zone, verkauft wird weiter; was nicht gezählt wurde, bleibt nach den Büchern.</translation>
    </message>
    <message>
        <source>not counted yet: {zones}</source>
        <translation>noch nicht gezählt: {zones}</translation>
    </message>
    <message>
        <source>Stocktake by zones</source>
        <translation>Inventur nach Zonen</translation>
    </message>
    <message>
        <source>{n} of {all} zones</source>
        <translation>{n} von {all} Zonen</translation>
    </message>
    <message>
        <source>counted {time}, till {till}</source>
        <translation>gezählt {time}, Kasse {till}</translation>
    </message>
    <message>
        <source>{code} is {article} now</source>
        <translation>{code} ist jetzt {article}</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>zugeordnet</translation>
    </message>
    <message>
        <source>{code} · the catalogue knows it by now</source>
        <translation>{code} · im Katalog inzwischen bekannt</translation>
    </message>
    <message>
        <source>unlisted</source>
        <translation>nicht gelistet</translation>
    </message>
    <message>
        <source>It was not that</source>
        <translation>Das war es nicht</translation>
    </message>
    <message>
        <source>Say which article it is</source>
        <translation>Artikel zuordnen</translation>
    </message>
    <message>
        <source>Stock and reports of {article} contain it. It can be taken back.</source>
        <translation>Bestand und Berichte von {article} enthalten es. Es kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>It was sold or received while nobody knew its code. Say which article it is: stock and reports follow, and nothing is counted twice.</source>
        <translation>Verkauft oder angenommen, als niemand den Code kannte. Welcher Artikel ist es? Bestand und Berichte folgen, nichts wird doppelt gezählt.</translation>
    </message>
    <message>
        <source>by the catalogue</source>
        <translation>nach dem Katalog</translation>
    </message>
    <message>
        <source>Which article is {name}?</source>
        <translation>Welcher Artikel ist {name}?</translation>
    </message>
    <message>
        <source>Scan it, or type its number</source>
        <translation>Scannen, oder die Nummer tippen</translation>
    </message>
    <message>
        <source>{code} stands for itself again.</source>
        <translation>{code} steht wieder für sich selbst.</translation>
    </message>
    <message>
        <source>{code} is {name} now.</source>
        <translation>{code} ist jetzt {name}.</translation>
    </message>
</context>
</TS>
