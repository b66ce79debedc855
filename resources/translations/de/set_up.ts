<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The till did not start</source>
        <translation>Die Kasse ist nicht gestartet</translation>
    </message>
    <message>
        <source>qwertyuiop asdfghjkl- zxcvbnm.:/</source>
        <translation>qwertzuiop asdfghjkl- yxcvbnm.:/</translation>
    </message>
    <message>
        <source>4 to 12 digits; nobody can read it.</source>
        <translation>4 bis 12 Ziffern; niemand kann sie lesen.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits.</source>
        <translation>Eine PIN hat 4 bis 12 Ziffern.</translation>
    </message>
    <message>
        <source>A few questions, then this till can sell. Everything can be changed later.</source>
        <translation>Ein paar Fragen, dann kann diese Kasse verkaufen. Alles lässt sich später ändern.</translation>
    </message>
    <message>
        <source>A percentage from 0 to 100, such as 19 or 7.5.</source>
        <translation>Ein Prozentsatz von 0 bis 100, etwa 19 oder 7,5.</translation>
    </message>
    <message>
        <source>A till on its own can join a server at any time later.</source>
        <translation>Eine Kasse für sich allein kann später jederzeit an ein Backend angeschlossen werden.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Backends</translation>
    </message>
    <message>
        <source>Amounts and dates</source>
        <translation>Beträge und Daten</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for a one-time code.</source>
        <translation>Den Einmalcode gibt, wer das Backend betreibt.</translation>
    </message>
    <message>
        <source>Barcode scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Capital letters, then accented ones</source>
        <translation>Großbuchstaben, dann Umlaute und Akzente</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Delete the last character</source>
        <translation>Letztes Zeichen löschen</translation>
    </message>
    <message>
        <source>First manager</source>
        <translation>Erste Leitung</translation>
    </message>
    <message>
        <source>In the network</source>
        <translation>Im Netzwerk</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Letters and digits only, at most 12: it is printed on receipts.</source>
        <translation>Nur Buchstaben und Ziffern, höchstens 12: es steht auf den Bons.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Looking what is plugged in ...</source>
        <translation>Es wird gesucht, was angeschlossen ist ...</translation>
    </message>
    <message>
        <source>May do everything, and brings in the others.</source>
        <translation>Darf alles und holt die anderen dazu.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Name des Ladens</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Nothing is set up until you press the key below.</source>
        <translation>Eingerichtet wird erst mit der Taste unten.</translation>
    </message>
    <message>
        <source>Of the tax class standard; more classes come with the catalogue.</source>
        <translation>Für die Steuerklasse standard; weitere kommen mit dem Sortiment.</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>PIN noch einmal</translation>
    </message>
    <message>
        <source>Plug them in, choose them here and try them at once.</source>
        <translation>Anschließen, hier auswählen und gleich ausprobieren.</translation>
    </message>
    <message>
        <source>Print a page</source>
        <translation>Probeseite drucken</translation>
    </message>
    <message>
        <source>Printer and scanner</source>
        <translation>Drucker und Scanner</translation>
    </message>
    <message>
        <source>Printer's address</source>
        <translation>Adresse des Druckers</translation>
    </message>
    <message>
        <source>Printing ...</source>
        <translation>Es wird gedruckt ...</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Sortiment</translation>
    </message>
    <message>
        <source>Read: {code}</source>
        <translation>Gelesen: {code}</translation>
    </message>
    <message>
        <source>All set</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Scan anything now; what was read appears here.</source>
        <translation>Jetzt irgendetwas scannen; hier steht dann, was gelesen wurde.</translation>
    </message>
    <message>
        <source>Set up this till</source>
        <translation>Kasse einrichten</translation>
    </message>
    <message>
        <source>Setting up ...</source>
        <translation>Es wird eingerichtet ...</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Stands on top of each receipt.</source>
        <translation>Steht oben auf jedem Bon.</translation>
    </message>
    <message>
        <source>Store code</source>
        <translation>Ladencode</translation>
    </message>
    <message>
        <source>Store code and till number stand on every receipt and never change.</source>
        <translation>Ladencode und Kassennummer stehen auf jedem Bon und ändern sich nie.</translation>
    </message>
    <message>
        <source>Tax in prices, percent</source>
        <translation>Steuer in den Preisen, Prozent</translation>
    </message>
    <message>
        <source>The address begins with https:// and names the server.</source>
        <translation>Die Adresse beginnt mit https:// und nennt das Backend.</translation>
    </message>
    <message>
        <source>The first manager</source>
        <translation>Die erste Leitung</translation>
    </message>
    <message>
        <source>The name stands on the sign-on screen.</source>
        <translation>Der Name steht auf dem Anmeldebild.</translation>
    </message>
    <message>
        <source>The printer took the page. Is it in your hand? Then go on.</source>
        <translation>Der Drucker hat die Seite angenommen. Liegt sie vor? Dann weiter.</translation>
    </message>
    <message>
        <source>The printer's name or address in the network.</source>
        <translation>Name oder Adresse des Druckers im Netzwerk.</translation>
    </message>
    <message>
        <source>The shop</source>
        <translation>Der Laden</translation>
    </message>
    <message>
        <source>The two PINs differ; key the same one twice.</source>
        <translation>Die beiden PINs sind verschieden; bitte zweimal dieselbe tippen.</translation>
    </message>
    <message>
        <source>This till works</source>
        <translation>Diese Kasse arbeitet</translation>
    </message>
    <message>
        <source>Three letters, such as EUR.</source>
        <translation>Drei Buchstaben, etwa EUR.</translation>
    </message>
    <message>
        <source>Till number</source>
        <translation>Kassennummer</translation>
    </message>
    <message>
        <source>Types like a keyboard</source>
        <translation>Tippt wie eine Tastatur</translation>
    </message>
    <message>
        <source>Where products come from</source>
        <translation>Woher das Sortiment kommt</translation>
    </message>
    <message>
        <source>With a server</source>
        <translation>Mit einem Backend</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>all is kept on this machine</source>
        <translation>alles bleibt auf diesem Gerät</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>on its own</source>
        <translation>für sich allein</translation>
    </message>
    <message>
        <source>products and orders come from it</source>
        <translation>Sortiment und Bestellungen kommen von dort</translation>
    </message>
    <message>
        <source>Also on receipts; holds from the next start on.</source>
        <translation>Auch auf Bons; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Choose a key, then what it does. F1 is always help, Esc always leads back.</source>
        <translation>Eine Taste wählen, dann, was sie tut. F1 ist immer Hilfe, Esc führt immer zurück.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Tut</translation>
    </message>
    <message>
        <source>Foot</source>
        <translation>Fuß</translation>
    </message>
    <message>
        <source>Function keys</source>
        <translation>Funktionstasten</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Liegt in</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Übernommen.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Keys stand</source>
        <translation>Tasten stehen</translation>
    </message>
    <message>
        <source>Language of this till</source>
        <translation>Sprache dieser Kasse</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Look and sound</source>
        <translation>Aussehen und Klang</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Shown at once; the sale on the counter stays.</source>
        <translation>Sofort zu sehen; der Verkauf auf der Theke bleibt.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The first line of the head is set large.</source>
        <translation>Die erste Zeile des Kopfes wird groß gesetzt.</translation>
    </message>
    <message>
        <source>These texts belong to the shop's backend; change them there, and this till follows.</source>
        <translation>Diese Texte gehören dem Backend des Ladens; dort ändern, die Kasse folgt.</translation>
    </message>
    <message>
        <source>Tones</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Whoever has a language of their own is spoken to in that one after signing on.</source>
        <translation>Wer eine eigene Sprache hat, wird nach dem Anmelden in dieser angesprochen.</translation>
    </message>
    <message>
        <source>look, language, keys, receipt, data</source>
        <translation>Aussehen, Sprache, Tasten, Bon, Daten</translation>
    </message>
    <message>
        <source>Head, line {n}</source>
        <translation>Kopf, Zeile {n}</translation>
    </message>
    <message>
        <source>Foot, line {n}</source>
        <translation>Fuß, Zeile {n}</translation>
    </message>
    <message>
        <source>People at this till</source>
        <translation>Personen an dieser Kasse</translation>
    </message>
    <message>
        <source>People who may allow it</source>
        <translation>Personen, die es erlauben dürfen</translation>
    </message>
    <message>
        <source>Products found</source>
        <translation>Gefundene Artikel</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>Arbeitet hier</translation>
    </message>
    <message>
        <source>Revoke the badge</source>
        <translation>Ausweis sperren</translation>
    </message>
    <message>
        <source>The staff belongs to the shop's backend; change people and badges there, and this till follows.</source>
        <translation>Das Personal gehört dem Backend des Ladens; Personen und Ausweise dort ändern, diese Kasse folgt.</translation>
    </message>
    <message>
        <source>Scan a badge to give it to whoever is shown. In this shop the PIN follows the badge.</source>
        <translation>Einen Ausweis scannen, um ihn der gezeigten Person zu geben. In diesem Laden folgt dem Ausweis die PIN.</translation>
    </message>
    <message>
        <source>Scan a badge to give it to whoever is shown. A badge alone signs its owner on.</source>
        <translation>Einen Ausweis scannen, um ihn der gezeigten Person zu geben. Der Ausweis allein meldet an.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Jemand Neues</translation>
    </message>
    <message>
        <source>with a badge</source>
        <translation>mit Ausweis</translation>
    </message>
    <message>
        <source>without a badge</source>
        <translation>ohne Ausweis</translation>
    </message>
    <message>
        <source>left</source>
        <translation>ausgeschieden</translation>
    </message>
    <message>
        <source>As the till</source>
        <translation>Wie die Kasse</translation>
    </message>
    <message>
        <source>Empty: the PIN stays.</source>
        <translation>Leer: Die PIN bleibt.</translation>
    </message>
    <message>
        <source>4 to 12 digits.</source>
        <translation>4 bis 12 Ziffern.</translation>
    </message>
    <message>
        <source>One is given out; a scan replaces it.</source>
        <translation>Einer ist ausgegeben; ein Scan ersetzt ihn.</translation>
    </message>
    <message>
        <source>Scan it; it begins with {prefix}.</source>
        <translation>Scannen; er beginnt mit {prefix}.</translation>
    </message>
    <message>
        <source>Scan it.</source>
        <translation>Scannen.</translation>
    </message>
    <message>
        <source>The badge was read for {name}; keep it with F12.</source>
        <translation>Der Ausweis für {name} ist gelesen; mit F12 übernehmen.</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Joined to</source>
        <translation>Angeschlossen an</translation>
    </message>
    <message>
        <source>Kept there</source>
        <translation>Dort gehalten</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>Hier gehalten</translation>
    </message>
    <message>
        <source>Such as https://shop.example:8443; a shop without a backend leaves it empty.</source>
        <translation>Etwa https://shop.example:8443; ein Laden ohne Backend lässt es leer.</translation>
    </message>
    <message>
        <source>Whoever keeps the backend gives it out; it is good for one till.</source>
        <translation>Wer das Backend betreut, gibt ihn aus; er gilt für eine Kasse.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Anschließen</translation>
    </message>
    <message>
        <source>Try the address</source>
        <translation>Adresse prüfen</translation>
    </message>
    <message>
        <source>What was sold is sent there, and what it owns comes from there.</source>
        <translation>Was verkauft wurde, geht dorthin, und was ihm gehört, kommt von dort.</translation>
    </message>
    <message>
        <source>Nobody joins a backend while practising; leave training first.</source>
        <translation>Im Training wird keine Kasse angeschlossen; erst das Training verlassen.</translation>
    </message>
    <message>
        <source>Joining sends all that was sold so far; the till starts again, and the sale on the counter stays.</source>
        <translation>Mit dem Anschluss wird alles bisher Verkaufte gesendet; die Kasse startet neu, der offene Verkauf bleibt.</translation>
    </message>
    <message>
        <source>The code is missing; type it.</source>
        <translation>Der Code fehlt; bitte eintippen.</translation>
    </message>
    <message>
        <source>The address is missing; type it.</source>
        <translation>Die Adresse fehlt; bitte eintippen.</translation>
    </message>
    <message>
        <source>A backend of Evertill {version} answers there; it takes this till with a code.</source>
        <translation>Dort antwortet ein Backend von Evertill {version}; mit einem Code nimmt es diese Kasse an.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Wem sie gehören</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Zuletzt geglückt</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>The paces belong to the shop's backend; change them there, and this till follows.</source>
        <translation>Die Takte gehören dem Backend des Ladens; dort ändern, und diese Kasse folgt.</translation>
    </message>
    <message>
        <source>A slower pace spares a slow line. A sale never waits for any of it.</source>
        <translation>Ein langsamerer Takt schont eine langsame Leitung. Ein Verkauf wartet auf nichts davon.</translation>
    </message>
    <message>
        <source>What is off sale</source>
        <translation>Was nicht verkauft wird</translation>
    </message>
    <message>
        <source>Prices and taxes</source>
        <translation>Preise und Steuern</translation>
    </message>
    <message>
        <source>Promotions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Sales and cash</source>
        <translation>Verkäufe und Bargeld</translation>
    </message>
    <message>
        <source>Card payments</source>
        <translation>Kartenzahlungen</translation>
    </message>
    <message>
        <source>Gift cards and credit</source>
        <translation>Gutscheine, Guthaben</translation>
    </message>
    <message>
        <source>People and PINs</source>
        <translation>Personal und PINs</translation>
    </message>
    <message>
        <source>Rules of the shop</source>
        <translation>Regeln des Ladens</translation>
    </message>
    <message>
        <source>This till; nobody changes it any more</source>
        <translation>Dieser Kasse; niemand ändert es mehr</translation>
    </message>
    <message>
        <source>The card terminal; this till keeps what it answered</source>
        <translation>Dem Kartengerät; diese Kasse hält fest, was es geantwortet hat</translation>
    </message>
    <message>
        <source>The shop or warehouse that does the step</source>
        <translation>Dem Laden oder Lager, der den Schritt tut</translation>
    </message>
    <message>
        <source>The shop's backend</source>
        <translation>Dem Backend des Ladens</translation>
    </message>
    <message>
        <source>This till, for no backend has claimed it</source>
        <translation>Dieser Kasse, denn kein Backend beansprucht sie</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Never: this shop does without it; what was copied stays and grows old.</source>
        <translation>Nie: Dieser Laden verzichtet darauf; was kopiert wurde, bleibt und altert.</translation>
    </message>
    <message>
        <source>What happens within this time is sent together.</source>
        <translation>Was in dieser Zeit geschieht, wird zusammen gesendet.</translation>
    </message>
    <message>
        <source>within {n} s</source>
        <translation>binnen {n} s</translation>
    </message>
    <message>
        <source>From the backend to this till</source>
        <translation>Vom Backend zu dieser Kasse</translation>
    </message>
    <message>
        <source>From this till to the backend, {sent}</source>
        <translation>Von dieser Kasse zum Backend, {sent}</translation>
    </message>
    <message>
        <source>Both ways; what happens here is sent {sent}</source>
        <translation>Beide Wege; was hier geschieht, wird {sent} gesendet</translation>
    </message>
    <message>
        <source>Stays here: this till's own sales, marked as such</source>
        <translation>Bleibt hier: Verkäufe dieser Kasse, so gekennzeichnet</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nie</translation>
    </message>
    <message>
        <source>{kind} stays as it was, for the pace was not kept; choose it once more, then keep.</source>
        <translation>{kind}: nichts geändert, denn der Takt wurde nicht übernommen; noch einmal wählen, dann übernehmen.</translation>
    </message>
    <message>
        <source>{moment}, {ago}</source>
        <translation>{moment}, {ago}</translation>
    </message>
    <message>
        <source>Which till this is, and where its data lie.</source>
        <translation>Welche Kasse das ist und wo ihre Daten liegen.</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Umlagerungen</translation>
    </message>
    <message>
        <source>Another device is connected there already; choose another place.</source>
        <translation>Dort ist schon ein anderes Gerät angeschlossen; bitte einen anderen Platz wählen.</translation>
    </message>
    <message>
        <source>Asking the terminal ...</source>
        <translation>Das Kartengerät wird gefragt ...</translation>
    </message>
    <message>
        <source>Choose it here and ask it at once how it is; that charges nothing.</source>
        <translation>Hier wählen und gleich nach seinem Zustand fragen; belastet wird dabei nichts.</translation>
    </message>
    <message>
        <source>Looking what is plugged in and what answers in the network ...</source>
        <translation>Es wird geprüft, was angeschlossen ist und was im Netzwerk antwortet ...</translation>
    </message>
    <message>
        <source>No cards are taken at this till.</source>
        <translation>An dieser Kasse werden keine Karten genommen.</translation>
    </message>
    <message>
        <source>Nothing is plugged in that could be a device of the till.</source>
        <translation>Es ist nichts angeschlossen, was ein Gerät der Kasse sein könnte.</translation>
    </message>
    <message>
        <source>Print on the second</source>
        <translation>Auf dem zweiten drucken</translation>
    </message>
    <message>
        <source>Six digits; 000000 unless its provider set others.</source>
        <translation>Sechs Ziffern; 000000, wenn der Anbieter keine anderen vergeben hat.</translation>
    </message>
    <message>
        <source>Such as {address}</source>
        <translation>Zum Beispiel {address}</translation>
    </message>
    <message>
        <source>Terminal's address</source>
        <translation>Adresse des Kartengeräts</translation>
    </message>
    <message>
        <source>That is the receipt printer itself; choose another.</source>
        <translation>Das ist der Bondrucker selbst; bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>The cashier keys the amount there, and the number of its slip here.</source>
        <translation>Der Betrag wird dort eingegeben, die Nummer des Belegs dann hier.</translation>
    </message>
    <message>
        <source>The terminal answers and is ready for cards; nothing was charged.</source>
        <translation>Das Kartengerät antwortet und ist bereit für Karten; belastet wurde nichts.</translation>
    </message>
    <message>
        <source>The terminal's address in the network, such as {address}.</source>
        <translation>Die Adresse des Kartengeräts im Netzwerk, zum Beispiel {address}.</translation>
    </message>
    <message>
        <source>The terminal's password has six digits.</source>
        <translation>Das Passwort des Kartengeräts hat sechs Ziffern.</translation>
    </message>
    <message>
        <source>Without one</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>E+, the newer one</source>
        <translation>E+, das neuere</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>Concert protocol</source>
        <translation>Concert-Protokoll</translation>
    </message>
    <message>
        <source>Version of the protocol</source>
        <translation>Version des Protokolls</translation>
    </message>
    <message>
        <source>Publisher's number</source>
        <translation>Nummer des Herausgebers</translation>
    </message>
    <message>
        <source>Twelve digits; as it stands unless its provider gave another.</source>
        <translation>Zwölf Ziffern; so, wie es dasteht, wenn der Anbieter keine andere nannte.</translation>
    </message>
    <message>
        <source>Tells what became of a payment</source>
        <translation>Sagt, was aus einer Zahlung wurde</translation>
    </message>
    <message>
        <source>The till's number at the terminal has two digits, such as 01.</source>
        <translation>Die Nummer der Kasse am Kartengerät hat zwei Ziffern, etwa 01.</translation>
    </message>
    <message>
        <source>The publisher's number has twelve digits.</source>
        <translation>Die Nummer des Herausgebers hat zwölf Ziffern.</translation>
    </message>
    <message>
        <source>Two digits; 01 unless several tills share it.</source>
        <translation>Zwei Ziffern; 01, wenn nicht mehrere Kassen es teilen.</translation>
    </message>
    <message>
        <source>Another device sells as this till. Only one of the two may go on with its number.</source>
        <translation>Ein anderes Gerät verkauft als diese Kasse. Nur eines der beiden darf mit ihrer Nummer weitermachen.</translation>
    </message>
    <message>
        <source>Another device took this till's place. Only one of the two may go on with its number.</source>
        <translation>Ein anderes Gerät hat den Platz dieser Kasse eingenommen. Nur eines der beiden darf mit ihrer Nummer weitermachen.</translation>
    </message>
    <message>
        <source>Ask the backend</source>
        <translation>Das Backend fragen</translation>
    </message>
    <message>
        <source>Go on as another till</source>
        <translation>Als andere Kasse weitermachen</translation>
    </message>
    <message>
        <source>Only where the backend cannot be asked: what was sold since the backup is then missing here.</source>
        <translation>Nur wenn das Backend nicht gefragt werden kann: Was seit der Sicherung verkauft wurde, fehlt dann hier.</translation>
    </message>
    <message>
        <source>Say why the backend is not asked; it goes into the journal.</source>
        <translation>Bitte sagen, warum das Backend nicht gefragt wird; es kommt ins Journal.</translation>
    </message>
    <message>
        <source>Sell without asking</source>
        <translation>Verkaufen, ohne zu fragen</translation>
    </message>
    <message>
        <source>The other one is gone</source>
        <translation>Die andere gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The till starts again when this is settled; the sale on the counter stays.</source>
        <translation>Die Kasse startet neu, wenn das geklärt ist; der laufende Verkauf bleibt.</translation>
    </message>
    <message>
        <source>This till was put back from a backup; the backend knows what it sold since.</source>
        <translation>Diese Kasse wurde aus einer Sicherung wiederhergestellt; das Backend weiß, was sie seitdem verkauft hat.</translation>
    </message>
    <message>
        <source>Whoever keeps the backend gives it out; with it this till goes on under a number of its own.</source>
        <translation>Wer das Backend betreut, gibt ihn aus; damit macht diese Kasse unter einer eigenen Nummer weiter.</translation>
    </message>
    <message>
        <source>Why not ask</source>
        <translation>Warum nicht fragen</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>the last one, the next one, one now</source>
        <translation>die letzte, die nächste, jetzt eine</translation>
    </message>
    <message>
        <source>There are no backups while practising; leave training first.</source>
        <translation>Beim Üben gibt es keine Sicherungen; bitte zuerst das Training verlassen.</translation>
    </message>
    <message>
        <source>Keep the place</source>
        <translation>Ort übernehmen</translation>
    </message>
    <message>
        <source>Make one now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Each is a copy of this till in one file, read back before it counts. The till sells on meanwhile.</source>
        <translation>Jede ist eine Kopie dieser Kasse in einer Datei, zurückgelesen, bevor sie zählt. Die Kasse verkauft derweil weiter.</translation>
    </message>
    <message>
        <source>Last one</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>Next one</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>How many stay</source>
        <translation>Wie viele bleiben</translation>
    </message>
    <message>
        <source>the newest one</source>
        <translation>die neueste</translation>
    </message>
    <message>
        <source>the newest {n}</source>
        <translation>die neuesten {n}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>A folder on another disk, a stick or a share; empty: this till makes no backups.</source>
        <translation>Ein Ordner auf einer anderen Platte, einem Stick oder einer Freigabe; leer: Diese Kasse macht keine Sicherungen.</translation>
    </message>
    <message>
        <source>none: no place is named</source>
        <translation>keine: Es ist kein Ort genannt</translation>
    </message>
    <message>
        <source>none lies there yet</source>
        <translation>dort liegt noch keine</translation>
    </message>
    <message>
        <source>only when somebody asks, as the shop wants it</source>
        <translation>nur wenn jemand es verlangt, so will es der Laden</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>jede Stunde</translation>
    </message>
    <message>
        <source>every {n} hours</source>
        <translation>alle {n} Stunden</translation>
    </message>
    <message>
        <source>by itself, in a few minutes; {pace}</source>
        <translation>von selbst in einigen Minuten; {pace}</translation>
    </message>
    <message>
        <source>by itself, {moment}; {pace}</source>
        <translation>von selbst, {moment}; {pace}</translation>
    </message>
    <message>
        <source>go along, sealed under the passphrase</source>
        <translation>gehen mit, versiegelt unter dem Kennsatz</translation>
    </message>
    <message>
        <source>stay out: no passphrase is kept (evertill backup --passphrase)</source>
        <translation>bleiben draußen: Es ist kein Kennsatz hinterlegt (evertill backup --passphrase)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>Was misslang</translation>
    </message>
    <message>
        <source>{n} kB</source>
        <translation>{n} kB</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} MB</translation>
    </message>
    <message>
        <source>The place is tried …</source>
        <translation>Der Ort wird geprüft …</translation>
    </message>
    <message>
        <source>The till is being copied: {percent} %</source>
        <translation>Die Kasse wird kopiert: {percent} %</translation>
    </message>
    <message>
        <source>The backup is made, and was read back.</source>
        <translation>Die Sicherung ist gemacht und zurückgelesen.</translation>
    </message>
    <message>
        <source>Backups go there from now on.</source>
        <translation>Sicherungen gehen ab jetzt dorthin.</translation>
    </message>
    <message>
        <source>This till makes no backups any more.</source>
        <translation>Diese Kasse macht keine Sicherungen mehr.</translation>
    </message>
</context>
</TS>
