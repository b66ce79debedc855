<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>1 stop bit</source>
        <translation>1 Stoppbit</translation>
    </message>
    <message>
        <source>2 stop bits</source>
        <translation>2 Stoppbits</translation>
    </message>
    <message>
        <source>A label of {name} is on its way.</source>
        <translation>Ein Etikett für {name} ist unterwegs.</translation>
    </message>
    <message>
        <source>A second monitor for the customer; it opens when it is plugged in.</source>
        <translation>Ein zweiter Bildschirm für den Kunden; er öffnet sich, sobald er angeschlossen ist.</translation>
    </message>
    <message>
        <source>A test label is on its way.</source>
        <translation>Ein Testetikett ist unterwegs.</translation>
    </message>
    <message>
        <source>A test page is on its way; it comes out once the printer prints.</source>
        <translation>Eine Testseite ist unterwegs; sie kommt, sobald der Drucker druckt.</translation>
    </message>
    <message>
        <source>Address on the network or port, such as {address}</source>
        <translation>Adresse im Netzwerk oder Anschluss, etwa {address}</translation>
    </message>
    <message>
        <source>Always, as a window</source>
        <translation>Immer, als Fenster</translation>
    </message>
    <message>
        <source>Asked by itself whenever something is sold by weight.</source>
        <translation>Wird von selbst gefragt, wenn etwas nach Gewicht verkauft wird.</translation>
    </message>
    <message>
        <source>Asking the scale</source>
        <translation>Waage wird gefragt</translation>
    </message>
    <message>
        <source>Being changed.</source>
        <translation>Wird geändert.</translation>
    </message>
    <message>
        <source>Below zero</source>
        <translation>Unter null</translation>
    </message>
    <message>
        <source>Below zero: clear the plate and set the scale to zero</source>
        <translation>Unter null: Platte leeren und Waage auf null stellen</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Choose its kind</source>
        <translation>Art wählen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Zu</translation>
    </message>
    <message>
        <source>Comes to</source>
        <translation>Macht</translation>
    </message>
    <message>
        <source>Coming back to you</source>
        <translation>Sie bekommen</translation>
    </message>
    <message>
        <source>Connected by</source>
        <translation>Anschluss</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Customer display</source>
        <translation>Kundenanzeige</translation>
    </message>
    <message>
        <source>Customer's window</source>
        <translation>Kundenfenster</translation>
    </message>
    <message>
        <source>Do without it</source>
        <translation>Ohne auskommen</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Hangs on the receipt printer, which opens it and tells whether it is open.</source>
        <translation>Hängt am Bondrucker, der sie öffnet und sagt, ob sie offen ist.</translation>
    </message>
    <message>
        <source>It is the wrapping</source>
        <translation>Das ist die Verpackung</translation>
    </message>
    <message>
        <source>Its kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>Etikettendrucker</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Let it type like a keyboard</source>
        <translation>Wie eine Tastatur tippen lassen</translation>
    </message>
    <message>
        <source>Lies still</source>
        <translation>Liegt ruhig</translation>
    </message>
    <message>
        <source>Looking at what is plugged in, and in the network.</source>
        <translation>Angeschlossenes und das Netzwerk werden durchsucht.</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>Mehr dazu</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Hilfe</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>No fault since this till was started.</source>
        <translation>Keine Störung, seit diese Kasse läuft.</translation>
    </message>
    <message>
        <source>No flow control</source>
        <translation>Ohne Flusssteuerung</translation>
    </message>
    <message>
        <source>No label printer is set up, so nothing was printed; see More, Set-up, Devices.</source>
        <translation>Kein Etikettendrucker eingerichtet, nichts gedruckt; siehe Mehr, Einrichtung, Geräte.</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Nicht eingerichtet</translation>
    </message>
    <message>
        <source>Nothing is plugged in that could be it. Check cable and power, then look again.</source>
        <translation>Nichts angeschlossen, was es sein könnte. Kabel und Strom prüfen, dann nochmals suchen.</translation>
    </message>
    <message>
        <source>Nothing on the scale yet</source>
        <translation>Noch nichts auf der Waage</translation>
    </message>
    <message>
        <source>On a second monitor</source>
        <translation>Auf einem zweiten Bildschirm</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Or key the weight, such as 0.347</source>
        <translation>Oder Gewicht eintippen, etwa 0,347</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Paid so far {amount}</source>
        <translation>Bisher bezahlt {amount}</translation>
    </message>
    <message>
        <source>Pin 2</source>
        <translation>Pin 2</translation>
    </message>
    <message>
        <source>Pin 5</source>
        <translation>Pin 5</translation>
    </message>
    <message>
        <source>Found now</source>
        <translation>Jetzt gefunden</translation>
    </message>
    <message>
        <source>Print a test label</source>
        <translation>Testetikett drucken</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Testseite drucken</translation>
    </message>
    <message>
        <source>Print queue</source>
        <translation>Druckwarteschlange</translation>
    </message>
    <message>
        <source>Printed: no. {number}</source>
        <translation>Gedruckt: Nr. {number}</translation>
    </message>
    <message>
        <source>Prints receipts; what cannot be printed waits in this till.</source>
        <translation>Druckt Bons; was sich nicht drucken lässt, wartet in dieser Kasse.</translation>
    </message>
    <message>
        <source>Prints shelf labels: F7 while searching for a product.</source>
        <translation>Druckt Regaletiketten: F7 bei der Artikelsuche.</translation>
    </message>
    <message>
        <source>Put it on the scale</source>
        <translation>Auf die Waage legen</translation>
    </message>
    <message>
        <source>Put something on the scale: its weight is shown here.</source>
        <translation>Etwas auf die Waage legen: Das Gewicht erscheint hier.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Waage</translation>
    </message>
    <message>
        <source>Scan something: it is shown here and not rung.</source>
        <translation>Etwas scannen: Es erscheint hier und wird nicht gebucht.</translation>
    </message>
    <message>
        <source>Serial line</source>
        <translation>Serieller Anschluss</translation>
    </message>
    <message>
        <source>Show a test text</source>
        <translation>Testtext zeigen</translation>
    </message>
    <message>
        <source>Speed and bits</source>
        <translation>Geschwindigkeit und Bits</translation>
    </message>
    <message>
        <source>Still moving</source>
        <translation>Noch in Bewegung</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>Noch zu zahlen</translation>
    </message>
    <message>
        <source>Take {weight}</source>
        <translation>{weight} übernehmen</translation>
    </message>
    <message>
        <source>Tare</source>
        <translation>Tara</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Vielen Dank</translation>
    </message>
    <message>
        <source>The device stops the line when it is busy</source>
        <translation>Das Gerät hält den Anschluss an, wenn es beschäftigt ist</translation>
    </message>
    <message>
        <source>The display shows a test text until the next item.</source>
        <translation>Die Anzeige zeigt einen Testtext bis zum nächsten Artikel.</translation>
    </message>
    <message>
        <source>The same weight again</source>
        <translation>Wieder dasselbe Gewicht</translation>
    </message>
    <message>
        <source>The scale does not answer: key the weight</source>
        <translation>Die Waage antwortet nicht: Gewicht eintippen</translation>
    </message>
    <message>
        <source>The scale has lost its zero: clear it, switch it off and on</source>
        <translation>Die Waage hat ihren Nullpunkt verloren: leeren, aus- und einschalten</translation>
    </message>
    <message>
        <source>The scale refuses this: key the weight</source>
        <translation>Die Waage lehnt das ab: Gewicht eintippen</translation>
    </message>
    <message>
        <source>There is no product to print a label of; search for one first.</source>
        <translation>Es gibt keinen Artikel für ein Etikett; zuerst einen suchen.</translation>
    </message>
    <message>
        <source>Too heavy</source>
        <translation>Zu schwer</translation>
    </message>
    <message>
        <source>Too heavy for this scale: weigh it in parts</source>
        <translation>Zu schwer für diese Waage: in Teilen wiegen</translation>
    </message>
    <message>
        <source>Two lines for the customer: the last item, the total, the change.</source>
        <translation>Zwei Zeilen für den Kunden: letzter Artikel, Summe, Rückgeld.</translation>
    </message>
    <message>
        <source>Type an address</source>
        <translation>Adresse eintippen</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>Wiegen</translation>
    </message>
    <message>
        <source>Weighed already: lift it and put it on again</source>
        <translation>Schon gewogen: anheben und neu auflegen</translation>
    </message>
    <message>
        <source>You save {amount}</source>
        <translation>Sie sparen {amount}</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>Ihr Rückgeld</translation>
    </message>
    <message>
        <source>Your receipt</source>
        <translation>Ihr Bon</translation>
    </message>
    <message>
        <source>Zero point lost</source>
        <translation>Nullpunkt verloren</translation>
    </message>
    <message>
        <source>as it is now</source>
        <translation>so ist es jetzt</translation>
    </message>
    <message>
        <source>even parity</source>
        <translation>gerade Parität</translation>
    </message>
    <message>
        <source>how each is, a test, where it is connected</source>
        <translation>wie es ihnen geht, ein Test, wo sie angeschlossen sind</translation>
    </message>
    <message>
        <source>looks like a card number</source>
        <translation>sieht nach einer Kartennummer aus</translation>
    </message>
    <message>
        <source>no parity</source>
        <translation>ohne Parität</translation>
    </message>
    <message>
        <source>odd parity</source>
        <translation>ungerade Parität</translation>
    </message>
    <message>
        <source>taken off by the scale</source>
        <translation>von der Waage abgezogen</translation>
    </message>
    <message>
        <source>{bits} data bits, {parity}, {stop}</source>
        <translation>{bits} Datenbits, {parity}, {stop}</translation>
    </message>
    <message>
        <source>{device}: kept, and tried at once.</source>
        <translation>{device}: gespeichert und gleich versucht.</translation>
    </message>
    <message>
        <source>{name}: once it lies still, Enter takes the weight. It can also be keyed.</source>
        <translation>{name}: Sobald es ruhig liegt, übernimmt Enter das Gewicht. Es lässt sich auch eintippen.</translation>
    </message>
    <message>
        <source>{n} baud</source>
        <translation>{n} Baud</translation>
    </message>
    <message>
        <source>{n} devices need attention</source>
        <translation>{n} Geräte brauchen Hilfe</translation>
    </message>
    <message>
        <source>{receipt} waited too long and is not printed any more; print a copy if it is wanted.</source>
        <translation>{receipt} hat zu lange gewartet und wird nicht mehr gedruckt; bei Bedarf eine Kopie drucken.</translation>
    </message>
    <message>
        <source>Second printer</source>
        <translation>Zweiter Drucker</translation>
    </message>
    <message>
        <source>Stands by itself</source>
        <translation>Steht für sich</translation>
    </message>
    <message>
        <source>Takes cards. Asking how it is charges nothing.</source>
        <translation>Nimmt Karten an. Nach dem Zustand zu fragen, belastet nichts.</translation>
    </message>
    <message>
        <source>Prints receipts while the receipt printer cannot.</source>
        <translation>Druckt Bons, solange der Bondrucker es nicht kann.</translation>
    </message>
    <message>
        <source>Ask how it is</source>
        <translation>Zustand erfragen</translation>
    </message>
    <message>
        <source>Terminal's password</source>
        <translation>Passwort des Kartengeräts</translation>
    </message>
    <message>
        <source>Stands by itself: amounts are keyed there</source>
        <translation>Steht für sich: Beträge werden dort eingegeben</translation>
    </message>
    <message>
        <source>Answered: ready for cards</source>
        <translation>Antwortet: bereit für Karten</translation>
    </message>
    <message>
        <source>Test page printed</source>
        <translation>Testseite gedruckt</translation>
    </message>
    <message>
        <source>The terminal's password for tills: six digits</source>
        <translation>Das Passwort des Kartengeräts für Kassen: sechs Ziffern</translation>
    </message>
    <message>
        <source>Plugged in: {name}.</source>
        <translation>Angesteckt: {name}.</translation>
    </message>
    <message>
        <source>Pulled out: {name}.</source>
        <translation>Abgezogen: {name}.</translation>
    </message>
    <message>
        <source>The terminal is asked; nothing is charged.</source>
        <translation>Das Kartengerät wird gefragt; belastet wird nichts.</translation>
    </message>
    <message>
        <source>A test page is on its way to the second printer.</source>
        <translation>Eine Testseite ist zum zweiten Drucker unterwegs.</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>Kartengerät</translation>
    </message>
    <message>
        <source>This till's number at the terminal: two digits</source>
        <translation>Nummer dieser Kasse am Kartengerät: zwei Ziffern</translation>
    </message>
    <message>
        <source>This till's number</source>
        <translation>Nummer dieser Kasse</translation>
    </message>
</context>
</TS>
