<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>EvertillCentral</name>
    <message>
        <source>0 takes a free one.</source>
        <translation>0 nimmt einen freien.</translation>
    </message>
    <message>
        <source>A JSON file: how customers are told.</source>
        <translation>Eine JSON-Datei: wie Kunden benachrichtigt werden.</translation>
    </message>
    <message>
        <source>A PEM file.</source>
        <translation>Eine PEM-Datei.</translation>
    </message>
    <message>
        <source>A certificate and its key belong together, so central did not start; give both or none.</source>
        <translation>Ein Zertifikat und sein Schlüssel gehören zusammen, darum ist evertill-central nicht gestartet; beide angeben oder keines.</translation>
    </message>
    <message>
        <source>Answer as JSON.</source>
        <translation>Als JSON antworten.</translation>
    </message>
    <message>
        <source>Central cannot listen on {} port {} ({}); choose another port.</source>
        <translation>evertill-central kann nicht auf {} Port {} lauschen ({}); einen anderen Port wählen.</translation>
    </message>
    <message>
        <source>Central's database does not answer just now; nothing was lost, try again later.</source>
        <translation>Die Datenbank von evertill-central antwortet gerade nicht; nichts ist verloren, später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Central's database does not take what was sent; nothing of it was written.</source>
        <translation>Die Datenbank von evertill-central nimmt nicht an, was gesendet wurde; nichts davon ist geschrieben.</translation>
    </message>
    <message>
        <source>Give a one-time enrolment code for a store.</source>
        <translation>Einen einmaligen Anmeldecode für einen Laden geben.</translation>
    </message>
    <message>
        <source>Give a storefront's key; it is shown this once.</source>
        <translation>Den Schlüssel eines Webshops geben; er wird nur dieses eine Mal gezeigt.</translation>
    </message>
    <message>
        <source>Give an admin token; it is shown this once.</source>
        <translation>Ein Zugangszeichen der Verwaltung geben; es wird nur dieses eine Mal gezeigt.</translation>
    </message>
    <message>
        <source>Load CSV or JSON files named after streams; rows that are refused are listed with their reasons.</source>
        <translation>CSV- oder JSON-Dateien laden, die nach Datenströmen heißen; abgelehnte Zeilen werden mit Gründen genannt.</translation>
    </message>
    <message>
        <source>Nothing was loaded: {} has no file such as products.csv; name the files after streams.</source>
        <translation>Nichts wurde geladen: {} hat keine Datei wie products.csv; die Dateien nach Datenströmen benennen.</translation>
    </message>
    <message>
        <source>Open enrolment lets anybody in, so central does not offer it on {}; use codes instead.</source>
        <translation>Offene Anmeldung lässt jeden herein, darum bietet evertill-central sie auf {} nicht an; stattdessen Codes benutzen.</translation>
    </message>
    <message>
        <source>Passed over, for no stream is called so: {}. Streams are {}.</source>
        <translation>Übergangen, denn kein Datenstrom heißt so: {}. Datenströme sind {}.</translation>
    </message>
    <message>
        <source>Plain http is for this machine alone, so central does not listen on {}; give --certificate and --key, or use --host 127.0.0.1.</source>
        <translation>Unverschlüsseltes http gilt nur für diesen Rechner, darum lauscht evertill-central nicht auf {}; --certificate und --key angeben oder --host 127.0.0.1 nehmen.</translation>
    </message>
    <message>
        <source>Say what customers were told of their orders, and what could not be told.</source>
        <translation>Sagen, was Kunden über ihre Bestellungen erfahren haben und was nicht mitgeteilt werden konnte.</translation>
    </message>
    <message>
        <source>Serve tills until told to stop; the first line printed is `listening HOST:PORT`.</source>
        <translation>Kassen bedienen, bis es beendet wird; die erste Zeile ist `listening HOST:PORT`.</translation>
    </message>
    <message>
        <source>Store {} was not known and is now there; load stores.csv to name it.</source>
        <translation>Der Laden {} war nicht bekannt und ist nun da; stores.csv laden, um ihn zu benennen.</translation>
    </message>
    <message>
        <source>Take any code; loopback only.</source>
        <translation>Jeden Code annehmen; nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The certificate {} and its key {} cannot be used, so central did not start; name a PEM file with the certificate and one with the key that belongs to it, without a password.</source>
        <translation>Das Zertifikat {} und sein Schlüssel {} sind nicht brauchbar, darum ist evertill-central nicht gestartet; eine PEM-Datei mit dem Zertifikat nennen und eine mit dem Schlüssel dazu, ohne Passwort.</translation>
    </message>
    <message>
        <source>The certificate's PEM key.</source>
        <translation>Der PEM-Schlüssel des Zertifikats.</translation>
    </message>
    <message>
        <source>The database URL of the kind {} cannot be used, so central did not start; use sqlite:///PATH or postgresql+psycopg://HOST/NAME.</source>
        <translation>Die Datenbank-URL der Art {} ist nicht brauchbar, darum ist evertill-central nicht gestartet; sqlite:///PFAD oder postgresql+psycopg://RECHNER/NAME nehmen.</translation>
    </message>
    <message>
        <source>The file cannot be read, so nothing of it was loaded: {}.</source>
        <translation>Die Datei ist nicht lesbar, darum wurde nichts aus ihr geladen: {}.</translation>
    </message>
    <message>
        <source>The file {} does not say how notices are sent, so central did not start. {} Mend it and start again.</source>
        <translation>Die Datei {} sagt nicht, wie Nachrichten verschickt werden, darum ist das Backend nicht gestartet. {} Berichtigen und neu starten.</translation>
    </message>
    <message>
        <source>The reference backend of Evertill: facts in, streams out.</source>
        <translation>Das Referenz-Backend von Evertill: Vorgänge hinein, Datenströme heraus.</translation>
    </message>
    <message>
        <source>The store the till will belong to.</source>
        <translation>Der Laden, zu dem die Kasse gehören wird.</translation>
    </message>
    <message>
        <source>There is no store {}; write it to the stream stores first.</source>
        <translation>Einen Laden {} gibt es nicht; ihn erst in den Datenstrom stores schreiben.</translation>
    </message>
    <message>
        <source>Where its orders come from: web, app, social, wholesale ...</source>
        <translation>Woher seine Bestellungen kommen: web, app, social, wholesale ...</translation>
    </message>
    <message>
        <source>Where to listen; other than loopback needs a certificate.</source>
        <translation>Wo gelauscht wird; außer auf diesem Rechner selbst braucht es ein Zertifikat.</translation>
    </message>
    <message>
        <source>Which webshop it is for.</source>
        <translation>Für welchen Webshop es ist.</translation>
    </message>
    <message>
        <source>Whom it is for.</source>
        <translation>Für wen es ist.</translation>
    </message>
    <message>
        <source>sqlite:///PATH or postgresql+psycopg://HOST/NAME</source>
        <translation>sqlite:///PFAD oder postgresql+psycopg://RECHNER/NAME</translation>
    </message>
    <message>
        <source>{}: {} written, {} unchanged, {} refused</source>
        <translation>{}: {} geschrieben, {} unverändert, {} abgelehnt</translation>
    </message>
    <message>
        <source>No customer was to be told of anything yet.</source>
        <translation>Noch war keinem Kunden etwas mitzuteilen.</translation>
    </message>
    <message>
        <source>mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>vielleicht angekommen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>misslungen</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>entfallen</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>expires_soon</source>
        <translation>läuft bald ab</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>handed_over</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>versandt</translation>
    </message>
    <message>
        <source>The mail server asks to be tried again later.</source>
        <translation>Der Mailserver möchte später noch einmal versucht werden.</translation>
    </message>
    <message>
        <source>The mail server cannot be used: {}.</source>
        <translation>Der Mailserver lässt sich nicht benutzen: {}.</translation>
    </message>
    <message>
        <source>The mail server cannot write such an address.</source>
        <translation>Der Mailserver kann eine solche Adresse nicht schreiben.</translation>
    </message>
    <message>
        <source>The mail server does not accept our name and password.</source>
        <translation>Der Mailserver nimmt unseren Namen und unser Passwort nicht an.</translation>
    </message>
    <message>
        <source>The mail server does not take mail for this address.</source>
        <translation>Der Mailserver nimmt keine Post für diese Adresse an.</translation>
    </message>
    <message>
        <source>The mail server does not take mail from our address.</source>
        <translation>Der Mailserver nimmt keine Post von unserer Adresse an.</translation>
    </message>
    <message>
        <source>The mail server does not take the letter.</source>
        <translation>Der Mailserver nimmt den Brief nicht an.</translation>
    </message>
    <message>
        <source>The mail server ended the talk.</source>
        <translation>Der Mailserver hat das Gespräch beendet.</translation>
    </message>
    <message>
        <source>The line to the mail server broke while the letter was handed over.</source>
        <translation>Die Leitung zum Mailserver riss ab, während der Brief übergeben wurde.</translation>
    </message>
    <message>
        <source>The mail server's certificate is not trusted; name its authority as ca_file.</source>
        <translation>Dem Zertifikat des Mailservers wird nicht vertraut; seine Zertifizierungsstelle als ca_file nennen.</translation>
    </message>
    <message>
        <source>The webhook's certificate is not trusted; name its authority as ca_file.</source>
        <translation>Dem Zertifikat des Webhooks wird nicht vertraut; seine Zertifizierungsstelle als ca_file nennen.</translation>
    </message>
    <message>
        <source>The webhook answered {}.</source>
        <translation>Der Webhook antwortete {}.</translation>
    </message>
    <message>
        <source>The webhook cannot be reached: {}.</source>
        <translation>Der Webhook ist nicht zu erreichen: {}.</translation>
    </message>
    <message>
        <source>The webhook says that it wants no such event any more.</source>
        <translation>Der Webhook will ein solches Ereignis nicht mehr.</translation>
    </message>
    <message>
        <source>The file named as ca_file holds no certificate.</source>
        <translation>Die als ca_file genannte Datei enthält kein Zertifikat.</translation>
    </message>
</context>
</TS>
