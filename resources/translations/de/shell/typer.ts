<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Evertill</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>See `{} --help`.</source>
        <translation>Siehe `{} --help`.</translation>
    </message>
    <message>
        <source>Usage: </source>
        <translation>Aufruf: </translation>
    </message>
    <message>
        <source>Show this message and exit.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>default: </source>
        <translation>sonst: </translation>
    </message>
    <message>
        <source>required</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>Invalid value for {}: {}</source>
        <translation>Der Wert für {} ist nicht zu gebrauchen: {}</translation>
    </message>
    <message>
        <source>Invalid value: {}</source>
        <translation>Der Wert ist nicht zu gebrauchen: {}</translation>
    </message>
    <message>
        <source>Missing argument {}.</source>
        <translation>Es fehlt die Angabe {}.</translation>
    </message>
    <message>
        <source>Missing option {}.</source>
        <translation>Es fehlt die Option {}.</translation>
    </message>
    <message>
        <source>Missing command.</source>
        <translation>Es fehlt ein Befehl.</translation>
    </message>
    <message>
        <source>No such command {}.</source>
        <translation>Einen Befehl {} gibt es nicht.</translation>
    </message>
    <message>
        <source>No such option: {}</source>
        <translation>Eine Option {} gibt es nicht.</translation>
    </message>
    <message>
        <source>Missing argument {}. Choose from:{}</source>
        <translation>Es fehlt die Angabe {}. Zur Wahl stehen:{}</translation>
    </message>
    <message>
        <source>Invalid value for {}: {} is not one of {}.</source>
        <translation>Der Wert für {} ist nicht zu gebrauchen: {} ist keines von {}.</translation>
    </message>
    <message>
        <source>Invalid value for {}: {} is not a valid {}.</source>
        <translation>Der Wert für {} ist nicht zu gebrauchen: {} ist kein {}.</translation>
    </message>
    <message>
        <source>Option {} requires an argument.</source>
        <translation>Die Option {} braucht einen Wert.</translation>
    </message>
    <message>
        <source>Got unexpected extra argument ({})</source>
        <translation>Zu viel angegeben: {}</translation>
    </message>
    <message>
        <source>Got unexpected extra arguments ({})</source>
        <translation>Zu viel angegeben: {}</translation>
    </message>
    <message>
        <source>[OPTIONS]</source>
        <translation>[OPTIONEN]</translation>
    </message>
    <message>
        <source>COMMAND [ARGS]...</source>
        <translation>BEFEHL [ANGABEN]...</translation>
    </message>
    <message>
        <source>env var: </source>
        <translation>Umgebung: </translation>
    </message>
    <message>
        <source>No such option: {} (Possible options: {})</source>
        <translation>Eine Option {} gibt es nicht; gemeint ist vielleicht {}.</translation>
    </message>
    <message>
        <source>Missing option {}. Choose from:{}</source>
        <translation>Es fehlt die Option {}. Zur Wahl stehen:{}</translation>
    </message>
    <message>
        <source>Option {} requires {} arguments.</source>
        <translation>Option {} braucht {} Angaben.</translation>
    </message>
    <message>
        <source>Option {} does not take a value.</source>
        <translation>Option {} nimmt keinen Wert.</translation>
    </message>
    <message>
        <source>Argument {} takes {} values.</source>
        <translation>Angabe {} nimmt {} Werte.</translation>
    </message>
    <message>
        <source>Got unexpected extra argument(s) ({})</source>
        <translation>Zu viele Angaben: ({}).</translation>
    </message>
    <message>
        <source>Input should be a valid integer, unable to parse string as an integer</source>
        <translation>keine ganze Zahl.</translation>
    </message>
    <message>
        <source>Input should be a valid number, unable to parse string as a number</source>
        <translation>keine Zahl.</translation>
    </message>
    <message>
        <source>Input should be less than or equal to {}</source>
        <translation>höchstens {}.</translation>
    </message>
    <message>
        <source>Input should be greater than or equal to {}</source>
        <translation>mindestens {}.</translation>
    </message>
    <message>
        <source>file {} does not exist.</source>
        <translation>die Datei {} gibt es nicht.</translation>
    </message>
    <message>
        <source>dir {} does not exist.</source>
        <translation>den Ordner {} gibt es nicht.</translation>
    </message>
    <message>
        <source>path {} does not exist.</source>
        <translation>{} gibt es nicht.</translation>
    </message>
    <message>
        <source>file {} is a directory.</source>
        <translation>{} ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>dir {} is a file.</source>
        <translation>{} ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>file {} is not readable.</source>
        <translation>die Datei {} ist nicht lesbar.</translation>
    </message>
    <message>
        <source>dir {} is not readable.</source>
        <translation>der Ordner {} ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The answer could not be written to its end ({}); what the command did until then stays done. Make room there, or send the answer elsewhere, and ask again.</source>
        <translation>Die Antwort ließ sich nicht bis zum Ende schreiben ({}); was der Befehl bis dahin getan hat, bleibt getan. Schaffen Sie dort Platz, oder schicken Sie die Antwort woandershin, und fragen Sie noch einmal.</translation>
    </message>
</context>
</TS>
