<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillSaid</name>
    <message>
        <source>A PIN has {} to {} digits; nothing was set up, choose another.</source>
        <translation>Eine PIN hat {} bis {} Ziffern; nichts wurde eingerichtet, eine andere wählen.</translation>
    </message>
    <message>
        <source>Drawing every page, at both sizes, light and dark ...</source>
        <translation>Jede Seite wird gezeichnet, in beiden Größen, hell und dunkel ...</translation>
    </message>
    <message>
        <source>A card is declined, another one pays ...</source>
        <translation>Eine Karte wird abgelehnt, eine andere zahlt ...</translation>
    </message>
    <message>
        <source>A customer orders online; it is picked and handed out ...</source>
        <translation>Ein Kunde bestellt online; es wird gepackt und ausgegeben ...</translation>
    </message>
    <message>
        <source>A day of the backend's statement cannot be read, so nothing was reconciled; ask again.</source>
        <translation>Ein Tag im Auszug des Backends ist nicht lesbar, darum wurde nichts abgeglichen; noch einmal fragen.</translation>
    </message>
    <message>
        <source>A layout of receipts is a JSON object.</source>
        <translation>Ein Aufbau von Bons ist ein JSON-Objekt.</translation>
    </message>
    <message>
        <source>A part of the demo's shop did not start, so there is nothing to show; see that the extra `central` is installed (pip install evertill[central]).</source>
        <translation>Ein Teil des Ladens der Vorführung ist nicht gestartet, darum gibt es nichts zu zeigen; prüfen, ob der Zusatz `central` installiert ist (pip install evertill[central]).</translation>
    </message>
    <message>
        <source>A return in which goods go out.</source>
        <translation>Eine Rückgabe, in der Ware hinausgeht.</translation>
    </message>
    <message>
        <source>A shift is open on this till, so no past day can be rung; close the till first, or use another --home.</source>
        <translation>Auf dieser Kasse ist eine Schicht offen, darum lässt sich kein vergangener Tag erfassen; erst die Kasse schließen oder ein anderes --home nehmen.</translation>
    </message>
    <message>
        <source>Evertill's own file {} is missing from {}; no sale is lost, but this installation is damaged: install Evertill again.</source>
        <translation>Evertills eigene Datei {} fehlt in {}; kein Verkauf ist verloren, aber diese Installation ist beschädigt: Evertill neu installieren.</translation>
    </message>
    <message>
        <source>F11 charges the emulated card terminal, which approves.</source>
        <translation>F11 belastet das nachgebildete Kartengerät, das genehmigt.</translation>
    </message>
    <message>
        <source>Goods come back at a price on an invoice that is no return.</source>
        <translation>Ware kommt mit einem Preis zurück, auf einer Rechnung, die keine Rückgabe ist.</translation>
    </message>
    <message>
        <source>Invoice {} could not be rung ({}), so the replay stops there; the invoices before it stand, and running it again goes on from here.</source>
        <translation>Rechnung {} ließ sich nicht erfassen ({}), darum hält das Nachspielen dort an; die Rechnungen davor gelten, und ein neuer Lauf geht hier weiter.</translation>
    </message>
    <message>
        <source>Invoice {} is no sale and no return: only digits, or C and digits, are.</source>
        <translation>Rechnung {} ist weder Verkauf noch Rückgabe: das sind nur Ziffern, oder C und Ziffern.</translation>
    </message>
    <message>
        <source>It does not say how much is owed, or since when.</source>
        <translation>Es sagt nicht, wie viel offen ist oder seit wann.</translation>
    </message>
    <message>
        <source>Lines that were not UTF-8 and were read as Windows-1252: {}; check their accented letters.</source>
        <translation>Zeilen, die nicht UTF-8 waren und als Windows-1252 gelesen wurden: {}; ihre Umlaute und Akzente prüfen.</translation>
    </message>
    <message>
        <source>Lines whose stock was left out, for the shop's backend keeps the stock: {}.</source>
        <translation>Zeilen, deren Bestand weggelassen wurde, denn den führt das Backend des Ladens: {}.</translation>
    </message>
    <message>
        <source>No key for a customer could be kept in {} ({}), so nothing of the customer was kept; the sale goes on without. Free some space or mend the folder's rights.</source>
        <translation>Ein Schlüssel für einen Kunden konnte nicht in {} abgelegt werden ({}), darum wurde nichts von ihm behalten; der Verkauf geht ohne weiter. Platz schaffen oder die Rechte des Ordners richten.</translation>
    </message>
    <message>
        <source>No policy has the member {}, {}; these there are: {}.</source>
        <translation>Keine Regel hat das Feld {}, {}; diese gibt es: {}.</translation>
    </message>
    <message>
        <source>Nobody is known by this id here, so nothing was done; look for it with `find`.</source>
        <translation>Unter dieser Kennung ist hier niemand bekannt, darum geschah nichts; mit `find` danach suchen.</translation>
    </message>
    <message>
        <source>Opening the shop: central backend, catalogue, printer, scanner, card terminal, till ...</source>
        <translation>Der Laden öffnet: Backend, Katalog, Drucker, Scanner, Kartengerät, Kasse ...</translation>
    </message>
    <message>
        <source>Restarting the till in the middle of a sale ...</source>
        <translation>Die Kasse wird mitten in einem Verkauf neu gestartet ...</translation>
    </message>
    <message>
        <source>Selling with the link up ...</source>
        <translation>Es wird mit Verbindung verkauft ...</translation>
    </message>
    <message>
        <source>Sign on as Anna Keller with PIN 1111 (Ben Okafor 2222, Mira Vogt 9999). F1 is the manual.</source>
        <translation>Anmelden als Anna Keller mit PIN 1111 (Ben Okafor 2222, Mira Vogt 9999). F1 ist das Handbuch.</translation>
    </message>
    <message>
        <source>The SKU {} is already on line {}; each product needs its own.</source>
        <translation>Die Artikelnummer {} steht schon in Zeile {}; jeder Artikel braucht eine eigene.</translation>
    </message>
    <message>
        <source>The backend gave no reason.</source>
        <translation>Das Backend nannte keinen Grund.</translation>
    </message>
    <message>
        <source>The backend no longer answers, {}. {} They wait in the journal: run `evertill sync`.</source>
        <translation>Das Backend antwortet nicht mehr, {}. {} Sie warten im Journal: `evertill sync` aufrufen.</translation>
    </message>
    <message>
        <source>The backend's statement does not carry the signature this till knows, so nothing was reconciled with it; if the backend was set up anew, enrol this till again, otherwise somebody may be changing it on the way.</source>
        <translation>Der Auszug des Backends trägt nicht die Unterschrift, die diese Kasse kennt, darum wurde nichts damit abgeglichen; wurde das Backend neu eingerichtet, diese Kasse neu anmelden, sonst ändert ihn vielleicht jemand unterwegs.</translation>
    </message>
    <message>
        <source>The backend's statement is not to be had: {} Nothing was changed; try again when it answers.</source>
        <translation>Der Auszug des Backends ist nicht zu bekommen: {} Nichts wurde geändert; wieder versuchen, wenn es antwortet.</translation>
    </message>
    <message>
        <source>The backend's statement is of another till or day ({}), so nothing was reconciled with it; ask again.</source>
        <translation>Der Auszug des Backends ist von einer anderen Kasse oder einem anderen Tag ({}), darum wurde nichts damit abgeglichen; noch einmal fragen.</translation>
    </message>
    <message>
        <source>The barcode {} already belongs to product {}{}.</source>
        <translation>Der Strichcode {} gehört schon zu Artikel {}{}.</translation>
    </message>
    <message>
        <source>The certificate file {} cannot be used ({}), so this till does not connect; name the file that holds the authority's certificate in PEM form.</source>
        <translation>Die Zertifikatsdatei {} ist nicht brauchbar ({}), darum verbindet sich diese Kasse nicht; die Datei nennen, die das Zertifikat der Stelle in PEM-Form enthält.</translation>
    </message>
    <message>
        <source>The code {} already belongs to product {}.</source>
        <translation>Der Code {} gehört schon zu Artikel {}.</translation>
    </message>
    <message>
        <source>The content cannot be written as JSON.</source>
        <translation>Der Inhalt lässt sich nicht als JSON schreiben.</translation>
    </message>
    <message>
        <source>The copy of the products in {} could not be written, so items cannot be found; allow the account that runs Evertill to write that folder.</source>
        <translation>Die Kopie der Artikel in {} ließ sich nicht schreiben, darum werden Artikel nicht gefunden; dem Konto, unter dem Evertill läuft, das Schreiben in diesen Ordner erlauben.</translation>
    </message>
    <message>
        <source>The currency of a till is chosen when it is set up, for its prices and its journal are in {}, {}; set up another home for {}.</source>
        <translation>Die Währung einer Kasse wird beim Einrichten gewählt, denn Preise und Journal stehen in {}, {}; für {} ein anderes Verzeichnis einrichten.</translation>
    </message>
    <message>
        <source>The demo looked for {} on the screen and did not find it; this is a defect, please report it.</source>
        <translation>Die Vorführung hat {} auf dem Schirm gesucht und nicht gefunden; das ist ein Fehler, bitte melden.</translation>
    </message>
    <message>
        <source>The demo waited in vain for {}; the picture failed.png shows the screen.</source>
        <translation>Die Vorführung hat vergeblich auf {} gewartet; das Bild failed.png zeigt den Schirm.</translation>
    </message>
    <message>
        <source>The demo's backend did not give its catalogue: {} Start the demo again.</source>
        <translation>Das Backend der Vorführung gab seinen Katalog nicht her: {} Die Vorführung neu starten.</translation>
    </message>
    <message>
        <source>The demo's facts should still wait for the link; this is a defect, please report it.</source>
        <translation>Die Vorgänge der Vorführung sollten noch auf die Verbindung warten; das ist ein Fehler, bitte melden.</translation>
    </message>
    <message>
        <source>The emulated printer puts its receipts into {}. Close the window to end the demo.</source>
        <translation>Der nachgebildete Drucker legt seine Bons in {}. Das Fenster schließen beendet die Vorführung.</translation>
    </message>
    <message>
        <source>The file ends in the middle or is damaged ({}); the rows before stand.</source>
        <translation>Die Datei endet in der Mitte oder ist beschädigt ({}); die Zeilen davor gelten.</translation>
    </message>
    <message>
        <source>The file {} could not be read ({}), so nothing was imported; check its name and its rights.</source>
        <translation>Die Datei {} war nicht lesbar ({}), darum wurde nichts eingelesen; Namen und Rechte prüfen.</translation>
    </message>
    <message>
        <source>The file {} could not be read, so this till's own products and operators cannot be loaded; put the file back from a backup.</source>
        <translation>Die Datei {} war nicht lesbar, darum lassen sich eigene Artikel und Personen dieser Kasse nicht laden; die Datei aus einer Sicherung zurücklegen.</translation>
    </message>
    <message>
        <source>The file {} has more than one column {}, so nothing was imported; keep the right one.</source>
        <translation>Die Datei {} hat mehr als eine Spalte {}, darum wurde nichts eingelesen; die richtige behalten.</translation>
    </message>
    <message>
        <source>The file {} in {} could not be read, so this till's own {} cannot be loaded; put the file back from a backup, or import the catalogue again.</source>
        <translation>Die Datei {} in {} war nicht lesbar, darum lässt sich Eigenes dieser Kasse ({}) nicht laden; die Datei aus einer Sicherung zurücklegen oder den Katalog wieder einlesen.</translation>
    </message>
    <message>
        <source>The file {} is empty, so nothing was imported; save the catalogue into it first.</source>
        <translation>Die Datei {} ist leer, darum wurde nichts eingelesen; erst den Katalog darin speichern.</translation>
    </message>
    <message>
        <source>The file {} is in UTF-16, so nothing was imported; save it as CSV in UTF-8 and import it again.</source>
        <translation>Die Datei {} ist in UTF-16, darum wurde nichts eingelesen; sie als CSV in UTF-8 speichern und wieder einlesen.</translation>
    </message>
    <message>
        <source>The file {} is no whole gzip file, so nothing was imported; copy it here again.</source>
        <translation>Die Datei {} ist keine ganze gzip-Datei, darum wurde nichts eingelesen; sie noch einmal herkopieren.</translation>
    </message>
    <message>
        <source>The first line of {} does not name the columns, so nothing was imported; it needs 'name' and 'sku' or 'gtin', and may have {}.</source>
        <translation>Die erste Zeile von {} nennt die Spalten nicht, darum wurde nichts eingelesen; nötig sind 'name' und 'sku' oder 'gtin', möglich sind {}.</translation>
    </message>
    <message>
        <source>The folder {} could not be written, so nothing was changed and selling goes on as before; free disk space, or allow the account that runs Evertill to write that folder.</source>
        <translation>Der Ordner {} ließ sich nicht beschreiben, darum wurde nichts geändert und es wird wie bisher verkauft; Platz schaffen oder dem Konto, unter dem Evertill läuft, das Schreiben dort erlauben.</translation>
    </message>
    <message>
        <source>The key is empty or holds characters that are no text.</source>
        <translation>Der Schlüssel ist leer oder enthält Zeichen, die kein Text sind.</translation>
    </message>
    <message>
        <source>The key of an erased customer in {} cannot be removed ({}), so what this till knows of them could still be read; mend the folder's rights and start the till again.</source>
        <translation>Der Schlüssel eines gelöschten Kunden in {} lässt sich nicht entfernen ({}), darum wäre noch lesbar, was diese Kasse von ihm weiß; die Rechte des Ordners richten und die Kasse neu starten.</translation>
    </message>
    <message>
        <source>The key of the row is not the one its content names.</source>
        <translation>Der Schlüssel der Zeile ist nicht der, den ihr Inhalt nennt.</translation>
    </message>
    <message>
        <source>The line does not have as many fields as there are columns, or a quote in it is never closed.</source>
        <translation>Die Zeile hat nicht so viele Felder, wie es Spalten gibt, oder ein Anführungszeichen darin schließt nie.</translation>
    </message>
    <message>
        <source>The line holds bytes that are no text; save the file as CSV in UTF-8.</source>
        <translation>Die Zeile enthält Bytes, die kein Text sind; die Datei als CSV in UTF-8 speichern.</translation>
    </message>
    <message>
        <source>The line is longer than a product can be; a line break may be missing.</source>
        <translation>Die Zeile ist länger, als ein Artikel sein kann; vielleicht fehlt ein Zeilenumbruch.</translation>
    </message>
    <message>
        <source>The link is back; waiting for the queue to empty by itself ...</source>
        <translation>Die Verbindung ist wieder da; die Warteschlange leert sich von selbst ...</translation>
    </message>
    <message>
        <source>The link to central is cut; selling on ...</source>
        <translation>Die Verbindung zum Backend ist getrennt; es wird weiter verkauft ...</translation>
    </message>
    <message>
        <source>The lock file {} in {} could not be opened, so nothing can be sold; allow the account that runs Evertill to write that folder, then start again.</source>
        <translation>Die Sperrdatei {} in {} ließ sich nicht öffnen, darum kann nicht verkauft werden; dem Konto, unter dem Evertill läuft, das Schreiben in diesen Ordner erlauben und neu starten.</translation>
    </message>
    <message>
        <source>The manager's name looks like a card number, so nothing was set up; give a name.</source>
        <translation>Der Name der Leitung sieht wie eine Kartennummer aus, darum ist nichts eingerichtet; einen Namen angeben.</translation>
    </message>
    <message>
        <source>The operator_id is missing, {} for this line; give one.</source>
        <translation>Die operator_id fehlt, {} für diese Zeile; eine angeben.</translation>
    </message>
    <message>
        <source>The practice link is cut. Give it back in the training's list.</source>
        <translation>Die Übungsverbindung ist getrennt. In der Liste der Übungen wiederherstellen.</translation>
    </message>
    <message>
        <source>The practice shop does not take this one, so that you can see what to do. Send it again.</source>
        <translation>Der Übungsladen nimmt dies nicht an, damit zu sehen ist, was dann zu tun ist. Noch einmal senden.</translation>
    </message>
    <message>
        <source>The price is below zero: book-keeping, no sale.</source>
        <translation>Der Preis liegt unter null: ein Vorgang der Bücher, kein Verkauf.</translation>
    </message>
    <message>
        <source>The price is in {}, but the shop sells in {}.</source>
        <translation>Der Preis steht in {}, der Laden verkauft aber in {}.</translation>
    </message>
    <message>
        <source>The price is no number, or has more than six decimals.</source>
        <translation>Der Preis ist keine Zahl oder hat mehr als sechs Nachkommastellen.</translation>
    </message>
    <message>
        <source>The products of this shop have come from its backend since this till was enrolled, so nothing was imported and selling goes on as before; change them there, and this till will follow.</source>
        <translation>Die Artikel dieses Ladens kommen seit der Anmeldung der Kasse von seinem Backend, darum wurde nichts eingelesen und es wird wie bisher verkauft; dort ändern, und diese Kasse zieht nach.</translation>
    </message>
    <message>
        <source>The quantity is no whole number other than nothing and below a million.</source>
        <translation>Die Menge ist keine ganze Zahl, die weder null noch eine Million oder mehr ist.</translation>
    </message>
    <message>
        <source>The replay could not sign on, so nothing was rung; check the home with `evertill verify`.</source>
        <translation>Das Nachspielen konnte sich nicht anmelden, darum wurde nichts erfasst; das Verzeichnis mit `evertill verify` prüfen.</translation>
    </message>
    <message>
        <source>The row comes to more than ten million.</source>
        <translation>Die Zeile kommt auf mehr als zehn Millionen.</translation>
    </message>
    <message>
        <source>The row has no invoice number.</source>
        <translation>Die Zeile hat keine Rechnungsnummer.</translation>
    </message>
    <message>
        <source>The row has no stock code.</source>
        <translation>Die Zeile hat keine Artikelnummer.</translation>
    </message>
    <message>
        <source>The row has too few fields or too many, or a quote in it is never closed.</source>
        <translation>Die Zeile hat zu wenige oder zu viele Felder, oder ein Anführungszeichen darin schließt nie.</translation>
    </message>
    <message>
        <source>The row holds bytes that are no text.</source>
        <translation>Die Zeile enthält Bytes, die kein Text sind.</translation>
    </message>
    <message>
        <source>The row is longer than a million signs.</source>
        <translation>Die Zeile ist länger als eine Million Zeichen.</translation>
    </message>
    <message>
        <source>The stock code is too long, or has signs in it that cannot be printed.</source>
        <translation>Die Artikelnummer ist zu lang oder enthält Zeichen, die sich nicht drucken lassen.</translation>
    </message>
    <message>
        <source>The tax class was taken away while products still have it, such as {}.</source>
        <translation>Die Steuerklasse wurde entfernt, während Artikel sie noch haben, etwa {}.</translation>
    </message>
    <message>
        <source>The tax class {} is not known, so no tax could be charged.</source>
        <translation>Die Steuerklasse {} ist nicht bekannt, darum ließe sich keine Steuer berechnen.</translation>
    </message>
    <message>
        <source>The terminal is reached by --tcp or by --serial; nothing was sent. Give one of the two.</source>
        <translation>Das Kartengerät wird über --tcp oder über --serial erreicht; nichts wurde gesendet. Eines der beiden angeben.</translation>
    </message>
    <message>
        <source>The till could not be closed for {}; look at the open sale in the terminal first.</source>
        <translation>Die Kasse ließ sich für {} nicht schließen; erst an der Kasse nach dem offenen Verkauf sehen.</translation>
    </message>
    <message>
        <source>The till has ended, or wants no more; what is missing is fetched when it goes on.</source>
        <translation>Die Kasse ist beendet oder will nicht mehr; was fehlt, wird geholt, wenn sie weitermacht.</translation>
    </message>
    <message>
        <source>The till has ended; what is missing is fetched when it starts again.</source>
        <translation>Die Kasse ist beendet; was fehlt, wird geholt, wenn sie wieder startet.</translation>
    </message>
    <message>
        <source>The value of {} is written as JSON, or null for none, {}.</source>
        <translation>Der Wert von {} wird als JSON geschrieben, oder null für keinen, {}.</translation>
    </message>
    <message>
        <source>The version is no whole number from zero on.</source>
        <translation>Die Version ist keine ganze Zahl ab null.</translation>
    </message>
    <message>
        <source>The {} of this shop belong to its backend ({}), so nothing was imported and selling goes on as before; change them there, and this till will follow.</source>
        <translation>Diese Daten ({}) des Ladens gehören seinem Backend ({}), darum wurde nichts eingelesen und es wird wie bisher verkauft; dort ändern, und diese Kasse zieht nach.</translation>
    </message>
    <message>
        <source>Their sale is on the counter, so nobody was erased; finish it at the till first.</source>
        <translation>Ein Verkauf an diese Person liegt auf dem Tresen, darum wurde niemand gelöscht; ihn erst an der Kasse beenden.</translation>
    </message>
    <message>
        <source>There are no texts in {}, so nothing was set up; the screens speak {}.</source>
        <translation>Es gibt keine Texte in {}, nichts wurde eingerichtet; die Bildschirme sprechen {}.</translation>
    </message>
    <message>
        <source>There is no journal in {}, so nothing can be sold; where a till has sold before, restore its latest backup with 'evertill restore', and set a new one up with 'evertill init'.</source>
        <translation>In {} gibt es kein Journal, darum kann nichts verkauft werden; wo schon eine Kasse verkauft hat, ihre letzte Sicherung mit 'evertill restore' zurückspielen, eine neue mit 'evertill init' einrichten.</translation>
    </message>
    <message>
        <source>There is no journal in {}, so nothing could be read; run `evertill init` or name the right --home.</source>
        <translation>In {} gibt es kein Journal, darum ließ sich nichts lesen; `evertill init` aufrufen oder das richtige --home nennen.</translation>
    </message>
    <message>
        <source>There is no role {}, {} for this line; give one of {}.</source>
        <translation>Eine Rolle {} gibt es nicht, {} für diese Zeile; eine von {} angeben.</translation>
    </message>
    <message>
        <source>There is no tax class {}, {}; name one of {}.</source>
        <translation>Eine Steuerklasse {} gibt es nicht, {}; eine von {} nennen.</translation>
    </message>
    <message>
        <source>This operator may not do that, so nothing was done; a manager may.</source>
        <translation>Diese Person darf das nicht, darum geschah nichts; die Leitung darf es.</translation>
    </message>
    <message>
        <source>This till is already open in another window, where the sale goes on; use that window, or close it before you start another.</source>
        <translation>Diese Kasse ist schon in einem anderen Fenster offen, dort geht der Verkauf weiter; jenes Fenster benutzen oder es schließen, bevor ein anderes gestartet wird.</translation>
    </message>
    <message>
        <source>This till is not connected to a backend, so there is nothing to send to; run `evertill enrol` first.</source>
        <translation>Diese Kasse ist mit keinem Backend verbunden, darum gibt es nichts, wohin gesendet wird; erst `evertill enrol` aufrufen.</translation>
    </message>
    <message>
        <source>This till sends receipts by e-mail.</source>
        <translation>Diese Kasse verschickt Bons per E-Mail.</translation>
    </message>
    <message>
        <source>This till's journal did not open in time, so nothing can be sold yet; check the disk and start again.</source>
        <translation>Das Journal dieser Kasse ging nicht rechtzeitig auf, darum kann noch nicht verkauft werden; die Platte prüfen und neu starten.</translation>
    </message>
    <message>
        <source>This till's journal file is damaged, so nothing was touched and nothing can be sold here safely; run 'evertill verify' and restore the latest backup.</source>
        <translation>Die Journaldatei dieser Kasse ist beschädigt, darum wurde nichts angerührt, und hier lässt sich nicht sicher verkaufen; 'evertill verify' aufrufen und die letzte Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>This till's journal was written by a newer Evertill (tables {}, this one knows {}), so nothing was touched and nothing can be sold; install the newer version again.</source>
        <translation>Das Journal dieser Kasse schrieb ein neueres Evertill (Tabellen {}, dieses kennt {}), darum wurde nichts angerührt, und es kann nicht verkauft werden; die neuere Version wieder installieren.</translation>
    </message>
    <message>
        <source>What the backend gave as its key of cards is none; it is asked again later.</source>
        <translation>Was das Backend als seinen Kartenschlüssel gab, ist keiner; es wird später wieder gefragt.</translation>
    </message>
    <message>
        <source>What the backend gave as its key of cards is too short; it is asked again later.</source>
        <translation>Was das Backend als seinen Kartenschlüssel gab, ist zu kurz; es wird später wieder gefragt.</translation>
    </message>
    <message>
        <source>What was sold twice meanwhile is settled; something bought online comes back ...</source>
        <translation>Was inzwischen doppelt verkauft wurde, wird geklärt; etwas online Gekauftes kommt zurück ...</translation>
    </message>
    <message>
        <source>is_active is yes or no, {} for this line; give one of them.</source>
        <translation>is_active ist yes oder no, {} für diese Zeile; eines davon angeben.</translation>
    </message>
    <message>
        <source>{} So the layout in {} cannot be used, and receipts stay as they come along; mend the file.</source>
        <translation>{} Darum ist der Aufbau in {} nicht brauchbar, und die Bons bleiben, wie sie mitkommen; die Datei richten.</translation>
    </message>
    <message>
        <source>{} cannot be made ({}), so nothing was set up; empty that folder, or name another --home.</source>
        <translation>{} lässt sich nicht anlegen ({}), darum ist nichts eingerichtet; diesen Ordner leeren oder ein anderes --home nennen.</translation>
    </message>
    <message>
        <source>{} cannot be made ({}), so nothing was set up; name another --home.</source>
        <translation>{} lässt sich nicht anlegen ({}), darum ist nichts eingerichtet; ein anderes --home nennen.</translation>
    </message>
    <message>
        <source>{} cannot be opened ({}), so nothing was rung; check the name and the rights of the file.</source>
        <translation>{} lässt sich nicht öffnen ({}), darum wurde nichts erfasst; Namen und Rechte der Datei prüfen.</translation>
    </message>
    <message>
        <source>{} cannot be read ({}), {}; name a CSV file in UTF-8.</source>
        <translation>{} ist nicht lesbar ({}), {}; eine CSV-Datei in UTF-8 nennen.</translation>
    </message>
    <message>
        <source>{} cannot be read ({}), {}; name another file.</source>
        <translation>{} ist nicht lesbar ({}), {}; eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>{} cannot be the {}: receipts carry it, so it is made of letters and digits, at most {}; nothing was set up, choose another.</source>
        <translation>{} kann nicht sein, was als {} gewünscht ist: Es steht auf den Bons, darum besteht es aus höchstens {} Buchstaben und Ziffern; nichts wurde eingerichtet, etwas anderes wählen.</translation>
    </message>
    <message>
        <source>{} has no column {}, so nothing was rung; its first row must name {}.</source>
        <translation>{} hat keine Spalte {}, darum wurde nichts erfasst; die erste Zeile muss {} nennen.</translation>
    </message>
    <message>
        <source>{} has one value, and {} were given, {}; give one.</source>
        <translation>{} hat einen Wert, und {} wurden angegeben, {}; einen angeben.</translation>
    </message>
    <message>
        <source>{} holds a workstation already, so nothing was changed; name another --home, or use that one.</source>
        <translation>{} enthält schon einen Kassenplatz, darum wurde nichts geändert; ein anderes --home nennen oder diesen benutzen.</translation>
    </message>
    <message>
        <source>{} holds no object with named members, {}; correct the file.</source>
        <translation>{} enthält kein Objekt mit benannten Feldern, {}; die Datei richten.</translation>
    </message>
    <message>
        <source>{} in this till's journal cannot be read, so it was left as it is and nothing was sold with it; run 'evertill verify' and show its answer to whoever looks after this till.</source>
        <translation>{} im Journal dieser Kasse ist nicht lesbar, darum blieb alles, wie es ist, und nichts wurde damit verkauft; 'evertill verify' aufrufen und die Antwort denen zeigen, die sich um diese Kasse kümmern.</translation>
    </message>
    <message>
        <source>{} is no ISO 4217 currency code, so no amount can be kept in it; use one such as EUR, GBP or JPY.</source>
        <translation>{} ist kein Währungscode nach ISO 4217, darum lässt sich kein Betrag darin führen; einen wie EUR, GBP oder JPY nehmen.</translation>
    </message>
    <message>
        <source>{} is no JSON in UTF-8, {}; correct the file.</source>
        <translation>{} ist kein JSON in UTF-8, {}; die Datei richten.</translation>
    </message>
    <message>
        <source>{} is no known locale, so amounts and dates cannot be written; use one such as en_GB or de_DE.</source>
        <translation>{} ist keine bekannte Region, darum lassen sich Beträge und Tage nicht schreiben; eine wie en_GB oder de_DE nehmen.</translation>
    </message>
    <message>
        <source>{} is not what enrolment wrote, so the backend would not know this till; it sells on by itself: enrol it again with a new code.</source>
        <translation>{} ist nicht, was die Anmeldung geschrieben hat, darum würde das Backend diese Kasse nicht kennen; sie verkauft für sich weiter: mit einem neuen Code wieder anmelden.</translation>
    </message>
    <message>
        <source>{} says that the system's keyring has this till's secret, but it does not give it; unlock the keyring of the account the till was set up with, and start again.</source>
        <translation>{} sagt, dass der Schlüsselbund des Systems das Geheimnis dieser Kasse hat, er gibt es aber nicht her; den Schlüsselbund des Kontos entsperren, mit dem die Kasse eingerichtet wurde, und neu starten.</translation>
    </message>
    <message>
        <source>{} was half set up as workstation {}-{}, so nothing was changed; set it up as that one, or name another --home.</source>
        <translation>{} wurde halb als Kassenplatz {}-{} eingerichtet, darum ist nichts geändert; ihn als diesen einrichten oder ein anderes --home nennen.</translation>
    </message>
    <message>
        <source>{}, {}; give another value.</source>
        <translation>{}, {}; einen anderen Wert angeben.</translation>
    </message>
    <message>
        <source>{}, {}; give another.</source>
        <translation>{}, {}; etwas anderes angeben.</translation>
    </message>
    <message>
        <source>{} could not be copied ({}), so there is no backup of now; run 'evertill verify'.</source>
        <translation>{} konnte nicht kopiert werden ({}), darum gibt es keine Sicherung von jetzt; bitte 'evertill verify' ausführen.</translation>
    </message>
    <message>
        <source>{} is damaged, so it was not backed up; run 'evertill verify'.</source>
        <translation>{} ist beschädigt und wurde darum nicht gesichert; bitte 'evertill verify' ausführen.</translation>
    </message>
    <message>
        <source>{} is a database, maybe a till's journal, so it stays as it is and nothing was written; name another file.</source>
        <translation>{} ist eine Datenbank, vielleicht das Journal einer Kasse; sie bleibt, wie sie ist, und nichts wurde geschrieben. Bitte eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>{} is there already and is no backup of this till, so it stays as it is and nothing was backed up; name a new file, or a folder.</source>
        <translation>{} gibt es schon und ist keine Sicherung dieser Kasse; es bleibt, wie es ist, und nichts wurde gesichert. Eine neue Datei oder einen Ordner nennen.</translation>
    </message>
    <message>
        <source>{} is no folder, so nothing was backed up; make it, or name another place.</source>
        <translation>{} ist kein Ordner, darum wurde nichts gesichert; bitte ihn anlegen oder einen anderen Ort nennen.</translation>
    </message>
    <message>
        <source>The backup {} cannot be written ({}), so there is none of now, and those before stay; mend the place, or name another one.</source>
        <translation>Die Sicherung {} kann nicht geschrieben werden ({}), darum gibt es keine von jetzt, und die früheren bleiben; bitte den Ort in Ordnung bringen oder einen anderen nennen.</translation>
    </message>
    <message>
        <source>There is no room for the backup {}, so there is none of now, and those before stay; free some space there, or name another place.</source>
        <translation>Für die Sicherung {} ist kein Platz, darum gibt es keine von jetzt, und die früheren bleiben; bitte dort Platz schaffen oder einen anderen Ort nennen.</translation>
    </message>
    <message>
        <source>There is no room for a backup in {} ({}), so there is none of now, and those before stay; free some space there, or name another place.</source>
        <translation>In {} ist kein Platz für eine Sicherung ({}), darum gibt es keine von jetzt, und die früheren bleiben; bitte dort Platz schaffen oder einen anderen Ort nennen.</translation>
    </message>
    <message>
        <source>The till was ended meanwhile, so there is no backup of now; those before stay.</source>
        <translation>Die Kasse wurde derweil beendet, darum gibt es keine Sicherung von jetzt; die früheren bleiben.</translation>
    </message>
    <message>
        <source>Nothing can be written into {} ({}), so nothing was changed; name another place.</source>
        <translation>In {} kann nichts geschrieben werden ({}), darum blieb alles, wie es war; bitte einen anderen Ort nennen.</translation>
    </message>
    <message>
        <source>The backup {} is damaged, so nothing was touched; take another one.</source>
        <translation>Die Sicherung {} ist beschädigt, darum blieb alles, wie es war; bitte eine andere nehmen.</translation>
    </message>
    <message>
        <source>{} is no backup that this Evertill can read, so nothing was touched; name another one.</source>
        <translation>{} ist keine Sicherung, die dieses Evertill lesen kann, darum blieb alles, wie es war; bitte eine andere nennen.</translation>
    </message>
    <message>
        <source>The journal in this backup is not sound, so nothing was restored; take an older one.</source>
        <translation>Das Journal in dieser Sicherung ist nicht heil, darum wurde nichts wiederhergestellt; bitte eine ältere nehmen.</translation>
    </message>
    <message>
        <source>{} cannot be made ({}), so nothing was restored; name another --home.</source>
        <translation>{} kann nicht angelegt werden ({}), darum wurde nichts wiederhergestellt; bitte ein anderes --home nennen.</translation>
    </message>
    <message>
        <source>{} is not empty, so nothing was restored over it; name another --home, or move that one away.</source>
        <translation>{} ist nicht leer, darum wurde nichts darüber wiederhergestellt; bitte ein anderes --home nennen oder den Ordner verschieben.</translation>
    </message>
    <message>
        <source>A passphrase has at least {} characters, so nothing was kept; choose a longer one.</source>
        <translation>Ein Kennsatz hat mindestens {} Zeichen, darum wurde nichts behalten; bitte einen längeren wählen.</translation>
    </message>
    <message>
        <source>The keys in this backup do not open with that passphrase, so nothing was restored; try again, or restore without keys.</source>
        <translation>Die Schlüssel in dieser Sicherung öffnen sich nicht mit diesem Kennsatz, darum wurde nichts wiederhergestellt; bitte noch einmal versuchen oder ohne Schlüssel wiederherstellen.</translation>
    </message>
    <message>
        <source>Going on without the backend needs a reason, so nothing was changed; give one.</source>
        <translation>Ohne das Backend weiterzumachen braucht einen Grund, darum blieb alles, wie es war; bitte einen nennen.</translation>
    </message>
    <message>
        <source>What the backend answered of this till's transactions was not as agreed, so nothing was settled.</source>
        <translation>Was das Backend von den Vorgängen dieser Kasse antwortete, war nicht wie vereinbart, darum ist nichts geklärt.</translation>
    </message>
    <message>
        <source>{} Update this till to the backend's release first.</source>
        <translation>{} Bitte zuerst diese Kasse auf den Stand des Backends bringen.</translation>
    </message>
    <message>
        <source>{} transactions are not with the backend yet, so the till keeps its name; let them be sent (or settle those that were refused), then try again.</source>
        <translation>{} Vorgänge sind noch nicht beim Backend, darum behält die Kasse ihren Namen; bitte sie senden lassen (oder die abgelehnten klären) und es dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This till cannot be settled from here, so nothing was changed; leave training first.</source>
        <translation>Diese Kasse lässt sich von hier nicht klären, darum blieb alles, wie es war; bitte zuerst das Training verlassen.</translation>
    </message>
    <message>
        <source>No place for the backup is named, so there is none; name a folder or a file.</source>
        <translation>Kein Ort für die Sicherung ist genannt, darum gibt es keine; bitte einen Ordner oder eine Datei nennen.</translation>
    </message>
    <message>
        <source>{} is no folder, so nothing was changed; make it, or name another place.</source>
        <translation>{} ist kein Ordner, darum blieb alles, wie es war; bitte ihn anlegen oder einen anderen Ort nennen.</translation>
    </message>
    <message>
        <source>This till goes on as it is, so there is nothing to settle; name a backup to restore.</source>
        <translation>Diese Kasse macht weiter wie bisher, darum ist nichts zu klären; bitte eine Sicherung zum Wiederherstellen nennen.</translation>
    </message>
</context>
</TS>
