<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>TimeTracker</name>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard it, go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;My times…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No reminders for an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the browser again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit, let it run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Set aside and begin anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop it and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop the timer then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A correction needs a reason. Write one, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A device was added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A device was locked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A device was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer TimeTracker was used here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record was not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request of yours was answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second copy of a device was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sign-in failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A timer is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A timer was started after that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address to sign in at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After how many minutes without a timer, in your working hours, you are reminded; 0: never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count} rows follow from each other, and fit what this device was told before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address looks like time.example.org. Check it for typing errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item this device does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item was assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item was taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An old sign-in was used again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program made them at the same moment. Nothing was changed; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer for the beginning and the end by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your IT what it means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your manager to assign it, then record the time again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At row {row} one was changed, taken out or put in. Tell your privacy officer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backlog item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin anew?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both count as recorded. Correct one if it is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address for typing errors, and the network; some servers are only found from the office or by VPN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and the server&apos;s address. If it lasts, tell your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy in the system&apos;s network settings, or tell your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether this computer is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file of certificates in PEM format; your IT can give you the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a time that is not later than now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another item, and record the time again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose below what you work on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: type a key, a word or a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the gap up to {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to the server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the chosen entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the chosen entry in two in its middle; then drag the border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean {keys}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File with certificates to trust as well (PEM), if your IT gave you one:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give both the same item first, then join them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many minutes without a touch are an absence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I worked on something &amp;else…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the system asks you to unlock your keyring, please do: it holds the key to your time records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It began at {since}. Choose a time between its beginning and its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It began at {since}. Choose a time between its start and its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can run on while TimeTracker is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be written, or belongs to somebody else. Make it yours or ask your IT, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts as recorded. Correct it if it is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts as recorded. Correct it if you forgot to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not follow the records before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has another version by now. Read it again, then acknowledge it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no end yet that could be corrected. Stop it first, at the time you mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has to begin with https://. Ask your IT for the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the same for everybody on this computer. Ask your IT if it should be otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies before the year 2000. Check the date, and this computer&apos;s clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It overlaps with another entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays on this computer and is sent once you have signed in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was a &amp;break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not removed, or is back already; there is nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was recorded for another person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was work on another item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was work: everything stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key, or words of the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last synced {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave everything as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and right choose an entry; with Control they move its end, with Control and Shift its start, by five minutes. The list below has the same entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one entry of this one and the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many of your requests wait already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one entry is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the border to {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No browser could be opened from here. Copy the address into one on this computer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No correction was made since TimeTracker was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encrypted connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No timer is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No work is assigned to you so far. What is assigned later appears by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No work item assigned to you matches “{query}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No work yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No&amp;te a start…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody finished it in the browser. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was signed in. Try again whenever you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not assigned to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note a start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note a sto&amp;p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at the server&apos;s address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been recorded since {time}. What are you working on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is assigned to you so far; new work appears here after the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded yet today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded yet today. Start a timer from the clock in the bar, or add what you did without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that was recorded is lost. Start it again; if it happens again, report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded on this day. If you worked, add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded. Another program holds the file: close it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded. Check the disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded. The file or its folder is read-only: make it writable, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was worked on here lately. Start an item by its key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the address below on any device, sign in, and type the code. This window goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this address in a browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit TimeTracker?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise a concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record work done without a timer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of this device that could not be read here: {numbers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report it: this should not happen. Record the time again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} and later ones were there before: a restored backup, perhaps. Tell your privacy officer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows are missing from the audit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;plit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;plit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;tart…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what should change: the item, the start, the end or the note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the work items assigned to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send what waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server and computer could not agree on one. Check the address and this computer&apos;s clock, or tell your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server and program are too far apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside and &amp;begin anew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the time records aside and begin anew?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as the person who worked, and record the time again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in first: the work assigned to you comes from your organization&apos;s server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in there; this window goes on by itself. If no page opened, copy this address into it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to TimeTracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to your organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to your organization&apos;s proxy in the system&apos;s network settings, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to your organization&apos;s server to see the work that is assigned to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {time}, longer than usual. Is that right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody read this audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody read your times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else answered at that address. Check it for typing errors, or ask your IT for the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something emptied the file. It was left as it is. Set it aside and begin anew: what the server has comes back with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something on the way answered instead of the server. Open a web page in your browser and follow what it asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in TimeTracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split &amp;here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split the entry at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a timer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a timer from the TimeTracker icon or its window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again, then repeat what you did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start: type a key, a word or a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays with the record, as does what was there before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync again. If it lasts, sign out and in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last correction back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That absence was answered already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That cannot be set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That could not be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That entry counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That entry counts no longer; there is nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That entry is not on this device. Look at the list of today&apos;s entries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a TimeTracker server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a server&apos;s address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time does not lie within the absence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time does not lie within the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time has not come yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time is too long ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That timer still runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CA file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is not secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit is sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit was rewritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit was tampered with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer is there, but not the server. Check the address, or try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was not made. If your organization has its own certificates, ask your IT for the CA file and choose it at sign-in under “More”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day as a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day to put right, the week and the month to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The days you usually work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk refused to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end lies before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entries are on different items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry stays in the record and counts no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read as a whole. It was left as it is. Set it aside and begin anew: what can be read of it goes on, and what the server has comes back with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file it was kept in is damaged. See whether a start or a stop of yours is missing, and correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of time records is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file or its folder is gone or cannot be read. Make it readable again or ask your IT, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that your IT laid down for TimeTracker is damaged. Tell your IT about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the program cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is gone from the keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of the work item, such as APP-7.
It is recorded as begun now, once the records open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key to your time records lies in the system&apos;s keyring. Unlock the keyring, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key to your time records needs a keyring service such as GNOME Keyring or KWallet. Start one or ask your IT, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring&apos;s key does not open these time records, or their beginning is damaged. Nothing was changed. Ask your IT for keyring and records from the same backup, or set the records aside and begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of menus and windows; the shell speaks English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The month after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network may be slow. Try again later; if it lasts, tell your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network wants you to sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next sync starts over and brings everything again. There is nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old files lie in {folder}. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old files move into a folder beside; nothing is deleted. What can be read of them goes on in new records, and is sent to the server again, which takes nothing twice.

What cannot be read is named. What the server has of it comes back with the next sync. You may have to sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organization&apos;s settings cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy wants a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question waits in the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records of this device may have been restored or copied. Ask your IT, then record the time again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The running timer began at {since}. Stop it first, or choose a later start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not be reached to be told; the sign-in ends there by itself. What was recorded stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not allow that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know the work item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know this sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not understand this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server ended this sign-in: sign in once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server gave the reason “{code}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has another record under the same number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server knows this device as another person&apos;s. What was recorded stays here; ask your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server lost its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server no longer takes what this version sends. Install the new version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused the amount of data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was restored from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s name cannot be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system did not take it. Look at its own settings for programs that start by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s keyring answered with an error. Sign out of the desktop and in again, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time counts; your manager decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time does not count and is shown as a break; the timer goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time does not count; the timer goes on from your return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time records are being opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time records are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time records are in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time records are sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time records begin anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time records cannot be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time records cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timer began at {since}. Choose a later end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timer ended when you left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timer on {key} is running since {since}. There is nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timer ran for more than 16 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The week after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The week before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work item was not assigned to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work item was taken from you while you were offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are time records already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no timer to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are another person&apos;s records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These time records were written by a newer version. Install that version or a later one, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They open and can be read as a whole. There is nothing to mend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They speak no common version. Install the new version, or tell your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stay on this computer but do not count. Each says what can be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s clock was changed while the timer ran.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device belongs to someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device was locked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile holds the time of {name}. Sign in as that person, or use a user account of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes a few seconds at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version is too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TimeTracker is closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TimeTracker is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TimeTracker knows no better words than the code: {code}. Please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TimeTracker was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TimeTracker was not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TimeTracker would move the files of your time records into a folder beside them; nothing is deleted. What can be read of them goes on in new records, and is sent to the server again, which takes nothing twice. What cannot be read is named; what the server has of it comes back with the next sync. You may have to sign in again. If you want that, say: timetracker recover --yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To&amp;day: {worked}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: over {worked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: {worked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals by item, kind and project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later. If it lasts, tell your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try once more; if it stays so, ask your IT whether you have an account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type `timetracker settings` to see them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type its key, or words of its title, and choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the address of your organization&apos;s TimeTracker server. Your IT knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type this code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to row {row} it is not what this device was told before. Tell your privacy officer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to the next entry: one entry on the same item, else no gap between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a code &amp;instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the &amp;browser instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for an answer to one of them, or talk to your organization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for your browser…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to TimeTracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of the time when TimeTracker was not running while a timer runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of the time when nobody touched keyboard or mouse while a timer runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of the time when the computer slept while a timer runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of the time when the computer was shut down while a timer runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of the time when the screen was locked while a timer runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of the time when you had closed TimeTracker while a timer runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server has of them comes back with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was recorded stays here. Ask your IT for a newer version of TimeTracker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was recorded stays here. Tell your IT about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you record is kept here and sent later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it usually ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When your working day usually begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to split the absence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether TimeTracker reminds you of anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether TimeTracker starts when you sign in to this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which work item?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work items assigned to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worked time by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write more of the entry&apos;s id, or its number in the day&apos;s list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write {form}. A working day begins before it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You acknowledged the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked for something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organization laid that down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organization withdrew this device&apos;s access. What was recorded stays here; ask your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not reach that far. Ask your IT if it should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your time records are still on this computer, but the keyring no longer has their key. Nothing was deleted. Ask your IT to restore the keyring; if the key is gone for good, set the records aside and begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work items could not be read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your working day usually ends at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted, to be looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends before it starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keyboard and mouse were not touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overlaps with another entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ran for more than 16 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent, to be looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {time}, over {worked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>synced {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clock was changed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clock was set ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the computer slept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the computer was shut down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was stopped twice; the earlier end counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the settings say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} until {time}, then {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {month} {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {month} {year} {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is not assigned to you, so no time can be tracked on it. {near}If it should be yours, ask whoever plans the work to assign it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is still running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} ({length}): {cause}. The timer on {what} ran meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weekday} {day} {month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} What should become of it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, noted at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{worked} · since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more range(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) to record once the time records open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of this device could be read and kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to send</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assigned to you: %n work item(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not accepted: %n record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not recorded: %n note(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not sent yet: %n record(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more timer(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
