<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillSaid</name>
    <message>
        <source>{} holds {}, of which batches are recalled ({}), and which one it holds is not known, so nothing was added; take it off the shelf and put it aside.</source>
        <translation>{} enthält {}, davon sind Chargen zurückgerufen ({}), und welche darin ist, weiß niemand, darum ist nichts hinzugefügt; aus dem Regal nehmen und beiseitelegen.</translation>
    </message>
    <message>
        <source>Nobody waits for a yes to this transfer any more, so nothing was changed.</source>
        <translation>Auf eine Genehmigung dieser Umlagerung wartet niemand mehr, darum wurde nichts geändert.</translation>
    </message>
    <message>
        <source>the till sells on, keeps what is not sent and tries again by itself</source>
        <translation>die Kasse verkauft weiter, behält das Ungesendete und versucht es von selbst wieder</translation>
    </message>
    <message>
        <source>The till met an error of its own, so this was not done and the sale is as it was; try again, and report it if it comes back.</source>
        <translation>Die Kasse hatte einen eigenen Fehler, darum geschah nichts und der Verkauf ist, wie er war; bitte noch einmal versuchen und melden, wenn es wiederkommt.</translation>
    </message>
    <message>
        <source>The disk of this till is nearly full, so no new sale can begin; what was sold is safe. Free some space on it, then ring the item again.</source>
        <translation>Der Datenträger dieser Kasse ist fast voll, darum kann kein neuer Verkauf beginnen; was verkauft ist, ist sicher. Platz schaffen, dann den Artikel noch einmal erfassen.</translation>
    </message>
    <message>
        <source>This looks like a card number, so it was not kept and nothing was changed; write it without the number, and use the card terminal for cards.</source>
        <translation>Das sieht nach einer Kartennummer aus und wurde nicht behalten, nichts ist geändert; bitte ohne die Nummer schreiben und Karten am Kartengerät annehmen.</translation>
    </message>
    <message>
        <source>Letting this be done needs a reason, so nothing was changed; choose or key one.</source>
        <translation>Zum Erlauben gehört ein Grund, darum ist nichts geändert; bitte einen wählen oder tippen.</translation>
    </message>
    <message>
        <source>Another price needs a reason, so the line stays as it was; choose or key one.</source>
        <translation>Ein anderer Preis braucht einen Grund, darum bleibt die Zeile, wie sie war; bitte einen wählen oder tippen.</translation>
    </message>
    <message>
        <source>{} was weighed or labelled, so its quantity stays; void the line and ring it again.</source>
        <translation>{} ist gewogen oder etikettiert, darum bleibt die Menge; die Zeile stornieren und neu erfassen.</translation>
    </message>
    <message>
        <source>The line stands for one single piece of {}, so it stays; scan each piece by itself.</source>
        <translation>Die Zeile steht für ein einzelnes Stück von {}, darum bleibt sie; jedes Stück für sich scannen.</translation>
    </message>
    <message>
        <source>The line cannot have that quantity, so it stays as it was; key a whole number.</source>
        <translation>Diese Menge geht hier nicht, die Zeile bleibt, wie sie war; bitte eine ganze Zahl tippen.</translation>
    </message>
    <message>
        <source>This line cannot have that price, so it stays as it was; void it and ring it again.</source>
        <translation>Dieser Preis geht hier nicht, die Zeile bleibt, wie sie war; stornieren und neu erfassen.</translation>
    </message>
    <message>
        <source>A discount needs a reason, so nothing was changed; choose or key one.</source>
        <translation>Ein Rabatt braucht einen Grund, darum ist nichts geändert; bitte einen wählen oder tippen.</translation>
    </message>
    <message>
        <source>That amount cannot be taken off in {}, so nothing was changed; key it again.</source>
        <translation>Dieser Betrag lässt sich in {} nicht abziehen, nichts ist geändert; bitte neu tippen.</translation>
    </message>
    <message>
        <source>A discount is between 0 and 100 %, with two decimals at most, so nothing was changed; key it again.</source>
        <translation>Ein Rabatt liegt zwischen 0 und 100 % mit höchstens zwei Nachkommastellen, nichts ist geändert; bitte neu tippen.</translation>
    </message>
    <message>
        <source>{} comes back for what it cost, so nothing was taken off; change its price instead.</source>
        <translation>{} kommt zu dem zurück, was es gekostet hat, darum wurde nichts abgezogen; stattdessen den Preis ändern.</translation>
    </message>
    <message>
        <source>The sale would come to more than this till can book, so it stays as it was; check the quantity and the price.</source>
        <translation>Der Verkauf käme auf mehr, als diese Kasse buchen kann, und bleibt, wie er war; Menge und Preis prüfen.</translation>
    </message>
    <message>
        <source>{} cannot be taken here, so the sale is unchanged; key what was handed over in {}.</source>
        <translation>{} kann hier nicht angenommen werden, der Verkauf ist unverändert; bitte tippen, was in {} gegeben wurde.</translation>
    </message>
    <message>
        <source>{} in cash would give {} of change, so nothing was taken and the sale is unchanged; key what was handed over.</source>
        <translation>{} in bar gäbe {} Rückgeld, darum wurde nichts angenommen und der Verkauf ist unverändert; bitte tippen, was gegeben wurde.</translation>
    </message>
    <message>
        <source>Nothing more is due in cash, so the amount was not taken; finish the sale.</source>
        <translation>Bar ist nichts mehr offen, der Betrag wurde nicht angenommen; den Verkauf abschließen.</translation>
    </message>
    <message>
        <source>Money has to go the other way here, so the amount was not taken; {}.</source>
        <translation>Hier geht das Geld andersherum, der Betrag wurde nicht angenommen; {}.</translation>
    </message>
    <message>
        <source>Nothing was handed over, so the sale is unchanged; key the amount, {} is due.</source>
        <translation>Es wurde nichts gegeben, der Verkauf ist unverändert; den Betrag tippen, {} ist offen.</translation>
    </message>
    <message>
        <source>That is more than can be taken or paid out here, so the sale is unchanged; at most {}.</source>
        <translation>Das ist mehr, als hier angenommen oder ausgezahlt werden kann, der Verkauf ist unverändert; höchstens {}.</translation>
    </message>
    <message>
        <source>Undoing a sale needs a reason, so it stands; choose or key one.</source>
        <translation>Einen Verkauf rückgängig zu machen braucht einen Grund, er bleibt; bitte einen wählen oder tippen.</translation>
    </message>
    <message>
        <source>That sale is undone already, so nothing was changed.</source>
        <translation>Dieser Verkauf ist schon rückgängig gemacht, nichts ist geändert.</translation>
    </message>
    <message>
        <source>That sale is of an earlier shift or day, which is closed, so it stands; take the goods back instead.</source>
        <translation>Dieser Verkauf gehört zu einer früheren, geschlossenen Schicht oder einem früheren Tag und bleibt; die Ware stattdessen zurücknehmen.</translation>
    </message>
    <message>
        <source>That sale was paid by card, which only the terminal pays back, so it stands; take the goods back instead.</source>
        <translation>Dieser Verkauf wurde mit Karte bezahlt, die nur das Kartengerät zurückzahlt, und bleibt; die Ware stattdessen zurücknehmen.</translation>
    </message>
    <message>
        <source>{} is recalled and must not be sold ({}), so nothing was added; take it off the shelf and put it aside.</source>
        <translation>{} ist zurückgerufen und darf nicht verkauft werden ({}), nichts ist hinzugekommen; aus dem Regal nehmen und beiseitelegen.</translation>
    </message>
    <message>
        <source>Batch {} of {} is recalled and must not be sold ({}), so nothing was added; put this piece aside and take one of another batch.</source>
        <translation>Charge {} von {} ist zurückgerufen und darf nicht verkauft werden ({}), nichts ist hinzugekommen; dieses Stück beiseitelegen und eines aus einer anderen Charge nehmen.</translation>
    </message>
    <message>
        <source>{} holds {}, which is recalled and must not be sold ({}), so nothing was added; take it off the shelf and put it aside.</source>
        <translation>{} enthält {}, das zurückgerufen ist und nicht verkauft werden darf ({}), nichts ist hinzugekommen; aus dem Regal nehmen und beiseitelegen.</translation>
    </message>
    <message>
        <source>A price cannot be below zero, so nothing was added; to take goods back, key - first.</source>
        <translation>Ein Preis kann nicht unter null liegen, nichts ist hinzugekommen; zum Zurücknehmen zuerst - tippen.</translation>
    </message>
    <message>
        <source>The label of {} says its own price, so nothing was added; scan it without another price.</source>
        <translation>Das Etikett von {} nennt einen eigenen Preis, nichts ist hinzugekommen; ohne anderen Preis scannen.</translation>
    </message>
    <message>
        <source>{} has its price on the label, so nothing was added; key a whole number of packs.</source>
        <translation>{} hat den Preis auf dem Etikett, nichts ist hinzugekommen; eine ganze Zahl von Packungen tippen.</translation>
    </message>
    <message>
        <source>The code of {} names one single piece, so nothing was added; scan each piece by itself.</source>
        <translation>Der Code von {} nennt ein einzelnes Stück, nichts ist hinzugekommen; jedes Stück für sich scannen.</translation>
    </message>
    <message>
        <source>A quantity must be above zero and at most a million, with six decimals at most, so nothing was added; key the quantity again.</source>
        <translation>Eine Menge ist größer als null, höchstens eine Million und hat höchstens sechs Nachkommastellen, nichts ist hinzugekommen; bitte neu tippen.</translation>
    </message>
    <message>
        <source>{} is sold by the piece, so nothing was added; key a whole number.</source>
        <translation>{} wird stückweise verkauft, nichts ist hinzugekommen; bitte eine ganze Zahl tippen.</translation>
    </message>
    <message>
        <source>{} is priced in {}, this sale is in {}, so nothing was added; have its price corrected in the catalogue.</source>
        <translation>{} hat einen Preis in {}, dieser Verkauf ist in {}, nichts ist hinzugekommen; den Preis im Sortiment berichtigen lassen.</translation>
    </message>
    <message>
        <source>The tax class {} is not known at this till, so the item cannot be sold; choose a similar item from the catalogue.</source>
        <translation>Die Steuerklasse {} ist an dieser Kasse nicht bekannt, der Artikel kann nicht verkauft werden; einen ähnlichen aus dem Sortiment wählen.</translation>
    </message>
    <message>
        <source>Without a code items cannot be told apart, so nothing was added; scan or key one.</source>
        <translation>Ohne Code lassen sich Artikel nicht unterscheiden, nichts ist hinzugekommen; einen scannen oder tippen.</translation>
    </message>
    <message>
        <source>This code is {} by now, so nothing was added; scan it again.</source>
        <translation>Dieser Code ist inzwischen {}, nichts ist hinzugekommen; noch einmal scannen.</translation>
    </message>
    <message>
        <source>The price in the code is not in this shop's currency, so nothing was added; key the item and its price.</source>
        <translation>Der Preis im Code ist nicht in der Währung des Ladens, nichts ist hinzugekommen; Artikel und Preis tippen.</translation>
    </message>
    <message>
        <source>The label gives a weight, but {} is sold by the piece, so nothing was added; ring it from the catalogue and have the item corrected.</source>
        <translation>Das Etikett nennt ein Gewicht, {} wird aber stückweise verkauft, nichts ist hinzugekommen; aus dem Sortiment erfassen und den Artikel berichtigen lassen.</translation>
    </message>
    <message>
        <source>Waiving a fact needs a reason, so it waits as before; choose or type one.</source>
        <translation>Auf einen Vorgang zu verzichten braucht einen Grund, er wartet wie zuvor; bitte einen wählen oder tippen.</translation>
    </message>
    <message>
        <source>{} cannot stay in the drawer, for less was counted, so the till stays open; key what is to stay, or nothing.</source>
        <translation>{} kann nicht in der Lade bleiben, denn es wurde weniger gezählt, die Kasse bleibt offen; tippen, was bleiben soll, oder nichts.</translation>
    </message>
    <message>
        <source>{} cannot lie in the drawer, so the till stays open; count again and key the amount in {}.</source>
        <translation>{} kann nicht in der Lade liegen, die Kasse bleibt offen; noch einmal zählen und den Betrag in {} tippen.</translation>
    </message>
    <message>
        <source>{} cannot be moved, so the drawer is as it was; key how much it is in {}.</source>
        <translation>{} lässt sich nicht bewegen, die Lade ist, wie sie war; tippen, wie viel es in {} ist.</translation>
    </message>
    <message>
        <source>That is no reason this shop knows, so the drawer is as it was; choose one of those offered.</source>
        <translation>Diesen Grund kennt der Laden nicht, die Lade ist, wie sie war; einen der angebotenen wählen.</translation>
    </message>
    <message>
        <source>{} is more than the drawer can hold by the journal, so nothing was taken; count what you take out and key that.</source>
        <translation>{} ist mehr, als nach dem Journal in der Lade sein kann, nichts wurde entnommen; zählen, was herausgenommen wird, und das tippen.</translation>
    </message>
    <message>
        <source>Opening the drawer needs a reason, so it stays shut; choose or key one.</source>
        <translation>Die Lade zu öffnen braucht einen Grund, sie bleibt zu; bitte einen wählen oder tippen.</translation>
    </message>
    <message>
        <source>A float of {} is not possible, so the till stays closed; count the drawer and key what is in it in {}.</source>
        <translation>Ein Wechselgeld von {} ist nicht möglich, die Kasse bleibt zu; die Lade zählen und tippen, was in {} darin ist.</translation>
    </message>
    <message>
        <source>The scanner sent nothing; the sale is unchanged. Scan again.</source>
        <translation>Der Scanner hat nichts gesendet; der Verkauf ist unverändert. Noch einmal scannen.</translation>
    </message>
    <message>
        <source>The code is longer than any code this till knows; the sale is unchanged. Scan the item's barcode instead.</source>
        <translation>Der Code ist länger als jeder, den diese Kasse kennt; der Verkauf ist unverändert. Stattdessen den Strichcode des Artikels scannen.</translation>
    </message>
    <message>
        <source>The code came through damaged; nothing was added. Scan again, or key the digits under the bars.</source>
        <translation>Der Code kam beschädigt an; nichts ist hinzugekommen. Noch einmal scannen oder die Ziffern unter den Strichen tippen.</translation>
    </message>
    <message>
        <source>The code holds signs that no item code has; nothing was added. Scan again, or key the digits under the bars.</source>
        <translation>Der Code enthält Zeichen, die kein Artikelcode hat; nichts ist hinzugekommen. Noch einmal scannen oder die Ziffern unter den Strichen tippen.</translation>
    </message>
    <message>
        <source>The last digit does not fit the others, so one digit is wrong; nothing was added. Scan again, or compare the digits with the pack.</source>
        <translation>Die letzte Ziffer passt nicht zu den anderen, eine Ziffer ist also falsch; nichts ist hinzugekommen. Noch einmal scannen oder die Ziffern mit der Packung vergleichen.</translation>
    </message>
    <message>
        <source>The price or weight in the label fails its own check; nothing was added. Scan again, or weigh the item anew.</source>
        <translation>Preis oder Gewicht im Etikett besteht die eigene Prüfung nicht; nichts ist hinzugekommen. Noch einmal scannen oder neu wiegen.</translation>
    </message>
    <message>
        <source>The date in the code does not exist, so it cannot be checked; nothing was added. Read the date on the pack, then key the digits under the bars.</source>
        <translation>Das Datum im Code gibt es nicht und lässt sich nicht prüfen; nichts ist hinzugekommen. Das Datum auf der Packung lesen, dann die Ziffern unter den Strichen tippen.</translation>
    </message>
    <message>
        <source>The price in the label is in a currency this till does not know; nothing was added. Key the item and its price.</source>
        <translation>Der Preis im Etikett ist in einer Währung, die diese Kasse nicht kennt; nichts ist hinzugekommen. Artikel und Preis tippen.</translation>
    </message>
    <message>
        <source>Only the small code beside the barcode was read; nothing was added. Scan the large barcode.</source>
        <translation>Nur der kleine Code neben dem Strichcode wurde gelesen; nichts ist hinzugekommen. Den großen Strichcode scannen.</translation>
    </message>
    <message>
        <source>This looks like a card number; it was not kept and nothing was added. Use the card terminal for cards.</source>
        <translation>Das sieht nach einer Kartennummer aus; sie wurde nicht behalten, nichts ist hinzugekommen. Karten am Kartengerät annehmen.</translation>
    </message>
    <message>
        <source>The till is closing its connection to the backend; {}.</source>
        <translation>Die Kasse schließt ihre Verbindung zum Backend; {}.</translation>
    </message>
    <message>
        <source>The backend did not answer in time; {}.</source>
        <translation>Das Backend hat nicht rechtzeitig geantwortet; {}.</translation>
    </message>
    <message>
        <source>Something between this till and the backend answered in its place; {}. Open the login page of this network, if it has one.</source>
        <translation>Etwas zwischen Kasse und Backend hat an seiner Stelle geantwortet; {}. Die Anmeldeseite dieses Netzes öffnen, falls es eine hat.</translation>
    </message>
    <message>
        <source>The backend's answer was not as agreed, so it was not used; {}.</source>
        <translation>Die Antwort des Backends war nicht wie vereinbart und wurde nicht verwendet; {}.</translation>
    </message>
    <message>
        <source>The backend asks to wait; {}.</source>
        <translation>Das Backend bittet zu warten; {}.</translation>
    </message>
    <message>
        <source>The backend failed on this request; {}.</source>
        <translation>Das Backend ist an dieser Anfrage gescheitert; {}.</translation>
    </message>
    <message>
        <source>The connection to the backend broke off; {}.</source>
        <translation>Die Verbindung zum Backend ist abgerissen; {}.</translation>
    </message>
    <message>
        <source>No connection to the backend could be made; {}. Check the cable or the wireless network.</source>
        <translation>Es kam keine Verbindung zum Backend zustande; {}. Kabel oder Funknetz prüfen.</translation>
    </message>
    <message>
        <source>The backend's name was not found on this network; {}. Check the network, and the backend's address.</source>
        <translation>Der Name des Backends wurde in diesem Netz nicht gefunden; {}. Netz und Adresse des Backends prüfen.</translation>
    </message>
    <message>
        <source>No secure connection to the backend could be made, so nothing was sent; {}. Check its address.</source>
        <translation>Es kam keine sichere Verbindung zum Backend zustande, nichts wurde gesendet; {}. Die Adresse prüfen.</translation>
    </message>
    <message>
        <source>This till's clock is minutes ahead of the backend's; the till sells on, and all is sent. Set the clock that is wrong.</source>
        <translation>Die Uhr dieser Kasse geht gegenüber dem Backend um Minuten vor; die Kasse verkauft weiter, und alles wird gesendet. Die falsche Uhr stellen.</translation>
    </message>
    <message>
        <source>This till's clock is minutes behind the backend's; the till sells on, and all is sent. Set the clock that is wrong.</source>
        <translation>Die Uhr dieser Kasse geht gegenüber dem Backend um Minuten nach; die Kasse verkauft weiter, und alles wird gesendet. Die falsche Uhr stellen.</translation>
    </message>
    <message>
        <source>The backend does not take what this till sends, for their clocks are too far apart; the till sells on and keeps everything.{} Set the clock that is wrong.</source>
        <translation>Das Backend nimmt nicht an, was diese Kasse sendet, denn beide Uhren gehen zu weit auseinander; die Kasse verkauft weiter und behält alles.{} Die falsche Uhr stellen.</translation>
    </message>
    <message>
        <source>The disk of this till is full, so the last step was not kept and the sale stands as before it; repeat the step to finish this sale, then free disk space before the next one.</source>
        <translation>Der Datenträger dieser Kasse ist voll, der letzte Schritt wurde nicht behalten und der Verkauf steht wie davor; den Schritt wiederholen und vor dem nächsten Verkauf Platz schaffen.</translation>
    </message>
    <message>
        <source>The disk of this till could not be read or written, so the last step was not kept and the sale stands as before; repeat the step once, and if that fails too, stop selling here and call for service.</source>
        <translation>Der Datenträger dieser Kasse ließ sich nicht lesen oder beschreiben, der letzte Schritt wurde nicht behalten und der Verkauf steht wie zuvor; einmal wiederholen, und wenn auch das scheitert, hier nicht weiterverkaufen und den Service rufen.</translation>
    </message>
    <message>
        <source>Another program holds this till's journal, so the last step was not kept and the sale stands as before it; close that program and repeat the step.</source>
        <translation>Ein anderes Programm hält das Journal dieser Kasse, der letzte Schritt wurde nicht behalten und der Verkauf steht wie davor; jenes Programm schließen und den Schritt wiederholen.</translation>
    </message>
    <message>
        <source>This till's journal file is damaged, so nothing more can be sold here safely; stop selling, run 'evertill verify' and restore the latest backup.</source>
        <translation>Die Journaldatei dieser Kasse ist beschädigt, hier kann nicht sicher weiterverkauft werden; aufhören, 'evertill verify' ausführen und die letzte Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>This till's journal may not be written, so nothing can be sold; allow the account that runs Evertill to write the till's home folder, then start again.</source>
        <translation>Das Journal dieser Kasse darf nicht beschrieben werden, nichts kann verkauft werden; dem Konto, unter dem Evertill läuft, das Schreiben im Home-Ordner erlauben und neu starten.</translation>
    </message>
    <message>
        <source>This till ran out of memory, so the last step was not kept and the sale stands as before it; close other programs and repeat the step.</source>
        <translation>Dieser Kasse ging der Speicher aus, der letzte Schritt wurde nicht behalten und der Verkauf steht wie davor; andere Programme schließen und den Schritt wiederholen.</translation>
    </message>
    <message>
        <source>The cash drawer has stood open for a while; sales go on. Close it.</source>
        <translation>Die Lade steht schon eine Weile offen; verkauft wird weiter. Bitte schließen.</translation>
    </message>
    <message>
        <source>The receipt printer's paper is nearly used up; sales and receipts go on. Have a new roll at hand.</source>
        <translation>Das Papier des Bondruckers ist fast aufgebraucht; Verkauf und Bons gehen weiter. Eine neue Rolle bereithalten.</translation>
    </message>
    <message>
        <source>The receipt printer is out of paper; sales go on and receipts wait in this till. Put in a new roll and close the cover: printing goes on by itself.</source>
        <translation>Der Bondrucker hat kein Papier; verkauft wird weiter, die Bons warten in der Kasse. Eine neue Rolle einlegen und den Deckel schließen: gedruckt wird dann von selbst.</translation>
    </message>
    <message>
        <source>The receipt printer's cover is open; sales go on and receipts wait in this till. Close the cover: printing goes on by itself.</source>
        <translation>Der Deckel des Bondruckers ist offen; verkauft wird weiter, die Bons warten in der Kasse. Den Deckel schließen: gedruckt wird dann von selbst.</translation>
    </message>
    <message>
        <source>The receipt printer reports a fault of its own; sales go on and receipts wait in this till. Look for jammed paper, let a hot printer cool, then switch it off and on.</source>
        <translation>Der Bondrucker meldet einen eigenen Fehler; verkauft wird weiter, die Bons warten in der Kasse. Nach gestautem Papier sehen, einen heißen Drucker abkühlen lassen, dann aus- und einschalten.</translation>
    </message>
    <message>
        <source>The receipt printer is off-line; sales go on and receipts wait in this till. Press its button or close its cover: printing goes on by itself.</source>
        <translation>Der Bondrucker ist nicht bereit; verkauft wird weiter, die Bons warten in der Kasse. Seine Taste drücken oder den Deckel schließen: gedruckt wird dann von selbst.</translation>
    </message>
    <message>
        <source>The receipt printer does not answer; sales go on and receipts wait in this till. Check that it is switched on and its cable is plugged in.</source>
        <translation>Der Bondrucker antwortet nicht; verkauft wird weiter, die Bons warten in der Kasse. Prüfen, ob er eingeschaltet ist und sein Kabel steckt.</translation>
    </message>
    <message>
        <source>The till is too busy to write down what the backend answered; nothing is lost and nothing counted twice, and it is sent again by itself.</source>
        <translation>Die Kasse ist zu beschäftigt, um die Antwort des Backends aufzuschreiben; nichts geht verloren, nichts zählt doppelt, es wird von selbst noch einmal gesendet.</translation>
    </message>
    <message>
        <source>No mail server is set up at this till, so no receipt was sent; see More, Set-up, E-mail.</source>
        <translation>An dieser Kasse ist kein Mailserver eingerichtet, darum ging kein Bon hinaus; siehe Mehr, Einrichten, E-Mail.</translation>
    </message>
    <message>
        <source>That is no address for e-mail, so nothing was sent; look for a missing @ or dot.</source>
        <translation>Das ist keine E-Mail-Adresse, darum ging nichts hinaus; fehlt ein @ oder ein Punkt?</translation>
    </message>
    <message>
        <source>No mail server takes such an address.</source>
        <translation>Kein Mailserver nimmt eine solche Adresse.</translation>
    </message>
    <message>
        <source>The mail server offers no safe line, so nothing was said to it.</source>
        <translation>Der Mailserver bietet keine sichere Leitung, darum wurde ihm nichts gesagt.</translation>
    </message>
    <message>
        <source>The mail server does not accept this till's name and password.</source>
        <translation>Der Mailserver nimmt Name und Passwort dieser Kasse nicht an.</translation>
    </message>
    <message>
        <source>The mail server takes no name and password on this line.</source>
        <translation>Der Mailserver nimmt auf dieser Leitung weder Name noch Passwort.</translation>
    </message>
    <message>
        <source>The mail server's certificate is not trusted, so nothing was said to it.</source>
        <translation>Dem Zertifikat des Mailservers wird nicht vertraut, darum wurde ihm nichts gesagt.</translation>
    </message>
    <message>
        <source>The mail server cannot write such an address.</source>
        <translation>Der Mailserver kann eine solche Adresse nicht schreiben.</translation>
    </message>
    <message>
        <source>The mail server does not take mail from this till's address.</source>
        <translation>Der Mailserver nimmt keine E-Mail von der Adresse dieser Kasse.</translation>
    </message>
    <message>
        <source>The mail server does not take mail for this address.</source>
        <translation>Der Mailserver nimmt keine E-Mail für diese Adresse.</translation>
    </message>
    <message>
        <source>The journal did not take down that the mail goes out.</source>
        <translation>Das Journal hat nicht festgehalten, dass die E-Mail hinausgeht.</translation>
    </message>
    <message>
        <source>The mail server does not take the mail.</source>
        <translation>Der Mailserver nimmt die E-Mail nicht.</translation>
    </message>
    <message>
        <source>The line to the mail server broke while the mail was handed over.</source>
        <translation>Die Leitung zum Mailserver brach ab, während die E-Mail übergeben wurde.</translation>
    </message>
    <message>
        <source>The file with the mail server's certificate cannot be read.</source>
        <translation>Die Datei mit dem Zertifikat des Mailservers kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The mail server asks to be tried again later.</source>
        <translation>Der Mailserver bittet, es später wieder zu versuchen.</translation>
    </message>
    <message>
        <source>The mail server's name is not found.</source>
        <translation>Der Name des Mailservers wird nicht gefunden.</translation>
    </message>
    <message>
        <source>The mail server does not answer.</source>
        <translation>Der Mailserver antwortet nicht.</translation>
    </message>
    <message>
        <source>The mail server ended the talk.</source>
        <translation>Der Mailserver hat das Gespräch beendet.</translation>
    </message>
    <message>
        <source>The mail server cannot be reached.</source>
        <translation>Der Mailserver ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The till ended while the mail was handed over.</source>
        <translation>Die Kasse endete, während die E-Mail übergeben wurde.</translation>
    </message>
    <message>
        <source>The address cannot be read any more.</source>
        <translation>Die Adresse kann nicht mehr gelesen werden.</translation>
    </message>
    <message>
        <source>The test mail did not go out: {reason}</source>
        <translation>Die Testmail ging nicht hinaus: {reason}</translation>
    </message>
    <message>
        <source>{reason} It was tried for two days.</source>
        <translation>{reason} Es wurde zwei Tage lang versucht.</translation>
    </message>
    <message>
        <source>No mail server is named, so no test mail was sent; fill in its name.</source>
        <translation>Es ist kein Mailserver genannt, darum ging keine Testmail hinaus; bitte seinen Namen eintragen.</translation>
    </message>
    <message>
        <source>That is no other place, so nothing was begun; choose one, or key its name in letters, digits, dots and hyphens.</source>
        <translation>Das ist kein anderer Ort, also wurde nichts begonnen; wählen Sie einen, oder tippen Sie seinen Namen aus Buchstaben, Ziffern, Punkten und Bindestrichen.</translation>
    </message>
    <message>
        <source>An adjustment needs a reason, so nothing was begun; choose one.</source>
        <translation>Eine Korrektur braucht einen Grund, also wurde nichts begonnen; wählen Sie einen.</translation>
    </message>
    <message>
        <source>Nothing more is expected of this transfer, so nothing was begun; look at what became of it.</source>
        <translation>Von dieser Umlagerung wird nichts mehr erwartet, also wurde nichts begonnen; sehen Sie nach, was daraus wurde.</translation>
    </message>
    <message>
        <source>That is more than this document can hold, so nothing was changed; book what is there and begin another.</source>
        <translation>Das ist mehr, als dieser Beleg fasst, also wurde nichts geändert; buchen Sie, was da ist, und beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>That is no quantity of this article, so nothing was changed; key it once more.</source>
        <translation>Das ist keine Menge dieses Artikels, also wurde nichts geändert; tippen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>No stock is kept of {}, so nothing was added; leave it out.</source>
        <translation>Von {} wird kein Bestand geführt, also wurde nichts hinzugefügt; lassen Sie ihn weg.</translation>
    </message>
    <message>
        <source>{} is made of other articles, so nothing was added; scan those instead.</source>
        <translation>{} besteht aus anderen Artikeln, also wurde nichts hinzugefügt; scannen Sie stattdessen diese.</translation>
    </message>
    <message>
        <source>That article is not in this document any more, so nothing was changed; scan it again.</source>
        <translation>Der Artikel steht nicht mehr in diesem Beleg, also wurde nichts geändert; scannen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>More cannot be damaged than is there, so nothing was changed; key first how much there is.</source>
        <translation>Es kann nicht mehr beschädigt sein, als da ist, also wurde nichts geändert; tippen Sie zuerst, wie viel da ist.</translation>
    </message>
    <message>
        <source>There is nothing to book yet; scan the goods first, or discard the document.</source>
        <translation>Es gibt noch nichts zu buchen; scannen Sie zuerst die Ware, oder verwerfen Sie den Beleg.</translation>
    </message>
    <message>
        <source>Nothing more is expected of this transfer, so nothing was changed; it is over already.</source>
        <translation>Von dieser Umlagerung wird nichts mehr erwartet, also wurde nichts geändert; sie ist schon vorbei.</translation>
    </message>
    <message>
        <source>What is missing needs a reason, so nothing was changed; choose one.</source>
        <translation>Was fehlt, braucht einen Grund, also wurde nichts geändert; wählen Sie einen.</translation>
    </message>
    <message>
        <source>That sale was undone, so its money is back already and nothing of it can come back; see the later receipt.</source>
        <translation>Dieser Verkauf ist rückgängig gemacht, sein Geld ist schon zurück und nichts davon kann zurückkommen; siehe den späteren Bon.</translation>
    </message>
    <message>
        <source>That receipt is not of a sale, so nothing of it can come back; show the receipt of the sale itself.</source>
        <translation>Dieser Bon ist kein Verkauf, darum kann nichts davon zurückkommen; bitte den Bon des Verkaufs zeigen.</translation>
    </message>
    <message>
        <source>Part of the sale is paid, so nothing was taken back; finish it, then take them back.</source>
        <translation>Ein Teil des Verkaufs ist bezahlt, darum wurde nichts zurückgenommen; erst abschließen, dann zurücknehmen.</translation>
    </message>
    <message>
        <source>That sale was in {} and this one is in {}, so nothing was taken back; finish this sale first.</source>
        <translation>Jener Verkauf war in {} und dieser ist in {}, darum wurde nichts zurückgenommen; erst diesen Verkauf abschließen.</translation>
    </message>
    <message>
        <source>Nothing was chosen, so nothing was taken back; choose what comes back.</source>
        <translation>Nichts ist gewählt, darum wurde nichts zurückgenommen; bitte wählen, was zurückkommt.</translation>
    </message>
    <message>
        <source>That cannot come back of this receipt, so nothing was taken back; choose again.</source>
        <translation>Das kann von diesem Bon nicht zurückkommen, darum wurde nichts zurückgenommen; bitte neu wählen.</translation>
    </message>
    <message>
        <source>Goods come back for a reason, so nothing was taken back; choose or key one.</source>
        <translation>Eine Rückgabe braucht einen Grund, darum wurde nichts zurückgenommen; bitte einen wählen oder tippen.</translation>
    </message>
    <message>
        <source>Of {} only {} can still come back of receipt {}, so nothing was taken back; lower the quantity.</source>
        <translation>Von {} können nur noch {} von Bon {} zurückkommen, darum wurde nichts zurückgenommen; die Menge verringern.</translation>
    </message>
    <message>
        <source>That line comes back of a receipt at what was paid for it, so it stays as it is; strike it, or take back more of the receipt.</source>
        <translation>Diese Zeile kommt von einem Bon zum bezahlten Preis zurück, darum bleibt sie; stornieren, oder mehr vom Bon zurücknehmen.</translation>
    </message>
    <message>
        <source>Some of that sale came back already, so it stands; take back what is left of it instead.</source>
        <translation>Ein Teil dieses Verkaufs ist schon zurück, darum bleibt er; stattdessen den Rest zurücknehmen.</translation>
    </message>
    <message>
        <source>Goods of a receipt come back on this sale, so it cannot wait; finish it, or strike those lines first.</source>
        <translation>Auf diesem Verkauf kommt Ware eines Bons zurück, darum kann er nicht warten; abschließen, oder diese Zeilen erst stornieren.</translation>
    </message>
    <message>
        <source>This till is not connected to a backend.</source>
        <translation>Diese Kasse ist mit keinem Backend verbunden.</translation>
    </message>
    <message>
        <source>The backend of this till does not offer that.</source>
        <translation>Das Backend dieser Kasse bietet das nicht an.</translation>
    </message>
    <message>
        <source>The till still waits for answers of the backend.</source>
        <translation>Die Kasse wartet noch auf Antworten des Backends.</translation>
    </message>
    <message>
        <source>The till met an error of its own while it asked the backend.</source>
        <translation>Die Kasse hatte einen eigenen Fehler, als sie das Backend fragte.</translation>
    </message>
    <message>
        <source>That sale was put aside by another release of Evertill and cannot be read here, so it stays where it is; fetch it at its own till.</source>
        <translation>Diesen Verkauf hat eine andere Evertill-Version zurückgestellt, er ist hier nicht lesbar und bleibt, wo er ist; bitte an seiner eigenen Kasse holen.</translation>
    </message>
    <message>
        <source>That number is longer than {} characters, so nothing was added; scan or type it again.</source>
        <translation>Diese Nummer hat mehr als {} Zeichen, darum ist nichts hinzugekommen; bitte noch einmal scannen oder tippen.</translation>
    </message>
    <message>
        <source>Too little of {} is chosen for {}, so nothing was added; scan it again and choose.</source>
        <translation>Zu wenig von {} ist für {} gewählt, darum ist nichts hinzugekommen; bitte noch einmal scannen und wählen.</translation>
    </message>
    <message>
        <source>Too much of {} is chosen for {}, so nothing was added; scan it again and choose less.</source>
        <translation>Zu viel von {} ist für {} gewählt, darum ist nichts hinzugekommen; bitte noch einmal scannen und weniger wählen.</translation>
    </message>
    <message>
        <source>{} has no option {} any more, so nothing was added; scan it again and choose.</source>
        <translation>{} hat die Option {} nicht mehr, darum ist nichts hinzugekommen; bitte noch einmal scannen und wählen.</translation>
    </message>
    <message>
        <source>{} with the serial number {} is on the sale already, so nothing was added; scan the number of the next piece.</source>
        <translation>{} mit der Seriennummer {} steht schon im Verkauf, darum ist nichts hinzugekommen; bitte die Nummer des nächsten Stücks scannen.</translation>
    </message>
    <message>
        <source>With these options {} would cost less than nothing, so nothing was added; choose others.</source>
        <translation>Mit diesen Optionen würde {} weniger als nichts kosten, darum ist nichts hinzugekommen; bitte andere wählen.</translation>
    </message>
    <message>
        <source>Each {} has a serial number of its own, so nothing was added; scan each piece by itself.</source>
        <translation>Jedes Stück {} hat eine eigene Seriennummer, darum ist nichts hinzugekommen; bitte jedes einzeln scannen.</translation>
    </message>
    <message>
        <source>The web has no price for {} now, so the line stays as it is.</source>
        <translation>Im Web gibt es jetzt keinen Preis für {}, die Zeile bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The web's price of {} is {} by now, so the line stays; look at it once more.</source>
        <translation>Der Webpreis von {} ist inzwischen {}, die Zeile bleibt; bitte noch einmal ansehen.</translation>
    </message>
    <message>
        <source>The web is not cheaper for {}, so the line stays as it is.</source>
        <translation>Im Web ist {} nicht günstiger, die Zeile bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>This line belongs to an order and its deposit, so it stays as it was; void it to take the order off.</source>
        <translation>Diese Zeile gehört zu einer Bestellung und ihrer Anzahlung und bleibt unverändert; stornieren nimmt die Bestellung herunter.</translation>
    </message>
    <message>
        <source>That sale took or gave back the deposit of an order, so it stands; cancel the order instead.</source>
        <translation>Dieser Verkauf hat die Anzahlung einer Bestellung angenommen oder zurückgezahlt und bleibt bestehen; stattdessen die Bestellung stornieren.</translation>
    </message>
    <message>
        <source>Only goods that are sold can be ordered, so nothing was changed; choose other lines, or ring the article.</source>
        <translation>Nur verkaufte Ware kann bestellt werden, daher wurde nichts geändert; andere Zeilen wählen oder den Artikel erfassen.</translation>
    </message>
    <message>
        <source>This shop takes no orders like that at the counter, so nothing was changed; choose another way to pay.</source>
        <translation>Dieser Laden nimmt solche Bestellungen an der Kasse nicht an, daher wurde nichts geändert; anders bezahlen lassen.</translation>
    </message>
    <message>
        <source>There is nothing to order, so nothing was changed; ring the article first.</source>
        <translation>Es gibt nichts zu bestellen, daher wurde nichts geändert; zuerst den Artikel erfassen.</translation>
    </message>
    <message>
        <source>Part of the sale is paid, so nothing was ordered; finish it, or give the money back first.</source>
        <translation>Ein Teil des Verkaufs ist bezahlt, daher wurde nichts bestellt; erst abschließen oder das Geld zurückgeben.</translation>
    </message>
    <message>
        <source>Another order's deposit is on the sale, so this one waits; take that payment first.</source>
        <translation>Die Anzahlung einer anderen Bestellung ist im Verkauf, daher wartet diese; erst jene Zahlung annehmen.</translation>
    </message>
    <message>
        <source>An order is for somebody who can be told of it, so nothing was changed; put the customer on the sale.</source>
        <translation>Eine Bestellung ist für jemanden, den man benachrichtigen kann, daher wurde nichts geändert; den Kunden zum Verkauf nehmen.</translation>
    </message>
    <message>
        <source>What is sent home is paid for when it is ordered, so nothing was changed; choose to pay all now.</source>
        <translation>Was nach Hause geliefert wird, wird bei der Bestellung bezahlt, daher wurde nichts geändert; alles jetzt bezahlen lassen.</translation>
    </message>
    <message>
        <source>There is no address to send it to, so nothing was changed; add one to the customer first.</source>
        <translation>Es gibt keine Lieferadresse, daher wurde nichts geändert; erst beim Kunden ergänzen.</translation>
    </message>
    <message>
        <source>That shop is not known here, so nothing was changed; choose another one.</source>
        <translation>Dieser Laden ist hier nicht bekannt, daher wurde nichts geändert; einen anderen wählen.</translation>
    </message>
    <message>
        <source>The deposit is in another currency than this till takes, so nothing was changed.</source>
        <translation>Die Anzahlung ist in einer anderen Währung, als diese Kasse nimmt, daher wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The deposit is at least {} and at most {}, so nothing was changed; key another amount.</source>
        <translation>Die Anzahlung beträgt mindestens {} und höchstens {}, daher wurde nichts geändert; anderen Betrag eingeben.</translation>
    </message>
    <message>
        <source>A sale is on the counter, so the order stands; finish it or put it aside first.</source>
        <translation>Ein Verkauf ist an der Kasse, daher bleibt die Bestellung bestehen; erst abschließen oder zurückstellen.</translation>
    </message>
    <message>
        <source>This shop takes back nothing of an order that cannot be looked up, so nothing was changed; try again when the backend answers.</source>
        <translation>Dieser Laden nimmt nichts von einer Bestellung zurück, die nicht zu finden ist, daher wurde nichts geändert; noch einmal versuchen, wenn das Backend antwortet.</translation>
    </message>
    <message>
        <source>This shop pays nothing at once for an order that cannot be looked up, so nothing was changed; take the goods in, and their money waits until the order is found.</source>
        <translation>Dieser Laden zahlt für eine Bestellung, die nicht zu finden ist, nichts sofort aus, daher wurde nichts geändert; die Ware annehmen, ihr Geld wartet, bis die Bestellung gefunden ist.</translation>
    </message>
    <message>
        <source>What this article costs by the piece is not in the catalogue, so nothing was changed; take the goods in, and their money waits until the order is found.</source>
        <translation>Was dieser Artikel je Stück kostet, steht nicht im Katalog, daher wurde nichts geändert; die Ware annehmen, ihr Geld wartet, bis die Bestellung gefunden ist.</translation>
    </message>
    <message>
        <source>Only goods that come in are received without being known, so nothing was added.</source>
        <translation>Nur eingehende Ware wird unbekannt empfangen, daher wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>This code is known by now, so nothing was added; scan it again.</source>
        <translation>Dieser Code ist inzwischen bekannt, daher wurde nichts hinzugefügt; noch einmal scannen.</translation>
    </message>
    <message>
        <source>The certificate number is longer than {} characters, so the sale is taxed as it was; type the number alone.</source>
        <translation>Die Nummer der Bescheinigung hat mehr als {} Zeichen, darum bleibt die Steuer, wie sie war; bitte nur die Nummer tippen.</translation>
    </message>
    <message>
        <source>An exemption needs its reason, so the sale is taxed as it was; choose one.</source>
        <translation>Zur Steuerbefreiung gehört ein Grund, darum bleibt die Steuer, wie sie war; bitte einen wählen.</translation>
    </message>
    <message>
        <source>Goods of this order came back, or their money did, online or in the shop, so nothing was taken back; look at the order.</source>
        <translation>Ware dieser Bestellung kam schon zurück oder ihr Geld wurde erstattet, online oder im Laden; darum wurde nichts zurückgenommen. Bitte die Bestellung ansehen.</translation>
    </message>
    <message>
        <source>Goods of an order came back with that sale, which cannot be undone, so it stands; sell them anew instead.</source>
        <translation>Mit diesem Verkauf kam Ware einer Bestellung zurück, das lässt sich nicht rückgängig machen; er bleibt bestehen. Bitte die Ware neu verkaufen.</translation>
    </message>
    <message>
        <source>The certificate {} of this customer held until {}, so tax is charged; ask for a new one.</source>
        <translation>Die Bescheinigung {} dieses Kunden galt bis {}, darum wird Steuer berechnet; bitte nach einer neuen fragen.</translation>
    </message>
    <message>
        <source>An order is on the sale, so it is taxed as it was ordered, though the customer has a certificate of exemption.</source>
        <translation>Eine Bestellung liegt auf dem Verkauf, darum wird sie versteuert wie bestellt, obwohl der Kunde eine Bescheinigung hat.</translation>
    </message>
    <message>
        <source>Nothing is to go back to a card, so nothing is owed; pay out what is due.</source>
        <translation>Nichts geht auf eine Karte zurück, darum bleibt nichts geschuldet; das Fällige auszahlen.</translation>
    </message>
    <message>
        <source>No card terminal is set up at this till, so it is still owed; pay it in cash, or have one set up.</source>
        <translation>An dieser Kasse ist kein Kartengerät eingerichtet, darum bleibt es geschuldet; bar zahlen oder ein Kartengerät einrichten.</translation>
    </message>
    <message>
        <source>That refund is paid already, so nothing was paid again; look the list through once more.</source>
        <translation>Diese Erstattung ist schon gezahlt, darum wurde nichts noch einmal gezahlt; die Liste noch einmal ansehen.</translation>
    </message>
    <message>
        <source>Without evidence it stays owed; key the number on the slip or statement that shows it was paid.</source>
        <translation>Ohne Beleg bleibt es geschuldet; die Nummer auf dem Beleg oder Auszug eingeben, der die Zahlung zeigt.</translation>
    </message>
    <message>
        <source>What was owed for that return is paid, or on its way, so it stands; ring the goods as a sale instead.</source>
        <translation>Das für diese Rückgabe Geschuldete ist gezahlt oder unterwegs, darum bleibt sie bestehen; die Ware stattdessen als Verkauf erfassen.</translation>
    </message>
    <message>
        <source>{} is more than the drawer can hold by the journal, so it is still owed; put change in first.</source>
        <translation>{} ist mehr, als laut Journal in der Lade sein kann, darum bleibt es geschuldet; erst Wechselgeld einlegen.</translation>
    </message>
    <message>
        <source>The card terminal did not give {} back, so it is still owed; try again, or pay it another way.</source>
        <translation>Das Kartengerät gab {} nicht zurück, darum bleibt es geschuldet; noch einmal versuchen oder anders zahlen.</translation>
    </message>
    <message>
        <source>This article is no longer known, so nothing was changed; look for it again.</source>
        <translation>Dieser Artikel ist nicht mehr bekannt, darum blieb alles, wie es war; bitte noch einmal suchen.</translation>
    </message>
    <message>
        <source>Nobody said why, so the article stays on sale; choose a reason.</source>
        <translation>Ein Grund fehlt, darum bleibt der Artikel im Verkauf; bitte einen Grund wählen.</translation>
    </message>
    <message>
        <source>No article stands in a zone of that name, so nothing was begun; choose one of the list.</source>
        <translation>In einer Zone dieses Namens steht kein Artikel, darum wurde nichts begonnen; bitte eine aus der Liste wählen.</translation>
    </message>
    <message>
        <source>Nothing in the catalogue has that number or barcode, so nothing was changed; choose another.</source>
        <translation>Im Katalog hat nichts diese Nummer oder diesen Strichcode, darum blieb alles, wie es war; bitte etwas anderes wählen.</translation>
    </message>
    <message>
        <source>The catalogue has an article of that very number, so nothing was changed.</source>
        <translation>Der Katalog hat einen Artikel mit genau dieser Nummer, darum blieb alles, wie es war.</translation>
    </message>
    <message>
        <source>{} is not kept in pieces of its own, so nothing was changed; choose another article.</source>
        <translation>{} wird nicht in eigenen Stücken geführt, darum blieb alles, wie es war; bitte einen anderen Artikel wählen.</translation>
    </message>
    <message>
        <source>This code has its article already, so nothing was changed; take that back first.</source>
        <translation>Dieser Code hat seinen Artikel schon, darum blieb alles, wie es war; bitte das zuerst zurücknehmen.</translation>
    </message>
    <message>
        <source>Nobody gave this code an article, so nothing was changed; look once more.</source>
        <translation>Niemand hat diesem Code einen Artikel gegeben, darum blieb alles, wie es war; bitte noch einmal nachsehen.</translation>
    </message>
    <message>
        <source>Another device has taken this till's place at the backend, so no new sale begins here; what was sold here is safe and in the books. Have a manager open Set-up, Backend, and settle which of the two goes on.</source>
        <translation>Ein anderes Gerät hat beim Backend den Platz dieser Kasse eingenommen, darum beginnt hier kein neuer Verkauf; was hier verkauft wurde, ist sicher und gebucht. Bitte einen Leiter unter Einrichten, Backend klären lassen, welches der beiden weitermacht.</translation>
    </message>
    <message>
        <source>Another device sells as this till and was first at the backend, so no new sale begins here; what was sold here is safe and in the books. Have a manager open Set-up, Backend, and settle which of the two goes on.</source>
        <translation>Ein anderes Gerät verkauft als diese Kasse und war zuerst beim Backend, darum beginnt hier kein neuer Verkauf; was hier verkauft wurde, ist sicher und gebucht. Bitte einen Leiter unter Einrichten, Backend klären lassen, welches der beiden weitermacht.</translation>
    </message>
    <message>
        <source>This till was put back from a backup, so no sale begins before it has asked the backend what happened since; nothing is lost. Have a manager open Set-up, Backend, and let it ask.</source>
        <translation>Diese Kasse wurde aus einer Sicherung wiederhergestellt, darum beginnt kein Verkauf, bevor sie das Backend gefragt hat, was seitdem geschah; nichts ist verloren. Bitte einen Leiter unter Einrichten, Backend fragen lassen.</translation>
    </message>
</context>
</TS>
