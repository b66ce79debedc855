<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Nothing is to be paid with points here, so the sale is unchanged; key what they pay.</source>
        <translation>Hier ist nichts mit Punkten zu bezahlen, der Verkauf ist unverändert; eingeben, was sie bezahlen.</translation>
    </message>
    <message>
        <source>Points are a customer's, and this sale has none, so nothing was taken; choose the customer first.</source>
        <translation>Punkte gehören einem Kunden, und dieser Verkauf hat keinen, darum wurde nichts genommen; zuerst den Kunden wählen.</translation>
    </message>
    <message>
        <source>The backend knows no points of this customer that can be spent, so nothing was taken; choose how else to pay.</source>
        <translation>Das Backend kennt keine einlösbaren Punkte dieses Kunden, darum wurde nichts genommen; anders bezahlen.</translation>
    </message>
    <message>
        <source>This shop takes more points at once than that amount needs, so nothing was taken; choose how else to pay.</source>
        <translation>Dieser Laden nimmt auf einmal mehr Punkte, als dieser Betrag braucht, darum wurde nichts genommen; anders bezahlen.</translation>
    </message>
    <message>
        <source>This shop takes no points, so nothing was taken; choose how else to pay.</source>
        <translation>Dieser Laden nimmt keine Punkte an, darum wurde nichts genommen; anders bezahlen.</translation>
    </message>
    <message>
        <source>This till has never heard from the backend under which key card numbers are kept, so nothing was paid onto a new credit; pay it back another way, or try again once the till was connected.</source>
        <translation>Diese Kasse hat vom Backend noch nie erfahren, unter welchem Schlüssel Kartennummern geführt werden, darum wurde kein neues Guthaben angelegt; anders auszahlen oder noch einmal versuchen, sobald die Kasse verbunden war.</translation>
    </message>
    <message>
        <source>The customer is owed nothing here, so nothing was put onto a balance.</source>
        <translation>Dem Kunden steht hier nichts zu, darum wurde nichts gutgeschrieben.</translation>
    </message>
    <message>
        <source>A new store credit is the last that is paid out; choose the other means first.</source>
        <translation>Ein neues Guthaben wird zuletzt ausgezahlt; erst die anderen Wege wählen.</translation>
    </message>
    <message>
        <source>That cannot be the number of a card, so nothing was taken; scan the card, or key all of its number.</source>
        <translation>Das kann keine Kartennummer sein, darum wurde nichts genommen; die Karte scannen oder ihre ganze Nummer eintippen.</translation>
    </message>
    <message>
        <source>A digit of that number is wrong, so nothing was taken; look at the card and key it again.</source>
        <translation>Eine Stelle dieser Nummer stimmt nicht, darum wurde nichts genommen; auf die Karte sehen und noch einmal eintippen.</translation>
    </message>
    <message>
        <source>This till has not heard from the backend yet how cards are known, so nothing was taken; connect it, or choose how else to pay.</source>
        <translation>Diese Kasse hat vom Backend noch nicht erfahren, wie Karten geführt werden, darum wurde nichts genommen; die Kasse verbinden oder anders bezahlen.</translation>
    </message>
    <message>
        <source>Nothing is to be paid with a card here, so the sale is unchanged; key what it pays.</source>
        <translation>Hier ist nichts mit einer Karte zu bezahlen, der Verkauf bleibt, wie er ist; eintippen, was sie zahlt.</translation>
    </message>
    <message>
        <source>The backend cannot be asked now, and this shop takes no cards without it, so nothing was taken; choose how else to pay.</source>
        <translation>Das Backend ist gerade nicht zu erreichen, und ohne es nimmt dieser Laden keine Karten an, darum wurde nichts genommen; anders bezahlen.</translation>
    </message>
    <message>
        <source>The backend cannot be asked now, and this card is beyond what the shop takes without it, so nothing was taken; choose how else to pay.</source>
        <translation>Das Backend ist gerade nicht zu erreichen, und diese Karte geht über das hinaus, was der Laden ohne es annimmt, darum wurde nichts genommen; anders bezahlen.</translation>
    </message>
    <message>
        <source>The backend does not know this card, so nothing was taken; look at its number, or choose how else to pay.</source>
        <translation>Das Backend kennt diese Karte nicht, darum wurde nichts genommen; die Nummer prüfen oder anders bezahlen.</translation>
    </message>
    <message>
        <source>There is nothing left on this card, so nothing was taken; choose how else to pay.</source>
        <translation>Auf dieser Karte ist nichts mehr, darum wurde nichts genommen; anders bezahlen.</translation>
    </message>
    <message>
        <source>The backend has not said yet whether the card pays, so the sale stays as it is; wait for its answer.</source>
        <translation>Das Backend hat noch nicht gesagt, ob die Karte zahlt, darum bleibt der Verkauf, wie er ist; auf die Antwort warten.</translation>
    </message>
    <message>
        <source>A card is sold for at most {}, so nothing was added; key another amount.</source>
        <translation>Eine Karte wird höchstens für {} verkauft, darum wurde nichts hinzugefügt; einen anderen Betrag eintippen.</translation>
    </message>
    <message>
        <source>Part of the sale is paid, so no card was added; finish it, or give the money back first.</source>
        <translation>Ein Teil des Verkaufs ist bezahlt, darum wurde keine Karte hinzugefügt; erst abschließen oder das Geld zurückgeben.</translation>
    </message>
    <message>
        <source>The backend cannot be asked now, and this shop sells no cards without it, so nothing was added.</source>
        <translation>Das Backend ist gerade nicht zu erreichen, und ohne es verkauft dieser Laden keine Karten, darum wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>This card is on the sale already, so it was not added again; void its line to change the amount.</source>
        <translation>Diese Karte steht schon auf dem Bon, darum wurde sie nicht noch einmal hinzugefügt; die Zeile stornieren, um den Betrag zu ändern.</translation>
    </message>
    <message>
        <source>This voucher is for other goods, and none of those are on the sale, so nothing was taken; ring what it is for, or choose how else to pay.</source>
        <translation>Dieser Gutschein gilt für andere Waren, und keine davon ist im Verkauf, darum wurde nichts genommen; buchen, wofür er gilt, oder anders bezahlen.</translation>
    </message>
    <message>
        <source>A single-purpose voucher takes no money back, for its tax is paid, so nothing was put onto it; pay back another way.</source>
        <translation>Ein Einzweckgutschein nimmt kein Geld zurück, denn seine Steuer ist bezahlt, darum wurde nichts gutgeschrieben; anders auszahlen.</translation>
    </message>
    <message>
        <source>The tax of that voucher is not known here, or is none that prices contain, so nothing was added; sell a gift card instead, and have the shop's taxes looked at.</source>
        <translation>Die Steuer dieses Gutscheins ist hier nicht bekannt oder in Preisen nicht enthalten, darum kam nichts hinzu; stattdessen eine Geschenkkarte verkaufen und die Steuern des Ladens prüfen lassen.</translation>
    </message>
    <message>
        <source>This shop does not sell that voucher any more, so nothing was added; choose another.</source>
        <translation>Der Laden verkauft diesen Gutschein nicht mehr, darum kam nichts hinzu; einen anderen wählen.</translation>
    </message>
    <message>
        <source>This card is of another kind, so it was not loaded; choose what it is, or take another card.</source>
        <translation>Diese Karte ist von anderer Art, darum wurde sie nicht aufgeladen; wählen, was sie ist, oder eine andere Karte nehmen.</translation>
    </message>
    <message>
        <source>The sale is free of tax, which a voucher is not, so none was added; sell it by itself.</source>
        <translation>Der Verkauf ist steuerfrei, ein Gutschein nicht, darum kam keiner hinzu; ihn für sich verkaufen.</translation>
    </message>
    <message>
        <source>A voucher that is taxed now is on the sale, so it is taxed as it was; sell the voucher by itself.</source>
        <translation>Ein jetzt versteuerter Gutschein ist im Verkauf, darum bleibt die Steuer, wie sie war; den Gutschein für sich verkaufen.</translation>
    </message>
</context>
</TS>
