<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>TimeTracker</name>
    <message>
        <source>&amp;Add…</source>
        <translation>Hinzu&amp;fügen…</translation>
    </message>
    <message>
        <source>&amp;Audit</source>
        <translation>&amp;Prüfprotokoll</translation>
    </message>
    <message>
        <source>&amp;Away {span}…</source>
        <translation>Ab&amp;wesend {span}…</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Tag</translation>
    </message>
    <message>
        <source>&amp;Discard it, go on</source>
        <translation>&amp;Verwerfen und weiter</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Everything (JSON)…</source>
        <translation>A&amp;lles (JSON)…</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>&amp;Filter:</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>V&amp;on</translation>
    </message>
    <message>
        <source>&amp;Item</source>
        <translation>&amp;Vorgang</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Keep the evidence…</source>
        <translation>Nachweise &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>&amp;Art:</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Späte&amp;r</translation>
    </message>
    <message>
        <source>&amp;Mini window</source>
        <translation>M&amp;inifenster</translation>
    </message>
    <message>
        <source>&amp;Month</source>
        <translation>&amp;Monat</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>Me&amp;hr</translation>
    </message>
    <message>
        <source>&amp;My times…</source>
        <translation>Meine &amp;Zeiten…</translation>
    </message>
    <message>
        <source>&amp;No reminders for an hour</source>
        <translation>&amp;Eine Stunde keine Erinnerungen</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>&amp;Note it</source>
        <translation>&amp;Notieren</translation>
    </message>
    <message>
        <source>&amp;Open the browser again</source>
        <translation>Browser &amp;erneut öffnen</translation>
    </message>
    <message>
        <source>&amp;Policy</source>
        <translation>&amp;Richtlinie</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Quit, let it run</source>
        <translation>&amp;Beenden, weiterlaufen lassen</translation>
    </message>
    <message>
        <source>&amp;Read the privacy policy…</source>
        <translation>Datenschutzricht&amp;linie lesen…</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>A&amp;nfragen</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Fo&amp;rtsetzen</translation>
    </message>
    <message>
        <source>&amp;Resume {item}</source>
        <translation>Fo&amp;rtsetzen: {item}</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Set aside and begin anew</source>
        <translation>&amp;Beiseitelegen und neu beginnen</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Stop it and quit</source>
        <translation>&amp;Stoppen und beenden</translation>
    </message>
    <message>
        <source>&amp;Stop the timer then</source>
        <translation>Beim Weggehen &amp;stoppen</translation>
    </message>
    <message>
        <source>&amp;Stored</source>
        <translation>&amp;Gespeichert</translation>
    </message>
    <message>
        <source>Delete everything about me</source>
        <translation>Alles über mich löschen</translation>
    </message>
    <message>
        <source>Take &amp;back</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;This month</source>
        <translation>&amp;Dieser Monat</translation>
    </message>
    <message>
        <source>&amp;This week</source>
        <translation>&amp;Diese Woche</translation>
    </message>
    <message>
        <source>&amp;Time entries (CSV)…</source>
        <translation>&amp;Zeiteinträge (CSV)…</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>Üb&amp;erprüfen</translation>
    </message>
    <message>
        <source>&amp;Week</source>
        <translation>&amp;Woche</translation>
    </message>
    <message>
        <source>, pinned</source>
        <translation>, angeheftet</translation>
    </message>
    <message>
        <source>, running</source>
        <translation>, läuft</translation>
    </message>
    <message>
        <source>A check found that the audit does not hold</source>
        <translation>Eine Prüfung ergab, dass das Prüfprotokoll nicht stimmt</translation>
    </message>
    <message>
        <source>A correction needs a reason. Write one, then try again.</source>
        <translation>Eine Korrektur braucht einen Grund. Geben Sie einen an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A device was added</source>
        <translation>Ein Gerät wurde hinzugefügt</translation>
    </message>
    <message>
        <source>A device was let in again</source>
        <translation>Ein Gerät wurde wieder zugelassen</translation>
    </message>
    <message>
        <source>A device was locked out</source>
        <translation>Ein Gerät wurde gesperrt</translation>
    </message>
    <message>
        <source>A device was refused</source>
        <translation>Ein Gerät wurde abgelehnt</translation>
    </message>
    <message>
        <source>A link to choose your password was made</source>
        <translation>Ein Link, mit dem Sie Ihr Kennwort wählen, wurde erstellt</translation>
    </message>
    <message>
        <source>A message about a request</source>
        <translation>Eine Nachricht zu einer Anfrage</translation>
    </message>
    <message>
        <source>A newer TimeTracker was used here</source>
        <translation>Hier wurde schon ein neueres TimeTracker verwendet</translation>
    </message>
    <message>
        <source>A note cannot be read</source>
        <translation>Eine Notiz ist nicht lesbar</translation>
    </message>
    <message>
        <source>A random id of this device</source>
        <translation>Eine zufällige Kennung dieses Geräts</translation>
    </message>
    <message>
        <source>A reason is missing</source>
        <translation>Der Grund fehlt</translation>
    </message>
    <message>
        <source>A record of an unknown kind</source>
        <translation>Eine Aufzeichnung unbekannter Art</translation>
    </message>
    <message>
        <source>A record was not accepted</source>
        <translation>Eine Aufzeichnung wurde nicht angenommen</translation>
    </message>
    <message>
        <source>A request of yours was answered</source>
        <translation>Eine Ihrer Anfragen wurde beantwortet</translation>
    </message>
    <message>
        <source>A request of yours was not answered in time</source>
        <translation>Eine Anfrage von Ihnen wurde nicht rechtzeitig beantwortet</translation>
    </message>
    <message>
        <source>A second copy of a device was found</source>
        <translation>Eine zweite Kopie eines Geräts wurde gefunden</translation>
    </message>
    <message>
        <source>A second factor was added</source>
        <translation>Ein zweiter Faktor wurde hinzugefügt</translation>
    </message>
    <message>
        <source>A second factor was removed</source>
        <translation>Ein zweiter Faktor wurde entfernt</translation>
    </message>
    <message>
        <source>A sign-in failed</source>
        <translation>Eine Anmeldung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>A timer is running.</source>
        <translation>Eine Zeitmessung läuft.</translation>
    </message>
    <message>
        <source>A timer was started after that</source>
        <translation>Danach wurde schon eine Zeitmessung gestartet</translation>
    </message>
    <message>
        <source>A working day begins before it ends</source>
        <translation>Ein Arbeitstag beginnt, bevor er endet</translation>
    </message>
    <message>
        <source>Absences</source>
        <translation>Abwesenheiten</translation>
    </message>
    <message>
        <source>Actions recorded</source>
        <translation>Aufgezeichnete Aktionen</translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation>Eintrag hinzufügen</translation>
    </message>
    <message>
        <source>Added entry</source>
        <translation>Hinzugefügter Eintrag</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Address to sign in at</source>
        <translation>Adresse für die Anmeldung</translation>
    </message>
    <message>
        <source>After how many minutes without a timer, in your working hours, you are reminded; 0: never.</source>
        <translation>Nach wie vielen Minuten ohne Zeitmessung Sie in Ihrer Arbeitszeit erinnert werden; 0: nie.</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>All that is held of you was exported</source>
        <translation>Alles, was über Sie gespeichert ist, wurde exportiert</translation>
    </message>
    <message>
        <source>All that this computer holds of you, as JSON, for programs</source>
        <translation>Alles, was dieser Computer über Sie enthält, als JSON, für Programme</translation>
    </message>
    <message>
        <source>All that was done with your data</source>
        <translation>Alles, was mit Ihren Daten geschehen ist</translation>
    </message>
    <message>
        <source>All that your organization&apos;s server holds of you, with what is needed to check it</source>
        <translation>Alles, was der Server Ihrer Organisation über Sie enthält, mit allem, was zum Überprüfen nötig ist</translation>
    </message>
    <message>
        <source>All there is to see and to do</source>
        <translation>Alles, was es zu sehen und zu tun gibt</translation>
    </message>
    <message>
        <source>All {count} rows follow from each other, and fit what this device was told before.</source>
        <translation>Alle {count} Zeilen folgen aufeinander und passen zu dem, was diesem Gerät bisher mitgeteilt wurde.</translation>
    </message>
    <message>
        <source>All {count} rows that are kept follow from each other, and fit what this device was told before. Older ones were deleted as their time was over, and the audit says so.</source>
        <translation>Alle {count} aufbewahrten Zeilen folgen aufeinander und passen zu dem, was diesem Gerät bisher mitgeteilt wurde. Ältere wurden nach Ablauf ihrer Frist gelöscht, und das Prüfprotokoll hält das fest.</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Schon entfernt</translation>
    </message>
    <message>
        <source>Already running</source>
        <translation>Läuft schon</translation>
    </message>
    <message>
        <source>An address looks like time.example.org. Check it for typing errors.</source>
        <translation>Eine Adresse sieht aus wie time.example.org. Prüfen Sie sie auf Tippfehler.</translation>
    </message>
    <message>
        <source>An admin set your password</source>
        <translation>Die Administration hat Ihr Kennwort gesetzt</translation>
    </message>
    <message>
        <source>An admin took your second factor away</source>
        <translation>Die Administration hat Ihren zweiten Faktor entfernt</translation>
    </message>
    <message>
        <source>An answer takes longer</source>
        <translation>Eine Antwort dauert länger</translation>
    </message>
    <message>
        <source>An answer to a request takes longer</source>
        <translation>Die Antwort auf eine Anfrage dauert länger</translation>
    </message>
    <message>
        <source>An answer was due by {time} and is overdue; the privacy officers are told so. You can also complain to your data protection authority.</source>
        <translation>Eine Antwort war bis {time} fällig und steht noch aus; der Datenschutz Ihrer Organisation wird daran erinnert. Sie können sich auch bei Ihrer Datenschutzbehörde beschweren.</translation>
    </message>
    <message>
        <source>An export for the law was decided on</source>
        <translation>Über einen gesetzlich verlangten Export wurde entschieden</translation>
    </message>
    <message>
        <source>An export for the law was fetched</source>
        <translation>Ein gesetzlich verlangter Export wurde abgerufen</translation>
    </message>
    <message>
        <source>An export is being made already</source>
        <translation>Ein Export wird schon erstellt</translation>
    </message>
    <message>
        <source>An item this device does not know</source>
        <translation>Ein Vorgang, den dieses Gerät nicht kennt</translation>
    </message>
    <message>
        <source>An item was assigned</source>
        <translation>Ein Vorgang wurde zugewiesen</translation>
    </message>
    <message>
        <source>An item was changed</source>
        <translation>Ein Vorgang wurde geändert</translation>
    </message>
    <message>
        <source>An item was taken away</source>
        <translation>Ein Vorgang wurde entzogen</translation>
    </message>
    <message>
        <source>An old sign-in was used again</source>
        <translation>Eine alte Anmeldung wurde erneut verwendet</translation>
    </message>
    <message>
        <source>Another program has these keys. Choose others.</source>
        <translation>Ein anderes Programm verwendet diese Tasten. Wählen Sie andere.</translation>
    </message>
    <message>
        <source>Another program made them at the same moment. Nothing was changed; try again.</source>
        <translation>Ein anderes Programm hat sie im selben Augenblick angelegt. Es wurde nichts geändert; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Answer for the beginning and the end by itself</source>
        <translation>Für Anfang und Ende getrennt antworten</translation>
    </message>
    <message>
        <source>Answer:</source>
        <translation>Antwort:</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>As the system speaks</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Ask for something</source>
        <translation>Um etwas bitten</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Nachfragen</translation>
    </message>
    <message>
        <source>Ask your IT what it means.</source>
        <translation>Fragen Sie Ihre IT, was das bedeutet.</translation>
    </message>
    <message>
        <source>Ask your manager to assign it, then record the time again.</source>
        <translation>Bitten Sie Ihre Führungskraft um die Zuweisung und erfassen Sie die Zeit dann erneut.</translation>
    </message>
    <message>
        <source>Ask your organization&apos;s server again</source>
        <translation>Server Ihrer Organisation erneut fragen</translation>
    </message>
    <message>
        <source>Asking your organization&apos;s server…</source>
        <translation>Der Server Ihrer Organisation wird gefragt…</translation>
    </message>
    <message>
        <source>At row {row} one was changed, taken out or put in. Tell your privacy officer.</source>
        <translation>In Zeile {row} wurde etwas geändert, entfernt oder eingefügt. Informieren Sie den Datenschutz Ihrer Organisation.</translation>
    </message>
    <message>
        <source>At your organization</source>
        <translation>Bei Ihrer Organisation</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>Away after</source>
        <translation>Abwesend nach</translation>
    </message>
    <message>
        <source>Away {span}</source>
        <translation>Abwesend {span}</translation>
    </message>
    <message>
        <source>Back to this month</source>
        <translation>Zurück zu diesem Monat</translation>
    </message>
    <message>
        <source>Back to this week</source>
        <translation>Zurück zu dieser Woche</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>Zurück zu heute</translation>
    </message>
    <message>
        <source>Backlog item</source>
        <translation>Backlog-Eintrag</translation>
    </message>
    <message>
        <source>Begin anew?</source>
        <translation>Neu beginnen?</translation>
    </message>
    <message>
        <source>Beginning anew</source>
        <translation>Neuer Beginn</translation>
    </message>
    <message>
        <source>Both count as recorded. Correct one if it is wrong.</source>
        <translation>Beide zählen wie aufgezeichnet. Korrigieren Sie einen, falls er falsch ist.</translation>
    </message>
    <message>
        <source>Bug</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>By item</source>
        <translation>Nach Vorgang</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Nach Art</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Nach Projekt</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Check the address for typing errors, and the network; some servers are only found from the office or by VPN.</source>
        <translation>Prüfen Sie die Adresse auf Tippfehler und das Netzwerk; manche Server sind nur im Büro oder über VPN erreichbar.</translation>
    </message>
    <message>
        <source>Check the network and the server&apos;s address. If it lasts, tell your IT.</source>
        <translation>Prüfen Sie das Netzwerk und die Adresse des Servers. Falls es anhält, informieren Sie Ihre IT.</translation>
    </message>
    <message>
        <source>Check the proxy in the system&apos;s network settings, or tell your IT.</source>
        <translation>Prüfen Sie den Proxy in den Netzwerkeinstellungen des Systems oder informieren Sie Ihre IT.</translation>
    </message>
    <message>
        <source>Check whether this computer is connected.</source>
        <translation>Prüfen Sie, ob dieser Computer verbunden ist.</translation>
    </message>
    <message>
        <source>Choose a file of certificates in PEM format; your IT can give you the right one.</source>
        <translation>Wählen Sie eine Datei mit Zertifikaten im PEM-Format; Ihre IT kann Ihnen die richtige geben.</translation>
    </message>
    <message>
        <source>Choose a time that is not later than now.</source>
        <translation>Wählen Sie eine Zeit, die nicht nach jetzt liegt.</translation>
    </message>
    <message>
        <source>Choose an earlier beginning or a later end.</source>
        <translation>Wählen Sie einen früheren Beginn oder ein späteres Ende.</translation>
    </message>
    <message>
        <source>Choose another item, and record the time again.</source>
        <translation>Wählen Sie einen anderen Vorgang und erfassen Sie die Zeit erneut.</translation>
    </message>
    <message>
        <source>Choose below what you work on.</source>
        <translation>Wählen Sie unten, woran Sie arbeiten.</translation>
    </message>
    <message>
        <source>Choose ctrl, alt or meta, and one key with it: ctrl+alt+space, for instance; or off.</source>
        <translation>Wählen Sie ctrl, alt oder meta und dazu eine Taste: zum Beispiel ctrl+alt+space; oder off.</translation>
    </message>
    <message>
        <source>Choose what to work on</source>
        <translation>Wählen, woran Sie arbeiten</translation>
    </message>
    <message>
        <source>Choose: type a key, a word or a project</source>
        <translation>Wählen: Kürzel, Wort oder Projekt eingeben</translation>
    </message>
    <message>
        <source>Close the gap up to {time}</source>
        <translation>Lücke bis {time} schließen</translation>
    </message>
    <message>
        <source>Close the mini window (Esc)</source>
        <translation>Minifenster schließen (Esc)</translation>
    </message>
    <message>
        <source>Computer asleep</source>
        <translation>Computer im Ruhezustand</translation>
    </message>
    <message>
        <source>Computer shut down</source>
        <translation>Computer heruntergefahren</translation>
    </message>
    <message>
        <source>Confirmed. It is deleted after {time}; until then you can take it back.</source>
        <translation>Bestätigt. Gelöscht wird nach Ablauf der Frist: {time}; bis dahin können Sie die Anfrage zurücknehmen.</translation>
    </message>
    <message>
        <source>Connecting to the server…</source>
        <translation>Verbindung zum Server wird hergestellt…</translation>
    </message>
    <message>
        <source>Correct an entry</source>
        <translation>Eintrag korrigieren</translation>
    </message>
    <message>
        <source>Correct something</source>
        <translation>Etwas korrigieren</translation>
    </message>
    <message>
        <source>Correct the chosen entry</source>
        <translation>Ausgewählten Eintrag korrigieren</translation>
    </message>
    <message>
        <source>Correct what was found about the chosen entry</source>
        <translation>Korrigieren, was am ausgewählten Eintrag aufgefallen ist</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>Von Hand korrigiert</translation>
    </message>
    <message>
        <source>Corrected by your organization: {reason}</source>
        <translation>Von Ihrer Organisation korrigiert: {reason}</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>Cut the chosen entry in two in its middle; then drag the border</source>
        <translation>Ausgewählten Eintrag in der Mitte teilen; dann lässt sich die Grenze ziehen</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez.</translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation>Standard: {value}</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Did you mean {keys}?</source>
        <translation>Meinten Sie {keys}?</translation>
    </message>
    <message>
        <source>Discard it, go on</source>
        <translation>Verwerfen und weiter</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Encrypted. The key is kept in your system&apos;s keyring, and nowhere else.</source>
        <translation>Verschlüsselt. Der Schlüssel liegt im Schlüsselbund Ihres Systems und nirgendwo sonst.</translation>
    </message>
    <message>
        <source>Entries are missing from your organization&apos;s record of what was done</source>
        <translation>Im Prüfprotokoll Ihrer Organisation fehlen Zeilen</translation>
    </message>
    <message>
        <source>Entries of the day</source>
        <translation>Einträge des Tages</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>Exporting: {done} of {total}</source>
        <translation>Export: {done} von {total}</translation>
    </message>
    <message>
        <source>Exporting: {done} so far</source>
        <translation>Export: bisher {done}</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>Fetching from the server: {done} of {total}</source>
        <translation>Abruf vom Server: {done} von {total}</translation>
    </message>
    <message>
        <source>Fetching from the server: {done} so far</source>
        <translation>Abruf vom Server: bisher {done}</translation>
    </message>
    <message>
        <source>Fetching the export: {done} kB so far</source>
        <translation>Abruf des Exports: bisher {done} kB</translation>
    </message>
    <message>
        <source>Fetching the export: {done} of {total} kB</source>
        <translation>Abruf des Exports: {done} von {total} kB</translation>
    </message>
    <message>
        <source>File with certificates to trust as well (PEM), if your IT gave you one:</source>
        <translation>Datei mit weiteren vertrauenswürdigen Zertifikaten (PEM), falls Ihre IT Ihnen eine gegeben hat:</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Flagged time was decided on</source>
        <translation>Über auffällige Zeit wurde entschieden</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From now on no time is recorded. Open your requests to see until when you can take that back.</source>
        <translation>Ab jetzt wird keine Zeit mehr aufgezeichnet. Öffnen Sie Ihre Anfragen, um zu sehen, bis wann Sie das zurücknehmen können.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Give both the same item first, then join them.</source>
        <translation>Geben Sie zuerst beiden denselben Vorgang, dann verbinden Sie sie.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>How many minutes without a touch are an absence.</source>
        <translation>Nach wie vielen Minuten ohne Eingabe es als Abwesenheit gilt.</translation>
    </message>
    <message>
        <source>How many times its record was begun</source>
        <translation>Wie oft seine Aufzeichnung begonnen wurde</translation>
    </message>
    <message>
        <source>I &amp;have read it</source>
        <translation>Ich &amp;habe sie gelesen</translation>
    </message>
    <message>
        <source>I have &amp;seen this</source>
        <translation>Zur Kenntnis &amp;genommen</translation>
    </message>
    <message>
        <source>I have see&amp;n this</source>
        <translation>Zur &amp;Kenntnis genommen</translation>
    </message>
    <message>
        <source>I worked on something &amp;else…</source>
        <translation>Es war &amp;andere Arbeit…</translation>
    </message>
    <message>
        <source>If the system asks you to unlock your keyring, please do: it holds the key to your time records.</source>
        <translation>Wenn das System Sie bittet, Ihren Schlüsselbund zu entsperren, tun Sie das bitte: Er enthält den Schlüssel zu Ihren Aufzeichnungen.</translation>
    </message>
    <message>
        <source>If this computer&apos;s clock was wrong, record the time again with the right date. This line goes by itself.</source>
        <translation>Falls die Uhr dieses Computers falsch ging, erfassen Sie die Zeit erneut mit dem richtigen Datum. Diese Zeile verschwindet von selbst.</translation>
    </message>
    <message>
        <source>In your &amp;words:</source>
        <translation>In Ihren &amp;Worten:</translation>
    </message>
    <message>
        <source>It began at {since}. Choose a time between its beginning and its end.</source>
        <translation>Sie gilt ab {since}. Wählen Sie eine Zeit zwischen ihrem Beginn und ihrem Ende.</translation>
    </message>
    <message>
        <source>It began at {since}. Choose a time between its start and its end.</source>
        <translation>Er gilt ab {since}. Wählen Sie eine Zeit zwischen seinem Beginn und seinem Ende.</translation>
    </message>
    <message>
        <source>It can run on while TimeTracker is closed.</source>
        <translation>Sie kann weiterlaufen, während TimeTracker geschlossen ist.</translation>
    </message>
    <message>
        <source>It cannot be written, or belongs to somebody else. Make it yours or ask your IT, then try again.</source>
        <translation>Er ist nicht beschreibbar oder gehört jemand anderem. Machen Sie ihn zu Ihrem eigenen oder fragen Sie Ihre IT, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>It could not be opened in a browser</source>
        <translation>Die Adresse ließ sich in keinem Browser öffnen</translation>
    </message>
    <message>
        <source>It counts as recorded. Correct it if it is wrong.</source>
        <translation>Sie zählt wie aufgezeichnet. Korrigieren Sie sie, falls sie falsch ist.</translation>
    </message>
    <message>
        <source>It counts as recorded. Correct it if you forgot to stop.</source>
        <translation>Sie zählt wie aufgezeichnet. Korrigieren Sie sie, falls Sie das Stoppen vergessen haben.</translation>
    </message>
    <message>
        <source>It does not follow the records before it.</source>
        <translation>Sie schließt nicht an die Aufzeichnungen davor an.</translation>
    </message>
    <message>
        <source>It has another version by now. Read it again, then acknowledge it.</source>
        <translation>Es gibt davon inzwischen eine andere Fassung. Lesen Sie sie erneut und bestätigen Sie sie dann.</translation>
    </message>
    <message>
        <source>It has no end yet that could be corrected. Stop it first, at the time you mean.</source>
        <translation>Sie hat noch kein Ende, das sich korrigieren ließe. Stoppen Sie sie zuerst, zu der Zeit, die Sie meinen.</translation>
    </message>
    <message>
        <source>It has to begin with https://. Ask your IT for the right one.</source>
        <translation>Sie muss mit https:// beginnen. Fragen Sie Ihre IT nach der richtigen.</translation>
    </message>
    <message>
        <source>It is older than your organization keeps records.</source>
        <translation>Sie ist älter, als Ihre Organisation Aufzeichnungen aufbewahrt.</translation>
    </message>
    <message>
        <source>It is the same for everybody on this computer. Ask your IT if it should be otherwise.</source>
        <translation>Das gilt für alle an diesem Computer. Fragen Sie Ihre IT, falls es anders sein soll.</translation>
    </message>
    <message>
        <source>It lies before the year 2000. Check the date, and this computer&apos;s clock.</source>
        <translation>Sie liegt vor dem Jahr 2000. Prüfen Sie das Datum und die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>It looks as if you left at {time}. You are asked about it when you are back.</source>
        <translation>Anscheinend sind Sie um {time} gegangen. Sie werden danach gefragt, wenn Sie zurück sind.</translation>
    </message>
    <message>
        <source>It may have been deleted meanwhile, or the server is older than this program. Look again after the next sync.</source>
        <translation>Vielleicht wurde es inzwischen gelöscht, oder der Server ist älter als dieses Programm. Sehen Sie nach dem nächsten Abgleich noch einmal nach.</translation>
    </message>
    <message>
        <source>It overlaps with another entry.</source>
        <translation>Sie überschneidet sich mit einem anderen Eintrag.</translation>
    </message>
    <message>
        <source>It stays on this computer and is sent once you have signed in again.</source>
        <translation>Es bleibt auf diesem Computer und wird gesendet, sobald Sie wieder angemeldet sind.</translation>
    </message>
    <message>
        <source>It takes a few seconds. Wait a little, then try again.</source>
        <translation>Das dauert einige Sekunden. Warten Sie kurz und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>It takes longer: {reason}</source>
        <translation>Es dauert länger: {reason}</translation>
    </message>
    <message>
        <source>It waits for an answer; take it back first to ask anew.</source>
        <translation>Die Anfrage wartet auf Antwort; nehmen Sie sie zuerst zurück, um neu anzufragen.</translation>
    </message>
    <message>
        <source>It was a &amp;break</source>
        <translation>Es war eine &amp;Pause</translation>
    </message>
    <message>
        <source>It was a break</source>
        <translation>Es war eine Pause</translation>
    </message>
    <message>
        <source>It was asked whether the record goes on from what it signed before, and gives no answer to that.</source>
        <translation>Er wurde gefragt, ob das Prüfprotokoll an das anschließt, was er bisher signiert hat, und antwortet darauf nicht.</translation>
    </message>
    <message>
        <source>It was not removed, or is back already; there is nothing to do.</source>
        <translation>Er wurde nicht entfernt oder ist schon wieder da; es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>It was recorded for another person.</source>
        <translation>Sie wurde für eine andere Person aufgezeichnet.</translation>
    </message>
    <message>
        <source>It was stopped before any file was moved. The time records are as they were; begin anew whenever you like.</source>
        <translation>Es wurde abgebrochen, bevor eine Datei verschoben wurde. Die Aufzeichnungen sind, wie sie waren; beginnen Sie neu, wann immer Sie möchten.</translation>
    </message>
    <message>
        <source>It was work on another item</source>
        <translation>Es war Arbeit an einem anderen Vorgang</translation>
    </message>
    <message>
        <source>It was work: everything stays as it is</source>
        <translation>Es war Arbeit: Alles bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep on &amp;top</source>
        <translation>Im &amp;Vordergrund halten</translation>
    </message>
    <message>
        <source>Keep this computer&apos;s evidence, and give it to your auditor or privacy officer. Your time is tracked as before.</source>
        <translation>Speichern Sie die Nachweise dieses Computers und geben Sie sie der Revision oder dem Datenschutz Ihrer Organisation. Ihre Zeit wird wie bisher gemessen.</translation>
    </message>
    <message>
        <source>Kept and deleted</source>
        <translation>Aufbewahrt und gelöscht</translation>
    </message>
    <message>
        <source>Key, or words of the title</source>
        <translation>Kürzel oder Wörter aus dem Titel</translation>
    </message>
    <message>
        <source>Kind of work item</source>
        <translation>Art des Vorgangs</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Last synced {time}.</source>
        <translation>Letzter Abgleich {time}.</translation>
    </message>
    <message>
        <source>Leave everything as it was</source>
        <translation>Alles so lassen, wie es war</translation>
    </message>
    <message>
        <source>Left and right choose a day, Enter opens it.</source>
        <translation>Pfeil links und rechts wählen einen Tag, Eingabe öffnet ihn.</translation>
    </message>
    <message>
        <source>Left and right choose an entry; with Control they move its end, with Control and Shift its start, by five minutes. The list below has the same entries.</source>
        <translation>Pfeil links und rechts wählen einen Eintrag; mit Strg verschieben sie sein Ende, mit Strg und Umschalt seinen Beginn, um je fünf Minuten. Die Liste darunter enthält dieselben Einträge.</translation>
    </message>
    <message>
        <source>Look at your requests again.</source>
        <translation>Sehen Sie sich Ihre Anfragen erneut an.</translation>
    </message>
    <message>
        <source>M&amp;y data…</source>
        <translation>Meine &amp;Daten…</translation>
    </message>
    <message>
        <source>Make one entry of this one and the next</source>
        <translation>Diesen und den nächsten zu einem Eintrag machen</translation>
    </message>
    <message>
        <source>Many of your requests wait already</source>
        <translation>Schon viele Ihrer Anfragen sind offen</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Mi&amp;ni window</source>
        <translation>Mi&amp;nifenster</translation>
    </message>
    <message>
        <source>Mini window</source>
        <translation>Minifenster</translation>
    </message>
    <message>
        <source>Mini window on top</source>
        <translation>Minifenster im Vordergrund</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>More than one entry is meant</source>
        <translation>Mehr als ein Eintrag kommt infrage</translation>
    </message>
    <message>
        <source>Move the border to {time}</source>
        <translation>Grenze auf {time} verschieben</translation>
    </message>
    <message>
        <source>Moving the files, which has to come to its end…</source>
        <translation>Die Dateien werden verschoben, was bis zum Ende laufen muss…</translation>
    </message>
    <message>
        <source>My d&amp;ata…</source>
        <translation>Meine &amp;Daten…</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>Meine Daten</translation>
    </message>
    <message>
        <source>My times</source>
        <translation>Meine Zeiten</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>No browser could be opened from here. Copy the address into one on this computer:</source>
        <translation>Von hier aus ließ sich kein Browser öffnen. Kopieren Sie die Adresse in einen Browser auf diesem Computer:</translation>
    </message>
    <message>
        <source>No correction was made since TimeTracker was started.</source>
        <translation>Seit dem Start von TimeTracker wurde nichts korrigiert.</translation>
    </message>
    <message>
        <source>No encrypted connection</source>
        <translation>Keine verschlüsselte Verbindung</translation>
    </message>
    <message>
        <source>No file is left behind.</source>
        <translation>Es bleibt keine Datei zurück.</translation>
    </message>
    <message>
        <source>No file was written, and one that was there before is as it was.</source>
        <translation>Es wurde keine Datei geschrieben, und eine schon vorhandene ist, wie sie war.</translation>
    </message>
    <message>
        <source>No keyring on this computer</source>
        <translation>Kein Schlüsselbund auf diesem Computer</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netzwerk</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>No signed note of the audit is kept here yet.</source>
        <translation>Hier ist noch kein signierter Stand des Prüfprotokolls aufbewahrt.</translation>
    </message>
    <message>
        <source>No such entry</source>
        <translation>Kein solcher Eintrag</translation>
    </message>
    <message>
        <source>No timer is running</source>
        <translation>Keine Zeitmessung läuft</translation>
    </message>
    <message>
        <source>No work is assigned to you so far. What is assigned later appears by itself.</source>
        <translation>Ihnen ist noch keine Arbeit zugewiesen. Was später zugewiesen wird, erscheint von selbst.</translation>
    </message>
    <message>
        <source>No work item assigned to you matches “{query}”.</source>
        <translation>Kein Ihnen zugewiesener Vorgang passt zu „{query}“.</translation>
    </message>
    <message>
        <source>No work yet</source>
        <translation>Noch keine Arbeit</translation>
    </message>
    <message>
        <source>No&amp;te a start…</source>
        <translation>Start &amp;notieren…</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Nobody at the keyboard</source>
        <translation>Niemand an der Tastatur</translation>
    </message>
    <message>
        <source>Nobody finished it in the browser. Try again.</source>
        <translation>Niemand hat sie im Browser abgeschlossen. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nobody was signed in. Try again whenever you like.</source>
        <translation>Niemand wurde angemeldet. Versuchen Sie es erneut, wann immer Sie möchten.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>Not assigned to you</source>
        <translation>Ihnen nicht zugewiesen</translation>
    </message>
    <message>
        <source>Not in force yet: TimeTracker is not running, or your desktop asks you first.</source>
        <translation>Noch nicht wirksam: TimeTracker läuft nicht, oder Ihr Desktop fragt Sie zuerst.</translation>
    </message>
    <message>
        <source>Not read to its end, so nothing can be said of it.</source>
        <translation>Nicht bis zum Ende gelesen, daher lässt sich nichts darüber sagen.</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Noch nicht abgeglichen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note a start</source>
        <translation>Start notieren</translation>
    </message>
    <message>
        <source>Note a sto&amp;p</source>
        <translation>Stopp n&amp;otieren</translation>
    </message>
    <message>
        <source>Note down the number of the receipt: {number}. Your server shows it without an account.</source>
        <translation>Notieren Sie die Nummer des Belegs: {number}. Ihr Server zeigt ihn auch ohne Konto.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Nothing answers at the server&apos;s address</source>
        <translation>Unter der Adresse des Servers antwortet nichts</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing has been recorded since {time}. What are you working on?</source>
        <translation>Seit {time} wurde nichts aufgezeichnet. Woran arbeiten Sie?</translation>
    </message>
    <message>
        <source>Nothing is assigned to you so far; new work appears here after the next sync.</source>
        <translation>Ihnen ist noch nichts zugewiesen; neue Arbeit erscheint hier nach dem nächsten Abgleich.</translation>
    </message>
    <message>
        <source>Nothing is left of it. Choose another folder, then export again.</source>
        <translation>Davon ist nichts zurückgeblieben. Wählen Sie einen anderen Ordner und exportieren Sie erneut.</translation>
    </message>
    <message>
        <source>Nothing recorded yet today.</source>
        <translation>Heute noch nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing recorded yet today. Start a timer from the clock in the bar, or add what you did without one.</source>
        <translation>Heute noch nichts aufgezeichnet. Starten Sie eine Zeitmessung über die Uhr in der Leiste oder fügen Sie hinzu, was Sie ohne sie getan haben.</translation>
    </message>
    <message>
        <source>Nothing that was recorded is lost. Start it again; if it happens again, report it.</source>
        <translation>Von dem, was aufgezeichnet wurde, ist nichts verloren. Starten Sie es neu; falls es wieder geschieht, melden Sie es.</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>Nichts zu ändern</translation>
    </message>
    <message>
        <source>Nothing to resume</source>
        <translation>Nichts fortzusetzen</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Es wurde nichts geändert</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>Es wurde noch nichts geändert</translation>
    </message>
    <message>
        <source>Nothing was recorded in this time.</source>
        <translation>In dieser Zeit wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing was recorded on this day. If you worked, add it.</source>
        <translation>An diesem Tag wurde nichts aufgezeichnet. Falls Sie gearbeitet haben, fügen Sie es hinzu.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Another program holds the file: close it, then try again.</source>
        <translation>Es wurde nichts aufgezeichnet. Ein anderes Programm hält die Datei: Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Check the disk, then try again.</source>
        <translation>Es wurde nichts aufgezeichnet. Prüfen Sie den Datenträger und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Free some space, then try again.</source>
        <translation>Es wurde nichts aufgezeichnet. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing was recorded. The file or its folder is read-only: make it writable, then try again.</source>
        <translation>Es wurde nichts aufgezeichnet. Die Datei oder ihr Ordner ist schreibgeschützt: Machen Sie sie beschreibbar und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing was worked on here lately. Start an item by its key.</source>
        <translation>Hier wurde in letzter Zeit an nichts gearbeitet. Starten Sie einen Vorgang über sein Kürzel.</translation>
    </message>
    <message>
        <source>Nothing was written. Free some space or choose another folder, then export again.</source>
        <translation>Es wurde nichts geschrieben. Schaffen Sie Platz oder wählen Sie einen anderen Ordner und exportieren Sie erneut.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Offline seit {time}</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>One line that stays on the screen: what runs, and for how long</source>
        <translation>Eine Zeile, die auf dem Bildschirm bleibt: was läuft und wie lange</translation>
    </message>
    <message>
        <source>Open &amp;window</source>
        <translation>&amp;Fenster öffnen</translation>
    </message>
    <message>
        <source>Open the address below on any device, sign in, and type the code. This window goes on by itself.</source>
        <translation>Öffnen Sie die Adresse unten auf einem beliebigen Gerät, melden Sie sich an und geben Sie den Code ein. Dieses Fenster macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Open the list to start from</source>
        <translation>Liste zum Starten öffnen</translation>
    </message>
    <message>
        <source>Open this address in a browser</source>
        <translation>Öffnen Sie diese Adresse in einem Browser</translation>
    </message>
    <message>
        <source>Open your requests to read it.</source>
        <translation>Öffnen Sie Ihre Anfragen, um die Nachricht zu lesen.</translation>
    </message>
    <message>
        <source>Open your requests to read the answer.</source>
        <translation>Öffnen Sie Ihre Anfragen, um die Antwort zu lesen.</translation>
    </message>
    <message>
        <source>Open your requests to read why, and until when.</source>
        <translation>Öffnen Sie Ihre Anfragen, um zu lesen, warum und bis wann.</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>Other kinds of work items may match: choose “All kinds”.</source>
        <translation>Vielleicht passen Vorgänge anderer Art: Wählen Sie „Alle Arten“.</translation>
    </message>
    <message>
        <source>Press the keys</source>
        <translation>Tasten drücken</translation>
    </message>
    <message>
        <source>Privacy officer, {time}:</source>
        <translation>Datenschutz, {time}:</translation>
    </message>
    <message>
        <source>Privacy policy, version {version}</source>
        <translation>Datenschutzrichtlinie, Fassung {version}</translation>
    </message>
    <message>
        <source>Privacy policy, version {version}: it has changed</source>
        <translation>Datenschutzrichtlinie, Fassung {version}: Sie hat sich geändert</translation>
    </message>
    <message>
        <source>Privacy policy, version {version}: you have read it</source>
        <translation>Datenschutzrichtlinie, Fassung {version}: Sie haben sie gelesen</translation>
    </message>
    <message>
        <source>Put ri&amp;ght…</source>
        <translation>Ri&amp;chtigstellen…</translation>
    </message>
    <message>
        <source>Quit TimeTracker?</source>
        <translation>TimeTracker beenden?</translation>
    </message>
    <message>
        <source>Raise a concern</source>
        <translation>Bedenken äußern</translation>
    </message>
    <message>
        <source>Raise a new concern to go on, and say in it which one it continues.</source>
        <translation>Äußern Sie neue Bedenken, um fortzufahren, und schreiben Sie dazu, welche damit weitergehen.</translation>
    </message>
    <message>
        <source>Read all rows from the server and check that none was changed</source>
        <translation>Alle Zeilen vom Server lesen und prüfen, dass keine geändert wurde</translation>
    </message>
    <message>
        <source>Read no further</source>
        <translation>Nicht weiterlesen</translation>
    </message>
    <message>
        <source>Reading what can be read: page {done} of {total}</source>
        <translation>Lesen, was lesbar ist: Seite {done} von {total}</translation>
    </message>
    <message>
        <source>Reading what can be read…</source>
        <translation>Lesen, was lesbar ist…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation>Grund der Korrektur</translation>
    </message>
    <message>
        <source>Record a&amp;gain…</source>
        <translation>Er&amp;neut erfassen…</translation>
    </message>
    <message>
        <source>Record work done without a timer</source>
        <translation>Arbeit ohne Zeitmessung erfassen</translation>
    </message>
    <message>
        <source>Records of this device that could not be read here: {numbers}.</source>
        <translation>Aufzeichnungen dieses Geräts, die hier nicht gelesen werden konnten: {numbers}.</translation>
    </message>
    <message>
        <source>Records that were not accepted</source>
        <translation>Nicht angenommene Aufzeichnungen</translation>
    </message>
    <message>
        <source>Refused start</source>
        <translation>Abgelehnter Start</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>Mich erinnern</translation>
    </message>
    <message>
        <source>Remind me of a timer after</source>
        <translation>An Zeitmessung erinnern nach</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Removal</source>
        <translation>Entfernung</translation>
    </message>
    <message>
        <source>Remove the entry</source>
        <translation>Eintrag entfernen</translation>
    </message>
    <message>
        <source>Report it: this should not happen. Record the time again.</source>
        <translation>Melden Sie das: Es sollte nicht vorkommen. Erfassen Sie die Zeit erneut.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>{setting}: zurücksetzen</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Row {row} and later ones were there before: a restored backup, perhaps. Tell your privacy officer.</source>
        <translation>Zeile {row} und spätere gab es schon einmal: Vielleicht wurde eine Sicherung zurückgespielt. Informieren Sie den Datenschutz Ihrer Organisation.</translation>
    </message>
    <message>
        <source>Row {row} should still be there, or its deletion on the record. Tell your privacy officer.</source>
        <translation>Zeile {row} müsste noch da sein, oder ihre Löschung müsste im Prüfprotokoll stehen. Informieren Sie den Datenschutz Ihrer Organisation.</translation>
    </message>
    <message>
        <source>Rows are missing from the audit.</source>
        <translation>Im Prüfprotokoll fehlen Zeilen.</translation>
    </message>
    <message>
        <source>Rows were deleted from the audit before their time.</source>
        <translation>Aus dem Prüfprotokoll wurden Zeilen vor Ablauf ihrer Frist gelöscht.</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Einstellun&amp;gen…</translation>
    </message>
    <message>
        <source>S&amp;ign-ins</source>
        <translation>An&amp;meldungen</translation>
    </message>
    <message>
        <source>S&amp;plit</source>
        <translation>Tei&amp;len</translation>
    </message>
    <message>
        <source>S&amp;plit…</source>
        <translation>&amp;Teilen…</translation>
    </message>
    <message>
        <source>S&amp;tart…</source>
        <translation>S&amp;tarten…</translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation>&amp;Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Say in your words what should be done, then send it.</source>
        <translation>Sagen Sie in Ihren Worten, was geschehen soll, und senden Sie es dann.</translation>
    </message>
    <message>
        <source>Say what should change: the item, the start, the end or the note.</source>
        <translation>Geben Sie an, was geändert werden soll: Vorgang, Beginn, Ende oder Notiz.</translation>
    </message>
    <message>
        <source>Screen locked</source>
        <translation>Bildschirm gesperrt</translation>
    </message>
    <message>
        <source>Se&amp;nd</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>Search the work items assigned to you</source>
        <translation>Ihnen zugewiesene Vorgänge suchen</translation>
    </message>
    <message>
        <source>Send what waits</source>
        <translation>Senden, was wartet</translation>
    </message>
    <message>
        <source>Sending records: {done} of {total}</source>
        <translation>Aufzeichnungen senden: {done} von {total}</translation>
    </message>
    <message>
        <source>Sending records: {done} so far</source>
        <translation>Aufzeichnungen senden: bisher {done}</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sept.</translation>
    </message>
    <message>
        <source>Server and computer could not agree on one. Check the address and this computer&apos;s clock, or tell your IT.</source>
        <translation>Server und Computer konnten sich nicht einigen. Prüfen Sie die Adresse und die Uhr dieses Computers oder informieren Sie Ihre IT.</translation>
    </message>
    <message>
        <source>Server and program are too far apart</source>
        <translation>Server und Programm sind zu weit auseinander</translation>
    </message>
    <message>
        <source>Set aside and &amp;begin anew…</source>
        <translation>Beiseite&amp;legen und neu beginnen…</translation>
    </message>
    <message>
        <source>Set by your organization</source>
        <translation>Von Ihrer Organisation festgelegt</translation>
    </message>
    <message>
        <source>Set the time records aside and begin anew?</source>
        <translation>Aufzeichnungen beiseitelegen und neu beginnen?</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkombinationen</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters.</source>
        <translation>Kürzen Sie ihn auf {limit} Zeichen.</translation>
    </message>
    <message>
        <source>Show just one kind</source>
        <translation>Nur eine Art anzeigen</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>&amp;Anmelden…</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Ab&amp;melden</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation>Melden Sie sich wieder an, um fortzufahren.</translation>
    </message>
    <message>
        <source>Sign in as the person who worked, and record the time again.</source>
        <translation>Melden Sie sich als die Person an, die gearbeitet hat, und erfassen Sie die Zeit erneut.</translation>
    </message>
    <message>
        <source>Sign in first: the work assigned to you comes from your organization&apos;s server.</source>
        <translation>Melden Sie sich zuerst an: Die Ihnen zugewiesene Arbeit kommt vom Server Ihrer Organisation.</translation>
    </message>
    <message>
        <source>Sign in there; this window goes on by itself. If no page opened, copy this address into it:</source>
        <translation>Melden Sie sich dort an; dieses Fenster macht von selbst weiter. Falls sich keine Seite geöffnet hat, kopieren Sie diese Adresse in den Browser:</translation>
    </message>
    <message>
        <source>Sign in to TimeTracker</source>
        <translation>Bei TimeTracker anmelden</translation>
    </message>
    <message>
        <source>Sign in to your organization</source>
        <translation>Bei Ihrer Organisation anmelden</translation>
    </message>
    <message>
        <source>Sign in to your organization&apos;s proxy in the system&apos;s network settings, then try again.</source>
        <translation>Melden Sie sich in den Netzwerkeinstellungen des Systems beim Proxy Ihrer Organisation an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Sign in to your organization&apos;s server to see the work that is assigned to you.</source>
        <translation>Melden Sie sich beim Server Ihrer Organisation an, um die Ihnen zugewiesene Arbeit zu sehen.</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>Abmelden?</translation>
    </message>
    <message>
        <source>Sign-in cancelled</source>
        <translation>Anmeldung abgebrochen</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Anmeldungen</translation>
    </message>
    <message>
        <source>Sign-ins were ended</source>
        <translation>Anmeldungen wurden beendet</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Angemeldet als {name}</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Since {time}, longer than usual. Is that right?</source>
        <translation>Seit {time}, länger als sonst. Stimmt das?</translation>
    </message>
    <message>
        <source>Somebody looked at your account</source>
        <translation>Jemand hat Ihr Konto angesehen</translation>
    </message>
    <message>
        <source>Somebody looked at your sign-ins and devices</source>
        <translation>Jemand hat Ihre Anmeldungen und Geräte angesehen</translation>
    </message>
    <message>
        <source>Somebody may have changed what it stands for. Tell your privacy officer about it.</source>
        <translation>Vielleicht hat jemand geändert, wofür sie steht. Informieren Sie den Datenschutz Ihrer Organisation darüber.</translation>
    </message>
    <message>
        <source>Somebody read this audit</source>
        <translation>Jemand hat dieses Protokoll gelesen</translation>
    </message>
    <message>
        <source>Somebody read what you asked for</source>
        <translation>Jemand hat gelesen, worum Sie gebeten haben</translation>
    </message>
    <message>
        <source>Somebody read your times</source>
        <translation>Jemand hat Ihre Zeiten gelesen</translation>
    </message>
    <message>
        <source>Something else answered at that address. Check it for typing errors, or ask your IT for the right one.</source>
        <translation>Unter dieser Adresse hat etwas anderes geantwortet. Prüfen Sie sie auf Tippfehler oder fragen Sie Ihre IT nach der richtigen.</translation>
    </message>
    <message>
        <source>Something emptied the file. It was left as it is. Set it aside and begin anew: what the server has comes back with the next sync.</source>
        <translation>Etwas hat die Datei geleert. Sie wurde so belassen. Legen Sie sie beiseite und beginnen Sie neu: Was der Server hat, kommt mit dem nächsten Abgleich zurück.</translation>
    </message>
    <message>
        <source>Something here that was not you? Change your password, and tell your IT: they can lock a device out. Under Audit stands all that happened since.</source>
        <translation>Ist hier etwas, das nicht Sie waren? Ändern Sie Ihr Kennwort und informieren Sie Ihre IT: Sie kann ein Gerät sperren. Unter „Prüfprotokoll“ steht alles, was seitdem geschehen ist.</translation>
    </message>
    <message>
        <source>Something on the way answered instead of the server. Open a web page in your browser and follow what it asks.</source>
        <translation>Unterwegs hat etwas anderes als der Server geantwortet. Öffnen Sie eine Webseite im Browser und folgen Sie den Anweisungen.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Something went wrong in TimeTracker</source>
        <translation>In TimeTracker ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Split &amp;here</source>
        <translation>&amp;Hier teilen</translation>
    </message>
    <message>
        <source>Split the entry at {time}</source>
        <translation>Eintrag bei {time} teilen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start a timer</source>
        <translation>Zeitmessung starten</translation>
    </message>
    <message>
        <source>Start a timer from the TimeTracker icon or its window.</source>
        <translation>Starten Sie eine Zeitmessung über das TimeTracker-Symbol oder das Fenster.</translation>
    </message>
    <message>
        <source>Start it again, then repeat what you did.</source>
        <translation>Starten Sie es neu und wiederholen Sie, was Sie getan haben.</translation>
    </message>
    <message>
        <source>Start it, then try again.</source>
        <translation>Starten Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Start of {key}</source>
        <translation>Start von {key}</translation>
    </message>
    <message>
        <source>Start what you worked on last: {item}</source>
        <translation>Starten, woran Sie zuletzt gearbeitet haben: {item}</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Mit der Sitzung starten</translation>
    </message>
    <message>
        <source>Start: type a key, a word or a project</source>
        <translation>Starten: Kürzel, Wort oder Projekt eingeben</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stays with the record, as does what was there before</source>
        <translation>Bleibt aufgezeichnet, ebenso wie der vorherige Stand</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>Zeitmessung stoppen</translation>
    </message>
    <message>
        <source>Stop the timer then</source>
        <translation>Beim Weggehen stoppen</translation>
    </message>
    <message>
        <source>Stopped; goes on with the next sync</source>
        <translation>Abgebrochen; geht mit dem nächsten Abgleich weiter</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>Syn&amp;c now</source>
        <translation>&amp;Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Sync again. If it lasts, sign out and in again.</source>
        <translation>Gleichen Sie erneut ab. Falls es anhält, melden Sie sich ab und wieder an.</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Abgleich läuft…</translation>
    </message>
    <message>
        <source>Take back the request that is chosen</source>
        <translation>Ausgewählte Anfrage zurücknehmen</translation>
    </message>
    <message>
        <source>Take it along</source>
        <translation>Mitnehmen</translation>
    </message>
    <message>
        <source>Take the deletion back under My data, then record the time again.</source>
        <translation>Nehmen Sie die Löschung unter „Meine Daten“ zurück und erfassen Sie die Zeit dann erneut.</translation>
    </message>
    <message>
        <source>Take the last correction back</source>
        <translation>Letzte Korrektur zurücknehmen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Tell your organization that you have read this version</source>
        <translation>Ihrer Organisation mitteilen, dass Sie diese Fassung gelesen haben</translation>
    </message>
    <message>
        <source>That absence was answered already.</source>
        <translation>Diese Abwesenheit ist schon beantwortet.</translation>
    </message>
    <message>
        <source>That cannot be set</source>
        <translation>Das lässt sich nicht einstellen</translation>
    </message>
    <message>
        <source>That could not be kept</source>
        <translation>Das konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>That entry counts</source>
        <translation>Dieser Eintrag zählt</translation>
    </message>
    <message>
        <source>That entry counts no longer; there is nothing to do.</source>
        <translation>Dieser Eintrag zählt nicht mehr; es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>That entry is not on this device. Look at the list of today&apos;s entries again.</source>
        <translation>Dieser Eintrag ist nicht auf diesem Gerät. Sehen Sie noch einmal in die Liste der heutigen Einträge.</translation>
    </message>
    <message>
        <source>That is not a TimeTracker server</source>
        <translation>Das ist kein TimeTracker-Server</translation>
    </message>
    <message>
        <source>That is not a server&apos;s address</source>
        <translation>Das ist keine Serveradresse</translation>
    </message>
    <message>
        <source>That item</source>
        <translation>Dieser Vorgang</translation>
    </message>
    <message>
        <source>That time does not lie within the absence</source>
        <translation>Diese Zeit liegt nicht in der Abwesenheit</translation>
    </message>
    <message>
        <source>That time does not lie within the entry</source>
        <translation>Diese Zeit liegt nicht im Eintrag</translation>
    </message>
    <message>
        <source>That time has not come yet</source>
        <translation>Diese Zeit ist noch nicht gekommen</translation>
    </message>
    <message>
        <source>That time is too long ago</source>
        <translation>Diese Zeit liegt zu weit zurück</translation>
    </message>
    <message>
        <source>That timer still runs</source>
        <translation>Diese Zeitmessung läuft noch</translation>
    </message>
    <message>
        <source>That was answered already</source>
        <translation>Das ist schon beantwortet</translation>
    </message>
    <message>
        <source>The CA file cannot be read</source>
        <translation>Die CA-Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>The address is not secure</source>
        <translation>Die Adresse ist nicht sicher</translation>
    </message>
    <message>
        <source>The arrow keys choose, Enter starts, Control and P pins.</source>
        <translation>Die Pfeiltasten wählen, Eingabe startet, Strg+P heftet an.</translation>
    </message>
    <message>
        <source>The arrow keys choose, Enter takes.</source>
        <translation>Die Pfeiltasten wählen, Eingabe übernimmt.</translation>
    </message>
    <message>
        <source>The audit is sound.</source>
        <translation>Das Prüfprotokoll ist in Ordnung.</translation>
    </message>
    <message>
        <source>The audit was rewritten.</source>
        <translation>Das Prüfprotokoll wurde neu geschrieben.</translation>
    </message>
    <message>
        <source>The audit was tampered with.</source>
        <translation>Das Prüfprotokoll wurde manipuliert.</translation>
    </message>
    <message>
        <source>The computer is there, but not the server. Check the address, or try again later.</source>
        <translation>Der Computer ist da, der Server aber nicht. Prüfen Sie die Adresse oder versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The connection was not made. If your organization has its own certificates, ask your IT for the CA file and choose it at sign-in under “More”.</source>
        <translation>Die Verbindung wurde nicht hergestellt. Falls Ihre Organisation eigene Zertifikate hat, lassen Sie sich von Ihrer IT die CA-Datei geben und wählen Sie sie bei der Anmeldung unter „Mehr“ aus.</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Der Tag danach</translation>
    </message>
    <message>
        <source>The day as a line</source>
        <translation>Der Tag als Linie</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>Der Tag davor</translation>
    </message>
    <message>
        <source>The day to put right, the week and the month to look at</source>
        <translation>Der Tag zum Richtigstellen, Woche und Monat zum Ansehen</translation>
    </message>
    <message>
        <source>The days you usually work.</source>
        <translation>Die Tage, an denen Sie gewöhnlich arbeiten.</translation>
    </message>
    <message>
        <source>The deletion of your data was confirmed</source>
        <translation>Die Löschung Ihrer Daten wurde bestätigt</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>The disk refused to write</source>
        <translation>Der Datenträger verweigert das Schreiben</translation>
    </message>
    <message>
        <source>The end lies before the start</source>
        <translation>Das Ende liegt vor dem Beginn</translation>
    </message>
    <message>
        <source>The entries are on different items</source>
        <translation>Die Einträge gehören zu verschiedenen Vorgängen</translation>
    </message>
    <message>
        <source>The entry stays in the record and counts no longer</source>
        <translation>Der Eintrag bleibt aufgezeichnet, zählt aber nicht mehr</translation>
    </message>
    <message>
        <source>The export was stopped</source>
        <translation>Der Export wurde abgebrochen</translation>
    </message>
    <message>
        <source>The file cannot be read as a whole. It was left as it is. Set it aside and begin anew: what can be read of it goes on, and what the server has comes back with the next sync.</source>
        <translation>Die Datei ist nicht als Ganzes lesbar. Sie wurde so belassen. Legen Sie sie beiseite und beginnen Sie neu: Was sich von ihr lesen lässt, wird übernommen, und was der Server hat, kommt mit dem nächsten Abgleich zurück.</translation>
    </message>
    <message>
        <source>The file cannot be written there</source>
        <translation>Die Datei lässt sich dort nicht schreiben</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>Die Datei konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The file it was kept in is damaged. See whether a start or a stop of yours is missing, and correct it.</source>
        <translation>Die Datei, in der sie lag, ist beschädigt. Sehen Sie nach, ob ein Start oder Stopp von Ihnen fehlt, und korrigieren Sie es.</translation>
    </message>
    <message>
        <source>The file of time records is empty</source>
        <translation>Die Datei mit den Aufzeichnungen ist leer</translation>
    </message>
    <message>
        <source>The file or its folder is gone or cannot be read. Make it readable again or ask your IT, then try again.</source>
        <translation>Die Datei oder ihr Ordner fehlt oder ist nicht lesbar. Machen Sie sie wieder lesbar oder fragen Sie Ihre IT, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The file that your IT laid down for TimeTracker is damaged. Tell your IT about it.</source>
        <translation>Die Datei, die Ihre IT für TimeTracker hinterlegt hat, ist beschädigt. Informieren Sie Ihre IT darüber.</translation>
    </message>
    <message>
        <source>The files are being moved, which has to come to its end.</source>
        <translation>Die Dateien werden verschoben, was bis zum Ende laufen muss.</translation>
    </message>
    <message>
        <source>The folder of the program cannot be used</source>
        <translation>Der Ordner des Programms ist nicht benutzbar</translation>
    </message>
    <message>
        <source>The icon goes on warning</source>
        <translation>Das Symbol warnt weiter</translation>
    </message>
    <message>
        <source>The icon warns of it no longer</source>
        <translation>Das Symbol warnt nicht mehr davor</translation>
    </message>
    <message>
        <source>The icon warns of these no longer</source>
        <translation>Das Symbol warnt davor nicht mehr</translation>
    </message>
    <message>
        <source>The key does not fit</source>
        <translation>Der Schlüssel passt nicht</translation>
    </message>
    <message>
        <source>The key is gone from the keyring</source>
        <translation>Der Schlüssel fehlt im Schlüsselbund</translation>
    </message>
    <message>
        <source>The key of the work item, such as APP-7.
It is recorded as begun now, once the records open.</source>
        <translation>Das Kürzel des Vorgangs, zum Beispiel APP-7.
Er wird als jetzt begonnen aufgezeichnet, sobald die Aufzeichnungen offen sind.</translation>
    </message>
    <message>
        <source>The key to your time records lies in the system&apos;s keyring. Unlock the keyring, then try again.</source>
        <translation>Der Schlüssel zu Ihren Aufzeichnungen liegt im Schlüsselbund des Systems. Entsperren Sie den Schlüsselbund und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The key to your time records needs a keyring service such as GNOME Keyring or KWallet. Start one or ask your IT, then try again.</source>
        <translation>Der Schlüssel zu Ihren Aufzeichnungen braucht einen Schlüsselbunddienst wie GNOME Keyring oder KWallet. Starten Sie einen oder fragen Sie Ihre IT, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keyring does not work</source>
        <translation>Der Schlüsselbund funktioniert nicht</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>The keyring&apos;s key does not open these time records, or their beginning is damaged. Nothing was changed. Ask your IT for keyring and records from the same backup, or set the records aside and begin anew.</source>
        <translation>Der Schlüssel aus dem Schlüsselbund öffnet diese Aufzeichnungen nicht, oder ihr Anfang ist beschädigt. Es wurde nichts geändert. Bitten Sie Ihre IT um Schlüsselbund und Aufzeichnungen aus derselben Sicherung, oder legen Sie die Aufzeichnungen beiseite und beginnen Sie neu.</translation>
    </message>
    <message>
        <source>The keys that open the list to start from, whatever program you are in.</source>
        <translation>Die Tasten, die die Liste zum Starten öffnen, in welchem Programm Sie auch sind.</translation>
    </message>
    <message>
        <source>The language of menus and windows; the shell speaks English.</source>
        <translation>Die Sprache von Menüs und Fenstern; die Kommandozeile spricht Englisch.</translation>
    </message>
    <message>
        <source>The latest sign-ins</source>
        <translation>Die letzten Anmeldungen</translation>
    </message>
    <message>
        <source>The law demanded an export of your data</source>
        <translation>Ein Export Ihrer Daten wurde gesetzlich verlangt</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>Der Monat danach</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>Der Monat davor</translation>
    </message>
    <message>
        <source>The network may be slow. Try again later; if it lasts, tell your IT.</source>
        <translation>Das Netzwerk ist vielleicht langsam. Versuchen Sie es später erneut; falls es anhält, informieren Sie Ihre IT.</translation>
    </message>
    <message>
        <source>The network wants you to sign in</source>
        <translation>Das Netzwerk verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>The next sync starts over and brings everything again. There is nothing to do.</source>
        <translation>Der nächste Abgleich beginnt von vorn und holt alles noch einmal. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The old files lie in {folder}. Nothing was deleted.</source>
        <translation>Die alten Dateien liegen in {folder}. Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>The old files move into a folder beside; nothing is deleted. What can be read of them goes on in new records, and is sent to the server again, which takes nothing twice.

What cannot be read is named. What the server has of it comes back with the next sync. You may have to sign in again.</source>
        <translation>Die alten Dateien kommen in einen Ordner daneben; es wird nichts gelöscht. Was sich von ihnen lesen lässt, wird in neue Aufzeichnungen übernommen und noch einmal an den Server gesendet, der nichts doppelt annimmt.

Was nicht lesbar ist, wird genannt. Was der Server davon hat, kommt mit dem nächsten Abgleich zurück. Vielleicht müssen Sie sich neu anmelden.</translation>
    </message>
    <message>
        <source>The organization&apos;s settings cannot be read</source>
        <translation>Die Einstellungen der Organisation sind nicht lesbar</translation>
    </message>
    <message>
        <source>The p&amp;rivacy policy changed…</source>
        <translation>Datenschutzricht&amp;linie geändert…</translation>
    </message>
    <message>
        <source>The policy has changed</source>
        <translation>Die Richtlinie hat sich geändert</translation>
    </message>
    <message>
        <source>The policy names this address; copy it from here: {address}</source>
        <translation>Die Richtlinie nennt diese Adresse; kopieren Sie sie von hier: {address}</translation>
    </message>
    <message>
        <source>The privacy officer wrote to you</source>
        <translation>Der Datenschutz hat Ihnen geschrieben</translation>
    </message>
    <message>
        <source>The privacy policy</source>
        <translation>Die Datenschutzrichtlinie</translation>
    </message>
    <message>
        <source>The proxy does not answer</source>
        <translation>Der Proxy antwortet nicht</translation>
    </message>
    <message>
        <source>The proxy wants a password</source>
        <translation>Der Proxy verlangt ein Kennwort</translation>
    </message>
    <message>
        <source>The question waits in the menu</source>
        <translation>Die Frage wartet im Menü</translation>
    </message>
    <message>
        <source>The records of this device may have been restored or copied. Ask your IT, then record the time again.</source>
        <translation>Die Aufzeichnungen dieses Geräts wurden vielleicht zurückgespielt oder kopiert. Fragen Sie Ihre IT und erfassen Sie die Zeit dann erneut.</translation>
    </message>
    <message>
        <source>The request is empty</source>
        <translation>Die Anfrage ist leer</translation>
    </message>
    <message>
        <source>The running timer began at {since}. Stop it first, or choose a later start.</source>
        <translation>Die laufende Zeitmessung gilt ab {since}. Stoppen Sie sie zuerst oder wählen Sie einen späteren Beginn.</translation>
    </message>
    <message>
        <source>The same time on an item that is assigned to you</source>
        <translation>Dieselbe Zeit für einen Vorgang, der Ihnen zugewiesen ist</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The server could not be reached to be told; the sign-in ends there by itself. What was recorded stays on this computer.</source>
        <translation>Dem Server konnte es nicht mitgeteilt werden, weil er nicht erreichbar war; dort endet die Anmeldung von selbst. Was aufgezeichnet wurde, bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>The server could not read it.</source>
        <translation>Der Server konnte sie nicht lesen.</translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>The server does not allow that</source>
        <translation>Der Server erlaubt das nicht</translation>
    </message>
    <message>
        <source>The server does not have that</source>
        <translation>Der Server hat das nicht</translation>
    </message>
    <message>
        <source>The server does not know the work item.</source>
        <translation>Der Server kennt den Vorgang nicht.</translation>
    </message>
    <message>
        <source>The server does not know this sign-in</source>
        <translation>Der Server kennt diese Anmeldung nicht</translation>
    </message>
    <message>
        <source>The server does not show that its record of what was done is unchanged</source>
        <translation>Der Server belegt nicht, dass sein Prüfprotokoll unverändert ist</translation>
    </message>
    <message>
        <source>The server does not understand this program</source>
        <translation>Der Server versteht dieses Programm nicht</translation>
    </message>
    <message>
        <source>The server ended this sign-in: sign in once more.</source>
        <translation>Der Server hat diese Anmeldung beendet: Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>The server gave the reason “{code}”.</source>
        <translation>Der Server nennt den Grund „{code}“.</translation>
    </message>
    <message>
        <source>The server has a fault</source>
        <translation>Der Server hat eine Störung</translation>
    </message>
    <message>
        <source>The server has another record under the same number.</source>
        <translation>Der Server hat unter derselben Nummer eine andere Aufzeichnung.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Der Server ist ausgelastet</translation>
    </message>
    <message>
        <source>The server knows this device as another person&apos;s. What was recorded stays here; ask your IT.</source>
        <translation>Für den Server gehört dieses Gerät einer anderen Person. Was aufgezeichnet wurde, bleibt hier; fragen Sie Ihre IT.</translation>
    </message>
    <message>
        <source>The server lost its place</source>
        <translation>Der Server weiß nicht mehr, wo er war</translation>
    </message>
    <message>
        <source>The server may have been set up anew, or somebody replaced the record.</source>
        <translation>Vielleicht wurde der Server neu eingerichtet, oder jemand hat das Prüfprotokoll ausgetauscht.</translation>
    </message>
    <message>
        <source>The server no longer takes what this version sends. Install the new version.</source>
        <translation>Der Server nimmt nicht mehr an, was diese Version sendet. Installieren Sie die neue Version.</translation>
    </message>
    <message>
        <source>The server refused the amount of data</source>
        <translation>Der Server hat die Datenmenge abgelehnt</translation>
    </message>
    <message>
        <source>The server refused the sign-in</source>
        <translation>Der Server hat die Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>The server signed for more of them before. Putting a backup back can be the cause.</source>
        <translation>Der Server hatte schon mehr davon signiert. Eine zurückgespielte Sicherung kann die Ursache sein.</translation>
    </message>
    <message>
        <source>The server was restored from a backup</source>
        <translation>Der Server wurde aus einer Sicherung wiederhergestellt</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut</translation>
    </message>
    <message>
        <source>The server&apos;s name cannot be found</source>
        <translation>Der Name des Servers ist nicht zu finden</translation>
    </message>
    <message>
        <source>The sign-in took too long</source>
        <translation>Die Anmeldung hat zu lange gedauert</translation>
    </message>
    <message>
        <source>The signature is not the server&apos;s</source>
        <translation>Die Signatur stammt nicht vom Server</translation>
    </message>
    <message>
        <source>The sync was stopped</source>
        <translation>Der Abgleich wurde abgebrochen</translation>
    </message>
    <message>
        <source>The system did not take it. Look at its own settings for programs that start by themselves.</source>
        <translation>Das System hat es nicht übernommen. Sehen Sie in dessen eigenen Einstellungen für automatisch startende Programme nach.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring answered with an error. Sign out of the desktop and in again, then try again.</source>
        <translation>Der Schlüsselbund des Systems meldet einen Fehler. Melden Sie sich vom Desktop ab und wieder an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The text is too long</source>
        <translation>Der Text ist zu lang</translation>
    </message>
    <message>
        <source>The time counts; your manager decides.</source>
        <translation>Die Zeit zählt; Ihre Führungskraft entscheidet.</translation>
    </message>
    <message>
        <source>The time does not count and is shown as a break; the timer goes on</source>
        <translation>Die Zeit zählt nicht und erscheint als Pause; die Zeitmessung läuft weiter</translation>
    </message>
    <message>
        <source>The time does not count; the timer goes on from your return</source>
        <translation>Die Zeit zählt nicht; die Zeitmessung läuft ab Ihrer Rückkehr weiter</translation>
    </message>
    <message>
        <source>The time records are being opened</source>
        <translation>Die Aufzeichnungen werden geöffnet</translation>
    </message>
    <message>
        <source>The time records are damaged</source>
        <translation>Die Aufzeichnungen sind beschädigt</translation>
    </message>
    <message>
        <source>The time records are in use</source>
        <translation>Die Aufzeichnungen sind in Benutzung</translation>
    </message>
    <message>
        <source>The time records are sound</source>
        <translation>Die Aufzeichnungen sind in Ordnung</translation>
    </message>
    <message>
        <source>The time records begin anew</source>
        <translation>Die Aufzeichnungen beginnen neu</translation>
    </message>
    <message>
        <source>The time records cannot be found</source>
        <translation>Die Aufzeichnungen sind nicht zu finden</translation>
    </message>
    <message>
        <source>The time records cannot be written</source>
        <translation>Die Aufzeichnungen sind nicht beschreibbar</translation>
    </message>
    <message>
        <source>The time records stay as they are.</source>
        <translation>Die Aufzeichnungen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The timer began at {since}. Choose a later end.</source>
        <translation>Die Zeitmessung gilt ab {since}. Wählen Sie ein späteres Ende.</translation>
    </message>
    <message>
        <source>The timer ended when you left</source>
        <translation>Die Zeitmessung endete, als Sie gingen</translation>
    </message>
    <message>
        <source>The timer on {key} is running since {since}. There is nothing to do.</source>
        <translation>Die Zeitmessung für {key} läuft seit {since}. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The timer ran for more than 16 hours.</source>
        <translation>Die Zeitmessung lief länger als 16 Stunden.</translation>
    </message>
    <message>
        <source>The week after</source>
        <translation>Die Woche danach</translation>
    </message>
    <message>
        <source>The week before</source>
        <translation>Die Woche davor</translation>
    </message>
    <message>
        <source>The work item was not assigned to you.</source>
        <translation>Der Vorgang war Ihnen nicht zugewiesen.</translation>
    </message>
    <message>
        <source>The work item was taken from you while you were offline.</source>
        <translation>Der Vorgang wurde Ihnen entzogen, während Sie offline waren.</translation>
    </message>
    <message>
        <source>There are time records already</source>
        <translation>Es gibt schon Aufzeichnungen</translation>
    </message>
    <message>
        <source>There is no room for the file</source>
        <translation>Für die Datei ist kein Platz</translation>
    </message>
    <message>
        <source>There is no such setting</source>
        <translation>Diese Einstellung gibt es nicht</translation>
    </message>
    <message>
        <source>There is no timer to stop.</source>
        <translation>Es läuft keine Zeitmessung, die sich stoppen ließe.</translation>
    </message>
    <message>
        <source>There is nothing to answer</source>
        <translation>Es gibt nichts zu beantworten</translation>
    </message>
    <message>
        <source>These are another person&apos;s records</source>
        <translation>Das sind die Aufzeichnungen einer anderen Person</translation>
    </message>
    <message>
        <source>These keys cannot be taken</source>
        <translation>Diese Tasten sind nicht verwendbar</translation>
    </message>
    <message>
        <source>These time records were written by a newer version. Install that version or a later one, then try again.</source>
        <translation>Diese Aufzeichnungen stammen von einer neueren Version. Installieren Sie diese oder eine spätere Version und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>They open and can be read as a whole. There is nothing to mend.</source>
        <translation>Sie lassen sich öffnen und vollständig lesen. Es ist nichts zu reparieren.</translation>
    </message>
    <message>
        <source>They speak no common version. Install the new version, or tell your IT.</source>
        <translation>Sie haben keine gemeinsame Version. Installieren Sie die neue Version oder informieren Sie Ihre IT.</translation>
    </message>
    <message>
        <source>They stay on this computer but do not count. Each says what can be done; its day offers it.</source>
        <translation>Sie bleiben auf diesem Computer, zählen aber nicht. Bei jeder steht, was zu tun ist; ihr Tag bietet es an.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was changed while the timer ran.</source>
        <translation>Die Uhr dieses Computers wurde geändert, während die Zeitmessung lief.</translation>
    </message>
    <message>
        <source>This concern has as many messages as it can hold</source>
        <translation>Zu diesen Bedenken passen keine weiteren Nachrichten</translation>
    </message>
    <message>
        <source>This desktop has no way for it. Have its own settings for shortcuts run “timetracker search”.</source>
        <translation>Dieser Desktop bietet dafür keinen Weg. Lassen Sie seine eigenen Einstellungen für Tastenkombinationen „timetracker search“ ausführen.</translation>
    </message>
    <message>
        <source>This device belongs to someone else</source>
        <translation>Dieses Gerät gehört jemand anderem</translation>
    </message>
    <message>
        <source>This device was locked out</source>
        <translation>Dieses Gerät wurde gesperrt</translation>
    </message>
    <message>
        <source>This keyboard has no such key. Choose another.</source>
        <translation>Diese Tastatur hat keine solche Taste. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>This profile holds the time of {name}. Sign in as that person, or use a user account of your own.</source>
        <translation>Dieses Profil enthält die Zeiten von {name}. Melden Sie sich als diese Person an oder verwenden Sie ein eigenes Benutzerkonto.</translation>
    </message>
    <message>
        <source>This says that you have read it, and that you are at least {age} years old.</source>
        <translation>Damit bestätigen Sie, dass Sie sie gelesen haben und dass Ihr Alter mindestens {age} Jahre beträgt.</translation>
    </message>
    <message>
        <source>This says that you have read it, no more. You can track time either way.</source>
        <translation>Das besagt, dass Sie sie gelesen haben, mehr nicht. Zeit erfassen können Sie so oder so.</translation>
    </message>
    <message>
        <source>This takes a few seconds at most.</source>
        <translation>Das dauert höchstens ein paar Sekunden.</translation>
    </message>
    <message>
        <source>This version is too old</source>
        <translation>Diese Version ist zu alt</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Time entries</source>
        <translation>Zeiteinträge</translation>
    </message>
    <message>
        <source>TimeTracker closed</source>
        <translation>TimeTracker geschlossen</translation>
    </message>
    <message>
        <source>TimeTracker is closing</source>
        <translation>TimeTracker wird beendet</translation>
    </message>
    <message>
        <source>TimeTracker is not running</source>
        <translation>TimeTracker läuft nicht</translation>
    </message>
    <message>
        <source>TimeTracker knows no better words than the code: {code}. Please report it.</source>
        <translation>TimeTracker kennt dafür keine besseren Worte als den Code: {code}. Bitte melden Sie das.</translation>
    </message>
    <message>
        <source>TimeTracker mini window</source>
        <translation>TimeTracker-Minifenster</translation>
    </message>
    <message>
        <source>TimeTracker not running</source>
        <translation>TimeTracker nicht in Betrieb</translation>
    </message>
    <message>
        <source>TimeTracker was closed</source>
        <translation>TimeTracker war geschlossen</translation>
    </message>
    <message>
        <source>TimeTracker was not running</source>
        <translation>TimeTracker lief nicht</translation>
    </message>
    <message>
        <source>TimeTracker would move the files of your time records into a folder beside them; nothing is deleted. What can be read of them goes on in new records, and is sent to the server again, which takes nothing twice. What cannot be read is named; what the server has of it comes back with the next sync. You may have to sign in again. If you want that, say: timetracker recover --yes.</source>
        <translation>TimeTracker würde die Dateien Ihrer Aufzeichnungen in einen Ordner daneben verschieben; es wird nichts gelöscht. Was sich von ihnen lesen lässt, wird in neue Aufzeichnungen übernommen und noch einmal an den Server gesendet, der nichts doppelt annimmt. Was nicht lesbar ist, wird genannt; was der Server davon hat, kommt mit dem nächsten Abgleich zurück. Vielleicht müssen Sie sich neu anmelden. Wenn Sie das möchten, geben Sie ein: timetracker recover --yes.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>To&amp;day: {worked}…</source>
        <translation>&amp;Heute: {worked}…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Today&apos;s entries</source>
        <translation>Heutige Einträge</translation>
    </message>
    <message>
        <source>Today: over {worked}</source>
        <translation>Heute: über {worked}</translation>
    </message>
    <message>
        <source>Today: {worked}</source>
        <translation>Heute: {worked}</translation>
    </message>
    <message>
        <source>Totals by item, kind and project</source>
        <translation>Summen nach Vorgang, Art und Projekt</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>E&amp;rneut versuchen</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Versuchen Sie es in ein paar Minuten erneut.</translation>
    </message>
    <message>
        <source>Try again later. If it lasts, tell your IT.</source>
        <translation>Versuchen Sie es später erneut. Falls es anhält, informieren Sie Ihre IT.</translation>
    </message>
    <message>
        <source>Try once more; if it stays so, ask your IT whether you have an account.</source>
        <translation>Versuchen Sie es noch einmal; falls es so bleibt, fragen Sie Ihre IT, ob Sie ein Konto haben.</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Type `timetracker settings` to see them all.</source>
        <translation>Geben Sie `timetracker settings` ein, um alle zu sehen.</translation>
    </message>
    <message>
        <source>Type its key, or words of its title, and choose.</source>
        <translation>Geben Sie sein Kürzel oder Wörter aus dem Titel ein und wählen Sie.</translation>
    </message>
    <message>
        <source>Type the address of your organization&apos;s TimeTracker server. Your IT knows it.</source>
        <translation>Geben Sie die Adresse des TimeTracker-Servers Ihrer Organisation ein. Ihre IT kennt sie.</translation>
    </message>
    <message>
        <source>Type this code</source>
        <translation>Geben Sie diesen Code ein</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Up to row {row} it is not what this device was told before. Tell your privacy officer.</source>
        <translation>Bis Zeile {row} ist es nicht das, was diesem Gerät bisher mitgeteilt wurde. Informieren Sie den Datenschutz Ihrer Organisation.</translation>
    </message>
    <message>
        <source>Up to the next entry: one entry on the same item, else no gap between</source>
        <translation>Bis zum nächsten Eintrag: ein Eintrag beim selben Vorgang, sonst keine Lücke dazwischen</translation>
    </message>
    <message>
        <source>Use a code &amp;instead</source>
        <translation>Mit &amp;Code anmelden</translation>
    </message>
    <message>
        <source>Use the &amp;browser instead</source>
        <translation>Mit &amp;Browser anmelden</translation>
    </message>
    <message>
        <source>Version of TimeTracker</source>
        <translation>Version von TimeTracker</translation>
    </message>
    <message>
        <source>W&amp;ork items</source>
        <translation>V&amp;orgänge</translation>
    </message>
    <message>
        <source>Wait for an answer to one of them, or talk to your organization.</source>
        <translation>Warten Sie auf die Antwort zu einer davon oder sprechen Sie mit Ihrer Organisation.</translation>
    </message>
    <message>
        <source>Waiting for your browser…</source>
        <translation>Warten auf den Browser…</translation>
    </message>
    <message>
        <source>Waits for an answer, which is due by {time}.</source>
        <translation>Wartet auf eine Antwort; sie ist fällig bis {time}.</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Welcome to TimeTracker</source>
        <translation>Willkommen bei TimeTracker</translation>
    </message>
    <message>
        <source>Wh&amp;y…</source>
        <translation>War&amp;um…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What becomes of the time when TimeTracker was not running while a timer runs.</source>
        <translation>Was mit der Zeit geschieht, in der TimeTracker nicht lief, während die Zeit gemessen wird.</translation>
    </message>
    <message>
        <source>What becomes of the time when nobody touched keyboard or mouse while a timer runs.</source>
        <translation>Was mit der Zeit geschieht, in der niemand Tastatur oder Maus berührt hat, während die Zeit gemessen wird.</translation>
    </message>
    <message>
        <source>What becomes of the time when the computer slept while a timer runs.</source>
        <translation>Was mit der Zeit geschieht, in der der Computer schlief, während die Zeit gemessen wird.</translation>
    </message>
    <message>
        <source>What becomes of the time when the computer was shut down while a timer runs.</source>
        <translation>Was mit der Zeit geschieht, in der der Computer ausgeschaltet war, während die Zeit gemessen wird.</translation>
    </message>
    <message>
        <source>What becomes of the time when the screen was locked while a timer runs.</source>
        <translation>Was mit der Zeit geschieht, in der der Bildschirm gesperrt war, während die Zeit gemessen wird.</translation>
    </message>
    <message>
        <source>What becomes of the time when you had closed TimeTracker while a timer runs.</source>
        <translation>Was mit der Zeit geschieht, in der Sie TimeTracker geschlossen hatten, während die Zeit gemessen wird.</translation>
    </message>
    <message>
        <source>What came so far is kept, and the next sync goes on from there.</source>
        <translation>Was bisher kam, bleibt erhalten, und der nächste Abgleich macht dort weiter.</translation>
    </message>
    <message>
        <source>What came so far is kept; the next sync goes on from there.</source>
        <translation>Was bisher kam, bleibt erhalten; der nächste Abgleich macht dort weiter.</translation>
    </message>
    <message>
        <source>What can be read of the old time records goes on in new ones. Nothing is deleted.</source>
        <translation>Was sich von den alten Aufzeichnungen lesen lässt, wird in neue übernommen. Es wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>What is kept about you, and what you can ask for</source>
        <translation>Was über Sie gespeichert ist und worum Sie bitten können</translation>
    </message>
    <message>
        <source>What is new in the privacy policy</source>
        <translation>Was in der Datenschutzrichtlinie neu ist</translation>
    </message>
    <message>
        <source>What is wrong, and what you can do about it</source>
        <translation>Was nicht stimmt und was Sie tun können</translation>
    </message>
    <message>
        <source>What it recorded of what was done since that backup may be missing. The notes that this computer kept before stay here, so that an auditor can compare. What this computer recorded is sent again.</source>
        <translation>Was der Server seit dieser Sicherung protokolliert hat, fehlt vielleicht. Die signierten Stände, die dieser Computer davor aufbewahrt hat, bleiben hier, damit die Revision vergleichen kann. Was dieser Computer aufgezeichnet hat, wird noch einmal gesendet.</translation>
    </message>
    <message>
        <source>What should be corrected or deleted, or what concerns you</source>
        <translation>Was korrigiert oder gelöscht werden soll oder was Ihnen Bedenken macht</translation>
    </message>
    <message>
        <source>What the organization &amp;holds (ZIP)…</source>
        <translation>Was die &amp;Organisation speichert (ZIP)…</translation>
    </message>
    <message>
        <source>What the organization holds</source>
        <translation>Was die Organisation speichert</translation>
    </message>
    <message>
        <source>What the provider said of you was not trusted</source>
        <translation>Den Angaben des Anmeldedienstes über Sie wurde nicht vertraut</translation>
    </message>
    <message>
        <source>What the server did not accept of the chosen entry</source>
        <translation>Was der Server vom ausgewählten Eintrag nicht angenommen hat</translation>
    </message>
    <message>
        <source>What the server has of them comes back with the next sync.</source>
        <translation>Was der Server davon hat, kommt mit dem nächsten Abgleich zurück.</translation>
    </message>
    <message>
        <source>What the server is told of this computer</source>
        <translation>Was dem Server über diesen Computer mitgeteilt wird</translation>
    </message>
    <message>
        <source>What the server says now does not go on from what it signed before.</source>
        <translation>Was der Server jetzt sagt, schließt nicht an das an, was er bisher signiert hat.</translation>
    </message>
    <message>
        <source>What the server told does not carry the signature of its key.</source>
        <translation>Was der Server mitgeteilt hat, trägt nicht die Signatur seines Schlüssels.</translation>
    </message>
    <message>
        <source>What was recorded stays here. Ask your IT for a newer version of TimeTracker.</source>
        <translation>Was aufgezeichnet wurde, bleibt hier. Bitten Sie Ihre IT um eine neuere Version von TimeTracker.</translation>
    </message>
    <message>
        <source>What was recorded stays here. Tell your IT about it.</source>
        <translation>Was aufgezeichnet wurde, bleibt hier. Informieren Sie Ihre IT darüber.</translation>
    </message>
    <message>
        <source>What was too old was deleted</source>
        <translation>Was zu alt war, wurde gelöscht</translation>
    </message>
    <message>
        <source>What you asked your organization for</source>
        <translation>Worum Sie Ihre Organisation gebeten haben</translation>
    </message>
    <message>
        <source>What you can set</source>
        <translation>Was Sie einstellen können</translation>
    </message>
    <message>
        <source>What you record is kept here and sent later.</source>
        <translation>Was Sie aufzeichnen, bleibt hier und wird später gesendet.</translation>
    </message>
    <message>
        <source>What you see is from {time}.</source>
        <translation>Was Sie sehen, ist der Stand: {time}.</translation>
    </message>
    <message>
        <source>What your organization keeps about you, and why</source>
        <translation>Was Ihre Organisation über Sie speichert und warum</translation>
    </message>
    <message>
        <source>What your organization&apos;s server said at {time}.</source>
        <translation>Stand auf dem Server Ihrer Organisation: {time}.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When I am away</source>
        <translation>Bei Abwesenheit</translation>
    </message>
    <message>
        <source>When it usually ends.</source>
        <translation>Wann er gewöhnlich endet.</translation>
    </message>
    <message>
        <source>When your working day usually begins.</source>
        <translation>Wann Ihr Arbeitstag gewöhnlich beginnt.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where to split the absence</source>
        <translation>Wo die Abwesenheit geteilt wird</translation>
    </message>
    <message>
        <source>Whether TimeTracker reminds you of anything.</source>
        <translation>Ob TimeTracker Sie an etwas erinnert.</translation>
    </message>
    <message>
        <source>Whether TimeTracker starts when you sign in to this computer.</source>
        <translation>Ob TimeTracker startet, wenn Sie sich an diesem Computer anmelden.</translation>
    </message>
    <message>
        <source>Whether the mini window is open: one line that says what runs and for how long.</source>
        <translation>Ob das Minifenster offen ist: eine Zeile, die sagt, was läuft und wie lange.</translation>
    </message>
    <message>
        <source>Whether the mini window stays above all others, where the desktop lets it.</source>
        <translation>Ob das Minifenster über allen anderen bleibt, wo der Desktop es zulässt.</translation>
    </message>
    <message>
        <source>Which work item?</source>
        <translation>Welcher Vorgang?</translation>
    </message>
    <message>
        <source>With each sync these four, and nothing else about this computer:</source>
        <translation>Mit jedem Abgleich diese vier Angaben und nichts weiter über diesen Computer:</translation>
    </message>
    <message>
        <source>Work items</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Work items assigned to you</source>
        <translation>Ihnen zugewiesene Vorgänge</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>Gearbeitet</translation>
    </message>
    <message>
        <source>Worked time by day</source>
        <translation>Gearbeitete Zeit nach Tag</translation>
    </message>
    <message>
        <source>Working day begins</source>
        <translation>Arbeitstag beginnt</translation>
    </message>
    <message>
        <source>Working day ends</source>
        <translation>Arbeitstag endet</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>Arbeitstage</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Arbeitszeit</translation>
    </message>
    <message>
        <source>Write more of the entry&apos;s id, or its number in the day&apos;s list.</source>
        <translation>Geben Sie mehr von der Kennung des Eintrags an oder seine Nummer in der Liste des Tages.</translation>
    </message>
    <message>
        <source>Write what this computer holds against a rewriting of the audit to a file, for an auditor</source>
        <translation>Was dieser Computer gegen ein Umschreiben des Prüfprotokolls aufbewahrt, in eine Datei schreiben, für die Revision</translation>
    </message>
    <message>
        <source>Write {form}.</source>
        <translation>Schreiben Sie {form}.</translation>
    </message>
    <message>
        <source>Writing the new time records: {done} of {total}</source>
        <translation>Neue Aufzeichnungen schreiben: {done} von {total}</translation>
    </message>
    <message>
        <source>Writing the new time records…</source>
        <translation>Neue Aufzeichnungen schreiben…</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Geschrieben: {file}</translation>
    </message>
    <message>
        <source>You acknowledged the policy</source>
        <translation>Sie haben die Richtlinie bestätigt</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>Sie sind angemeldet</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Sie sind abgemeldet</translation>
    </message>
    <message>
        <source>You asked for something</source>
        <translation>Sie haben um etwas gebeten</translation>
    </message>
    <message>
        <source>You asked for that already</source>
        <translation>Darum haben Sie schon gebeten</translation>
    </message>
    <message>
        <source>You asked for the deletion of your data. Once it is carried out, there is no account any more, and the receipt says what was deleted. What this computer holds stays here. Before that, sign in again.</source>
        <translation>Sie haben die Löschung Ihrer Daten verlangt. Sobald sie ausgeführt ist, gibt es kein Konto mehr, und der Beleg sagt, was gelöscht wurde. Was auf diesem Computer liegt, bleibt hier. Vorher können Sie sich wieder anmelden.</translation>
    </message>
    <message>
        <source>You asked for their deletion, so no time is recorded any more. To go on, take it back under My data.</source>
        <translation>Sie haben um ihre Löschung gebeten, daher wird keine Zeit mehr aufgezeichnet. Um weiterzumachen, nehmen Sie das unter „Meine Daten“ zurück.</translation>
    </message>
    <message>
        <source>You do not agree? Raise a concern with the privacy officer, or complain to your authority.</source>
        <translation>Sie sind nicht einverstanden? Äußern Sie Bedenken beim Datenschutz Ihrer Organisation, oder beschweren Sie sich bei Ihrer Behörde.</translation>
    </message>
    <message>
        <source>You have not asked for anything yet.</source>
        <translation>Sie haben noch um nichts gebeten.</translation>
    </message>
    <message>
        <source>You may not write to that folder, or it is read-only. Choose another one, then export again.</source>
        <translation>Sie dürfen in diesen Ordner nicht schreiben, oder er ist schreibgeschützt. Wählen Sie einen anderen und exportieren Sie erneut.</translation>
    </message>
    <message>
        <source>You took a request back</source>
        <translation>Sie haben eine Anfrage zurückgenommen</translation>
    </message>
    <message>
        <source>You were added</source>
        <translation>Sie wurden hinzugefügt</translation>
    </message>
    <message>
        <source>You were away</source>
        <translation>Sie waren abwesend</translation>
    </message>
    <message>
        <source>You were given a role</source>
        <translation>Sie haben eine Rolle erhalten</translation>
    </message>
    <message>
        <source>You were put into a team or taken out of one</source>
        <translation>Sie wurden in ein Team aufgenommen oder aus einem entfernt</translation>
    </message>
    <message>
        <source>You were refused something</source>
        <translation>Ihnen wurde etwas verweigert</translation>
    </message>
    <message>
        <source>You, {time}:</source>
        <translation>Sie, {time}:</translation>
    </message>
    <message>
        <source>Your account was bound to your identity at the provider</source>
        <translation>Ihr Konto wurde mit Ihrer Identität beim Anmeldedienst verknüpft</translation>
    </message>
    <message>
        <source>Your account was changed</source>
        <translation>Ihr Konto wurde geändert</translation>
    </message>
    <message>
        <source>Your account was locked for a while</source>
        <translation>Ihr Konto wurde vorübergehend gesperrt</translation>
    </message>
    <message>
        <source>Your account was unlocked</source>
        <translation>Ihr Konto wurde entsperrt</translation>
    </message>
    <message>
        <source>Your data are going to be deleted</source>
        <translation>Ihre Daten werden gelöscht</translation>
    </message>
    <message>
        <source>Your desktop did not give these keys. Look at its own settings for shortcuts.</source>
        <translation>Ihr Desktop hat diese Tasten nicht freigegeben. Sehen Sie in seinen eigenen Einstellungen für Tastenkombinationen nach.</translation>
    </message>
    <message>
        <source>Your identity at the provider was forgotten</source>
        <translation>Ihre Identität beim Anmeldedienst wurde vergessen</translation>
    </message>
    <message>
        <source>Your organization has to answer within a month</source>
        <translation>Ihre Organisation muss innerhalb eines Monats antworten</translation>
    </message>
    <message>
        <source>Your organization keeps records from {date} on. Nothing here was older.</source>
        <translation>Ihre Organisation bewahrt Aufzeichnungen auf ab: {date}. Hier war nichts älter.</translation>
    </message>
    <message>
        <source>Your organization laid that down</source>
        <translation>Ihre Organisation hat das festgelegt</translation>
    </message>
    <message>
        <source>Your organization withdrew this device&apos;s access. What was recorded stays here; ask your IT.</source>
        <translation>Ihre Organisation hat diesem Gerät den Zugang entzogen. Was aufgezeichnet wurde, bleibt hier; fragen Sie Ihre IT.</translation>
    </message>
    <message>
        <source>Your organization&apos;s record of what was done is not signed as it should be</source>
        <translation>Das Prüfprotokoll Ihrer Organisation ist nicht richtig signiert</translation>
    </message>
    <message>
        <source>Your organization&apos;s record of what was done is signed with another key</source>
        <translation>Das Prüfprotokoll Ihrer Organisation ist mit einem anderen Schlüssel signiert</translation>
    </message>
    <message>
        <source>Your organization&apos;s record of what was done was changed after the fact</source>
        <translation>Das Prüfprotokoll Ihrer Organisation wurde nachträglich geändert</translation>
    </message>
    <message>
        <source>Your organization&apos;s server has not said yet from when on records are kept.</source>
        <translation>Der Server Ihrer Organisation hat noch nicht mitgeteilt, ab wann Aufzeichnungen aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Your organization&apos;s server was put back from a backup</source>
        <translation>Der Server Ihrer Organisation wurde aus einer Sicherung wiederhergestellt</translation>
    </message>
    <message>
        <source>Your password was changed</source>
        <translation>Ihr Kennwort wurde geändert</translation>
    </message>
    <message>
        <source>Your records are restricted</source>
        <translation>Die Verarbeitung Ihrer Aufzeichnungen ist eingeschränkt</translation>
    </message>
    <message>
        <source>Your records are restricted, since you asked for their deletion.</source>
        <translation>Die Verarbeitung Ihrer Aufzeichnungen ist eingeschränkt, da Sie um ihre Löschung gebeten haben.</translation>
    </message>
    <message>
        <source>Your requests</source>
        <translation>Ihre Anfragen</translation>
    </message>
    <message>
        <source>Your role does not reach that far. Ask your IT if it should.</source>
        <translation>Ihre Rolle reicht nicht so weit. Fragen Sie Ihre IT, ob sie das sollte.</translation>
    </message>
    <message>
        <source>Your time entries as a table (CSV), for a spreadsheet</source>
        <translation>Ihre Zeiteinträge als Tabelle (CSV), für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Your time records are still on this computer, but the keyring no longer has their key. Nothing was deleted. Ask your IT to restore the keyring; if the key is gone for good, set the records aside and begin anew.</source>
        <translation>Ihre Aufzeichnungen sind noch auf diesem Computer, aber der Schlüsselbund hat ihren Schlüssel nicht mehr. Es wurde nichts gelöscht. Bitten Sie Ihre IT, den Schlüsselbund wiederherzustellen; ist der Schlüssel endgültig verloren, legen Sie die Aufzeichnungen beiseite und beginnen Sie neu.</translation>
    </message>
    <message>
        <source>Your times and each action on them, too. For how long, its server says once it can be asked.</source>
        <translation>Auch Ihre Zeiten und jede Aktion dazu. Wie lange, sagt ihr Server, sobald er gefragt werden kann.</translation>
    </message>
    <message>
        <source>Your work is being fetched. You can stop that: it goes on by itself later.</source>
        <translation>Ihre Arbeit wird abgerufen. Sie können das abbrechen: Es geht später von selbst weiter.</translation>
    </message>
    <message>
        <source>Your work items could not be read yet.</source>
        <translation>Ihre Vorgänge konnten noch nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Your working day usually ends at {time}.</source>
        <translation>Ihr Arbeitstag endet gewöhnlich um {time}.</translation>
    </message>
    <message>
        <source>a password, where the provider is asked for</source>
        <translation>ein Kennwort, wo der Anmeldedienst verlangt ist</translation>
    </message>
    <message>
        <source>a time not known here</source>
        <translation>unbekannter Zeit</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>accepted, to be looked at</source>
        <translation>angenommen, noch zu prüfen</translation>
    </message>
    <message>
        <source>access was withdrawn</source>
        <translation>der Zugang wurde entzogen</translation>
    </message>
    <message>
        <source>all but one browser</source>
        <translation>alle Browser bis auf einen</translation>
    </message>
    <message>
        <source>an authenticator program</source>
        <translation>eine Authenticator-App</translation>
    </message>
    <message>
        <source>another ({end})</source>
        <translation>ein anderes ({end})</translation>
    </message>
    <message>
        <source>another provider answered</source>
        <translation>ein anderer Anmeldedienst hat geantwortet</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>at the organization&apos;s provider</source>
        <translation>beim Anmeldedienst der Organisation</translation>
    </message>
    <message>
        <source>before the backup from which the server was put back</source>
        <translation>vor der Sicherung, aus der der Server wiederhergestellt wurde</translation>
    </message>
    <message>
        <source>by a file of your organization</source>
        <translation>durch eine Datei Ihrer Organisation</translation>
    </message>
    <message>
        <source>by a link</source>
        <translation>über einen Link</translation>
    </message>
    <message>
        <source>by your organization&apos;s directory</source>
        <translation>durch das Verzeichnis Ihrer Organisation</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>ends before it starts</source>
        <translation>endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>found on the server</source>
        <translation>auf dem Server gefunden</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>entfallen</translation>
    </message>
    <message>
        <source>in a browser</source>
        <translation>in einem Browser</translation>
    </message>
    <message>
        <source>it counts</source>
        <translation>zählt</translation>
    </message>
    <message>
        <source>it does not count</source>
        <translation>zählt nicht</translation>
    </message>
    <message>
        <source>it is somebody else&apos;s</source>
        <translation>es gehört jemand anderem</translation>
    </message>
    <message>
        <source>keyboard and mouse were not touched</source>
        <translation>Tastatur und Maus wurden nicht berührt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>nicht angenommen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>one browser</source>
        <translation>ein Browser</translation>
    </message>
    <message>
        <source>overlaps with another entry</source>
        <translation>überschneidet sich mit einem anderen Eintrag</translation>
    </message>
    <message>
        <source>put into a team</source>
        <translation>in ein Team aufgenommen</translation>
    </message>
    <message>
        <source>ran for more than 16 hours</source>
        <translation>lief länger als 16 Stunden</translation>
    </message>
    <message>
        <source>recovery codes</source>
        <translation>Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>sent, to be looked at</source>
        <translation>gesendet, noch zu prüfen</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>seit {time}</translation>
    </message>
    <message>
        <source>since {time}, over {worked}</source>
        <translation>seit {time}, über {worked}</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>jemand anderem</translation>
    </message>
    <message>
        <source>synced {time}</source>
        <translation>Abgleich {time}</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>taken out of a team</source>
        <translation>aus einem Team genommen</translation>
    </message>
    <message>
        <source>the account may no longer sign in</source>
        <translation>das Konto darf sich nicht mehr anmelden</translation>
    </message>
    <message>
        <source>the account may sign in again</source>
        <translation>das Konto darf sich wieder anmelden</translation>
    </message>
    <message>
        <source>the clock was changed meanwhile</source>
        <translation>die Uhr wurde zwischendurch geändert</translation>
    </message>
    <message>
        <source>the clock was set ahead</source>
        <translation>die Uhr wurde vorgestellt</translation>
    </message>
    <message>
        <source>the code was wrong</source>
        <translation>der Code war falsch</translation>
    </message>
    <message>
        <source>the computer slept</source>
        <translation>der Computer schlief</translation>
    </message>
    <message>
        <source>the computer was shut down</source>
        <translation>der Computer wurde heruntergefahren</translation>
    </message>
    <message>
        <source>the law kept it from you until now</source>
        <translation>durfte Ihnen bis jetzt gesetzlich nicht mitgeteilt werden</translation>
    </message>
    <message>
        <source>the password was wrong</source>
        <translation>das Kennwort war falsch</translation>
    </message>
    <message>
        <source>the provider answered another sign-in</source>
        <translation>der Anmeldedienst antwortete auf eine andere Anmeldung</translation>
    </message>
    <message>
        <source>the provider contradicted itself</source>
        <translation>der Anmeldedienst widersprach sich</translation>
    </message>
    <message>
        <source>the provider could not be reached</source>
        <translation>der Anmeldedienst war nicht erreichbar</translation>
    </message>
    <message>
        <source>the provider did not confirm the e-mail address</source>
        <translation>der Anmeldedienst hat die E-Mail-Adresse nicht bestätigt</translation>
    </message>
    <message>
        <source>the provider knows somebody who is not known here</source>
        <translation>der Anmeldedienst kennt jemanden, der hier nicht bekannt ist</translation>
    </message>
    <message>
        <source>the provider told another e-mail address</source>
        <translation>der Anmeldedienst nannte eine andere E-Mail-Adresse</translation>
    </message>
    <message>
        <source>the provider told another identity</source>
        <translation>der Anmeldedienst nannte eine andere Identität</translation>
    </message>
    <message>
        <source>the provider&apos;s answer could not be used</source>
        <translation>die Antwort des Anmeldedienstes war nicht brauchbar</translation>
    </message>
    <message>
        <source>the provider&apos;s description of itself is not right</source>
        <translation>die Beschreibung des Anmeldedienstes von sich selbst stimmt nicht</translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <translation>der Bildschirm war gesperrt</translation>
    </message>
    <message>
        <source>the sign-in was not begun here, or took too long</source>
        <translation>die Anmeldung wurde nicht hier begonnen oder dauerte zu lange</translation>
    </message>
    <message>
        <source>the whole sign-in was ended</source>
        <translation>die ganze Anmeldung wurde beendet</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>dieses Gerät</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>Fassung {version}</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>wartet auf Antwort</translation>
    </message>
    <message>
        <source>waits for the server</source>
        <translation>wartet auf den Server</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>wartet auf das Senden</translation>
    </message>
    <message>
        <source>was stopped twice; the earlier end counts</source>
        <translation>wurde zweimal gestoppt; das frühere Ende zählt</translation>
    </message>
    <message>
        <source>what came was not signed by the provider</source>
        <translation>was ankam, war nicht vom Anmeldedienst signiert</translation>
    </message>
    <message>
        <source>what the provider said was meant for another program</source>
        <translation>was der Anmeldedienst mitteilte, war für ein anderes Programm bestimmt</translation>
    </message>
    <message>
        <source>what the provider said was too old</source>
        <translation>was der Anmeldedienst mitteilte, war zu alt</translation>
    </message>
    <message>
        <source>what the settings say</source>
        <translation>was in den Einstellungen steht</translation>
    </message>
    <message>
        <source>with TimeTracker</source>
        <translation>mit TimeTracker</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Ihnen</translation>
    </message>
    <message>
        <source>your role does not allow it</source>
        <translation>Ihre Rolle erlaubt das nicht</translation>
    </message>
    <message>
        <source>yyyy-MM-dd HH:mm</source>
        <translation>dd.MM.yyyy HH:mm</translation>
    </message>
    <message>
        <source>{before} until {time}, then {after}</source>
        <translation>{before} bis {time}, dann {after}</translation>
    </message>
    <message>
        <source>{day} {month} {time}</source>
        <translation>{day}. {month} {time}</translation>
    </message>
    <message>
        <source>{day} {month} {year} {time}</source>
        <translation>{day}. {month} {year} {time}</translation>
    </message>
    <message>
        <source>{day}: {worked}</source>
        <translation>{day}: {worked}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation>{hours} h {minutes:02} min</translation>
    </message>
    <message>
        <source>{key} is not assigned to you, so no time can be tracked on it. {near}If it should be yours, ask whoever plans the work to assign it.</source>
        <translation>{key} ist Ihnen nicht zugewiesen, daher lässt sich dafür keine Zeit messen. {near}Falls es Ihre Arbeit ist, bitten Sie die Person, die die Arbeit plant, um die Zuweisung.</translation>
    </message>
    <message>
        <source>{key} is still running</source>
        <translation>{key} läuft noch</translation>
    </message>
    <message>
        <source>{kind}, asked {time}</source>
        <translation>{kind}, angefragt: {time}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{months} The latest came or was checked at {time}.</source>
        <translation>{months} Der letzte kam oder wurde geprüft: {time}.</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} min</translation>
    </message>
    <message>
        <source>{setting}: {value}. Set by your organization</source>
        <translation>{setting}: {value}. Von Ihrer Organisation festgelegt</translation>
    </message>
    <message>
        <source>{span} ({length}): {cause}. The timer on {what} ran meanwhile.</source>
        <translation>{span} ({length}): {cause}. Die Zeitmessung für {what} lief währenddessen weiter.</translation>
    </message>
    <message>
        <source>{state}, answered at {time}.</source>
        <translation>{state}, beantwortet: {time}.</translation>
    </message>
    <message>
        <source>{title}. {text}</source>
        <translation>{title}. {text}</translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <translation>{weekday} {day}.</translation>
    </message>
    <message>
        <source>{weekday} {day} {month} {year}</source>
        <translation>{weekday}, {day}. {month} {year}</translation>
    </message>
    <message>
        <source>{weekday} {time}</source>
        <translation>{weekday} {time}</translation>
    </message>
    <message>
        <source>{what} What should become of it?</source>
        <translation>{what} Was soll damit geschehen?</translation>
    </message>
    <message>
        <source>{what} {todo}</source>
        <translation>{what} {todo}</translation>
    </message>
    <message>
        <source>{what}, noted at {time}</source>
        <translation>{what}, notiert um {time}</translation>
    </message>
    <message>
        <source>{worked} · since {time}</source>
        <translation>{worked} · seit {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) since version {version}, which you read</source>
        <translation>
            <numerusform>%n Änderung seit Fassung {version}, die Sie gelesen haben</numerusform>
            <numerusform>%n Änderungen seit Fassung {version}, die Sie gelesen haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n insgesamt</numerusform>
            <numerusform>%n insgesamt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all, the oldest from {time}</source>
        <translation>
            <numerusform>%n insgesamt, der älteste: {time}</numerusform>
            <numerusform>%n insgesamt, der älteste: {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all; they stay on this computer</source>
        <translation>
            <numerusform>%n insgesamt; sie bleibt auf diesem Computer</numerusform>
            <numerusform>%n insgesamt; sie bleiben auf diesem Computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more range(s)</source>
        <translation>
            <numerusform>%n weiterer Bereich</numerusform>
            <numerusform>%n weitere Bereiche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) to record once the time records open</source>
        <translation>
            <numerusform>%n Notiz aufzuzeichnen, sobald die Aufzeichnungen offen sind</numerusform>
            <numerusform>%n Notizen aufzuzeichnen, sobald die Aufzeichnungen offen sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of this device could be read and kept.</source>
        <translation>
            <numerusform>%n Aufzeichnung dieses Geräts konnte gelesen werden und bleibt erhalten.</numerusform>
            <numerusform>%n Aufzeichnungen dieses Geräts konnten gelesen werden und bleiben erhalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to send</source>
        <translation>
            <numerusform>%n Aufzeichnung zu senden</numerusform>
            <numerusform>%n Aufzeichnungen zu senden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) so far…</source>
        <translation>
            <numerusform>Bisher %n Zeile…</numerusform>
            <numerusform>Bisher %n Zeilen…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assigned to you: %n work item(s).</source>
        <translation>
            <numerusform>Ihnen zugewiesen: %n Vorgang.</numerusform>
            <numerusform>Ihnen zugewiesen: %n Vorgänge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not accepted: %n record(s)</source>
        <translation>
            <numerusform>Nicht angenommen: %n Aufzeichnung</numerusform>
            <numerusform>Nicht angenommen: %n Aufzeichnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not recorded: %n note(s)</source>
        <translation>
            <numerusform>Nicht aufgezeichnet: %n Notiz</numerusform>
            <numerusform>Nicht aufgezeichnet: %n Notizen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not sent yet: %n record(s).</source>
        <translation>
            <numerusform>Noch nicht gesendet: %n Aufzeichnung.</numerusform>
            <numerusform>Noch nicht gesendet: %n Aufzeichnungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signed notes of %n month(s) of the audit are kept here.</source>
        <translation>
            <numerusform>Hier sind signierte Stände des Prüfprotokolls aus %n Monat aufbewahrt.</numerusform>
            <numerusform>Hier sind signierte Stände des Prüfprotokolls aus %n Monaten aufbewahrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your organization keeps records from {date} on. What was older was deleted here: %n recorded action(s).</source>
        <translation>
            <numerusform>Ihre Organisation bewahrt Aufzeichnungen auf ab: {date}. Was älter war, wurde hier gelöscht: %n aufgezeichnete Aktion.</numerusform>
            <numerusform>Ihre Organisation bewahrt Aufzeichnungen auf ab: {date}. Was älter war, wurde hier gelöscht: %n aufgezeichnete Aktionen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your times and each action on them, too. Your organization says that it keeps them for %n month(s) and deletes what is older.</source>
        <translation>
            <numerusform>Auch Ihre Zeiten und jede Aktion dazu. Ihre Organisation bewahrt sie nach eigener Angabe %n Monat auf und löscht, was älter ist.</numerusform>
            <numerusform>Auch Ihre Zeiten und jede Aktion dazu. Ihre Organisation bewahrt sie nach eigener Angabe %n Monate auf und löscht, was älter ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more timer(s)</source>
        <translation>
            <numerusform>und %n weitere Zeitmessung</numerusform>
            <numerusform>und %n weitere Zeitmessungen</numerusform>
        </translation>
    </message>
</context>
</TS>
