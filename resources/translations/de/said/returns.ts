<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillSaid</name>
    <message>
        <source>Money is given back for a reason, so nothing was changed; choose or key one.</source>
        <translation>Geld geht aus einem Grund zurück, darum ist nichts geändert; bitte einen wählen oder tippen.</translation>
    </message>
    <message>
        <source>That sale was free of tax, so no part of it can be given back by itself; take the goods back and ring them anew.</source>
        <translation>Jener Verkauf war steuerfrei, darum lässt sich kein Teil allein zurückgeben; die Ware zurücknehmen und neu erfassen.</translation>
    </message>
    <message>
        <source>Of these goods {} can go back at most, so nothing was changed; key less.</source>
        <translation>Für diese Ware können höchstens {} zurückgehen, darum ist nichts geändert; weniger tippen.</translation>
    </message>
    <message>
        <source>The code on that receipt is altered, or no till of the shop printed it, so nothing was taken back; keep the receipt and ask a manager.</source>
        <translation>Der Code auf diesem Bon ist verändert, oder keine Kasse des Ladens hat ihn gedruckt, darum wurde nichts zurückgenommen; den Bon behalten und die Leitung fragen.</translation>
    </message>
    <message>
        <source>That is no signed code of a receipt, so nothing was taken back; scan the square code on the receipt.</source>
        <translation>Das ist kein signierter Code eines Bons, darum wurde nichts zurückgenommen; den quadratischen Code auf dem Bon scannen.</translation>
    </message>
    <message>
        <source>This till was never told of the till that printed receipt {}, so it cannot check it and nothing was taken back; wait for the link, or take the goods back without a receipt.</source>
        <translation>Diese Kasse kennt die Kasse nicht, die Bon {} gedruckt hat, kann ihn also nicht prüfen, und es wurde nichts zurückgenommen; auf die Verbindung warten oder ohne Bon zurücknehmen.</translation>
    </message>
    <message>
        <source>Receipt {} is dated after its till's key went out of use, so nothing was taken back; keep the receipt and ask a manager.</source>
        <translation>Bon {} ist jünger als die Zeit, in der der Schlüssel seiner Kasse galt, darum wurde nichts zurückgenommen; den Bon behalten und die Leitung fragen.</translation>
    </message>
    <message>
        <source>All that receipt {} came to was paid back at this till already, so nothing was taken back; look at the later receipts.</source>
        <translation>Alles, was Bon {} ausgemacht hat, wurde an dieser Kasse schon zurückgezahlt, darum wurde nichts zurückgenommen; die späteren Bons ansehen.</translation>
    </message>
    <message>
        <source>What {} costs by the piece is not in the catalogue, so nothing was taken back; wait for the link, or take it back without a receipt.</source>
        <translation>Was {} je Stück kostet, steht nicht im Katalog, darum wurde nichts zurückgenommen; auf die Verbindung warten oder ohne Bon zurücknehmen.</translation>
    </message>
    <message>
        <source>No article is known by “{}”, so it was not added; check it, or take it back without a receipt.</source>
        <translation>Unter „{}“ ist kein Artikel bekannt, darum wurde er nicht hinzugefügt; bitte prüfen oder ohne Bon zurücknehmen.</translation>
    </message>
    <message>
        <source>What one piece of {} cost cannot be told from the code alone, so it was not added; wait for the link, or take it back without a receipt.</source>
        <translation>Was ein Stück {} gekostet hat, sagt der Code allein nicht, darum wurde es nicht hinzugefügt; auf die Verbindung warten oder ohne Bon zurücknehmen.</translation>
    </message>
</context>
</TS>
