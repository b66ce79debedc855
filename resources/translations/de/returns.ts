<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>as paid on receipt {number}</source>
        <translation>wie bezahlt auf Bon {number}</translation>
    </message>
    <message>
        <source>Paid on receipt {number}</source>
        <translation>Bezahlt auf Bon {number}</translation>
    </message>
    <message>
        <source>Kept at today's price: the difference goes back.</source>
        <translation>Bleibt beim Kunden zum heutigen Preis: der Unterschied geht zurück.</translation>
    </message>
    <message>
        <source>Kept, money back</source>
        <translation>Bleibt, Geld zurück</translation>
    </message>
    <message>
        <source>How much goes back?</source>
        <translation>Wie viel geht zurück?</translation>
    </message>
    <message>
        <source>The goods stay with the customer. Type the amount that was agreed and press Enter.</source>
        <translation>Die Ware bleibt beim Kunden. Den vereinbarten Betrag tippen und Enter drücken.</translation>
    </message>
    <message>
        <source>{currency} back</source>
        <translation>{currency} zurück</translation>
    </message>
    <message>
        <source>Paid for what is chosen</source>
        <translation>Bezahlt für das Gewählte</translation>
    </message>
    <message>
        <source>Why does {amount} go back?</source>
        <translation>Warum geht {amount} zurück?</translation>
    </message>
    <message>
        <source>The goods stay and the agreed amount goes back. Pay it out.</source>
        <translation>Die Ware bleibt, der vereinbarte Betrag geht zurück. Auszahlen.</translation>
    </message>
    <message>
        <source>Kept, today's price</source>
        <translation>Bleibt, heutiger Preis</translation>
    </message>
    <message>
        <source>take goods back so late</source>
        <translation>so spät noch Ware zurücknehmen</translation>
    </message>
    <message>
        <source>pay back by another means</source>
        <translation>auf anderem Weg zurückzahlen</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Gefällt nicht</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Wrong size</source>
        <translation>Falsche Größe</translation>
    </message>
    <message>
        <source>Wrong article</source>
        <translation>Falscher Artikel</translation>
    </message>
    <message>
        <source>A gift: paid back as store credit, or exchanged.</source>
        <translation>Ein Geschenk: als Guthaben zurückgezahlt oder umgetauscht.</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles davon</translation>
    </message>
    <message>
        <source>Asking the other tills …</source>
        <translation>Die anderen Kassen werden gefragt …</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alles wählen</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>Lines of the receipt</source>
        <translation>Zeilen des Bons</translation>
    </message>
    <message>
        <source>No more of {name} can come back of this receipt.</source>
        <translation>Mehr von {name} kann von diesem Bon nicht zurückkommen.</translation>
    </message>
    <message>
        <source>No till has sent receipt {number} yet, so nothing is taken back; check the number, or try again.</source>
        <translation>Noch keine Kasse hat Bon {number} gesendet, darum wird nichts zurückgenommen; die Nummer prüfen oder noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nothing was added. Goods of it can be taken back here; the till that printed it prints copies.</source>
        <translation>Nichts wurde erfasst. Ware davon kann hier zurückgenommen werden; eine Kopie kommt von der Kasse, die ihn gedruckt hat.</translation>
    </message>
    <message>
        <source>Nothing was added. Take goods back, or print it once more, marked as a copy?</source>
        <translation>Nichts wurde erfasst. Ware zurücknehmen, oder den Bon noch einmal drucken, als Kopie gekennzeichnet?</translation>
    </message>
    <message>
        <source>One line comes back. Ring what is taken instead, or pay.</source>
        <translation>Eine Zeile kommt zurück. Erfassen, was stattdessen mitgeht, oder bezahlen.</translation>
    </message>
    <message>
        <source>Other tills could not be asked whether it came back there.</source>
        <translation>Andere Kassen konnten nicht gefragt werden, ob es dort zurückkam.</translation>
    </message>
    <message>
        <source>Pay back as it was paid</source>
        <translation>Zurückzahlen, wie bezahlt wurde</translation>
    </message>
    <message>
        <source>Scan the code on the receipt, or type its number and press Enter.</source>
        <translation>Den Code auf dem Bon scannen, oder seine Nummer tippen und Enter drücken.</translation>
    </message>
    <message>
        <source>Scan the receipt</source>
        <translation>Bon scannen</translation>
    </message>
    <message>
        <source>Scan the receipt, or type its number</source>
        <translation>Bon scannen, oder seine Nummer tippen</translation>
    </message>
    <message>
        <source>Take back · {amount}</source>
        <translation>Zurücknehmen · {amount}</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>Ware zurücknehmen</translation>
    </message>
    <message>
        <source>The time for returns is over; somebody who may must allow it.</source>
        <translation>Die Rückgabefrist ist vorbei; jemand, der darf, muss es erlauben.</translation>
    </message>
    <message>
        <source>To the shelf</source>
        <translation>Ins Regal</translation>
    </message>
    <message>
        <source>To the supplier</source>
        <translation>Zum Lieferanten</translation>
    </message>
    <message>
        <source>Without a receipt</source>
        <translation>Ohne Bon</translation>
    </message>
    <message>
        <source>all came back</source>
        <translation>alles zurück</translation>
    </message>
    <message>
        <source>goods come back, with a receipt</source>
        <translation>Ware kommt zurück, mit Bon</translation>
    </message>
    <message>
        <source>the next item, without a receipt</source>
        <translation>der nächste Artikel, ohne Bon</translation>
    </message>
    <message>
        <source>{name} came back and cannot be rung anew by itself; scan it, or strike what came back.</source>
        <translation>{name} kam zurück und lässt sich nicht von selbst neu erfassen; scannen, oder das Zurückgekommene streichen.</translation>
    </message>
    <message>
        <source>{number} is no sale of which goods can come back; look at the receipt again.</source>
        <translation>{number} ist kein Verkauf, von dem Ware zurückkommen kann; den Bon noch einmal ansehen.</translation>
    </message>
    <message>
        <source>{number} is none of this till's, so nothing is taken back; check it.</source>
        <translation>{number} ist keiner dieser Kasse, darum wird nichts zurückgenommen; bitte prüfen.</translation>
    </message>
    <message>
        <source>{number} is of another till, which cannot be asked now; take the goods back without a receipt, or wait for the link.</source>
        <translation>{number} ist von einer anderen Kasse, die jetzt nicht gefragt werden kann; die Ware ohne Bon zurücknehmen, oder auf die Verbindung warten.</translation>
    </message>
    <message>
        <source>{n} lines come back. Ring what is taken instead, or pay.</source>
        <translation>{n} Zeilen kommen zurück. Erfassen, was stattdessen mitgeht, oder bezahlen.</translation>
    </message>
    <message>
        <source>{quantity} came back</source>
        <translation>{quantity} zurück</translation>
    </message>
    <message>
        <source>{quantity} sold</source>
        <translation>{quantity} verkauft</translation>
    </message>
    <message>
        <source>“{text}” is no receipt, so nothing is taken back; scan the code on the receipt, or type its number.</source>
        <translation>„{text}“ ist kein Bon, darum wird nichts zurückgenommen; den Code auf dem Bon scannen, oder seine Nummer tippen.</translation>
    </message>
    <message>
        <source>The sale was open for long and is at the prices of now. Tell the customer, then pay.</source>
        <translation>Der Verkauf war lange offen und hat jetzt die heutigen Preise. Dem Kunden sagen, dann bezahlen.</translation>
    </message>
    <message>
        <source>take goods back by the code on a receipt alone</source>
        <translation>Ware allein auf den Code eines Bons zurücknehmen</translation>
    </message>
    <message>
        <source>Scan each piece that comes back, or type its number and press Enter.</source>
        <translation>Jedes Stück scannen, das zurückkommt, oder seine Nummer tippen und Enter drücken.</translation>
    </message>
    <message>
        <source>{amount} each today</source>
        <translation>heute {amount} je Stück</translation>
    </message>
    <message>
        <source>The code is genuine, but what was sold cannot be looked up now: the goods come back at today's prices, {amount} at most.</source>
        <translation>Der Code ist echt, aber was verkauft wurde, lässt sich jetzt nicht nachsehen: Die Ware kommt zu heutigen Preisen zurück, höchstens für {amount}.</translation>
    </message>
    <message>
        <source>Take back · at most {amount}</source>
        <translation>Zurücknehmen · höchstens {amount}</translation>
    </message>
    <message>
        <source>Scan what comes back</source>
        <translation>Scannen, was zurückkommt</translation>
    </message>
    <message>
        <source>Scan what comes back, or type its number</source>
        <translation>Scannen, was zurückkommt, oder Nummer tippen</translation>
    </message>
    <message>
        <source>{amount} less than paid: the offer or quantity price no longer holds for what is kept.</source>
        <translation>{amount} weniger als bezahlt: Für das Behaltene gilt das Angebot oder der Mengenpreis nicht mehr.</translation>
    </message>
    <message>
        <source>{amount} more: what earlier returns held back is paid now.</source>
        <translation>{amount} mehr: Was frühere Rückgaben einbehielten, wird jetzt ausgezahlt.</translation>
    </message>
    <message>
        <source>Offer worked out anew for what is kept</source>
        <translation>Angebot für das Behaltene neu gerechnet</translation>
    </message>
    <message>
        <source>offers count in part for each piece</source>
        <translation>Angebote zählen anteilig je Stück</translation>
    </message>
    <message>
        <source>offers are worked out anew for what is kept</source>
        <translation>Angebote werden für das Behaltene neu gerechnet</translation>
    </message>
    <message>
        <source>offer worked out anew {amount}</source>
        <translation>Angebot neu gerechnet {amount}</translation>
    </message>
</context>
</TS>
