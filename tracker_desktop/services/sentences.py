"""Every code that can reach a person, in words: what happened, and what to do. Tables only; ``words`` reads them.

A text may name ``{key}``, ``{since}``, ``{near}``, ``{limit}`` and ``{name}``; ``words`` fills them from the details of
the error. The tables are in English; ``words`` gives them in the language of the screen.
"""

from __future__ import annotations

from collections.abc import Mapping

ERRORS: Mapping[str, tuple[str, str]] = {
    # The rule said no.
    "not_assigned": (
        "Not assigned to you",
        (
            "{key} is not assigned to you, so no time can be tracked on it. {near}"
            "If it should be yours, ask whoever plans the work to assign it."
        ),
    ),
    "already_running": ("Already running", "The timer on {key} is running since {since}. There is nothing to do."),
    "not_running": ("No timer is running", "There is no timer to stop."),
    "in_the_future": ("That time has not come yet", "Choose a time that is not later than now."),
    "too_long_ago": (
        "That time is too long ago",
        "It lies before the year 2000. Check the date, and this computer's clock.",
    ),
    "before_start": ("The end lies before the start", "The timer began at {since}. Choose a later end."),
    "before_running_start": (
        "A timer was started after that",
        "The running timer began at {since}. Stop it first, or choose a later start.",
    ),
    "nothing_to_change": ("Nothing to change", "Say what should change: the item, the start, the end or the note."),
    "no_such_entry": ("No such entry", "That entry is not on this device. Look at the list of today's entries again."),
    "already_voided": ("Already removed", "That entry counts no longer; there is nothing to do."),
    "not_voided": ("That entry counts", "It was not removed, or is back already; there is nothing to do."),
    "still_running": (
        "That timer still runs",
        "It has no end yet that could be corrected. Stop it first, at the time you mean.",
    ),
    "outside_entry": (
        "That time does not lie within the entry",
        "It began at {since}. Choose a time between its start and its end.",
    ),
    "other_item": ("The entries are on different items", "Give both the same item first, then join them."),
    "nothing_to_resume": ("Nothing to resume", "Nothing was worked on here lately. Start an item by its key."),
    "no_such_setting": ("There is no such setting", "Type `timetracker settings` to see them all."),
    "bad_setting": ("That cannot be set", "Write {form}."),
    "bad_keys": (
        "These keys cannot be taken",
        "Choose ctrl, alt or meta, and one key with it: ctrl+alt+space, for instance; or off.",
    ),
    "day_ends_first": ("A working day begins before it ends", "Choose an earlier beginning or a later end."),
    "setting_locked": (
        "Your organization laid that down",
        "It is the same for everybody on this computer. Ask your IT if it should be otherwise.",
    ),
    "autostart_failed": (
        "That could not be kept",
        "The system did not take it. Look at its own settings for programs that start by themselves.",
    ),
    "managed_malformed": (
        "The organization's settings cannot be read",
        "The file that your IT laid down for TimeTracker is damaged. Tell your IT about it.",
    ),
    "policy_changed": ("The policy has changed", "It has another version by now. Read it again, then acknowledge it."),
    "too_many_requests": (
        "Many of your requests wait already",
        "Wait for an answer to one of them, or talk to your organization.",
    ),
    "too_many_messages": (
        "This concern has as many messages as it can hold",
        "Raise a new concern to go on, and say in it which one it continues.",
    ),
    "export_under_way": (
        "An export is being made already",
        "It takes a few seconds. Wait a little, then try again.",
    ),
    "no_such_question": ("There is nothing to answer", "That absence was answered already."),
    "outside_absence": (
        "That time does not lie within the absence",
        "It began at {since}. Choose a time between its beginning and its end.",
    ),
    "nothing_to_undo": ("Nothing to undo", "No correction was made since TimeTracker was started."),
    "entry_ambiguous": (
        "More than one entry is meant",
        "Write more of the entry's id, or its number in the day's list.",
    ),
    "reason_missing": ("A reason is missing", "A correction needs a reason. Write one, then try again."),
    "restricted": (
        "Your records are restricted",
        "You asked for their deletion, so no time is recorded any more. To go on, take it back under My data.",
    ),
    "already_asked": ("You asked for that already", "It waits for an answer; take it back first to ask anew."),
    "not_found": (
        "The server does not have that",
        "It may have been deleted meanwhile, or the server is older than this program. Look again after the next sync.",
    ),
    "already_answered": ("That was answered already", "Look at your requests again."),
    "request_empty": ("The request is empty", "Say in your words what should be done, then send it."),
    "text_too_long": ("The text is too long", "Shorten it to {limit} characters."),
    # The store and its key.
    "closing": ("TimeTracker is closing", "Start it again, then repeat what you did."),
    "program_not_running": ("TimeTracker is not running", "Start it, then try again."),
    "store_missing": (
        "The time records cannot be found",
        "The file or its folder is gone or cannot be read. Make it readable again or ask your IT, then try again.",
    ),
    "store_exists": (
        "There are time records already",
        "Another program made them at the same moment. Nothing was changed; try again.",
    ),
    "folder_unusable": (
        "The folder of the program cannot be used",
        "It cannot be written, or belongs to somebody else. Make it yours or ask your IT, then try again.",
    ),
    "opening": (
        "The time records are being opened",
        "If the system asks you to unlock your keyring, please do: it holds the key to your time records.",
    ),
    "keyring_locked": (
        "The keyring is locked",
        "The key to your time records lies in the system's keyring. Unlock the keyring, then try again.",
    ),
    "keyring_missing": (
        "No keyring on this computer",
        (
            "The key to your time records needs a keyring service such as GNOME Keyring or KWallet. "
            "Start one or ask your IT, then try again."
        ),
    ),
    "keyring_failed": (
        "The keyring does not work",
        "The system's keyring answered with an error. Sign out of the desktop and in again, then try again.",
    ),
    "keyring_item_missing": (
        "The key is gone from the keyring",
        (
            "Your time records are still on this computer, but the keyring no longer has their key. Nothing was "
            "deleted. Ask your IT to restore the keyring; if the key is gone for good, set the records aside and begin "
            "anew."
        ),
    ),
    "note_unreadable": (
        "A note cannot be read",
        "The file it was kept in is damaged. See whether a start or a stop of yours is missing, and correct it.",
    ),
    "store_empty": (
        "The file of time records is empty",
        (
            "Something emptied the file. It was left as it is. Set it aside and begin anew: what the server has comes "
            "back with the next sync."
        ),
    ),
    "store_wrong_key": (
        "The key does not fit",
        (
            "The keyring's key does not open these time records, or their beginning is damaged. Nothing was changed. "
            "Ask your IT for keyring and records from the same backup, or set the records aside and begin anew."
        ),
    ),
    "store_damaged": (
        "The time records are damaged",
        (
            "The file cannot be read as a whole. It was left as it is. Set it aside and begin anew: what can be read "
            "of it goes on, and what the server has comes back with the next sync."
        ),
    ),
    "store_sound": ("The time records are sound", "They open and can be read as a whole. There is nothing to mend."),
    "recovery_unconfirmed": (
        "Nothing was changed yet",
        (
            "TimeTracker would move the files of your time records into a folder beside them; nothing is deleted. "
            "What can be read of them goes on in new records, and is sent to the server again, which takes nothing "
            "twice. What cannot be read is named; what the server has of it comes back with the next sync. You may "
            "have to sign in again. If you want that, say: timetracker recover --yes."
        ),
    ),
    "store_newer": (
        "A newer TimeTracker was used here",
        "These time records were written by a newer version. Install that version or a later one, then try again.",
    ),
    "store_read_only": (
        "The time records cannot be written",
        "Nothing was recorded. The file or its folder is read-only: make it writable, then try again.",
    ),
    "store_busy": (
        "The time records are in use",
        "Nothing was recorded. Another program holds the file: close it, then try again.",
    ),
    "store_failed": ("The disk refused to write", "Nothing was recorded. Check the disk, then try again."),
    "disk_full": ("The disk is full", "Nothing was recorded. Free some space, then try again."),
    "recovery_stopped": (
        "Nothing was changed",
        "It was stopped before any file was moved. The time records are as they were; begin anew whenever you like.",
    ),
    # A file to take along.
    "export_stopped": ("The export was stopped", "No file was written, and one that was there before is as it was."),
    "export_disk_full": (
        "There is no room for the file",
        "Nothing was written. Free some space or choose another folder, then export again.",
    ),
    "export_read_only": (
        "The file cannot be written there",
        "You may not write to that folder, or it is read-only. Choose another one, then export again.",
    ),
    "export_failed": (
        "The file could not be written",
        "Nothing is left of it. Choose another folder, then export again.",
    ),
    # The network and the server.
    "sync_stopped": ("The sync was stopped", "What came so far is kept, and the next sync goes on from there."),
    "signed_out": ("Not signed in", "Sign in first: the work assigned to you comes from your organization's server."),
    "token_invalid": ("The server does not know this sign-in", "Sync again. If it lasts, sign out and in again."),
    "forbidden": ("The server does not allow that", "Your role does not reach that far. Ask your IT if it should."),
    "malformed": (
        "The server does not understand this program",
        "What was recorded stays here. Ask your IT for a newer version of TimeTracker.",
    ),
    "too_large": (
        "The server refused the amount of data",
        "What was recorded stays here. Tell your IT about it.",
    ),
    "offline": ("No network", "Check whether this computer is connected."),
    "server_unreachable": (
        "The server cannot be reached",
        "Check the network and the server's address. If it lasts, tell your IT.",
    ),
    "name_not_found": (
        "The server's name cannot be found",
        "Check the address for typing errors, and the network; some servers are only found from the office or by VPN.",
    ),
    "connection_refused": (
        "Nothing answers at the server's address",
        "The computer is there, but not the server. Check the address, or try again later.",
    ),
    "timed_out": (
        "The server did not answer in time",
        "The network may be slow. Try again later; if it lasts, tell your IT.",
    ),
    "tls_untrusted": (
        "The server's certificate is not trusted",
        (
            "The connection was not made. If your organization has its own certificates, ask your IT for the CA "
            "file and choose it at sign-in under “More”."
        ),
    ),
    "tls_failed": (
        "No encrypted connection",
        "Server and computer could not agree on one. Check the address and this computer's clock, or tell your IT.",
    ),
    "proxy_authentication": (
        "The proxy wants a password",
        "Sign in to your organization's proxy in the system's network settings, then try again.",
    ),
    "proxy_failed": ("The proxy does not answer", "Check the proxy in the system's network settings, or tell your IT."),
    "captive_portal": (
        "The network wants you to sign in",
        "Something on the way answered instead of the server. Open a web page in your browser and follow what it asks.",
    ),
    "not_our_server": (
        "That is not a TimeTracker server",
        "Something else answered at that address. Check it for typing errors, or ask your IT for the right one.",
    ),
    "insecure_url": ("The address is not secure", "It has to begin with https://. Ask your IT for the right one."),
    "bad_url": (
        "That is not a server's address",
        "An address looks like time.example.org. Check it for typing errors.",
    ),
    "server_error": ("The server has a fault", "Try again later. If it lasts, tell your IT."),
    "server_busy": ("The server is busy", "Try again in a few minutes."),
    "too_old": (
        "This version is too old",
        "The server no longer takes what this version sends. Install the new version.",
    ),
    "unknown_version": (
        "Server and program are too far apart",
        "They speak no common version. Install the new version, or tell your IT.",
    ),
    "cursor_stale": (
        "The server lost its place",
        "The next sync starts over and brings everything again. There is nothing to do.",
    ),
    "ca_file_unreadable": (
        "The CA file cannot be read",
        "Choose a file of certificates in PEM format; your IT can give you the right one.",
    ),
    # Signing in, and being signed out.
    "sign_in_refused": (
        "The server refused the sign-in",
        "Try once more; if it stays so, ask your IT whether you have an account.",
    ),
    "sign_in_cancelled": ("Sign-in cancelled", "Nobody was signed in. Try again whenever you like."),
    "sign_in_timed_out": ("The sign-in took too long", "Nobody finished it in the browser. Try again."),
    "signed_out_by_server": ("Sign in again", "The server ended this sign-in: sign in once more."),
    "signed_out_deleted": (
        "You are signed out",
        (
            "You asked for the deletion of your data. Once it is carried out, there is no account any more, and the "
            "receipt says what was deleted. What this computer holds stays here. Before that, sign in again."
        ),
    ),
    "device_revoked": (
        "This device was locked out",
        "Your organization withdrew this device's access. What was recorded stays here; ask your IT.",
    ),
    "device_not_yours": (
        "This device belongs to someone else",
        "The server knows this device as another person's. What was recorded stays here; ask your IT.",
    ),
    "other_person": (
        "These are another person's records",
        "This profile holds the time of {name}. Sign in as that person, or use a user account of your own.",
    ),
    "bad_signature": (
        "The signature is not the server's",
        "Somebody may have changed what it stands for. Tell your privacy officer about it.",
    ),
    "bug": (
        "Something went wrong in TimeTracker",
        "Nothing that was recorded is lost. Start it again; if it happens again, report it.",
    ),
}

# What happened to a request about one's own data; a click leads to it.
NEWS: Mapping[str, tuple[str, str]] = {
    "answered": ("A request of yours was answered", "Open your requests to read the answer."),
    "message": ("The privacy officer wrote to you", "Open your requests to read it."),
    "extended": ("An answer takes longer", "Open your requests to read why, and until when."),
    "confirmed": (
        "Your data are going to be deleted",
        "From now on no time is recorded. Open your requests to see until when you can take that back.",
    ),
}

# Why the server did not accept a record, or looks at it twice, and what can be done.
VERDICTS: Mapping[str, tuple[str, str]] = {
    "not_assigned": (
        "The work item was not assigned to you.",
        "Ask your manager to assign it, then record the time again.",
    ),
    "unassigned_meanwhile": (
        "The work item was taken from you while you were offline.",
        "The time counts; your manager decides.",
    ),
    "restricted": (
        "Your records are restricted, since you asked for their deletion.",
        "Take the deletion back under My data, then record the time again.",
    ),
    "malformed": ("The server could not read it.", "Report it: this should not happen. Record the time again."),
    "chain_broken": (
        "It does not follow the records before it.",
        "The records of this device may have been restored or copied. Ask your IT, then record the time again.",
    ),
    "other_bytes": (
        "The server has another record under the same number.",
        "The records of this device may have been restored or copied. Ask your IT, then record the time again.",
    ),
    "wrong_person": (
        "It was recorded for another person.",
        "Sign in as the person who worked, and record the time again.",
    ),
    "unknown_work_item": ("The server does not know the work item.", "Choose another item, and record the time again."),
    "expired": (
        "It is older than your organization keeps records.",
        "If this computer's clock was wrong, record the time again with the right date. This line goes by itself.",
    ),
    "overlap": ("It overlaps with another entry.", "Both count as recorded. Correct one if it is wrong."),
    "long_run": ("The timer ran for more than 16 hours.", "It counts as recorded. Correct it if you forgot to stop."),
    "clock_jump": (
        "This computer's clock was changed while the timer ran.",
        "It counts as recorded. Correct it if it is wrong.",
    ),
}
