<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillSaid</name>
    <message>
        <source>so nothing was changed</source>
        <translation>darum ist nichts geändert</translation>
    </message>
    <message>
        <source>Without evidence it stays undecided; key the number on the card terminal's slip, or what it shows.</source>
        <translation>Ohne Beleg bleibt es unentschieden; die Nummer auf dem Beleg des Kartengeräts tippen, oder was es zeigt.</translation>
    </message>
    <message>
        <source>The card payment of {} was cancelled{}, so nothing was charged; choose how to pay.</source>
        <translation>Die Kartenzahlung von {} wurde abgebrochen{}, darum ist nichts belastet; bitte wählen, wie bezahlt wird.</translation>
    </message>
    <message>
        <source>The card payment of {} was not begun{}, so nothing was charged; try again, or take cash.</source>
        <translation>Die Kartenzahlung von {} wurde nicht begonnen{}, darum ist nichts belastet; noch einmal versuchen oder bar kassieren.</translation>
    </message>
    <message>
        <source>The card terminal approved {} after all; it was undone at once, and nothing is owed.</source>
        <translation>Das Kartengerät hat {} doch genehmigt; es wurde sofort rückgängig gemacht, und nichts ist geschuldet.</translation>
    </message>
    <message>
        <source>The card terminal charged {} after all, and no sale shows for it: the customer is owed it.</source>
        <translation>Das Kartengerät hat {} doch belastet, und kein Verkauf steht dafür: Das Geld steht dem Kunden zu.</translation>
    </message>
    <message>
        <source>The card terminal closed its day with {}.</source>
        <translation>Das Kartengerät hat seinen Tag mit {} abgeschlossen.</translation>
    </message>
    <message>
        <source>The card terminal closed its day and told no total; compare its own slip with the till's card sales.</source>
        <translation>Das Kartengerät hat seinen Tag abgeschlossen und keine Summe genannt; bitte seinen eigenen Beleg mit den Kartenumsätzen der Kasse vergleichen.</translation>
    </message>
    <message>
        <source>The card terminal did not close its day{}; nothing was booked, try again.</source>
        <translation>Das Kartengerät hat seinen Tag nicht abgeschlossen{}; nichts ist gebucht, bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The card terminal did not undo {}{}, so the card stays charged; try again, or refund it.</source>
        <translation>Das Kartengerät hat {} nicht rückgängig gemacht{}, darum bleibt die Karte belastet; noch einmal versuchen oder gutschreiben.</translation>
    </message>
    <message>
        <source>The card terminal says that {}, booked as paid by a person, was not charged; have it looked at.</source>
        <translation>Das Kartengerät sagt, dass {}, von einer Person als bezahlt gebucht, nicht belastet wurde; bitte prüfen lassen.</translation>
    </message>
    <message>
        <source>The card was declined{}, so nothing was charged; try another card, or take cash.</source>
        <translation>Die Karte wurde abgelehnt{}, darum ist nichts belastet; eine andere Karte versuchen oder bar kassieren.</translation>
    </message>
    <message>
        <source>No card terminal is set up at this till, so nothing was charged and the sale is unchanged; take cash, or have a terminal set up in the settings.</source>
        <translation>An dieser Kasse ist kein Kartengerät eingerichtet, darum ist nichts belastet und der Verkauf unverändert; bar kassieren oder in den Einstellungen ein Gerät einrichten lassen.</translation>
    </message>
    <message>
        <source>{} cannot be charged here, so the sale is unchanged; key an amount in {}.</source>
        <translation>{} lässt sich hier nicht belasten, darum ist der Verkauf unverändert; einen Betrag in {} tippen.</translation>
    </message>
    <message>
        <source>The card terminal has not said yet what became of {}, so the sale stays as it is; wait for it, cancel there, or settle the card payment first.</source>
        <translation>Das Kartengerät hat noch nicht gesagt, was aus {} wurde, darum bleibt der Verkauf, wie er ist; warten, dort abbrechen oder erst die Kartenzahlung klären.</translation>
    </message>
    <message>
        <source>This till was given no folder for documents, so nothing was written.</source>
        <translation>Diese Kasse hat keinen Ordner für Dokumente, darum wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>This till was given no folder for reports, so nothing was written; look at them on the screen.</source>
        <translation>Diese Kasse hat keinen Ordner für Berichte, darum wurde nichts geschrieben; bitte am Bildschirm ansehen.</translation>
    </message>
    <message>
        <source>Part of this sale is paid, so the coupon {} was not used; give the money back first.</source>
        <translation>Ein Teil dieses Verkaufs ist bezahlt, darum wurde der Gutschein {} nicht eingelöst; erst das Geld zurückgeben.</translation>
    </message>
    <message>
        <source>The coupon {} does not hold here or today, so it was not used; tell the customer.</source>
        <translation>Der Gutschein {} gilt hier oder heute nicht, darum wurde er nicht eingelöst; bitte dem Kunden sagen.</translation>
    </message>
    <message>
        <source>The coupon {} is on this sale already, so it was not used again.</source>
        <translation>Der Gutschein {} ist schon in diesem Verkauf, darum wurde er nicht noch einmal eingelöst.</translation>
    </message>
    <message>
        <source>{} is a coupon, so it was not used yet; scan the goods first, then the coupon.</source>
        <translation>{} ist ein Gutschein und wurde noch nicht eingelöst; erst die Ware scannen, dann den Gutschein.</translation>
    </message>
    <message>
        <source>This shop does not take that any more, so nothing was taken; choose how else to pay.</source>
        <translation>Das nimmt dieser Laden nicht mehr, darum wurde nichts angenommen; bitte anders bezahlen.</translation>
    </message>
    <message>
        <source>{} cannot be taken here, so the sale is unchanged.</source>
        <translation>{} kann hier nicht angenommen werden, darum ist der Verkauf unverändert.</translation>
    </message>
    <message>
        <source>{} needs its number, so nothing was taken; key the number first.</source>
        <translation>{} braucht seine Nummer, darum wurde nichts angenommen; erst die Nummer tippen.</translation>
    </message>
    <message>
        <source>{} {} is on this sale already, so it was not taken again.</source>
        <translation>{} {} ist schon in diesem Verkauf, darum wurde es nicht noch einmal angenommen.</translation>
    </message>
    <message>
        <source>It does not say how much is owed, or since when.</source>
        <translation>Es sagt nicht, wie viel geschuldet wird oder seit wann.</translation>
    </message>
    <message>
        <source>It does not say since when.</source>
        <translation>Seit wann, ist nicht angegeben.</translation>
    </message>
    <message>
        <source>Nothing more is due this way, so the amount was not taken; finish the sale.</source>
        <translation>So ist nichts mehr offen, darum wurde der Betrag nicht angenommen; den Verkauf abschließen.</translation>
    </message>
    <message>
        <source>Check the backend's address.</source>
        <translation>Bitte die Adresse des Backends prüfen.</translation>
    </message>
    <message>
        <source>If the shop has its own authority, name its certificate; if not, somebody may be listening.</source>
        <translation>Hat der Laden eine eigene Zertifizierungsstelle, deren Zertifikat angeben; sonst hört vielleicht jemand mit.</translation>
    </message>
    <message>
        <source>This till's clock says {}; if that is wrong, set it.</source>
        <translation>Die Uhr dieser Kasse zeigt {}; ist das falsch, bitte stellen.</translation>
    </message>
    <message>
        <source>{} Otherwise the backend needs a new certificate.</source>
        <translation>{} Sonst braucht das Backend ein neues Zertifikat.</translation>
    </message>
    <message>
        <source>{} Otherwise the backend's certificate is not the right one.</source>
        <translation>{} Sonst ist das Zertifikat des Backends nicht das richtige.</translation>
    </message>
    <message>
        <source>The backend's answer to the enrolment was not as agreed, so the till is not connected; check that the address is that of an Evertill central backend.</source>
        <translation>Die Antwort des Backends auf den Anschluss war nicht wie vereinbart, darum ist die Kasse nicht angeschlossen; bitte prüfen, ob die Adresse die eines Evertill-Backends ist.</translation>
    </message>
    <message>
        <source>The till was not enrolled and sells on by itself; check the address and the code, then try again. {}</source>
        <translation>Die Kasse wurde nicht angeschlossen und verkauft allein weiter; Adresse und Code prüfen, dann noch einmal versuchen. {}</translation>
    </message>
    <message>
        <source>Nothing answers at {}, so nothing was changed; check the address. {}</source>
        <translation>Unter {} antwortet nichts, darum ist nichts geändert; bitte die Adresse prüfen. {}</translation>
    </message>
    <message>
        <source>What answers at {} is no Evertill central backend, so nothing was changed; check the address.</source>
        <translation>Was unter {} antwortet, ist kein Evertill-Backend, darum ist nichts geändert; bitte die Adresse prüfen.</translation>
    </message>
    <message>
        <source>The backend's address {} is none this till can use, so it does not connect; write it like https://shop.example or https://shop.example:8443, with nothing after the port.</source>
        <translation>Die Adresse {} kann diese Kasse nicht nutzen, darum verbindet sie sich nicht; bitte wie https://shop.example oder https://shop.example:8443 schreiben, ohne etwas hinter dem Port.</translation>
    </message>
    <message>
        <source>The backend's address {} would send sales over the network unprotected, so this till does not connect; use an https address.</source>
        <translation>Über die Adresse {} gingen Verkäufe ungeschützt durchs Netz, darum verbindet sich die Kasse nicht; bitte eine https-Adresse nehmen.</translation>
    </message>
    <message>
        <source>The {} does not work ({}); take cash until it does.</source>
        <translation>{} geht nicht ({}); bis es wieder geht, bar kassieren.</translation>
    </message>
    <message>
        <source>The scale does not answer; the sale goes on, and weights can be keyed by hand. Check that it is switched on and its cable is plugged in.</source>
        <translation>Die Waage antwortet nicht; der Verkauf geht weiter, Gewichte lassen sich tippen. Bitte prüfen, ob sie eingeschaltet ist und das Kabel steckt.</translation>
    </message>
    <message>
        <source>The scale has lost its zero point; the sale goes on, and weights can be keyed by hand. Clear the plate and switch the scale off and on.</source>
        <translation>Die Waage hat ihren Nullpunkt verloren; der Verkauf geht weiter, Gewichte lassen sich tippen. Die Platte leeren und die Waage aus- und einschalten.</translation>
    </message>
    <message>
        <source>The scale refuses what it is asked; the sale goes on, and weights can be keyed by hand. Check that it is set to the protocol that this till's settings name, and wants no other approval.</source>
        <translation>Die Waage lehnt die Anfrage ab; der Verkauf geht weiter, Gewichte lassen sich tippen. Bitte prüfen, ob sie auf das Protokoll der Kasseneinstellungen gestellt ist und keine andere Freigabe verlangt.</translation>
    </message>
    <message>
        <source>{} It was tried for two days.</source>
        <translation>{} Es wurde zwei Tage lang versucht.</translation>
    </message>
    <message>
        <source>{} cannot be written, so gift cards cannot be taken yet; free some space on the disk.</source>
        <translation>{} lässt sich nicht schreiben, darum sind Geschenkkarten noch nicht möglich; bitte Platz auf dem Datenträger schaffen.</translation>
    </message>
    <message>
        <source>This till's key {} cannot be read, so receipts cannot be signed and nothing sold; restore the home from its backup.</source>
        <translation>Der Schlüssel {} dieser Kasse ist nicht lesbar, darum lassen sich Bons nicht signieren und nichts verkaufen; bitte aus der Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The till is busy with another device, so nothing was changed; try again in a moment.</source>
        <translation>Die Kasse ist mit einem anderen Gerät beschäftigt, darum ist nichts geändert; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>No {} is set up, so there is nothing to try; see More, Set-up, Devices.</source>
        <translation>Nichts dieser Art ({}) ist eingerichtet, darum gibt es nichts zu prüfen; siehe Mehr, Einrichten, Geräte.</translation>
    </message>
    <message>
        <source>Put something on the scale.</source>
        <translation>Etwas auf die Waage legen.</translation>
    </message>
    <message>
        <source>The printer cannot be reached there: {}. Choose another, or mend the address.</source>
        <translation>Der Drucker ist dort nicht erreichbar: {}. Einen anderen wählen oder die Adresse berichtigen.</translation>
    </message>
    <message>
        <source>The card terminal cannot be reached there: {}. Choose another, or mend the address.</source>
        <translation>Das Kartengerät ist dort nicht erreichbar: {}. Ein anderes wählen oder die Adresse berichtigen.</translation>
    </message>
    <message>
        <source>{} cannot be written ({}), so the change is not kept; free some space or mend the folder's rights.</source>
        <translation>{} lässt sich nicht schreiben ({}), darum ist die Änderung nicht gespeichert; Platz schaffen oder die Rechte des Ordners berichtigen.</translation>
    </message>
    <message>
        <source>No label printer is set up, so nothing was printed; set one up under More, Set-up, Devices, or use --out.</source>
        <translation>Kein Etikettendrucker ist eingerichtet, darum wurde nichts gedruckt; bitte unter Mehr, Einrichten, Geräte einrichten.</translation>
    </message>
    <message>
        <source>{} cannot be written, so the password is not kept; mend the folder's rights.</source>
        <translation>{} lässt sich nicht schreiben, darum ist das Passwort nicht gespeichert; bitte die Rechte des Ordners berichtigen.</translation>
    </message>
    <message>
        <source>{} cannot be written ({}), so the report is not there; choose another place or make room, and try again.</source>
        <translation>{} lässt sich nicht schreiben ({}), darum gibt es den Bericht nicht; einen anderen Ort wählen oder Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>A PIN has {} to {} digits, {}; choose another.</source>
        <translation>Eine PIN hat {} bis {} Ziffern, {}; bitte eine andere wählen.</translation>
    </message>
    <message>
        <source>A badge of this shop begins with {}, {}; scan another, or have the policy `rights.badge_prefix` changed.</source>
        <translation>Ein Ausweis dieses Ladens beginnt mit {}, {}; einen anderen scannen oder die Regel `rights.badge_prefix` ändern lassen.</translation>
    </message>
    <message>
        <source>Nobody here has the id {}, {}; name one that is shown.</source>
        <translation>Niemand hier hat die Kennung {}, {}; bitte eine der gezeigten nennen.</translation>
    </message>
    <message>
        <source>Nobody would be left who may set this till up, {}; keep one active manager.</source>
        <translation>Niemand bliebe, der diese Kasse einrichten darf, {}; eine aktive Leitung behalten.</translation>
    </message>
    <message>
        <source>Somebody new needs a PIN, {}; give one.</source>
        <translation>Jemand Neues braucht eine PIN, {}; bitte eine angeben.</translation>
    </message>
    <message>
        <source>Somebody new needs a name, {}; give one.</source>
        <translation>Jemand Neues braucht einen Namen, {}; bitte einen angeben.</translation>
    </message>
    <message>
        <source>That badge is {}'s, {}; scan another, or revoke it there first.</source>
        <translation>Dieser Ausweis gehört {}, {}; einen anderen scannen oder ihn dort erst sperren.</translation>
    </message>
    <message>
        <source>That badge looks like a card number, {}; use another one.</source>
        <translation>Dieser Ausweis sieht nach einer Kartennummer aus, {}; bitte einen anderen nehmen.</translation>
    </message>
    <message>
        <source>That name looks like a card number, {}; give a name.</source>
        <translation>Dieser Name sieht nach einer Kartennummer aus, {}; bitte einen Namen angeben.</translation>
    </message>
    <message>
        <source>The staff of this shop belongs to its backend, {}; change people and badges there, and this till will follow.</source>
        <translation>Das Personal dieses Ladens gehört seinem Backend, {}; Personen und Ausweise dort ändern, diese Kasse folgt.</translation>
    </message>
    <message>
        <source>This till cannot be joined from here, so nothing was changed; run `evertill enrol`.</source>
        <translation>Diese Kasse lässt sich von hier nicht anschließen, darum ist nichts geändert; bitte `evertill enrol` ausführen.</translation>
    </message>
    <message>
        <source>{}{}, so nothing was kept; change that answer.</source>
        <translation>{}{}, darum ist nichts gespeichert; bitte diese Antwort ändern.</translation>
    </message>
    <message>
        <source>Training could not be prepared in {} ({}), so the real till goes on; free some space, then try again.</source>
        <translation>Das Training ließ sich in {} nicht vorbereiten ({}), darum geht die echte Kasse weiter; Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Training could not start its simulated devices ({}), so the real till goes on; try again.</source>
        <translation>Das Training konnte seine simulierten Geräte nicht starten ({}), darum geht die echte Kasse weiter; bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Another program holds this till's copy of the products, so newer ones were not kept; selling goes on with the copy at hand; close that program.</source>
        <translation>Ein anderes Programm hält die Artikelkopie dieser Kasse, darum sind neuere nicht gespeichert; verkauft wird mit der vorhandenen Kopie; bitte jenes Programm schließen.</translation>
    </message>
    <message>
        <source>The disk of this till could not be read or written, so the copy of the shop's products may be out of date; selling goes on with what can be read; call for service if this comes again.</source>
        <translation>Der Datenträger dieser Kasse ließ sich nicht lesen oder schreiben, darum kann die Artikelkopie veraltet sein; verkauft wird mit dem Lesbaren; kommt es wieder, bitte den Service rufen.</translation>
    </message>
    <message>
        <source>The disk of this till is full, so the shop's newer products and prices were not kept; selling goes on with the copy at hand; free disk space.</source>
        <translation>Der Datenträger dieser Kasse ist voll, darum sind neuere Artikel und Preise nicht gespeichert; verkauft wird mit der vorhandenen Kopie; bitte Platz schaffen.</translation>
    </message>
    <message>
        <source>This till's copy of the products is damaged, so items cannot be found; key their prices until the copy has been fetched again, which begins by itself.</source>
        <translation>Die Artikelkopie dieser Kasse ist beschädigt, darum sind Artikel nicht zu finden; Preise tippen, bis sie neu geholt ist, was von selbst beginnt.</translation>
    </message>
    <message>
        <source>This till's copy of the products may not be opened, so items cannot be found; allow the account that runs Evertill to write the till's home folder.</source>
        <translation>Die Artikelkopie dieser Kasse darf nicht geöffnet werden, darum sind Artikel nicht zu finden; dem Konto von Evertill das Schreiben im Kassenordner erlauben.</translation>
    </message>
    <message>
        <source>The policy of this shop belongs to its backend, {} and selling goes on as before; change it there, and this till will follow.</source>
        <translation>Die Regeln dieses Ladens gehören seinem Backend, {} und es wird verkauft wie zuvor; dort ändern, diese Kasse folgt.</translation>
    </message>
</context>
</TS>
