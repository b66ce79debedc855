<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>Asking about the customer's points…</source>
        <translation>Die Punkte des Kunden werden abgefragt…</translation>
    </message>
    <message>
        <source>Store credit</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Asking about the card ending in {last}…</source>
        <translation>Karte mit der Endung {last} wird abgefragt…</translation>
    </message>
    <message>
        <source>Asking about the card…</source>
        <translation>Die Karte wird abgefragt…</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Empty: all that is due, {amount}, or what the card has.</source>
        <translation>Leer: alles, was fällig ist, {amount}, oder was die Karte hat.</translation>
    </message>
    <message>
        <source>Empty: all that is owed, {amount}.</source>
        <translation>Leer: alles, was auszuzahlen ist, {amount}.</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Geschenkkarte</translation>
    </message>
    <message>
        <source>Gift cards</source>
        <translation>Geschenkkarten</translation>
    </message>
    <message>
        <source>House account</source>
        <translation>Hauskonto</translation>
    </message>
    <message>
        <source>New credit</source>
        <translation>Neues Guthaben</translation>
    </message>
    <message>
        <source>Paid back later</source>
        <translation>Wird später erstattet</translation>
    </message>
    <message>
        <source>Pay back onto a card</source>
        <translation>Auf eine Karte erstatten</translation>
    </message>
    <message>
        <source>Pay back onto it</source>
        <translation>Darauf erstatten</translation>
    </message>
    <message>
        <source>Pay with a card</source>
        <translation>Mit einer Karte bezahlen</translation>
    </message>
    <message>
        <source>Pay with it</source>
        <translation>Damit bezahlen</translation>
    </message>
    <message>
        <source>Scan it, or type all of it; only its last four digits are kept.</source>
        <translation>Scannen oder ganz eintippen; behalten werden nur die letzten vier Stellen.</translation>
    </message>
    <message>
        <source>Scan the card or type its number first.</source>
        <translation>Erst die Karte scannen oder ihre Nummer eintippen.</translation>
    </message>
    <message>
        <source>That is no amount; type it like {sample}.</source>
        <translation>Das ist kein Betrag; so eintippen: {sample}.</translation>
    </message>
    <message>
        <source>The backend cannot be asked now, and this till knows nothing of this card.</source>
        <translation>Das Backend ist gerade nicht zu erreichen, und diese Kasse weiß nichts von dieser Karte.</translation>
    </message>
    <message>
        <source>The backend does not know this card; look at its number.</source>
        <translation>Das Backend kennt diese Karte nicht; die Nummer prüfen.</translation>
    </message>
    <message>
        <source>The card ending in {last} is not sold yet, so it is worth nothing.</source>
        <translation>Die Karte mit der Endung {last} ist noch nicht verkauft und darum nichts wert.</translation>
    </message>
    <message>
        <source>The card ending in {last} is void, so it is worth nothing.</source>
        <translation>Die Karte mit der Endung {last} ist ungültig und darum nichts wert.</translation>
    </message>
    <message>
        <source>The card ending in {last} is worth {amount}.</source>
        <translation>Die Karte mit der Endung {last} ist {amount} wert.</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Gutschein</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>What is it worth?</source>
        <translation>Was ist sie wert?</translation>
    </message>
    <message>
        <source>what one is worth, sell one, load one</source>
        <translation>was eine wert ist, verkaufen, aufladen</translation>
    </message>
    <message>
        <source>{amount} was taken without asking the backend.</source>
        <translation>{amount} wurden ohne Rückfrage beim Backend genommen.</translation>
    </message>
    <message>
        <source>{amount} · it is never taken twice</source>
        <translation>{amount} · wird nie zweimal genommen</translation>
    </message>
    <message>
        <source>{worth} That was at {time}; the backend cannot be asked now.</source>
        <translation>{worth} So war es um {time}; das Backend ist gerade nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Ask about a card, sell one, load one</source>
        <translation>Karte abfragen, verkaufen, aufladen</translation>
    </message>
    <message>
        <source>Gift cards sold, untaxed</source>
        <translation>Geschenkkarten, unversteuert</translation>
    </message>
    <message>
        <source>Sell one on paper</source>
        <translation>Eine auf Papier verkaufen</translation>
    </message>
    <message>
        <source>Sell or load it</source>
        <translation>Verkaufen oder aufladen</translation>
    </message>
    <message>
        <source>Type the amount that it is sold for first.</source>
        <translation>Erst den Betrag eintippen, für den sie verkauft wird.</translation>
    </message>
    <message>
        <source>What it is sold for, or loaded with.</source>
        <translation>Wofür sie verkauft oder womit sie aufgeladen wird.</translation>
    </message>
    <message>
        <source>Split the bill</source>
        <translation>Rechnung teilen</translation>
    </message>
    <message>
        <source>In equal parts</source>
        <translation>Zu gleichen Teilen</translation>
    </message>
    <message>
        <source>By line: choose what one of them pays</source>
        <translation>Nach Zeilen: wählen, was eine Person bezahlt</translation>
    </message>
    <message>
        <source>Pay what is chosen</source>
        <translation>Gewähltes bezahlen</translation>
    </message>
    <message>
        <source>Pay {amount}</source>
        <translation>{amount} bezahlen</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>Still to pay {amount}</source>
        <translation>Noch zu zahlen {amount}</translation>
    </message>
    <message>
        <source>Share {number} of {count}, {currency}</source>
        <translation>Anteil {number} von {count}, {currency}</translation>
    </message>
    <message>
        <source>One share, {currency}</source>
        <translation>Ein Anteil, {currency}</translation>
    </message>
    <message>
        <source>Give {amount} back; the next share is still to pay.</source>
        <translation>{amount} zurückgeben; der nächste Anteil ist noch zu zahlen.</translation>
    </message>
    <message>
        <source>Gift cards and vouchers</source>
        <translation>Geschenkkarten und Gutscheine</translation>
    </message>
    <message>
        <source>Vouchers sold, taxed</source>
        <translation>Gutscheine, versteuert</translation>
    </message>
    <message>
        <source>Taxed vouchers redeemed</source>
        <translation>Versteuerte Gutscheine eingelöst</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Was ist es?</translation>
    </message>
    <message>
        <source>Tax on a gift card is due when it pays, on a voucher for certain goods when it is sold.</source>
        <translation>Die Steuer wird bei einer Geschenkkarte beim Einlösen fällig, bei einem Gutschein für bestimmte Waren beim Verkauf.</translation>
    </message>
</context>
</TS>
