<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillShell</name>
    <message>
        <source>This journal is empty, so there is nothing to verify; where a till has sold before, restore its latest backup.</source>
        <translation>Dieses Journal ist leer, darum gibt es nichts zu prüfen; wo schon eine Kasse verkauft hat, ihre letzte Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>{} cannot be written to its end ({}), so it is not whole; the journal stays as it is. Make room there, or name another place.</source>
        <translation>{} lässt sich nicht bis zum Ende schreiben ({}) und ist darum nicht vollständig; das Journal bleibt, wie es ist. Dort Platz schaffen oder einen anderen Ort nennen.</translation>
    </message>
    <message>
        <source>Erased. The backend hears of it with the next facts.</source>
        <translation>Gelöscht. Das Backend erfährt es mit den nächsten Vorgängen.</translation>
    </message>
    <message>
        <source>Pictures, receipts and reconciliation.json are in {}.</source>
        <translation>Bilder, Bons und reconciliation.json liegen in {}.</translation>
    </message>
    <message>
        <source>The books balance.</source>
        <translation>Die Bücher gehen auf.</translation>
    </message>
    <message>
        <source>THE BOOKS DO NOT BALANCE: see reconciliation.json.</source>
        <translation>DIE BÜCHER GEHEN NICHT AUF: siehe reconciliation.json.</translation>
    </message>
    <message>
        <source>No serial port and no USB printer is to be seen.</source>
        <translation>Kein serieller Anschluss und kein USB-Drucker ist zu sehen.</translation>
    </message>
    <message>
        <source>Nothing is plugged in that could be a device of the till.</source>
        <translation>Nichts ist angeschlossen, was ein Gerät der Kasse sein könnte.</translation>
    </message>
    <message>
        <source>The {} works.</source>
        <translation>Es funktioniert: {}.</translation>
    </message>
    <message>
        <source>Nothing came of it within {} seconds.</source>
        <translation>Innerhalb von {} Sekunden kam nichts.</translation>
    </message>
    <message>
        <source>No card terminal with a line is set up here, so nothing was tried; set one up in the settings first.</source>
        <translation>Hier ist kein Kartengerät mit Leitung eingerichtet, also wurde nichts versucht; zuerst eines in den Einstellungen einrichten.</translation>
    </message>
    <message>
        <source>Enrolled at {} for {}. The next start of the till sends what waits.</source>
        <translation>Bei {} für {} angemeldet. Der nächste Start der Kasse sendet, was wartet.</translation>
    </message>
    <message>
        <source>{} rows: {}.</source>
        <translation>{} Zeilen: {}.</translation>
    </message>
    <message>
        <source>Note: {}</source>
        <translation>Hinweis: {}</translation>
    </message>
    <message>
        <source>row {}: {}</source>
        <translation>Zeile {}: {}</translation>
    </message>
    <message>
        <source>and {} more; --json lists them all</source>
        <translation>und {} weitere; --json nennt alle</translation>
    </message>
    <message>
        <source>Kept with the products: {}</source>
        <translation>Bei den Artikeln behalten: {}</translation>
    </message>
    <message>
        <source>PIN for the manager</source>
        <translation>PIN der Leitung</translation>
    </message>
    <message>
        <source>Next: `evertill import catalogue FILE.csv`, or `evertill enrol`, then `evertill`.</source>
        <translation>Als Nächstes: `evertill import catalogue DATEI.csv` oder `evertill enrol`, dann `evertill`.</translation>
    </message>
    <message>
        <source>{} is not in the catalogue, so it has no label.</source>
        <translation>{} steht nicht im Katalog und hat darum kein Etikett.</translation>
    </message>
    <message>
        <source>{} labels written to {}.</source>
        <translation>{} Etiketten nach {} geschrieben.</translation>
    </message>
    <message>
        <source>{} labels printed.</source>
        <translation>{} Etiketten gedruckt.</translation>
    </message>
    <message>
        <source>It is this till's own.</source>
        <translation>Es gehört dieser Kasse.</translation>
    </message>
    <message>
        <source>It is the backend's; change it there.</source>
        <translation>Es gehört dem Backend; dort ändern.</translation>
    </message>
    <message>
        <source>The layout can be used: {}.</source>
        <translation>Das Layout ist zu gebrauchen: {}.</translation>
    </message>
    <message>
        <source>Drawn: {}.</source>
        <translation>Gezeichnet: {}.</translation>
    </message>
    <message>
        <source>Balanced.</source>
        <translation>Geht auf.</translation>
    </message>
    <message>
        <source>NOT BALANCED: look at the days marked.</source>
        <translation>GEHT NICHT AUF: die bezeichneten Tage ansehen.</translation>
    </message>
    <message>
        <source>NOT BALANCED: compare the days above.</source>
        <translation>GEHT NICHT AUF: die Tage oben vergleichen.</translation>
    </message>
    <message>
        <source>Nothing was sold on these days.</source>
        <translation>An diesen Tagen wurde nichts verkauft.</translation>
    </message>
    <message>
        <source>This machine has no keyring that can be used, so the files keep them; nothing is lost.</source>
        <translation>Dieser Rechner hat keinen brauchbaren Schlüsselbund, also bleiben sie in den Dateien; nichts ist verloren.</translation>
    </message>
    <message>
        <source>{}: in the system keyring</source>
        <translation>{}: im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>{}: in a file only this account may read</source>
        <translation>{}: in einer Datei, die nur dieses Konto lesen darf</translation>
    </message>
    <message>
        <source>{}: {} taken, {} refused</source>
        <translation>{}: {} übernommen, {} abgelehnt</translation>
    </message>
    <message>
        <source>Scan the badge</source>
        <translation>Ausweis scannen</translation>
    </message>
    <message>
        <source>line {}: {}</source>
        <translation>Zeile {}: {}</translation>
    </message>
    <message>
        <source>secrets in files only this account may read, not in the system's keyring: {}</source>
        <translation>Geheimnisse in Dateien, die nur dieses Konto lesen darf, nicht im Schlüsselbund: {}</translation>
    </message>
    <message>
        <source>needs a person: order {}: {} is {} by whoever took the order, {} by the shop's rules</source>
        <translation>braucht einen Menschen: Bestellung {}: {} beträgt {} nach dem, der sie annahm, {} nach den Regeln des Ladens</translation>
    </message>
    <message>
        <source>the total</source>
        <translation>die Summe</translation>
    </message>
    <message>
        <source>what is to pay</source>
        <translation>das noch zu Zahlende</translation>
    </message>
    <message>
        <source>the line</source>
        <translation>die Zeile</translation>
    </message>
    <message>
        <source>what was charged</source>
        <translation>das Berechnete</translation>
    </message>
    <message>
        <source>the refund</source>
        <translation>die Erstattung</translation>
    </message>
    <message>
        <source>settings.json: {} is no setting of this release and does nothing</source>
        <translation>settings.json: {} ist keine Einstellung dieser Version und bewirkt nichts</translation>
    </message>
    <message>
        <source>Epoch {}: {} transactions, {} receipts</source>
        <translation>Epoche {}: {} Vorgänge, {} Bons</translation>
    </message>
    <message>
        <source>OFF: {}</source>
        <translation>FALSCH: {}</translation>
    </message>
    <message>
        <source>A tax of {} percent is not possible, so nothing was set up; it is 0 to 100, with six decimals at most.</source>
        <translation>Eine Steuer von {} Prozent gibt es nicht, nichts wurde eingerichtet; sie liegt bei 0 bis 100, mit höchstens sechs Nachkommastellen.</translation>
    </message>
    <message>
        <source>{} is no percentage, so nothing was set up; write it like 19 or 7.5.</source>
        <translation>{} ist kein Prozentsatz, nichts wurde eingerichtet; so schreiben: 19 oder 7.5.</translation>
    </message>
    <message>
        <source>{} cannot be written ({}), so nothing was written and the journal stays as it is; name another file.</source>
        <translation>{} lässt sich nicht schreiben ({}), nichts wurde geschrieben und das Journal bleibt, wie es ist; eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>{} is no day, so nothing was searched; write it like 2026-11-21.</source>
        <translation>{} ist kein Tag, nichts wurde gesucht; so schreiben: 2026-11-21.</translation>
    </message>
    <message>
        <source>{} holds no secrets, so there is nothing to show; run `evertill init` first.</source>
        <translation>{} enthält keine Geheimnisse, es gibt nichts zu zeigen; zuerst `evertill init` ausführen.</translation>
    </message>
    <message>
        <source>{} is not understood; the terminal takes only --home DIR.</source>
        <translation>{} wird nicht verstanden; die Kasse nimmt nur --home ORDNER.</translation>
    </message>
    <message>
        <source>Usage: evertill [--home DIR]            the terminal</source>
        <translation>Aufruf: evertill [--home ORDNER]         die Kasse</translation>
    </message>
    <message>
        <source>evertill COMMAND [--help] ...</source>
        <translation>evertill BEFEHL [--help] ...</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>(offline)</source>
        <translation>(offline)</translation>
    </message>
    <message>
        <source>({} facts)</source>
        <translation>({} Vorgänge)</translation>
    </message>
    <message>
        <source>({} rung now)</source>
        <translation>({} jetzt gebucht)</translation>
    </message>
    <message>
        <source>--- slip for the {}</source>
        <translation>--- Beleg: {}</translation>
    </message>
    <message>
        <source>merchant</source>
        <translation>Händler</translation>
    </message>
    <message>
        <source>&lt;- does not balance</source>
        <translation>&lt;- geht nicht auf</translation>
    </message>
    <message>
        <source>&lt;- {} to be looked at</source>
        <translation>&lt;- {} zu prüfen</translation>
    </message>
    <message>
        <source>Approved.</source>
        <translation>Genehmigt.</translation>
    </message>
    <message>
        <source>Balanced {}.</source>
        <translation>Geht auf: {}.</translation>
    </message>
    <message>
        <source>to the penny</source>
        <translation>auf den Penny</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>Cancelled; nothing was charged.</source>
        <translation>Abgebrochen; nichts wurde belastet.</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Declined; nothing was charged.</source>
        <translation>Abgelehnt; nichts wurde belastet.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Lines returned</source>
        <translation>Zeilen zurück</translation>
    </message>
    <message>
        <source>Lines rung</source>
        <translation>Zeilen gebucht</translation>
    </message>
    <message>
        <source>Nobody knows whether the card was charged; look at the terminal's last slip before trying again.</source>
        <translation>Niemand weiß, ob die Karte belastet wurde; vor dem nächsten Versuch den letzten Beleg des Kartengeräts ansehen.</translation>
    </message>
    <message>
        <source>Nothing was begun, so nothing was charged.</source>
        <translation>Nichts wurde begonnen, also nichts belastet.</translation>
    </message>
    <message>
        <source>Rows refused</source>
        <translation>Zeilen abgelehnt</translation>
    </message>
    <message>
        <source>The terminal: {}.</source>
        <translation>Das Kartengerät: {}.</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Workstation {}-{} is set up in {}.</source>
        <translation>Kassenplatz {}-{} ist in {} eingerichtet.</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Abgeschrieben</translation>
    </message>
    <message>
        <source>`--language` needs a language and a command, such as `--language de status`.</source>
        <translation>`--language` braucht eine Sprache und einen Befehl, etwa `--language de status`.</translation>
    </message>
    <message>
        <source>amount {} {}{}</source>
        <translation>Betrag {} {}{}</translation>
    </message>
    <message>
        <source>badge</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>no badge</source>
        <translation>kein Ausweis</translation>
    </message>
    <message>
        <source>left</source>
        <translation>ausgeschieden</translation>
    </message>
    <message>
        <source>central</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>evertill --language de COMMAND ...   another language</source>
        <translation>evertill --language de BEFEHL ...    andere Sprache</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>zu klären</translation>
    </message>
    <message>
        <source>needs a person: {} {} since {}: {}</source>
        <translation>braucht einen Menschen: {} {} seit {}: {}</translation>
    </message>
    <message>
        <source>not there yet</source>
        <translation>noch unterwegs</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>row {}{}: {}</source>
        <translation>Zeile {}{}: {}</translation>
    </message>
    <message>
        <source>sold {}, returned {}</source>
        <translation>verkauft {}, zurück {}</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>eingenommen</translation>
    </message>
    <message>
        <source>terminal</source>
        <translation>Kartengerät</translation>
    </message>
    <message>
        <source>till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>tips</source>
        <translation>Trinkgeld</translation>
    </message>
    <message>
        <source>card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>authorisation</source>
        <translation>Genehmigung</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>total {}: {} x, {} {}</source>
        <translation>Summe {}: {} x, {} {}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>{} is no device that can be tried here; name one of {}.</source>
        <translation>{} ist kein Gerät, das sich hier ausprobieren lässt; eines nennen von {}.</translation>
    </message>
    <message>
        <source>{}; nothing was sent.</source>
        <translation>{}; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Repeat for confirmation</source>
        <translation>Zur Sicherheit noch einmal</translation>
    </message>
    <message>
        <source>No such option: {} Did you mean {}?</source>
        <translation>Eine Option {} gibt es nicht. Gemeint war vielleicht {}?</translation>
    </message>
    <message>
        <source>{} products added, {} replaced, {} refused</source>
        <translation>{} Artikel neu, {} ersetzt, {} abgelehnt</translation>
    </message>
    <message>
        <source>Till {} alone, as of {}</source>
        <translation>Nur Kasse {}, Stand {}</translation>
    </message>
    <message>
        <source>{}: stands by itself, {} transactions kept here; nothing is to be sent.</source>
        <translation>{}: steht für sich, {} Vorgänge hier aufbewahrt; nichts ist zu senden.</translation>
    </message>
    <message>
        <source>{}: all sent.</source>
        <translation>{}: alles gesendet.</translation>
    </message>
    <message>
        <source>{}: all sent; {} need a person.</source>
        <translation>{}: alles gesendet; {} brauchen einen Menschen.</translation>
    </message>
    <message>
        <source>{}: {} facts wait, the oldest of {}.</source>
        <translation>{}: {} Vorgänge warten, der älteste vom {}.</translation>
    </message>
    <message>
        <source>{}: {} facts wait, the oldest of {}; {} need a person.</source>
        <translation>{}: {} Vorgänge warten, der älteste vom {}; {} brauchen einen Menschen.</translation>
    </message>
    <message>
        <source>{}: all sent. {}</source>
        <translation>{}: alles gesendet. {}</translation>
    </message>
    <message>
        <source>{}: all sent; {} need a person. {}</source>
        <translation>{}: alles gesendet; {} brauchen einen Menschen. {}</translation>
    </message>
    <message>
        <source>{}: {} facts wait, the oldest of {}. {}</source>
        <translation>{}: {} Vorgänge warten, der älteste vom {}. {}</translation>
    </message>
    <message>
        <source>{}: {} facts wait, the oldest of {}; {} need a person. {}</source>
        <translation>{}: {} Vorgänge warten, der älteste vom {}; {} brauchen einen Menschen. {}</translation>
    </message>
    <message>
        <source>The journal is sound.</source>
        <translation>Das Journal ist in Ordnung.</translation>
    </message>
    <message>
        <source>No single transaction can be named.</source>
        <translation>Kein einzelner Vorgang lässt sich nennen.</translation>
    </message>
    <message>
        <source>First bad sequence: {}</source>
        <translation>Erste falsche Nummer: {}</translation>
    </message>
    <message>
        <source>Transactions cut off after the last one that was acknowledged leave no trace in this file; only the central backend can tell whether it has seen later ones ('evertill reconcile' asks it).</source>
        <translation>Vorgänge, die nach dem letzten bestätigten abgeschnitten wurden, hinterlassen in dieser Datei keine Spur; nur das Backend kann sagen, ob es spätere gesehen hat ('evertill reconcile' fragt sie).</translation>
    </message>
    <message>
        <source>There is no journal in {}, so there is nothing to verify; name the till's home folder.</source>
        <translation>In {} gibt es kein Journal, also ist nichts zu prüfen; den Ordner der Kasse nennen.</translation>
    </message>
    <message>
        <source>The file is damaged; reading ended after {} transactions.</source>
        <translation>Die Datei ist beschädigt; das Lesen endete nach {} Vorgängen.</translation>
    </message>
    <message>
        <source>The file holds what no till wrote ({}); reading ended after {} transactions.</source>
        <translation>Die Datei enthält, was keine Kasse schrieb ({}); das Lesen endete nach {} Vorgängen.</translation>
    </message>
    <message>
        <source>SQLite finds the file damaged: {}.</source>
        <translation>SQLite findet die Datei beschädigt: {}.</translation>
    </message>
    <message>
        <source>It was changed after it was sealed: {}.</source>
        <translation>Er wurde nach dem Versiegeln geändert: {}.</translation>
    </message>
    <message>
        <source>The file goes from place {} to {}.</source>
        <translation>Die Datei springt von Platz {} zu {}.</translation>
    </message>
    <message>
        <source>After sequence {} comes {}.</source>
        <translation>Auf Nummer {} folgt {}.</translation>
    </message>
    <message>
        <source>After receipt number {} comes {}.</source>
        <translation>Auf Bonnummer {} folgt {}.</translation>
    </message>
    <message>
        <source>{} is not there, so nothing is set up in {}; run `evertill init` or name the right --home.</source>
        <translation>{} ist nicht da, also ist in {} nichts eingerichtet; `evertill init` ausführen oder den richtigen --home nennen.</translation>
    </message>
    <message>
        <source>{} cannot be read, so the till does not start on guesses; no sale is lost: mend the file or restore it from backup.</source>
        <translation>{} lässt sich nicht lesen, und die Kasse startet nicht auf Verdacht; kein Verkauf ist verloren: die Datei berichtigen oder aus der Sicherung holen.</translation>
    </message>
    <message>
        <source>{} holds {}, which is no setting but looks like {} misspelt. The till does not start on guesses; mend or remove that line.</source>
        <translation>{} enthält {}, das ist keine Einstellung, sieht aber nach {} mit Tippfehler aus. Die Kasse startet nicht auf Verdacht; die Zeile berichtigen oder entfernen.</translation>
    </message>
    <message>
        <source>{} holds a setting that cannot be used: {}. The till does not start on guesses; mend that line.</source>
        <translation>{} enthält eine Einstellung, die nicht zu gebrauchen ist: {}. Die Kasse startet nicht auf Verdacht; die Zeile berichtigen.</translation>
    </message>
    <message>
        <source>That PIN was not right, or nobody with this id may sign on here, so nothing was done.</source>
        <translation>Die PIN war falsch, oder niemand mit dieser Kennung darf sich hier anmelden; nichts ist geschehen.</translation>
    </message>
    <message>
        <source>A driver is needed, so nothing was sent; name zvt, concert, caisse-ap or manual.</source>
        <translation>Ein Treiber ist nötig, nichts wurde gesendet; zvt, concert, caisse-ap oder manual nennen.</translation>
    </message>
    <message>
        <source>This till's journal is empty, so there is nothing to show; run 'evertill init' first.</source>
        <translation>Das Journal dieser Kasse ist leer, es gibt nichts zu zeigen; zuerst 'evertill init' ausführen.</translation>
    </message>
    <message>
        <source>int</source>
        <translation>Ganzzahl</translation>
    </message>
    <message>
        <source>Somebody new needs a name, so nothing was changed; give one.</source>
        <translation>Wer neu ist, braucht einen Namen, nichts ist geändert; einen angeben.</translation>
    </message>
    <message>
        <source>Nobody would be left who may set this till up, so nothing was changed; keep one active manager.</source>
        <translation>Niemand bliebe, der diese Kasse einrichten darf, nichts ist geändert; eine aktive Leitung behalten.</translation>
    </message>
    <message>
        <source>A PIN has {} to {} digits, so nothing was changed; choose another.</source>
        <translation>Eine PIN hat {} bis {} Ziffern, nichts ist geändert; eine andere wählen.</translation>
    </message>
    <message>
        <source>{} has one value, and {} were given, so nothing was changed; give one.</source>
        <translation>{} hat einen Wert, angegeben wurden {}, nichts ist geändert; einen angeben.</translation>
    </message>
    <message>
        <source>The value of {} is written as JSON, or null for none, so nothing was changed.</source>
        <translation>Der Wert von {} wird als JSON geschrieben, null für keinen; nichts ist geändert.</translation>
    </message>
    <message>
        <source>{} cannot be read ({}), so nothing was changed; name another file.</source>
        <translation>{} lässt sich nicht lesen ({}), nichts ist geändert; eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>Dropped: {}</source>
        <translation>Weggeräumt: {}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kennsatz</translation>
    </message>
    <message>
        <source>The backend has transactions of the old epoch that do not follow what is here; they stay there.</source>
        <translation>Das Backend hat Vorgänge der alten Epoche, die nicht auf das folgen, was hier ist; sie bleiben dort.</translation>
    </message>
    <message>
        <source>The keys are not in it, for no passphrase is kept; `evertill backup --passphrase` asks for one.</source>
        <translation>Die Schlüssel sind nicht darin, denn kein Kennsatz ist behalten; `evertill backup --passphrase` fragt danach.</translation>
    </message>
    <message>
        <source>The till copies itself no more.</source>
        <translation>Die Kasse kopiert sich nicht mehr.</translation>
    </message>
    <message>
        <source>The till goes on as {}-{} in epoch {}.</source>
        <translation>Die Kasse macht als {}-{} in Epoche {} weiter.</translation>
    </message>
    <message>
        <source>The till is there and does not sell yet: run `evertill restore` again, or settle it under Set-up, Backend.</source>
        <translation>Die Kasse ist da und verkauft noch nicht: `evertill restore` noch einmal ausführen oder es unter Einrichten, Backend klären.</translation>
    </message>
    <message>
        <source>{} transactions came back from the backend.</source>
        <translation>{} Vorgänge kamen vom Backend zurück.</translation>
    </message>
    <message>
        <source>{}: {} bytes, up to sequence {} of epoch {}</source>
        <translation>{}: {} Bytes, bis Folgenummer {} der Epoche {}</translation>
    </message>
</context>
</TS>
