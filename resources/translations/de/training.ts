<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>practise, step by step</source>
        <translation>Schritt für Schritt üben</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>TRAINING</translation>
    </message>
    <message>
        <source>begin to practise, or leave it</source>
        <translation>mit dem Üben beginnen oder aufhören</translation>
    </message>
    <message>
        <source>There is no training here; start the terminal from a home of its own.</source>
        <translation>Hier gibt es kein Training; bitte die Kasse mit einem eigenen Home starten.</translation>
    </message>
    <message>
        <source>Done: {task}. Choose the next one, or go back to the real till.</source>
        <translation>Geschafft: {task}. Die nächste wählen oder zurück zur echten Kasse.</translation>
    </message>
    <message>
        <source>step {n} of {count}</source>
        <translation>Schritt {n} von {count}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>geschafft</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} Schritte</translation>
    </message>
    <message>
        <source>Leave training</source>
        <translation>Training verlassen</translation>
    </message>
    <message>
        <source>Nothing here counts, is sent or opens a drawer.</source>
        <translation>Hier zählt nichts, nichts wird gesendet, keine Lade geht auf.</translation>
    </message>
    <message>
        <source>Cut the link</source>
        <translation>Verbindung trennen</translation>
    </message>
    <message>
        <source>Give the link back</source>
        <translation>Verbindung wiedergeben</translation>
    </message>
    <message>
        <source>Refuse the next sale</source>
        <translation>Nächsten Verkauf abweisen</translation>
    </message>
    <message>
        <source>Take the paper away</source>
        <translation>Papier herausnehmen</translation>
    </message>
    <message>
        <source>Put paper in</source>
        <translation>Papier einlegen</translation>
    </message>
    <message>
        <source>Let something fail</source>
        <translation>Etwas ausfallen lassen</translation>
    </message>
    <message>
        <source>A split payment</source>
        <translation>Eine geteilte Zahlung</translation>
    </message>
    <message>
        <source>Ring three items: scan them or tap tiles.</source>
        <translation>Drei Artikel erfassen: scannen oder Kacheln antippen.</translation>
    </message>
    <message>
        <source>Press = to go on to payment.</source>
        <translation>Mit = zur Zahlung gehen.</translation>
    </message>
    <message>
        <source>Key a part of it, such as 2, and press Enter: that much is paid.</source>
        <translation>Einen Teil tippen, etwa 2, dann Enter: so viel ist bezahlt.</translation>
    </message>
    <message>
        <source>Pay the rest with another key or with Exact cash.</source>
        <translation>Den Rest mit einer anderen Taste oder mit Bar passend bezahlen.</translation>
    </message>
    <message>
        <source>When the link fails</source>
        <translation>Wenn die Verbindung ausfällt</translation>
    </message>
    <message>
        <source>The link was just cut. Sell something and take cash: nothing is different.</source>
        <translation>Die Verbindung ist gerade getrennt. Etwas gegen Bargeld verkaufen: nichts ist anders.</translation>
    </message>
    <message>
        <source>Touch one of the facts at the top right and see what waits.</source>
        <translation>Oben rechts eine der Angaben antippen und sehen, was wartet.</translation>
    </message>
    <message>
        <source>The link is back. Press Enter there, and see the queue empty.</source>
        <translation>Die Verbindung ist wieder da. Dort Enter drücken und zusehen, wie alles abgeht.</translation>
    </message>
    <message>
        <source>The shop will refuse the next sale. Sell once more and look at the top right.</source>
        <translation>Das Backend wird den nächsten Verkauf abweisen. Noch einmal verkaufen und oben rechts hinsehen.</translation>
    </message>
    <message>
        <source>Open it, choose the refused one and press 1 to send it again.</source>
        <translation>Öffnen, den abgewiesenen wählen und mit 1 noch einmal senden.</translation>
    </message>
    <message>
        <source>The printer is out of paper</source>
        <translation>Der Drucker hat kein Papier</translation>
    </message>
    <message>
        <source>The paper has run out. Sell something: the receipt waits, the sale does not.</source>
        <translation>Das Papier ist alle. Etwas verkaufen: der Bon wartet, der Verkauf nicht.</translation>
    </message>
    <message>
        <source>There is paper again. Press F10 and see that the receipt came out.</source>
        <translation>Es ist wieder Papier da. F10 drücken und sehen, dass der Bon herauskam.</translation>
    </message>
    <message>
        <source>Where is my order?</source>
        <translation>Wo ist meine Bestellung?</translation>
    </message>
    <message>
        <source>Emmy Noether asks where her order is. Press F10, open Orders and type her name.</source>
        <translation>Emmy Noether fragt nach ihrer Bestellung. F10 drücken, Bestellungen öffnen und den Namen tippen.</translation>
    </message>
    <message>
        <source>Handing out an order</source>
        <translation>Eine Bestellung ausgeben</translation>
    </message>
    <message>
        <source>Alan Turing collects his order. Open the orders with F9.</source>
        <translation>Alan Turing holt seine Bestellung ab. Mit F9 die Bestellungen öffnen.</translation>
    </message>
    <message>
        <source>Type alan and press Enter, then his code 1234 and Enter: it is handed over.</source>
        <translation>alan tippen und Enter, dann seinen Code 1234 und Enter: sie ist übergeben.</translation>
    </message>
    <message>
        <source>Handing over at the kerb</source>
        <translation>Übergabe am Straßenrand</translation>
    </message>
    <message>
        <source>A car waits outside. Open the orders with F9 and see at which bay.</source>
        <translation>Draußen wartet ein Auto. Mit F9 die Bestellungen öffnen und den Platz ablesen.</translation>
    </message>
    <message>
        <source>Choose it with the arrows, type the code 1234 and press Enter.</source>
        <translation>Sie mit den Pfeilen wählen, den Code 1234 tippen und Enter drücken.</translation>
    </message>
    <message>
        <source>Taking back what was bought online</source>
        <translation>Online Gekauftes zurücknehmen</translation>
    </message>
    <message>
        <source>Emmy Noether brings back what she bought online. Press F10, open Orders and type her name.</source>
        <translation>Emmy Noether bringt zurück, was sie online gekauft hat. F10 drücken, Bestellungen öffnen und den Namen tippen.</translation>
    </message>
    <message>
        <source>Press F8 and choose a reason: the money goes back to her payment.</source>
        <translation>F8 drücken und einen Grund wählen: das Geld geht auf ihre Zahlung zurück.</translation>
    </message>
    <message>
        <source>Decline the next card</source>
        <translation>Nächste Karte ablehnen</translation>
    </message>
    <message>
        <source>The card does not go through</source>
        <translation>Die Karte geht nicht durch</translation>
    </message>
    <message>
        <source>The next card will be declined. Ring an item, press F11 and read what the till says; then take the card again.</source>
        <translation>Die nächste Karte wird abgelehnt. Einen Artikel erfassen, F11 drücken und lesen, was die Kasse sagt; dann die Karte noch einmal nehmen.</translation>
    </message>
    <message>
        <source>The line to the card terminal breaks in the next payment. Ring an item, press F11 and wait: the till asks by itself, and nothing is charged twice.</source>
        <translation>Die Leitung zum Kartengerät bricht bei der nächsten Zahlung ab. Einen Artikel erfassen, F11 drücken und warten: Die Kasse fragt von selbst, und nichts wird doppelt belastet.</translation>
    </message>
    <message>
        <source>Refuse none</source>
        <translation>Keinen abweisen</translation>
    </message>
    <message>
        <source>Unplug the scanner</source>
        <translation>Scanner ausstecken</translation>
    </message>
    <message>
        <source>Plug the scanner in</source>
        <translation>Scanner einstecken</translation>
    </message>
    <message>
        <source>Break the card line</source>
        <translation>Kartenleitung unterbrechen</translation>
    </message>
    <message>
        <source>Silence the terminal</source>
        <translation>Kartengerät verstummen</translation>
    </message>
    <message>
        <source>Approve too late</source>
        <translation>Zu spät genehmigen</translation>
    </message>
    <message>
        <source>Terminal works again</source>
        <translation>Kartengerät geht wieder</translation>
    </message>
    <message>
        <source>All works again</source>
        <translation>Alles geht wieder</translation>
    </message>
    <message>
        <source>The link is cut: sell on as always; what is done waits here and is sent once it is back.</source>
        <translation>Die Verbindung ist getrennt: wie immer weiterverkaufen; alles wartet hier und wird gesendet, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>The shop refuses the next sale: go on selling, then open it at the top right and send it again with 1.</source>
        <translation>Das Backend weist den nächsten Verkauf ab: weiterverkaufen, ihn dann oben rechts öffnen und mit 1 noch einmal senden.</translation>
    </message>
    <message>
        <source>No paper: finish the sale, put paper in, and the receipt that waits comes out by itself.</source>
        <translation>Kein Papier: den Verkauf abschließen, Papier einlegen, dann kommt der wartende Bon von selbst.</translation>
    </message>
    <message>
        <source>The scanner is unplugged: key the number below the barcode and Enter, or tap a tile; then plug it in.</source>
        <translation>Der Scanner ist ausgesteckt: die Nummer unter dem Strichcode tippen und Enter, oder eine Kachel antippen; dann einstecken.</translation>
    </message>
    <message>
        <source>The next card is declined: nothing is charged; ask for another card or cash, or take it again.</source>
        <translation>Die nächste Karte wird abgelehnt: nichts ist belastet; um eine andere Karte oder Bargeld bitten oder die Karte noch einmal nehmen.</translation>
    </message>
    <message>
        <source>The line breaks in the next card payment: wait, the till asks by itself; do not take the card again.</source>
        <translation>Die Leitung bricht bei der nächsten Kartenzahlung ab: warten, die Kasse fragt von selbst; die Karte nicht noch einmal nehmen.</translation>
    </message>
    <message>
        <source>The terminal falls silent in the next payment: let nobody leave, make it work again, then ask it again.</source>
        <translation>Das Kartengerät verstummt bei der nächsten Zahlung: den Kunden warten lassen, es wieder in Gang bringen, dann erneut fragen.</translation>
    </message>
    <message>
        <source>The next card is declined, then approved: wait, the till gives the money back itself; then pay anew.</source>
        <translation>Die nächste Karte wird abgelehnt, dann doch genehmigt: warten, die Kasse gibt das Geld von selbst zurück; dann neu zahlen.</translation>
    </message>
    <message>
        <source>The card terminal is silent, or too late</source>
        <translation>Das Kartengerät schweigt oder kommt zu spät</translation>
    </message>
    <message>
        <source>The terminal will fall silent behind the charge. Ring an item and press F11.</source>
        <translation>Das Kartengerät wird nach der Belastung schweigen. Einen Artikel erfassen und F11 drücken.</translation>
    </message>
    <message>
        <source>It charged the card and says nothing. Let nobody leave, and do not take the card again: make the terminal work again with the key above.</source>
        <translation>Es hat die Karte belastet und sagt nichts. Niemanden gehen lassen und die Karte nicht noch einmal nehmen: das Gerät mit der Taste oben wieder in Ordnung bringen.</translation>
    </message>
    <message>
        <source>Now it can be asked: wait, or touch Ask the terminal again. The payment counts, once.</source>
        <translation>Jetzt kann es gefragt werden: warten, oder „Das Gerät nochmals fragen“ berühren. Die Zahlung zählt, einmal.</translation>
    </message>
    <message>
        <source>The next card is given up and then charged all the same. Ring an item, press F11, read what the till says and wait a moment: the terminal undoes the charge. Then take the payment anew.</source>
        <translation>Die nächste Karte wird aufgegeben und dann doch belastet. Einen Artikel erfassen, F11 drücken, lesen, was die Kasse sagt, und einen Augenblick warten: Das Gerät macht die Belastung rückgängig. Dann neu zahlen lassen.</translation>
    </message>
</context>
</TS>
