<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Asking the scale</source>
        <translation>Waage wird gefragt</translation>
    </message>
    <message>
        <source>Below zero: clear the plate and set the scale to zero</source>
        <translation>Unter null: Platte leeren und Waage auf null stellen</translation>
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
        <source>It is the wrapping</source>
        <translation>Das ist die Verpackung</translation>
    </message>
    <message>
        <source>Lies still</source>
        <translation>Liegt ruhig</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>Mehr dazu</translation>
    </message>
    <message>
        <source>Nothing on the scale yet</source>
        <translation>Noch nichts auf der Waage</translation>
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
        <source>Put it on the scale</source>
        <translation>Auf die Waage legen</translation>
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
        <source>Too heavy for this scale: weigh it in parts</source>
        <translation>Zu schwer für diese Waage: in Teilen wiegen</translation>
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
        <source>taken off by the scale</source>
        <translation>von der Waage abgezogen</translation>
    </message>
    <message>
        <source>{name}: once it lies still, Enter takes the weight. It can also be keyed.</source>
        <translation>{name}: Sobald es ruhig liegt, übernimmt Enter das Gewicht. Es lässt sich auch eintippen.</translation>
    </message>
</context>
</TS>
