<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillShell</name>
    <message>
        <source>The screens' language, such as de; the locale's when left out.</source>
        <translation>Die Sprache der Bildschirme, etwa de; ohne Angabe die von --locale.</translation>
    </message>
    <message>
        <source>a whole shop on this machine, to look at or to check</source>
        <translation>ein ganzer Laden auf diesem Rechner, zum Ansehen oder Prüfen</translation>
    </message>
    <message>
        <source>Open the shop. Without a display it plays a trading day by itself; status 1 when the books do not balance.</source>
        <translation>Den Laden öffnen. Ohne Bildschirm spielt er selbst einen Handelstag; Status 1, wenn die Bücher nicht aufgehen.</translation>
    </message>
    <message>
        <source>Also a picture of every page, at both sizes, light and dark.</source>
        <translation>Dazu ein Bild jeder Seite, in beiden Größen, hell und dunkel.</translation>
    </message>
    <message>
        <source>Play a day without a display, and prove the books.</source>
        <translation>Einen Tag ohne Bildschirm spielen und die Bücher prüfen.</translation>
    </message>
    <message>
        <source>Where pictures, receipts and reconciliation.json go.</source>
        <translation>Wohin Bilder, Bons und reconciliation.json kommen.</translation>
    </message>
    <message>
        <source>Print the result as one JSON document.</source>
        <translation>Das Ergebnis als ein JSON-Dokument ausgeben.</translation>
    </message>
    <message>
        <source>set up a workstation, with its first manager</source>
        <translation>einen Kassenplatz mit seiner ersten Leitung einrichten</translation>
    </message>
    <message>
        <source>Make the home; an existing one is never touched.</source>
        <translation>Den Ordner der Kasse anlegen; ein vorhandener wird nie angerührt.</translation>
    </message>
    <message>
        <source>The workstation's folder; else EVERTILL_HOME, else the platform's place.</source>
        <translation>Der Ordner der Kasse; sonst EVERTILL_HOME, sonst der übliche Ort des Systems.</translation>
    </message>
    <message>
        <source>The store's code, as receipts show it.</source>
        <translation>Das Kürzel des Ladens, wie es auf Bons steht.</translation>
    </message>
    <message>
        <source>The workstation's code within the store.</source>
        <translation>Das Kürzel des Kassenplatzes im Laden.</translation>
    </message>
    <message>
        <source>ISO 4217 code of the shop's currency.</source>
        <translation>ISO-4217-Kürzel der Währung des Ladens.</translation>
    </message>
    <message>
        <source>How amounts and dates are written, such as en_GB or de_DE.</source>
        <translation>Wie Beträge und Daten geschrieben werden, etwa en_GB oder de_DE.</translation>
    </message>
    <message>
        <source>Percent included in prices of the tax class `standard`.</source>
        <translation>Prozent, die in Preisen der Steuerklasse `standard` enthalten sind.</translation>
    </message>
    <message>
        <source>The first manager's name.</source>
        <translation>Der Name der ersten Leitung.</translation>
    </message>
    <message>
        <source>The manager's PIN; asked for when left out.</source>
        <translation>Die PIN der Leitung; ohne Angabe wird gefragt.</translation>
    </message>
    <message>
        <source>connect this workstation to a central backend</source>
        <translation>diesen Kassenplatz mit einem Backend verbinden</translation>
    </message>
    <message>
        <source>Give the backend this till's public key; what was sold so far is sent too.</source>
        <translation>Dem Backend den öffentlichen Schlüssel dieser Kasse geben; auch bisherige Verkäufe werden gesendet.</translation>
    </message>
    <message>
        <source>The backend's address.</source>
        <translation>Die Adresse des Backends.</translation>
    </message>
    <message>
        <source>The one-time code, from `evertill-central code --store S`.</source>
        <translation>Der Einmalcode von `evertill-central code --store S`.</translation>
    </message>
    <message>
        <source>The shop's own certificate authority (PEM).</source>
        <translation>Die eigene Zertifizierungsstelle des Ladens (PEM).</translation>
    </message>
    <message>
        <source>load or update products from a file</source>
        <translation>Artikel aus einer Datei laden oder erneuern</translation>
    </message>
    <message>
        <source>Load or update products from a file.</source>
        <translation>Artikel aus einer Datei laden oder erneuern.</translation>
    </message>
    <message>
        <source>Take FILE over as a whole; status 1 when a row of it was refused.</source>
        <translation>DATEI als Ganzes übernehmen; Status 1, wenn eine Zeile abgelehnt wurde.</translation>
    </message>
    <message>
        <source>The tax class of lines that name none; else they are refused.</source>
        <translation>Die Steuerklasse für Zeilen ohne eine; sonst werden sie abgelehnt.</translation>
    </message>
    <message>
        <source>Take lines without a price as items whose price is asked for.</source>
        <translation>Zeilen ohne Preis als Artikel übernehmen, nach deren Preis gefragt wird.</translation>
    </message>
    <message>
        <source>Only judge the file; change nothing.</source>
        <translation>Die Datei nur beurteilen; nichts ändern.</translation>
    </message>
    <message>
        <source>see and change what holds in this shop</source>
        <translation>ansehen und ändern, was in diesem Laden gilt</translation>
    </message>
    <message>
        <source>What holds in this shop: receipt head and foot, rounding, notes, in-store labels, idle time ...</source>
        <translation>Was in diesem Laden gilt: Kopf und Fuß des Bons, Rundung, Scheine, eigene Etiketten, Ruhezeit ...</translation>
    </message>
    <message>
        <source>Every member with its value; with --json as a file that `evertill policy import` takes.</source>
        <translation>Jeder Eintrag mit seinem Wert; mit --json als Datei für `evertill policy import`.</translation>
    </message>
    <message>
        <source>Give NAME another value; a list without values becomes empty. A till that is selling goes by it at once.</source>
        <translation>NAME einen anderen Wert geben; eine Liste ohne Werte wird leer. Eine verkaufende Kasse richtet sich sofort danach.</translation>
    </message>
    <message>
        <source>A member as `evertill policy show` names it.</source>
        <translation>Ein Eintrag, wie `evertill policy show` ihn nennt.</translation>
    </message>
    <message>
        <source>The value; of a list, such as the receipt's head, each entry.</source>
        <translation>Der Wert; bei einer Liste, etwa dem Bonkopf, jeder Eintrag.</translation>
    </message>
    <message>
        <source>Give NAME its default again.</source>
        <translation>NAME wieder den üblichen Wert geben.</translation>
    </message>
    <message>
        <source>Take over the members that FILE names.</source>
        <translation>Die Einträge übernehmen, die DATEI nennt.</translation>
    </message>
    <message>
        <source>A JSON object with the members to change; the others stay.</source>
        <translation>Ein JSON-Objekt mit den zu ändernden Einträgen; die übrigen bleiben.</translation>
    </message>
    <message>
        <source>who works here: names, roles, PINs, badges</source>
        <translation>wer hier arbeitet: Namen, Rollen, PINs, Ausweise</translation>
    </message>
    <message>
        <source>Who works here: names, roles, PINs and badges of a shop without a backend.</source>
        <translation>Wer hier arbeitet: Namen, Rollen, PINs und Ausweise eines Ladens ohne Backend.</translation>
    </message>
    <message>
        <source>Everybody, with role and whether they have a badge.</source>
        <translation>Alle, mit Rolle und ob sie einen Ausweis haben.</translation>
    </message>
    <message>
        <source>Somebody new; the PIN, and with --badge the badge's code, are asked for.</source>
        <translation>Jemand Neues; nach der PIN, mit --badge auch nach dem Code des Ausweises, wird gefragt.</translation>
    </message>
    <message>
        <source>As the screens and receipts show it.</source>
        <translation>Wie Bildschirme und Bons ihn zeigen.</translation>
    </message>
    <message>
        <source>What they are at the till.</source>
        <translation>Was sie an der Kasse sind.</translation>
    </message>
    <message>
        <source>Give them a badge; its code is asked for: scan it.</source>
        <translation>Einen Ausweis geben; nach seinem Code wird gefragt: scannen.</translation>
    </message>
    <message>
        <source>The language the till speaks to them; empty: the till's.</source>
        <translation>Die Sprache, in der die Kasse mit ihnen spricht; leer: die der Kasse.</translation>
    </message>
    <message>
        <source>Change somebody; what is not named stays.</source>
        <translation>Jemanden ändern; was nicht genannt ist, bleibt.</translation>
    </message>
    <message>
        <source>As `evertill staff show` names them.</source>
        <translation>Wie `evertill staff show` sie nennt.</translation>
    </message>
    <message>
        <source>Another name.</source>
        <translation>Ein anderer Name.</translation>
    </message>
    <message>
        <source>Give them another PIN; it is asked for.</source>
        <translation>Eine andere PIN geben; nach ihr wird gefragt.</translation>
    </message>
    <message>
        <source>Revoke their badge.</source>
        <translation>Den Ausweis entziehen.</translation>
    </message>
    <message>
        <source>Whether they work here.</source>
        <translation>Ob sie hier arbeiten.</translation>
    </message>
    <message>
        <source>Take people, PINs and badges over from FILE; an empty cell leaves what is kept.</source>
        <translation>Leute, PINs und Ausweise aus DATEI übernehmen; eine leere Zelle lässt, was da ist.</translation>
    </message>
    <message>
        <source>ring a file of real transactions</source>
        <translation>eine Datei mit echten Vorgängen buchen</translation>
    </message>
    <message>
        <source>Ring FILE; running it again skips what is rung.</source>
        <translation>DATEI buchen; beim nächsten Mal wird übersprungen, was gebucht ist.</translation>
    </message>
    <message>
        <source>Enrol at this backend, send everything there and reconcile.</source>
        <translation>Bei diesem Backend anmelden, alles dorthin senden und abgleichen.</translation>
    </message>
    <message>
        <source>The one-time code for enrolling.</source>
        <translation>Der Einmalcode für die Anmeldung.</translation>
    </message>
    <message>
        <source>ISO 4217 code of the file's prices.</source>
        <translation>ISO-4217-Kürzel der Preise in der Datei.</translation>
    </message>
    <message>
        <source>price a sale given as JSON, and say why</source>
        <translation>einen Verkauf in JSON berechnen und sagen, warum</translation>
    </message>
    <message>
        <source>Answer in JSON. Status 1 when a request cannot be priced; its answer says where and why.</source>
        <translation>In JSON antworten. Status 1, wenn sich eine Anfrage nicht berechnen lässt; die Antwort sagt, wo und warum.</translation>
    </message>
    <message>
        <source>One request on each line, one answer on each line.</source>
        <translation>Eine Anfrage je Zeile, eine Antwort je Zeile.</translation>
    </message>
    <message>
        <source>run the sync without the screens</source>
        <translation>ohne Bildschirme abgleichen</translation>
    </message>
    <message>
        <source>Push and pull; status 1 when something still waits after a single round.</source>
        <translation>Senden und holen; Status 1, wenn nach einer einzelnen Runde noch etwas wartet.</translation>
    </message>
    <message>
        <source>One round instead of going on until Ctrl+C.</source>
        <translation>Eine Runde, statt bis Strg+C weiterzumachen.</translation>
    </message>
    <message>
        <source>what waits to be sent, since when, and why</source>
        <translation>was auf das Senden wartet, seit wann und warum</translation>
    </message>
    <message>
        <source>Read the journal beside the running till; status 1 when something needs a person.</source>
        <translation>Das Journal neben der laufenden Kasse lesen; Status 1, wenn etwas einen Menschen braucht.</translation>
    </message>
    <message>
        <source>check the journal: chain, numbers, sums, read tables</source>
        <translation>das Journal prüfen: Kette, Nummern, Summen, Lesetabellen</translation>
    </message>
    <message>
        <source>Read the whole journal, also while the till sells; status 1 when anything is off.</source>
        <translation>Das ganze Journal lesen, auch während die Kasse verkauft; Status 1, wenn etwas nicht stimmt.</translation>
    </message>
    <message>
        <source>compare what was taken with what the backend has</source>
        <translation>vergleichen, was eingenommen wurde und was das Backend hat</translation>
    </message>
    <message>
        <source>Ask the backend for its signed statement; status 1 when a day does not balance.</source>
        <translation>Das Backend um seinen unterschriebenen Auszug bitten; Status 1, wenn ein Tag nicht aufgeht.</translation>
    </message>
    <message>
        <source>One business day, YYYY-MM-DD; else all.</source>
        <translation>Ein Geschäftstag, JJJJ-MM-TT; sonst alle.</translation>
    </message>
    <message>
        <source>sales by hour, tender, tax, category, item, operator, reason</source>
        <translation>Verkäufe nach Stunde, Zahlart, Steuer, Warengruppe, Artikel, Person, Grund</translation>
    </message>
    <message>
        <source>Add up what the journal holds of these days.</source>
        <translation>Zusammenzählen, was das Journal von diesen Tagen enthält.</translation>
    </message>
    <message>
        <source>What the sums are taken by.</source>
        <translation>Wonach summiert wird.</translation>
    </message>
    <message>
        <source>First business day, YYYY-MM-DD; else today.</source>
        <translation>Erster Geschäftstag, JJJJ-MM-TT; sonst heute.</translation>
    </message>
    <message>
        <source>Last business day; else the first.</source>
        <translation>Letzter Geschäftstag; sonst der erste.</translation>
    </message>
    <message>
        <source>Write it as CSV here.</source>
        <translation>Hierhin als CSV schreiben.</translation>
    </message>
    <message>
        <source>Write it as an Excel file here.</source>
        <translation>Hierhin als Excel-Datei schreiben.</translation>
    </message>
    <message>
        <source>find customers, export or erase one</source>
        <translation>Kunden finden, einen ausgeben oder löschen</translation>
    </message>
    <message>
        <source>Customers: find them, give out what is known of one, or erase one for good.</source>
        <translation>Kunden: finden, ausgeben, was von einem bekannt ist, oder einen endgültig löschen.</translation>
    </message>
    <message>
        <source>Show the customers that TEXT leads to.</source>
        <translation>Die Kunden zeigen, zu denen TEXT führt.</translation>
    </message>
    <message>
        <source>Part of a name, an e-mail address, a telephone number or a card.</source>
        <translation>Teil eines Namens, einer E-Mail-Adresse, einer Telefonnummer oder einer Karte.</translation>
    </message>
    <message>
        <source>Give out all that is known of one customer, as JSON; that it was given out is in the journal.</source>
        <translation>Alles ausgeben, was von einem Kunden bekannt ist, als JSON; dass es ausgegeben wurde, steht im Journal.</translation>
    </message>
    <message>
        <source>The customer's id, as `find` shows it.</source>
        <translation>Die Kennung des Kunden, wie `find` sie zeigt.</translation>
    </message>
    <message>
        <source>Who does it, by id: somebody who may erase customers.</source>
        <translation>Wer es tut, nach Kennung: jemand, der Kunden löschen darf.</translation>
    </message>
    <message>
        <source>Asked for where it is left out.</source>
        <translation>Ohne Angabe wird gefragt.</translation>
    </message>
    <message>
        <source>A folder for the file; else the document is printed.</source>
        <translation>Ein Ordner für die Datei; sonst wird das Dokument ausgegeben.</translation>
    </message>
    <message>
        <source>Forget one customer for good: the key of their data is destroyed; sums, receipts and the chain stay.</source>
        <translation>Einen Kunden endgültig vergessen: der Schlüssel seiner Daten wird vernichtet; Summen, Bons und die Kette bleiben.</translation>
    </message>
    <message>
        <source>where this till's secrets lie; move them into the system's keyring</source>
        <translation>wo die Geheimnisse dieser Kasse liegen; in den Schlüsselbund des Systems bringen</translation>
    </message>
    <message>
        <source>Device key, credential, keys, mail password: each in the keyring, or in a file only this account may read.</source>
        <translation>Geräteschlüssel, Zugang, Schlüssel, Mailkennwort: jedes im Schlüsselbund oder in einer Datei, die nur dieses Konto lesen darf.</translation>
    </message>
    <message>
        <source>Keep them in the system's keyring.</source>
        <translation>Im Schlüsselbund des Systems aufbewahren.</translation>
    </message>
    <message>
        <source>Keep them in files of the home, from now on.</source>
        <translation>Von jetzt an in Dateien des Ordners aufbewahren.</translation>
    </message>
    <message>
        <source>search and export transactions</source>
        <translation>Vorgänge suchen und ausgeben</translation>
    </message>
    <message>
        <source>Print what is found, one line each; with --json the whole facts, one JSON document a line.</source>
        <translation>Ausgeben, was gefunden wird, je eine Zeile; mit --json die ganzen Vorgänge, ein JSON-Dokument je Zeile.</translation>
    </message>
    <message>
        <source>Only transactions that hold this text.</source>
        <translation>Nur Vorgänge, die diesen Text enthalten.</translation>
    </message>
    <message>
        <source>Only this kind; may be given several times.</source>
        <translation>Nur diese Art; kann mehrfach angegeben werden.</translation>
    </message>
    <message>
        <source>Only this business day, YYYY-MM-DD.</source>
        <translation>Nur dieser Geschäftstag, JJJJ-MM-TT.</translation>
    </message>
    <message>
        <source>Only what this operator (by id) did.</source>
        <translation>Nur was diese Person (nach Kennung) getan hat.</translation>
    </message>
    <message>
        <source>Also draw each receipt found as a PNG in this folder.</source>
        <translation>Auch jeden gefundenen Bon als PNG in diesen Ordner zeichnen.</translation>
    </message>
    <message>
        <source>Also write what is found into this CSV file.</source>
        <translation>Das Gefundene auch in diese CSV-Datei schreiben.</translation>
    </message>
    <message>
        <source>see which devices are plugged in, and try one</source>
        <translation>sehen, welche Geräte angeschlossen sind, und eines ausprobieren</translation>
    </message>
    <message>
        <source>See which devices are plugged in, and try one.</source>
        <translation>Sehen, welche Geräte angeschlossen sind, und eines ausprobieren.</translation>
    </message>
    <message>
        <source>Serial ports and USB printers of this machine, each with the address to write into the settings.</source>
        <translation>Serielle Anschlüsse und USB-Drucker dieses Rechners, jeder mit der Adresse für die Einstellungen.</translation>
    </message>
    <message>
        <source>Everything that may be a device of the till, as the device screen finds it: how to write it, what it may be.</source>
        <translation>Alles, was ein Gerät der Kasse sein kann, wie der Gerätebildschirm es findet: wie man es schreibt, was es sein kann.</translation>
    </message>
    <message>
        <source>Print a test page, weigh, show the next scan, write to the display, or make a card terminal ready (nothing is charged): exit status 1 when nothing came of it. Not while the till itself runs: a device belongs to one program at a time.</source>
        <translation>Eine Testseite drucken, wiegen, den nächsten Scan zeigen, auf die Anzeige schreiben oder ein Kartengerät bereit machen (nichts wird belastet): Status 1, wenn nichts herauskam. Nicht, während die Kasse selbst läuft: ein Gerät gehört immer nur einem Programm.</translation>
    </message>
    <message>
        <source>Which device: printer, drawer, scanner, scale, line_display, label_printer, backup_printers, terminal.</source>
        <translation>Welches Gerät: printer, drawer, scanner, scale, line_display, label_printer, backup_printers, terminal.</translation>
    </message>
    <message>
        <source>How long to wait for it.</source>
        <translation>Wie lange darauf gewartet wird.</translation>
    </message>
    <message>
        <source>charge a card, to try a card terminal</source>
        <translation>eine Karte belasten, um ein Kartengerät auszuprobieren</translation>
    </message>
    <message>
        <source>Exit status 0 when it was approved, 1 when it was not or nobody knows, 2 for wrong use. Ctrl+C cancels.</source>
        <translation>Status 0, wenn genehmigt, 1, wenn nicht oder unbekannt, 2 bei falschem Gebrauch. Strg+C bricht ab.</translation>
    </message>
    <message>
        <source>zvt, concert, caisse-ap or manual</source>
        <translation>zvt, concert, caisse-ap oder manual</translation>
    </message>
    <message>
        <source>In whole units, such as 12.34.</source>
        <translation>In ganzen Einheiten, etwa 12.34.</translation>
    </message>
    <message>
        <source>HOST or HOST:PORT of the terminal.</source>
        <translation>HOST oder HOST:PORT des Kartengeräts.</translation>
    </message>
    <message>
        <source>Serial port, or vendor:product[:serial] of its USB.</source>
        <translation>Serieller Anschluss, oder vendor:product[:serial] am USB.</translation>
    </message>
    <message>
        <source>ISO 4217 code.</source>
        <translation>ISO-4217-Kürzel.</translation>
    </message>
    <message>
        <source>pay, refund, reverse or end_of_day</source>
        <translation>pay, refund, reverse oder end_of_day</translation>
    </message>
    <message>
        <source>For reverse: the terminal's receipt number.</source>
        <translation>Für reverse: die Belegnummer des Kartengeräts.</translation>
    </message>
    <message>
        <source>ZVT: six digits.</source>
        <translation>ZVT: sechs Ziffern.</translation>
    </message>
    <message>
        <source>Concert, Caisse-AP: two digits.</source>
        <translation>Concert, Caisse-AP: zwei Ziffern.</translation>
    </message>
    <message>
        <source>Speed of a serial line.</source>
        <translation>Geschwindigkeit einer seriellen Leitung.</translation>
    </message>
    <message>
        <source>Seconds to wait for the customer.</source>
        <translation>Sekunden, die auf den Kunden gewartet wird.</translation>
    </message>
    <message>
        <source>check a layout of receipts, and draw a receipt with it</source>
        <translation>ein Layout der Bons prüfen und einen Bon damit zeichnen</translation>
    </message>
    <message>
        <source>Exit status 1, with a sentence, when the layout cannot be used.</source>
        <translation>Status 1, mit einem Satz, wenn das Layout nicht zu gebrauchen ist.</translation>
    </message>
    <message>
        <source>A layout to try; without one, what this till uses.</source>
        <translation>Ein Layout zum Ausprobieren; ohne eines das dieser Kasse.</translation>
    </message>
    <message>
        <source>Also draw a receipt on 58 and 80 mm as PNGs in this folder.</source>
        <translation>Auch einen Bon auf 58 und 80 mm als PNG in diesen Ordner zeichnen.</translation>
    </message>
    <message>
        <source>print labels of products, or write them as ZPL</source>
        <translation>Etiketten von Artikeln drucken oder als ZPL schreiben</translation>
    </message>
    <message>
        <source>Exit status 1 when a product is not known or a label did not come out.</source>
        <translation>Status 1, wenn ein Artikel unbekannt ist oder ein Etikett nicht herauskam.</translation>
    </message>
    <message>
        <source>The products' article numbers or barcodes.</source>
        <translation>Artikelnummern oder Strichcodes der Artikel.</translation>
    </message>
    <message>
        <source>shelf, or return for goods that came back.</source>
        <translation>shelf, oder return für zurückgekommene Ware.</translation>
    </message>
    <message>
        <source>Why it came back.</source>
        <translation>Warum es zurückkam.</translation>
    </message>
    <message>
        <source>How often.</source>
        <translation>Wie oft.</translation>
    </message>
    <message>
        <source>A file for the ZPL, instead of the printer.</source>
        <translation>Eine Datei für das ZPL, statt des Druckers.</translation>
    </message>
    <message>
        <source>stand in for a device</source>
        <translation>ein Gerät vertreten</translation>
    </message>
    <message>
        <source>Serve until Ctrl+C or the end of the process; the first line printed says where.</source>
        <translation>Dienen bis Strg+C oder Prozessende; die erste ausgegebene Zeile sagt, wo.</translation>
    </message>
    <message>
        <source>printer, scanner, scale, display, label, zvt, concert or caisse-ap</source>
        <translation>printer, scanner, scale, display, label, zvt, concert oder caisse-ap</translation>
    </message>
    <message>
        <source>What it speaks, where there is a choice: toledo-8217, dialog-06, escpos, cd5220, star-line-80.</source>
        <translation>Was es spricht, wo es eine Wahl gibt: toledo-8217, dialog-06, escpos, cd5220, star-line-80.</translation>
    </message>
    <message>
        <source>HOST:PORT to listen on; port 0 takes a free one.</source>
        <translation>HOST:PORT zum Lauschen; Port 0 nimmt einen freien.</translation>
    </message>
    <message>
        <source>Be a serial line instead.</source>
        <translation>Stattdessen eine serielle Leitung sein.</translation>
    </message>
    <message>
        <source>Where a printer puts its receipts (else ./receipts) or labels, and a card terminal keeps its books.</source>
        <translation>Wohin ein Drucker seine Bons (sonst ./receipts) oder Etiketten legt und ein Kartengerät seine Bücher führt.</translation>
    </message>
    <message>
        <source>copy this till to a safe place, also while it sells</source>
        <translation>diese Kasse an einen sicheren Ort kopieren, auch während sie verkauft</translation>
    </message>
    <message>
        <source>make a till again from its backup, or settle how it goes on</source>
        <translation>eine Kasse aus ihrer Sicherung wiederherstellen oder klären, wie sie weitermacht</translation>
    </message>
    <message>
        <source>Copy this till to a safe place, also while it sells.</source>
        <translation>Diese Kasse an einen sicheren Ort kopieren, auch während sie verkauft.</translation>
    </message>
    <message>
        <source>Make a till again from its backup, or settle how it goes on.</source>
        <translation>Eine Kasse aus ihrer Sicherung wiederherstellen oder klären, wie sie weitermacht.</translation>
    </message>
    <message>
        <source>A folder, where the newest ones stay, or a file; else the till's own place.</source>
        <translation>Ein Ordner, in dem die neuesten bleiben, oder eine Datei; sonst der eigene Ort der Kasse.</translation>
    </message>
    <message>
        <source>A one-time code, where the keys were not in the backup.</source>
        <translation>Ein einmaliger Code, wenn die Schlüssel nicht in der Sicherung waren.</translation>
    </message>
    <message>
        <source>Ask for one and keep it: from now on the keys go along, sealed under it.</source>
        <translation>Danach fragen und ihn behalten: Von nun an gehen die Schlüssel mit, darunter versiegelt.</translation>
    </message>
    <message>
        <source>Do without the keys in the backup.</source>
        <translation>Ohne die Schlüssel in der Sicherung.</translation>
    </message>
    <message>
        <source>From now on the till copies itself into this folder, at the shop's pace.</source>
        <translation>Von nun an kopiert die Kasse sich selbst in diesen Ordner, so oft der Laden will.</translation>
    </message>
    <message>
        <source>Go on under a workstation number of its own; needs a code.</source>
        <translation>Unter einer eigenen Kassenplatznummer weitermachen; braucht einen Code.</translation>
    </message>
    <message>
        <source>Into an empty home, under new numbers; what the backend has beyond the backup is fetched before it sells.</source>
        <translation>In einen leeren Ordner, unter neuen Nummern; was das Backend über die Sicherung hinaus hat, wird geholt, bevor sie verkauft.</translation>
    </message>
    <message>
        <source>Journal, settings, own rows, pictures, and the keys where a passphrase is kept; read back before it counts.</source>
        <translation>Journal, Einstellungen, eigene Zeilen, Bilder, und die Schlüssel, wenn ein Kennsatz behalten ist; zurückgelesen, bevor sie zählt.</translation>
    </message>
    <message>
        <source>Leave out the copies that the backend can give again.</source>
        <translation>Die Kopien weglassen, die das Backend wieder geben kann.</translation>
    </message>
    <message>
        <source>Sell without asking the backend what happened since; the reason, for the journal.</source>
        <translation>Verkaufen, ohne das Backend zu fragen, was seitdem geschah; der Grund, fürs Journal.</translation>
    </message>
    <message>
        <source>The backup; without one, a till that was restored or copied is settled.</source>
        <translation>Die Sicherung; ohne sie wird eine wiederhergestellte oder kopierte Kasse geklärt.</translation>
    </message>
</context>
</TS>
