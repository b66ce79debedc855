<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evertill</name>
    <message>
        <source>What other tills put aside cannot be seen now; those here can.</source>
        <translation>Was andere Kassen zurückgestellt haben, ist gerade nicht zu sehen; das hier Zurückgestellte schon.</translation>
    </message>
    <message>
        <source>The other tills cannot be asked now, so the sale stays where it is; try again.</source>
        <translation>Die anderen Kassen sind gerade nicht zu erreichen, der Verkauf bleibt, wo er ist; bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Asking for it…</source>
        <translation>Wird angefragt…</translation>
    </message>
    <message>
        <source>Till {till} fetched that sale first and has it on its counter; nothing was changed.</source>
        <translation>Kasse {till} hat diesen Verkauf zuerst geholt und auf der Theke; nichts ist geändert.</translation>
    </message>
    <message>
        <source>That sale was sold or given up at another till already; nothing was changed.</source>
        <translation>Dieser Verkauf ist an einer anderen Kasse schon verkauft oder aufgegeben; nichts ist geändert.</translation>
    </message>
    <message>
        <source>That sale does not wait any more; look for its receipt.</source>
        <translation>Dieser Verkauf wartet nicht mehr; bitte den Bon suchen.</translation>
    </message>
    <message>
        <source>on the counter of till {till} since {time}</source>
        <translation>auf der Theke von Kasse {till} seit {time}</translation>
    </message>
    <message>
        <source>till {till}</source>
        <translation>Kasse {till}</translation>
    </message>
</context>
</TS>
