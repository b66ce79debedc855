<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>Customer written down</source>
        <translation>Kunde erfasst</translation>
    </message>
    <message>
        <source>Customer erased</source>
        <translation>Kunde gelöscht</translation>
    </message>
    <message>
        <source>Customer's data given out</source>
        <translation>Kundendaten ausgegeben</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Customer card</source>
        <translation>Kundenkarte</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Allows</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Copy of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>keeping these details</source>
        <translation>diese Angaben behalten</translation>
    </message>
    <message>
        <source>receipts without paper</source>
        <translation>Bons ohne Papier</translation>
    </message>
    <message>
        <source>news and offers</source>
        <translation>Neues und Angebote</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>{name} ändern</translation>
    </message>
    <message>
        <source>Ask the customer before their details are kept; they can be erased at any time.</source>
        <translation>Erst den Kunden fragen, dann Angaben behalten; sie lassen sich jederzeit löschen.</translation>
    </message>
    <message>
        <source>Type or scan it; a scan of it is then enough.</source>
        <translation>Tippen oder scannen; danach genügt ein Scan.</translation>
    </message>
    <message>
        <source>The shop may keep these details</source>
        <translation>Der Laden darf diese Angaben behalten</translation>
    </message>
    <message>
        <source>Receipts without paper, where the shop has them on the web</source>
        <translation>Bons ohne Papier, wo der Laden sie im Netz hat</translation>
    </message>
    <message>
        <source>News and offers</source>
        <translation>Neues und Angebote</translation>
    </message>
    <message>
        <source>A name, an e-mail address or a telephone number is needed.</source>
        <translation>Ein Name, eine E-Mail-Adresse oder eine Telefonnummer wird gebraucht.</translation>
    </message>
    <message>
        <source>That is no e-mail address; look at the @ and the dots.</source>
        <translation>Das ist keine E-Mail-Adresse; bitte @ und Punkte prüfen.</translation>
    </message>
    <message>
        <source>That is no telephone number; it has 5 to 15 digits.</source>
        <translation>Das ist keine Telefonnummer; sie hat 5 bis 15 Ziffern.</translation>
    </message>
    <message>
        <source>A card has at least 4 signs.</source>
        <translation>Eine Karte hat mindestens 4 Zeichen.</translation>
    </message>
    <message>
        <source>Without a yes nothing is kept; the sale goes on without a customer.</source>
        <translation>Ohne Ja wird nichts behalten; der Verkauf geht ohne Kunden weiter.</translation>
    </message>
    <message>
        <source>{names} may be the same: Esc goes back to choose them, F12 keeps somebody new all the same.</source>
        <translation>{names} kann derselbe sein: Esc geht zurück zur Auswahl, F12 behält trotzdem jemand Neues.</translation>
    </message>
    <message>
        <source>All that is known of {name} is destroyed, here and at the backend; their receipts stay, without them. Delete once more erases, Esc leaves it.</source>
        <translation>Alles über {name} wird vernichtet, hier und beim Backend; die Bons bleiben, ohne diese Person. Noch einmal Entf löscht, Esc lässt es.</translation>
    </message>
    <message>
        <source>{name} is kept; Enter puts them on the sale.</source>
        <translation>{name} ist erfasst; Eingabe setzt sie auf den Verkauf.</translation>
    </message>
    <message>
        <source>Nobody is known by that. F6 writes a new customer down.</source>
        <translation>So ist niemand bekannt. F6 erfasst einen neuen Kunden.</translation>
    </message>
    <message>
        <source>Money was taken for this sale already, so it stays as it is; finish it first.</source>
        <translation>Für diesen Verkauf wurde schon Geld genommen, er bleibt, wie er ist; bitte erst abschließen.</translation>
    </message>
    <message>
        <source>The sale on the counter is nobody's, so there is nothing to take off.</source>
        <translation>Der Verkauf auf der Theke gehört niemandem, es ist nichts wegzunehmen.</translation>
    </message>
    <message>
        <source>All that is known is in {file}; give it to the customer, then delete it.</source>
        <translation>Alles Bekannte steht in {file}; dem Kunden geben, dann löschen.</translation>
    </message>
    <message>
        <source>Erased. What is left is an id that leads to nobody.</source>
        <translation>Gelöscht. Was bleibt, ist eine Nummer, die zu niemandem führt.</translation>
    </message>
    <message>
        <source>Their sale is on the counter, so nobody was erased; finish it, or take them off first.</source>
        <translation>Ihr Verkauf liegt auf der Theke, darum wurde niemand gelöscht; abschließen oder erst davon nehmen.</translation>
    </message>
    <message>
        <source>Type a name, an e-mail address, a telephone number, or scan a customer's card.</source>
        <translation>Namen, E-Mail-Adresse oder Telefonnummer tippen, oder eine Kundenkarte scannen.</translation>
    </message>
    <message>
        <source>That customer is not known here any more, so nothing was changed; search again.</source>
        <translation>Dieser Kunde ist hier nicht mehr bekannt, nichts ist geändert; bitte noch einmal suchen.</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Name, e-mail, telephone or card</source>
        <translation>Name, E-Mail, Telefon oder Karte</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Gefundene Kunden</translation>
    </message>
    <message>
        <source>Latest receipts of this till</source>
        <translation>Letzte Bons dieser Kasse</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Off the sale</source>
        <translation>Vom Verkauf nehmen</translation>
    </message>
    <message>
        <source>Give out data</source>
        <translation>Daten ausgeben</translation>
    </message>
    <message>
        <source>Put on the sale</source>
        <translation>Auf den Verkauf</translation>
    </message>
    <message>
        <source>find, write down, put on the sale</source>
        <translation>finden, erfassen, auf den Verkauf setzen</translation>
    </message>
    <message>
        <source>Training begun</source>
        <translation>Training begonnen</translation>
    </message>
    <message>
        <source>Training ended</source>
        <translation>Training beendet</translation>
    </message>
    <message>
        <source>Went on under other numbers</source>
        <translation>Mit anderen Nummern weitergemacht</translation>
    </message>
    <message>
        <source>Backup settled</source>
        <translation>Sicherung geklärt</translation>
    </message>
</context>
</TS>
