<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi" sourcelanguage="en">
<context>
    <name>TimeTracker</name>
    <message>
        <source>&amp;Add…</source>
        <translation>जोड़ें(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Audit</source>
        <translation>ऑडिट(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Away {span}…</source>
        <translation>अनुपस्थित {span}(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>ब्राउज़ करें(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>रद्द करें(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>बंद करें(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>कॉपी करें(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>दिन(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Discard it, go on</source>
        <translation>छोड़ें, आगे बढ़ें(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>संपादित करें(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Everything (JSON)…</source>
        <translation>सब कुछ (JSON)(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>फ़िल्टर(&amp;F):</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>से(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Item</source>
        <translation>आइटम(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>जोड़कर एक करें(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>रखें(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Keep the evidence…</source>
        <translation>सबूत सहेजें(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>प्रकार(&amp;K):</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>बाद में(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Mini window</source>
        <translation>मिनी विंडो(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Month</source>
        <translation>महीना(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>और(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;My times…</source>
        <translation>मेरा समय(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;No reminders for an hour</source>
        <translation>एक घंटे तक कोई रिमाइंडर नहीं(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>नोट(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Note it</source>
        <translation>नोट करें(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open the browser again</source>
        <translation>ब्राउज़र फिर से खोलें(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Policy</source>
        <translation>नीति(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>बाहर निकलें(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Quit, let it run</source>
        <translation>बाहर निकलें, चलने दें(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Read the privacy policy…</source>
        <translation>गोपनीयता नीति पढ़ें(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>हटाएँ(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>अनुरोध(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>दोबारा शुरू करें(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Resume {item}</source>
        <translation>दोबारा शुरू करें(&amp;R): {item}</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>सहेजें(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Set aside and begin anew</source>
        <translation>अलग रखें और नए सिरे से शुरू करें(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>साइन इन करें(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>रोकें(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop it and quit</source>
        <translation>रोकें और बाहर निकलें(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop the timer then</source>
        <translation>जाने के समय पर रोकें(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stored</source>
        <translation>सहेजा हुआ(&amp;S)</translation>
    </message>
    <message>
        <source>Delete everything about me</source>
        <translation>मेरे बारे में सब कुछ मिटाएँ</translation>
    </message>
    <message>
        <source>Take &amp;back</source>
        <translation>वापस लें(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;This month</source>
        <translation>यह महीना(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;This week</source>
        <translation>यह सप्ताह(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Time entries (CSV)…</source>
        <translation>समय की एंट्रियाँ (CSV)(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>तक(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>आज(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>दोबारा कोशिश करें(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>पूर्ववत करें(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>जाँचें(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Week</source>
        <translation>सप्ताह(&amp;W)</translation>
    </message>
    <message>
        <source>, pinned</source>
        <translation>, पिन किया हुआ</translation>
    </message>
    <message>
        <source>, running</source>
        <translation>, चल रहा है</translation>
    </message>
    <message>
        <source>A check found that the audit does not hold</source>
        <translation>एक जाँच में पाया गया कि ऑडिट सही नहीं है</translation>
    </message>
    <message>
        <source>A correction needs a reason. Write one, then try again.</source>
        <translation>सुधार के लिए कारण ज़रूरी है। कारण लिखें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>A device was added</source>
        <translation>एक डिवाइस जोड़ा गया</translation>
    </message>
    <message>
        <source>A device was let in again</source>
        <translation>एक डिवाइस को फिर से अनुमति दी गई</translation>
    </message>
    <message>
        <source>A device was locked out</source>
        <translation>एक डिवाइस को लॉक कर दिया गया</translation>
    </message>
    <message>
        <source>A device was refused</source>
        <translation>एक डिवाइस को अस्वीकार किया गया</translation>
    </message>
    <message>
        <source>A link to choose your password was made</source>
        <translation>आपका पासवर्ड चुनने के लिए एक लिंक बनाया गया</translation>
    </message>
    <message>
        <source>A message about a request</source>
        <translation>किसी अनुरोध के बारे में एक संदेश</translation>
    </message>
    <message>
        <source>A newer TimeTracker was used here</source>
        <translation>यहाँ TimeTracker का नया संस्करण इस्तेमाल हुआ है</translation>
    </message>
    <message>
        <source>A note cannot be read</source>
        <translation>एक नोट पढ़ा नहीं जा सकता</translation>
    </message>
    <message>
        <source>A random id of this device</source>
        <translation>इस डिवाइस की एक यादृच्छिक आईडी</translation>
    </message>
    <message>
        <source>A reason is missing</source>
        <translation>कारण नहीं दिया गया</translation>
    </message>
    <message>
        <source>A record of an unknown kind</source>
        <translation>किसी अज्ञात प्रकार का रिकॉर्ड</translation>
    </message>
    <message>
        <source>A record was not accepted</source>
        <translation>एक रिकॉर्ड स्वीकार नहीं किया गया</translation>
    </message>
    <message>
        <source>A request of yours was answered</source>
        <translation>आपके एक अनुरोध का उत्तर दिया गया</translation>
    </message>
    <message>
        <source>A request of yours was not answered in time</source>
        <translation>आपके एक अनुरोध का उत्तर समय पर नहीं दिया गया</translation>
    </message>
    <message>
        <source>A second copy of a device was found</source>
        <translation>एक डिवाइस की दूसरी प्रति मिली</translation>
    </message>
    <message>
        <source>A second factor was added</source>
        <translation>दूसरा फ़ैक्टर जोड़ा गया</translation>
    </message>
    <message>
        <source>A second factor was removed</source>
        <translation>दूसरा फ़ैक्टर हटाया गया</translation>
    </message>
    <message>
        <source>A sign-in failed</source>
        <translation>साइन इन का एक प्रयास विफल रहा</translation>
    </message>
    <message>
        <source>A timer is running.</source>
        <translation>एक टाइमर चल रहा है।</translation>
    </message>
    <message>
        <source>A timer was started after that</source>
        <translation>उसके बाद एक टाइमर शुरू किया गया था</translation>
    </message>
    <message>
        <source>A working day begins before it ends</source>
        <translation>काम का दिन समाप्त होने से पहले शुरू होता है</translation>
    </message>
    <message>
        <source>Absences</source>
        <translation>अनुपस्थितियाँ</translation>
    </message>
    <message>
        <source>Actions recorded</source>
        <translation>दर्ज की गई कार्रवाइयाँ</translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation>एंट्री जोड़ें</translation>
    </message>
    <message>
        <source>Added entry</source>
        <translation>जोड़ी गई एंट्री</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>सर्वर का पता</translation>
    </message>
    <message>
        <source>Address to sign in at</source>
        <translation>साइन इन करने का पता</translation>
    </message>
    <message>
        <source>After how many minutes without a timer, in your working hours, you are reminded; 0: never.</source>
        <translation>आपके काम के समय में टाइमर के बिना कितने मिनट बाद आपको याद दिलाया जाए; 0: कभी नहीं।</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>सभी प्रकार</translation>
    </message>
    <message>
        <source>All that is held of you was exported</source>
        <translation>आपके बारे में जो कुछ रखा गया है, वह एक्सपोर्ट किया गया</translation>
    </message>
    <message>
        <source>All that this computer holds of you, as JSON, for programs</source>
        <translation>इस कंप्यूटर पर आपके बारे में जो कुछ है, JSON के रूप में, प्रोग्रामों के लिए</translation>
    </message>
    <message>
        <source>All that was done with your data</source>
        <translation>आपके डेटा के साथ जो कुछ किया गया</translation>
    </message>
    <message>
        <source>All that your organization&apos;s server holds of you, with what is needed to check it</source>
        <translation>आपके संगठन के सर्वर पर आपके बारे में जो कुछ है, उसे जाँचने के लिए ज़रूरी चीज़ों के साथ</translation>
    </message>
    <message>
        <source>All there is to see and to do</source>
        <translation>जो कुछ देखा और किया जा सकता है</translation>
    </message>
    <message>
        <source>All {count} rows follow from each other, and fit what this device was told before.</source>
        <translation>सभी {count} पंक्तियाँ एक-दूसरे से मेल खाती हैं और इस डिवाइस को पहले बताई गई बातों से भी।</translation>
    </message>
    <message>
        <source>All {count} rows that are kept follow from each other, and fit what this device was told before. Older ones were deleted as their time was over, and the audit says so.</source>
        <translation>रखी गई सभी {count} पंक्तियाँ एक-दूसरे से मेल खाती हैं और इस डिवाइस को पहले बताई गई बातों से भी। पुरानी पंक्तियाँ अवधि पूरी होने पर हटाई गईं, और ऑडिट में यह दर्ज है।</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>पहले ही हटाई जा चुकी है</translation>
    </message>
    <message>
        <source>Already running</source>
        <translation>पहले से चल रहा है</translation>
    </message>
    <message>
        <source>An address looks like time.example.org. Check it for typing errors.</source>
        <translation>पता time.example.org जैसा दिखता है। देखें कि टाइप करने में कोई गलती तो नहीं है।</translation>
    </message>
    <message>
        <source>An admin set your password</source>
        <translation>किसी एडमिन ने आपका पासवर्ड सेट किया</translation>
    </message>
    <message>
        <source>An admin took your second factor away</source>
        <translation>किसी एडमिन ने आपका दूसरा फ़ैक्टर हटाया</translation>
    </message>
    <message>
        <source>An answer takes longer</source>
        <translation>एक उत्तर में ज़्यादा समय लगेगा</translation>
    </message>
    <message>
        <source>An answer to a request takes longer</source>
        <translation>किसी अनुरोध के उत्तर में ज़्यादा समय लगेगा</translation>
    </message>
    <message>
        <source>An answer was due by {time} and is overdue; the privacy officers are told so. You can also complain to your data protection authority.</source>
        <translation>उत्तर {time} तक देना था और वह अब तक नहीं आया; गोपनीयता अधिकारियों को इसकी सूचना दी जाती है। आप अपने डेटा संरक्षण प्राधिकरण से शिकायत भी कर सकते हैं।</translation>
    </message>
    <message>
        <source>An export for the law was decided on</source>
        <translation>कानून के लिए एक्सपोर्ट पर निर्णय लिया गया</translation>
    </message>
    <message>
        <source>An export for the law was fetched</source>
        <translation>कानून के लिए एक्सपोर्ट लिया गया</translation>
    </message>
    <message>
        <source>An export is being made already</source>
        <translation>निर्यात पहले से बन रहा है</translation>
    </message>
    <message>
        <source>An item this device does not know</source>
        <translation>ऐसा आइटम जिसे यह डिवाइस नहीं जानता</translation>
    </message>
    <message>
        <source>An item was assigned</source>
        <translation>एक आइटम असाइन किया गया</translation>
    </message>
    <message>
        <source>An item was changed</source>
        <translation>एक आइटम बदला गया</translation>
    </message>
    <message>
        <source>An item was taken away</source>
        <translation>एक आइटम वापस ले लिया गया</translation>
    </message>
    <message>
        <source>An old sign-in was used again</source>
        <translation>एक पुराना साइन इन फिर से इस्तेमाल हुआ</translation>
    </message>
    <message>
        <source>Another program has these keys. Choose others.</source>
        <translation>ये कुंजियाँ किसी और प्रोग्राम के पास हैं। दूसरी चुनें।</translation>
    </message>
    <message>
        <source>Another program made them at the same moment. Nothing was changed; try again.</source>
        <translation>किसी और प्रोग्राम ने इन्हें ठीक उसी समय बनाया। कुछ भी नहीं बदला गया; दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Answer for the beginning and the end by itself</source>
        <translation>शुरुआत और अंत के लिए अलग-अलग उत्तर दें</translation>
    </message>
    <message>
        <source>Answer:</source>
        <translation>उत्तर:</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>अप्रैल</translation>
    </message>
    <message>
        <source>As the system speaks</source>
        <translation>सिस्टम की भाषा</translation>
    </message>
    <message>
        <source>Ask for something</source>
        <translation>कुछ माँगें</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>मुझसे पूछें</translation>
    </message>
    <message>
        <source>Ask your IT what it means.</source>
        <translation>अपने IT विभाग से पूछें कि इसका क्या अर्थ है।</translation>
    </message>
    <message>
        <source>Ask your manager to assign it, then record the time again.</source>
        <translation>अपने मैनेजर से इसे असाइन करने को कहें, फिर समय दोबारा दर्ज करें।</translation>
    </message>
    <message>
        <source>Ask your organization&apos;s server again</source>
        <translation>अपने संगठन के सर्वर से फिर पूछें</translation>
    </message>
    <message>
        <source>Asking your organization&apos;s server…</source>
        <translation>आपके संगठन के सर्वर से पूछा जा रहा है…</translation>
    </message>
    <message>
        <source>At row {row} one was changed, taken out or put in. Tell your privacy officer.</source>
        <translation>पंक्ति {row} पर कुछ बदला, निकाला या डाला गया। अपने गोपनीयता अधिकारी को बताएँ।</translation>
    </message>
    <message>
        <source>At your organization</source>
        <translation>आपके संगठन में</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>ऑडिट</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>अग॰</translation>
    </message>
    <message>
        <source>Away after</source>
        <translation>कितनी देर बाद अनुपस्थित</translation>
    </message>
    <message>
        <source>Away {span}</source>
        <translation>अनुपस्थित {span}</translation>
    </message>
    <message>
        <source>Back to this month</source>
        <translation>इस महीने पर वापस</translation>
    </message>
    <message>
        <source>Back to this week</source>
        <translation>इस सप्ताह पर वापस</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>आज पर वापस</translation>
    </message>
    <message>
        <source>Backlog item</source>
        <translation>बैकलॉग आइटम</translation>
    </message>
    <message>
        <source>Begin anew?</source>
        <translation>नए सिरे से शुरू करें?</translation>
    </message>
    <message>
        <source>Beginning anew</source>
        <translation>नए सिरे से शुरुआत</translation>
    </message>
    <message>
        <source>Both count as recorded. Correct one if it is wrong.</source>
        <translation>दोनों दर्ज समय के अनुसार गिनी जाती हैं। कोई गलत हो तो उसे सुधारें।</translation>
    </message>
    <message>
        <source>Bug</source>
        <translation>बग</translation>
    </message>
    <message>
        <source>By</source>
        <translation>द्वारा</translation>
    </message>
    <message>
        <source>By item</source>
        <translation>आइटम के अनुसार</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>प्रकार के अनुसार</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>प्रोजेक्ट के अनुसार</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA फ़ाइल</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>प्रमाणपत्र (*.pem *.crt *.cer);;सभी फ़ाइलें (*)</translation>
    </message>
    <message>
        <source>Check the address for typing errors, and the network; some servers are only found from the office or by VPN.</source>
        <translation>देखें कि पता टाइप करने में गलती तो नहीं है, और नेटवर्क भी जाँचें; कुछ सर्वर केवल कार्यालय से या VPN से मिलते हैं।</translation>
    </message>
    <message>
        <source>Check the network and the server&apos;s address. If it lasts, tell your IT.</source>
        <translation>नेटवर्क और सर्वर का पता जाँचें। समस्या बनी रहे, तो अपने IT विभाग को बताएँ।</translation>
    </message>
    <message>
        <source>Check the proxy in the system&apos;s network settings, or tell your IT.</source>
        <translation>सिस्टम की नेटवर्क सेटिंग में प्रॉक्सी जाँचें या अपने IT विभाग को बताएँ।</translation>
    </message>
    <message>
        <source>Check whether this computer is connected.</source>
        <translation>जाँचें कि यह कंप्यूटर नेटवर्क से जुड़ा है या नहीं।</translation>
    </message>
    <message>
        <source>Choose a file of certificates in PEM format; your IT can give you the right one.</source>
        <translation>PEM फ़ॉर्मैट में प्रमाणपत्रों की फ़ाइल चुनें; सही फ़ाइल आपका IT विभाग दे सकता है।</translation>
    </message>
    <message>
        <source>Choose a time that is not later than now.</source>
        <translation>ऐसा समय चुनें जो अभी के बाद का न हो।</translation>
    </message>
    <message>
        <source>Choose an earlier beginning or a later end.</source>
        <translation>पहले की शुरुआत या बाद का अंत चुनें।</translation>
    </message>
    <message>
        <source>Choose another item, and record the time again.</source>
        <translation>कोई और आइटम चुनें और समय दोबारा दर्ज करें।</translation>
    </message>
    <message>
        <source>Choose below what you work on.</source>
        <translation>नीचे चुनें कि आप किस पर काम कर रहे हैं।</translation>
    </message>
    <message>
        <source>Choose ctrl, alt or meta, and one key with it: ctrl+alt+space, for instance; or off.</source>
        <translation>ctrl, alt या meta चुनें, और उसके साथ एक कुंजी: जैसे ctrl+alt+space; या off।</translation>
    </message>
    <message>
        <source>Choose what to work on</source>
        <translation>चुनें कि किस पर काम करना है</translation>
    </message>
    <message>
        <source>Choose: type a key, a word or a project</source>
        <translation>चुनें: आइटम कोड, शब्द या प्रोजेक्ट लिखें</translation>
    </message>
    <message>
        <source>Close the gap up to {time}</source>
        <translation>{time} तक का अंतराल भरें</translation>
    </message>
    <message>
        <source>Close the mini window (Esc)</source>
        <translation>मिनी विंडो बंद करें (Esc)</translation>
    </message>
    <message>
        <source>Computer asleep</source>
        <translation>कंप्यूटर स्लीप में</translation>
    </message>
    <message>
        <source>Computer shut down</source>
        <translation>कंप्यूटर बंद किया गया</translation>
    </message>
    <message>
        <source>Confirmed. It is deleted after {time}; until then you can take it back.</source>
        <translation>पुष्टि हो गई। इसे {time} के बाद मिटाया जाएगा; तब तक आप इसे वापस ले सकते हैं।</translation>
    </message>
    <message>
        <source>Connecting to the server…</source>
        <translation>सर्वर से कनेक्ट हो रहा है…</translation>
    </message>
    <message>
        <source>Correct an entry</source>
        <translation>एंट्री सुधारें</translation>
    </message>
    <message>
        <source>Correct something</source>
        <translation>कुछ सुधारें</translation>
    </message>
    <message>
        <source>Correct the chosen entry</source>
        <translation>चुनी हुई एंट्री सुधारें</translation>
    </message>
    <message>
        <source>Correct what was found about the chosen entry</source>
        <translation>चुनी हुई एंट्री में जो मिला, उसे सुधारें</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>हाथ से सुधारा गया</translation>
    </message>
    <message>
        <source>Corrected by your organization: {reason}</source>
        <translation>आपके संगठन ने सुधारा: {reason}</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>सुधार</translation>
    </message>
    <message>
        <source>Cut the chosen entry in two in its middle; then drag the border</source>
        <translation>चुनी हुई एंट्री को बीच से दो में बाँटें; फिर सीमा को खींचें</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>दिस॰</translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation>डिफ़ॉल्ट: {value}</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>डिवाइस</translation>
    </message>
    <message>
        <source>Did you mean {keys}?</source>
        <translation>क्या आपका मतलब {keys} था?</translation>
    </message>
    <message>
        <source>Discard it, go on</source>
        <translation>छोड़ें, आगे बढ़ें</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>करें</translation>
    </message>
    <message>
        <source>Encrypted. The key is kept in your system&apos;s keyring, and nowhere else.</source>
        <translation>एन्क्रिप्टेड। कुंजी आपके सिस्टम की कीरिंग में रखी है, और कहीं नहीं।</translation>
    </message>
    <message>
        <source>Entries are missing from your organization&apos;s record of what was done</source>
        <translation>आपके संगठन के ऑडिट में कुछ पंक्तियाँ नहीं हैं</translation>
    </message>
    <message>
        <source>Entries of the day</source>
        <translation>इस दिन की एंट्रियाँ</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>सब कुछ</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>सबूत</translation>
    </message>
    <message>
        <source>Exporting: {done} of {total}</source>
        <translation>एक्सपोर्ट हो रहा है: {total} में से {done}</translation>
    </message>
    <message>
        <source>Exporting: {done} so far</source>
        <translation>एक्सपोर्ट हो रहा है: अब तक {done}</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>फ़र॰</translation>
    </message>
    <message>
        <source>Fetching from the server: {done} of {total}</source>
        <translation>सर्वर से लाया जा रहा है: {total} में से {done}</translation>
    </message>
    <message>
        <source>Fetching from the server: {done} so far</source>
        <translation>सर्वर से लाया जा रहा है: अब तक {done}</translation>
    </message>
    <message>
        <source>Fetching the export: {done} kB so far</source>
        <translation>एक्सपोर्ट लाया जा रहा है: अब तक {done} kB</translation>
    </message>
    <message>
        <source>Fetching the export: {done} of {total} kB</source>
        <translation>एक्सपोर्ट लाया जा रहा है: {total} kB में से {done}</translation>
    </message>
    <message>
        <source>File with certificates to trust as well (PEM), if your IT gave you one:</source>
        <translation>और भरोसेमंद प्रमाणपत्रों की फ़ाइल (PEM), अगर आपके IT विभाग ने दी हो:</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>सेटिंग खोजें</translation>
    </message>
    <message>
        <source>Flagged time was decided on</source>
        <translation>चिह्नित समय पर निर्णय लिया गया</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>शुक्र</translation>
    </message>
    <message>
        <source>From</source>
        <translation>से</translation>
    </message>
    <message>
        <source>From now on no time is recorded. Open your requests to see until when you can take that back.</source>
        <translation>अब से कोई समय दर्ज नहीं होगा। आप इसे कब तक वापस ले सकते हैं, यह देखने के लिए अपने अनुरोध खोलें।</translation>
    </message>
    <message>
        <source>General</source>
        <translation>सामान्य</translation>
    </message>
    <message>
        <source>Give both the same item first, then join them.</source>
        <translation>पहले दोनों को एक ही आइटम दें, फिर उन्हें जोड़ें।</translation>
    </message>
    <message>
        <source>How</source>
        <translation>कैसे</translation>
    </message>
    <message>
        <source>How many minutes without a touch are an absence.</source>
        <translation>कितने मिनट तक कुछ न छूने पर उसे अनुपस्थिति माना जाए।</translation>
    </message>
    <message>
        <source>How many times its record was begun</source>
        <translation>इसका रिकॉर्ड कितनी बार शुरू किया गया</translation>
    </message>
    <message>
        <source>I &amp;have read it</source>
        <translation>मैंने इसे पढ़ लिया(&amp;H)</translation>
    </message>
    <message>
        <source>I have &amp;seen this</source>
        <translation>मैंने देख लिया(&amp;S)</translation>
    </message>
    <message>
        <source>I have see&amp;n this</source>
        <translation>मैंने यह देख लिया(&amp;N)</translation>
    </message>
    <message>
        <source>I worked on something &amp;else…</source>
        <translation>मैंने कुछ और काम किया(&amp;E)…</translation>
    </message>
    <message>
        <source>If the system asks you to unlock your keyring, please do: it holds the key to your time records.</source>
        <translation>अगर सिस्टम आपसे कीरिंग अनलॉक करने को कहे, तो कृपया करें: आपके समय के रिकॉर्ड की कुंजी उसी में है।</translation>
    </message>
    <message>
        <source>If this computer&apos;s clock was wrong, record the time again with the right date. This line goes by itself.</source>
        <translation>अगर इस कंप्यूटर की घड़ी गलत थी, तो सही तारीख के साथ समय दोबारा दर्ज करें। यह पंक्ति अपने आप हट जाएगी।</translation>
    </message>
    <message>
        <source>In your &amp;words:</source>
        <translation>अपने शब्दों में(&amp;W):</translation>
    </message>
    <message>
        <source>It began at {since}. Choose a time between its beginning and its end.</source>
        <translation>यह {since} पर शुरू हुई। इसकी शुरुआत और अंत के बीच का समय चुनें।</translation>
    </message>
    <message>
        <source>It began at {since}. Choose a time between its start and its end.</source>
        <translation>यह {since} पर शुरू हुई। इसकी शुरुआत और समाप्ति के बीच का समय चुनें।</translation>
    </message>
    <message>
        <source>It can run on while TimeTracker is closed.</source>
        <translation>TimeTracker बंद रहने पर भी यह चलता रह सकता है।</translation>
    </message>
    <message>
        <source>It cannot be written, or belongs to somebody else. Make it yours or ask your IT, then try again.</source>
        <translation>इसमें लिखा नहीं जा सकता या यह किसी और का है। इसे अपना बनाएँ या अपने IT विभाग से पूछें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>It could not be opened in a browser</source>
        <translation>इसे किसी ब्राउज़र में खोला नहीं जा सका</translation>
    </message>
    <message>
        <source>It counts as recorded. Correct it if it is wrong.</source>
        <translation>यह दर्ज समय के अनुसार गिना जाता है। गलत हो तो सुधारें।</translation>
    </message>
    <message>
        <source>It counts as recorded. Correct it if you forgot to stop.</source>
        <translation>यह दर्ज समय के अनुसार गिना जाता है। अगर आप रोकना भूल गए थे, तो इसे सुधारें।</translation>
    </message>
    <message>
        <source>It does not follow the records before it.</source>
        <translation>यह अपने से पहले के रिकॉर्ड से मेल नहीं खाता।</translation>
    </message>
    <message>
        <source>It has another version by now. Read it again, then acknowledge it.</source>
        <translation>अब इसका दूसरा संस्करण आ गया है। इसे फिर से पढ़ें, फिर स्वीकार करें।</translation>
    </message>
    <message>
        <source>It has no end yet that could be corrected. Stop it first, at the time you mean.</source>
        <translation>इसका अभी कोई अंत नहीं है जिसे सुधारा जा सके। पहले इसे अपने चुने हुए समय पर रोकें।</translation>
    </message>
    <message>
        <source>It has to begin with https://. Ask your IT for the right one.</source>
        <translation>यह https:// से शुरू होना चाहिए। सही पता अपने IT विभाग से पूछें।</translation>
    </message>
    <message>
        <source>It is older than your organization keeps records.</source>
        <translation>आपका संगठन इतने पुराने रिकॉर्ड नहीं रखता।</translation>
    </message>
    <message>
        <source>It is the same for everybody on this computer. Ask your IT if it should be otherwise.</source>
        <translation>यह इस कंप्यूटर पर सबके लिए एक जैसा है। अगर इसे अलग होना चाहिए, तो अपने IT विभाग से पूछें।</translation>
    </message>
    <message>
        <source>It lies before the year 2000. Check the date, and this computer&apos;s clock.</source>
        <translation>यह वर्ष 2000 से पहले का है। तारीख और इस कंप्यूटर की घड़ी जाँचें।</translation>
    </message>
    <message>
        <source>It looks as if you left at {time}. You are asked about it when you are back.</source>
        <translation>लगता है कि आप {time} पर चले गए। आपके लौटने पर इसके बारे में पूछा जाएगा।</translation>
    </message>
    <message>
        <source>It may have been deleted meanwhile, or the server is older than this program. Look again after the next sync.</source>
        <translation>हो सकता है कि इस बीच यह मिटाया गया हो, या सर्वर इस प्रोग्राम से पुराना हो। अगले सिंक के बाद फिर देखें।</translation>
    </message>
    <message>
        <source>It overlaps with another entry.</source>
        <translation>यह किसी और एंट्री से टकराती है।</translation>
    </message>
    <message>
        <source>It stays on this computer and is sent once you have signed in again.</source>
        <translation>यह इसी कंप्यूटर पर रहता है और आपके दोबारा साइन इन करने पर भेजा जाता है।</translation>
    </message>
    <message>
        <source>It takes a few seconds. Wait a little, then try again.</source>
        <translation>इसमें कुछ सेकंड लगते हैं। थोड़ा रुककर फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>It takes longer: {reason}</source>
        <translation>ज़्यादा समय लगेगा: {reason}</translation>
    </message>
    <message>
        <source>It waits for an answer; take it back first to ask anew.</source>
        <translation>उसे उत्तर की प्रतीक्षा है; नया अनुरोध करने के लिए पहले उसे वापस लें।</translation>
    </message>
    <message>
        <source>It was a &amp;break</source>
        <translation>यह ब्रेक था(&amp;B)</translation>
    </message>
    <message>
        <source>It was a break</source>
        <translation>यह ब्रेक था</translation>
    </message>
    <message>
        <source>It was asked whether the record goes on from what it signed before, and gives no answer to that.</source>
        <translation>उससे पूछा गया कि क्या ऑडिट उसी से आगे बढ़ता है जिस पर उसने पहले हस्ताक्षर किए थे, और वह इसका उत्तर नहीं देता।</translation>
    </message>
    <message>
        <source>It was not removed, or is back already; there is nothing to do.</source>
        <translation>यह हटाई नहीं गई थी या पहले ही वापस आ चुकी है; कुछ करने की ज़रूरत नहीं है।</translation>
    </message>
    <message>
        <source>It was recorded for another person.</source>
        <translation>यह किसी और व्यक्ति के लिए दर्ज किया गया था।</translation>
    </message>
    <message>
        <source>It was stopped before any file was moved. The time records are as they were; begin anew whenever you like.</source>
        <translation>किसी फ़ाइल को ले जाने से पहले ही इसे रोक दिया गया। समय के रिकॉर्ड जैसे थे वैसे ही हैं; जब चाहें, नए सिरे से शुरू करें।</translation>
    </message>
    <message>
        <source>It was work on another item</source>
        <translation>यह किसी और आइटम पर काम था</translation>
    </message>
    <message>
        <source>It was work: everything stays as it is</source>
        <translation>यह काम था: सब कुछ वैसा ही रहता है</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>आइटम</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>जन॰</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>जुल॰</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>जून</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>रखें</translation>
    </message>
    <message>
        <source>Keep on &amp;top</source>
        <translation>सबसे ऊपर रखें(&amp;T)</translation>
    </message>
    <message>
        <source>Keep this computer&apos;s evidence, and give it to your auditor or privacy officer. Your time is tracked as before.</source>
        <translation>इस कंप्यूटर का सबूत सहेजें और उसे अपने ऑडिटर या गोपनीयता अधिकारी को दें। आपका समय पहले की तरह दर्ज होता रहेगा।</translation>
    </message>
    <message>
        <source>Kept and deleted</source>
        <translation>रखा और मिटाया गया</translation>
    </message>
    <message>
        <source>Key, or words of the title</source>
        <translation>आइटम कोड या शीर्षक के शब्द</translation>
    </message>
    <message>
        <source>Kind of work item</source>
        <translation>कार्य आइटम का प्रकार</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Last synced {time}.</source>
        <translation>आख़िरी सिंक {time}।</translation>
    </message>
    <message>
        <source>Leave everything as it was</source>
        <translation>सब कुछ पहले जैसा रहने दें</translation>
    </message>
    <message>
        <source>Left and right choose a day, Enter opens it.</source>
        <translation>बाएँ और दाएँ तीर से दिन चुना जाता है, Enter से वह खुलता है।</translation>
    </message>
    <message>
        <source>Left and right choose an entry; with Control they move its end, with Control and Shift its start, by five minutes. The list below has the same entries.</source>
        <translation>बाएँ और दाएँ तीर से एंट्री चुनी जाती है; Control के साथ उसका अंत और Control तथा Shift के साथ उसकी शुरुआत पाँच-पाँच मिनट खिसकती है। नीचे की सूची में यही एंट्रियाँ हैं।</translation>
    </message>
    <message>
        <source>Look at your requests again.</source>
        <translation>अपने अनुरोध फिर से देखें।</translation>
    </message>
    <message>
        <source>M&amp;y data…</source>
        <translation>मेरा डेटा(&amp;Y)…</translation>
    </message>
    <message>
        <source>Make one entry of this one and the next</source>
        <translation>इसे और अगली को मिलाकर एक एंट्री बनाएँ</translation>
    </message>
    <message>
        <source>Many of your requests wait already</source>
        <translation>आपके कई अनुरोध पहले से लंबित हैं</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>मार्च</translation>
    </message>
    <message>
        <source>May</source>
        <translation>मई</translation>
    </message>
    <message>
        <source>Mi&amp;ni window</source>
        <translation>मिनी विंडो(&amp;N)</translation>
    </message>
    <message>
        <source>Mini window</source>
        <translation>मिनी विंडो</translation>
    </message>
    <message>
        <source>Mini window on top</source>
        <translation>मिनी विंडो सबसे ऊपर</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>सोम</translation>
    </message>
    <message>
        <source>More than one entry is meant</source>
        <translation>एक से ज़्यादा एंट्रियाँ हो सकती हैं</translation>
    </message>
    <message>
        <source>Move the border to {time}</source>
        <translation>सीमा को {time} पर ले जाएँ</translation>
    </message>
    <message>
        <source>Moving the files, which has to come to its end…</source>
        <translation>फ़ाइलें ले जाई जा रही हैं, इसे पूरा होना है…</translation>
    </message>
    <message>
        <source>My d&amp;ata…</source>
        <translation>मेरा डेटा(&amp;A)…</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>मेरा डेटा</translation>
    </message>
    <message>
        <source>My times</source>
        <translation>मेरा समय</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>कभी नहीं</translation>
    </message>
    <message>
        <source>No browser could be opened from here. Copy the address into one on this computer:</source>
        <translation>यहाँ से कोई ब्राउज़र नहीं खोला जा सका। पता कॉपी करके इस कंप्यूटर के किसी ब्राउज़र में डालें:</translation>
    </message>
    <message>
        <source>No correction was made since TimeTracker was started.</source>
        <translation>TimeTracker शुरू होने के बाद से कोई सुधार नहीं किया गया।</translation>
    </message>
    <message>
        <source>No encrypted connection</source>
        <translation>कोई एन्क्रिप्टेड कनेक्शन नहीं</translation>
    </message>
    <message>
        <source>No file is left behind.</source>
        <translation>कोई फ़ाइल बाकी नहीं रहती।</translation>
    </message>
    <message>
        <source>No file was written, and one that was there before is as it was.</source>
        <translation>कोई फ़ाइल नहीं लिखी गई, और जो पहले से थी वह जैसी थी वैसी ही है।</translation>
    </message>
    <message>
        <source>No keyring on this computer</source>
        <translation>इस कंप्यूटर पर कोई कीरिंग नहीं है</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>कोई नेटवर्क नहीं</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>किसी सेटिंग में ये शब्द नहीं हैं।</translation>
    </message>
    <message>
        <source>No signed note of the audit is kept here yet.</source>
        <translation>यहाँ अभी तक ऑडिट का कोई हस्ताक्षरित नोट नहीं रखा है।</translation>
    </message>
    <message>
        <source>No such entry</source>
        <translation>ऐसी कोई एंट्री नहीं</translation>
    </message>
    <message>
        <source>No timer is running</source>
        <translation>कोई टाइमर नहीं चल रहा</translation>
    </message>
    <message>
        <source>No work is assigned to you so far. What is assigned later appears by itself.</source>
        <translation>अभी तक आपको कोई काम असाइन नहीं है। बाद में असाइन होने वाला काम अपने आप दिखेगा।</translation>
    </message>
    <message>
        <source>No work item assigned to you matches “{query}”.</source>
        <translation>आपको असाइन किया गया कोई आइटम “{query}” से मेल नहीं खाता।</translation>
    </message>
    <message>
        <source>No work yet</source>
        <translation>अभी कोई काम नहीं</translation>
    </message>
    <message>
        <source>No&amp;te a start…</source>
        <translation>शुरुआत नोट करें(&amp;E)…</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>क्र॰</translation>
    </message>
    <message>
        <source>Nobody at the keyboard</source>
        <translation>कीबोर्ड पर कोई नहीं</translation>
    </message>
    <message>
        <source>Nobody finished it in the browser. Try again.</source>
        <translation>ब्राउज़र में साइन इन पूरा नहीं किया गया। दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Nobody was signed in. Try again whenever you like.</source>
        <translation>किसी ने साइन इन नहीं किया। जब चाहें, दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>None</source>
        <translation>कोई नहीं</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>स्वीकार नहीं हुए</translation>
    </message>
    <message>
        <source>Not assigned to you</source>
        <translation>आपको असाइन नहीं है</translation>
    </message>
    <message>
        <source>Not in force yet: TimeTracker is not running, or your desktop asks you first.</source>
        <translation>अभी लागू नहीं: TimeTracker नहीं चल रहा, या आपका डेस्कटॉप पहले आपसे पूछेगा।</translation>
    </message>
    <message>
        <source>Not read to its end, so nothing can be said of it.</source>
        <translation>अंत तक नहीं पढ़ा गया, इसलिए इसके बारे में कुछ नहीं कहा जा सकता।</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>साइन इन नहीं है</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>अभी तक सिंक नहीं हुआ</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Note a start</source>
        <translation>शुरुआत नोट करें</translation>
    </message>
    <message>
        <source>Note a sto&amp;p</source>
        <translation>रोकना नोट करें(&amp;P)</translation>
    </message>
    <message>
        <source>Note down the number of the receipt: {number}. Your server shows it without an account.</source>
        <translation>रसीद का नंबर लिख लें: {number}। आपका सर्वर इसे खाते के बिना भी दिखाता है।</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>कुछ नहीं</translation>
    </message>
    <message>
        <source>Nothing answers at the server&apos;s address</source>
        <translation>सर्वर के पते पर कोई उत्तर नहीं मिलता</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>कुछ नहीं मिला</translation>
    </message>
    <message>
        <source>Nothing has been recorded since {time}. What are you working on?</source>
        <translation>{time} से कुछ भी दर्ज नहीं हुआ है। आप किस पर काम कर रहे हैं?</translation>
    </message>
    <message>
        <source>Nothing is assigned to you so far; new work appears here after the next sync.</source>
        <translation>अभी तक आपको कुछ भी असाइन नहीं है; नया काम अगले सिंक के बाद यहाँ दिखेगा।</translation>
    </message>
    <message>
        <source>Nothing is left of it. Choose another folder, then export again.</source>
        <translation>इसका कुछ भी बाकी नहीं रहा। कोई और फ़ोल्डर चुनें, फिर दोबारा एक्सपोर्ट करें।</translation>
    </message>
    <message>
        <source>Nothing recorded yet today.</source>
        <translation>आज अभी तक कुछ दर्ज नहीं हुआ।</translation>
    </message>
    <message>
        <source>Nothing recorded yet today. Start a timer from the clock in the bar, or add what you did without one.</source>
        <translation>आज अभी तक कुछ दर्ज नहीं हुआ। बार की घड़ी से टाइमर शुरू करें या टाइमर के बिना किया हुआ काम जोड़ें।</translation>
    </message>
    <message>
        <source>Nothing that was recorded is lost. Start it again; if it happens again, report it.</source>
        <translation>दर्ज की गई कोई भी चीज़ खोई नहीं है। इसे फिर से शुरू करें; दोबारा ऐसा हो, तो इसकी सूचना दें।</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>बदलने के लिए कुछ नहीं है</translation>
    </message>
    <message>
        <source>Nothing to resume</source>
        <translation>दोबारा शुरू करने के लिए कुछ नहीं है</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>पूर्ववत करने के लिए कुछ नहीं है</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>कुछ भी नहीं बदला गया</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>अभी तक कुछ नहीं बदला गया</translation>
    </message>
    <message>
        <source>Nothing was recorded in this time.</source>
        <translation>इस समय में कुछ भी दर्ज नहीं हुआ।</translation>
    </message>
    <message>
        <source>Nothing was recorded on this day. If you worked, add it.</source>
        <translation>इस दिन कुछ भी दर्ज नहीं हुआ। अगर आपने काम किया था, तो उसे जोड़ें।</translation>
    </message>
    <message>
        <source>Nothing was recorded. Another program holds the file: close it, then try again.</source>
        <translation>कुछ भी दर्ज नहीं हुआ। फ़ाइल किसी और प्रोग्राम में खुली है: उसे बंद करें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Nothing was recorded. Check the disk, then try again.</source>
        <translation>कुछ भी दर्ज नहीं हुआ। डिस्क जाँचें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Nothing was recorded. Free some space, then try again.</source>
        <translation>कुछ भी दर्ज नहीं हुआ। कुछ जगह खाली करें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Nothing was recorded. The file or its folder is read-only: make it writable, then try again.</source>
        <translation>कुछ भी दर्ज नहीं हुआ। फ़ाइल या उसका फ़ोल्डर केवल पढ़ने के लिए है: उसे लिखने योग्य बनाएँ, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Nothing was worked on here lately. Start an item by its key.</source>
        <translation>हाल में यहाँ किसी चीज़ पर काम नहीं हुआ। किसी आइटम को उसके कोड से शुरू करें।</translation>
    </message>
    <message>
        <source>Nothing was written. Free some space or choose another folder, then export again.</source>
        <translation>कुछ भी नहीं लिखा गया। कुछ जगह खाली करें या कोई और फ़ोल्डर चुनें, फिर दोबारा एक्सपोर्ट करें।</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>नव॰</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>अक्तू॰</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>ऑफ़लाइन</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>{time} से ऑफ़लाइन</translation>
    </message>
    <message>
        <source>On</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>इस कंप्यूटर पर</translation>
    </message>
    <message>
        <source>One line that stays on the screen: what runs, and for how long</source>
        <translation>स्क्रीन पर बनी रहने वाली एक पंक्ति: क्या चल रहा है और कितनी देर से</translation>
    </message>
    <message>
        <source>Open &amp;window</source>
        <translation>विंडो खोलें(&amp;W)</translation>
    </message>
    <message>
        <source>Open the address below on any device, sign in, and type the code. This window goes on by itself.</source>
        <translation>किसी भी डिवाइस पर नीचे दिया पता खोलें, साइन इन करें और कोड लिखें। यह विंडो अपने आप आगे बढ़ेगी।</translation>
    </message>
    <message>
        <source>Open the list to start from</source>
        <translation>शुरू करने की सूची खोलें</translation>
    </message>
    <message>
        <source>Open this address in a browser</source>
        <translation>यह पता किसी ब्राउज़र में खोलें</translation>
    </message>
    <message>
        <source>Open your requests to read it.</source>
        <translation>इसे पढ़ने के लिए अपने अनुरोध खोलें।</translation>
    </message>
    <message>
        <source>Open your requests to read the answer.</source>
        <translation>उत्तर पढ़ने के लिए अपने अनुरोध खोलें।</translation>
    </message>
    <message>
        <source>Open your requests to read why, and until when.</source>
        <translation>क्यों और कब तक, यह पढ़ने के लिए अपने अनुरोध खोलें।</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>ऑपरेटिंग सिस्टम</translation>
    </message>
    <message>
        <source>Other kinds of work items may match: choose “All kinds”.</source>
        <translation>हो सकता है कि दूसरे प्रकार के आइटम मेल खाएँ: “सभी प्रकार” चुनें।</translation>
    </message>
    <message>
        <source>Press the keys</source>
        <translation>कुंजियाँ दबाएँ</translation>
    </message>
    <message>
        <source>Privacy officer, {time}:</source>
        <translation>गोपनीयता अधिकारी, {time}:</translation>
    </message>
    <message>
        <source>Privacy policy, version {version}</source>
        <translation>गोपनीयता नीति, संस्करण {version}</translation>
    </message>
    <message>
        <source>Privacy policy, version {version}: it has changed</source>
        <translation>गोपनीयता नीति, संस्करण {version}: यह बदल गई है</translation>
    </message>
    <message>
        <source>Privacy policy, version {version}: you have read it</source>
        <translation>गोपनीयता नीति, संस्करण {version}: आप इसे पढ़ चुके हैं</translation>
    </message>
    <message>
        <source>Put ri&amp;ght…</source>
        <translation>ठीक करें(&amp;G)…</translation>
    </message>
    <message>
        <source>Quit TimeTracker?</source>
        <translation>TimeTracker से बाहर निकलें?</translation>
    </message>
    <message>
        <source>Raise a concern</source>
        <translation>चिंता बताएँ</translation>
    </message>
    <message>
        <source>Raise a new concern to go on, and say in it which one it continues.</source>
        <translation>आगे बढ़ने के लिए नई चिंता बताएँ और उसमें लिखें कि वह किस चिंता को आगे बढ़ाती है।</translation>
    </message>
    <message>
        <source>Read all rows from the server and check that none was changed</source>
        <translation>सर्वर से सभी पंक्तियाँ पढ़ें और जाँचें कि कोई बदली तो नहीं गई</translation>
    </message>
    <message>
        <source>Read no further</source>
        <translation>आगे न पढ़ें</translation>
    </message>
    <message>
        <source>Reading what can be read: page {done} of {total}</source>
        <translation>जो पढ़ा जा सकता है, पढ़ा जा रहा है: {total} में से पेज {done}</translation>
    </message>
    <message>
        <source>Reading what can be read…</source>
        <translation>जो पढ़ा जा सकता है, पढ़ा जा रहा है…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation>सुधार का कारण</translation>
    </message>
    <message>
        <source>Record a&amp;gain…</source>
        <translation>फिर से दर्ज करें(&amp;G)…</translation>
    </message>
    <message>
        <source>Record work done without a timer</source>
        <translation>टाइमर के बिना किया गया काम दर्ज करें</translation>
    </message>
    <message>
        <source>Records of this device that could not be read here: {numbers}.</source>
        <translation>इस डिवाइस के ये रिकॉर्ड यहाँ पढ़े नहीं जा सके: {numbers}।</translation>
    </message>
    <message>
        <source>Records that were not accepted</source>
        <translation>स्वीकार न हुए रिकॉर्ड</translation>
    </message>
    <message>
        <source>Refused start</source>
        <translation>अस्वीकृत शुरुआत</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>मुझे याद दिलाएँ</translation>
    </message>
    <message>
        <source>Remind me of a timer after</source>
        <translation>टाइमर की याद कितनी देर बाद दिलाएँ</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>रिमाइंडर</translation>
    </message>
    <message>
        <source>Removal</source>
        <translation>हटाना</translation>
    </message>
    <message>
        <source>Remove the entry</source>
        <translation>एंट्री हटाएँ</translation>
    </message>
    <message>
        <source>Report it: this should not happen. Record the time again.</source>
        <translation>इसकी सूचना दें: ऐसा नहीं होना चाहिए। समय दोबारा दर्ज करें।</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>रीसेट करें</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>रीसेट करें: {setting}</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>वापस लाई गई</translation>
    </message>
    <message>
        <source>Row {row} and later ones were there before: a restored backup, perhaps. Tell your privacy officer.</source>
        <translation>पंक्ति {row} और उसके बाद की पंक्तियाँ पहले थीं: शायद कोई बैकअप वापस लाया गया है। अपने गोपनीयता अधिकारी को बताएँ।</translation>
    </message>
    <message>
        <source>Row {row} should still be there, or its deletion on the record. Tell your privacy officer.</source>
        <translation>पंक्ति {row} अब भी होनी चाहिए थी, या उसका हटाया जाना ऑडिट में दर्ज होना चाहिए था। अपने गोपनीयता अधिकारी को बताएँ।</translation>
    </message>
    <message>
        <source>Rows are missing from the audit.</source>
        <translation>ऑडिट में कुछ पंक्तियाँ नहीं हैं।</translation>
    </message>
    <message>
        <source>Rows were deleted from the audit before their time.</source>
        <translation>ऑडिट से कुछ पंक्तियाँ समय से पहले हटाई गईं।</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>सेटिंग(&amp;E)…</translation>
    </message>
    <message>
        <source>S&amp;ign-ins</source>
        <translation>साइन इन(&amp;I)</translation>
    </message>
    <message>
        <source>S&amp;plit</source>
        <translation>बाँटें(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;plit…</source>
        <translation>बाँटें(&amp;P)…</translation>
    </message>
    <message>
        <source>S&amp;tart…</source>
        <translation>शुरू करें(&amp;T)…</translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation>अभी सिंक करें(&amp;Y)</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>शनि</translation>
    </message>
    <message>
        <source>Say in your words what should be done, then send it.</source>
        <translation>अपने शब्दों में बताएँ कि क्या किया जाना चाहिए, फिर भेजें।</translation>
    </message>
    <message>
        <source>Say what should change: the item, the start, the end or the note.</source>
        <translation>बताएँ कि क्या बदलना है: आइटम, शुरुआत, अंत या नोट।</translation>
    </message>
    <message>
        <source>Screen locked</source>
        <translation>स्क्रीन लॉक</translation>
    </message>
    <message>
        <source>Se&amp;nd</source>
        <translation>भेजें(&amp;N)</translation>
    </message>
    <message>
        <source>Search the work items assigned to you</source>
        <translation>आपको असाइन किए गए आइटम खोजें</translation>
    </message>
    <message>
        <source>Send what waits</source>
        <translation>जो बाकी है, उसे भेजें</translation>
    </message>
    <message>
        <source>Sending records: {done} of {total}</source>
        <translation>रिकॉर्ड भेजे जा रहे हैं: {total} में से {done}</translation>
    </message>
    <message>
        <source>Sending records: {done} so far</source>
        <translation>रिकॉर्ड भेजे जा रहे हैं: अब तक {done}</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>सित॰</translation>
    </message>
    <message>
        <source>Server and computer could not agree on one. Check the address and this computer&apos;s clock, or tell your IT.</source>
        <translation>सर्वर और कंप्यूटर में सहमति नहीं हो सकी। पता और इस कंप्यूटर की घड़ी जाँचें या अपने IT विभाग को बताएँ।</translation>
    </message>
    <message>
        <source>Server and program are too far apart</source>
        <translation>सर्वर और प्रोग्राम के संस्करण बहुत अलग हैं</translation>
    </message>
    <message>
        <source>Set aside and &amp;begin anew…</source>
        <translation>अलग रखें और नए सिरे से शुरू करें(&amp;B)…</translation>
    </message>
    <message>
        <source>Set by your organization</source>
        <translation>आपके संगठन ने तय किया है</translation>
    </message>
    <message>
        <source>Set the time records aside and begin anew?</source>
        <translation>समय के रिकॉर्ड अलग रखकर नए सिरे से शुरू करें?</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>हिस्सा</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>शॉर्टकट</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters.</source>
        <translation>इसे {limit} अक्षरों तक छोटा करें।</translation>
    </message>
    <message>
        <source>Show just one kind</source>
        <translation>केवल एक प्रकार दिखाएँ</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>साइन इन करें(&amp;I)…</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>साइन आउट करें(&amp;O)</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>फिर से साइन इन करें</translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation>आगे बढ़ने के लिए फिर से साइन इन करें।</translation>
    </message>
    <message>
        <source>Sign in as the person who worked, and record the time again.</source>
        <translation>जिसने काम किया, उसी व्यक्ति के रूप में साइन इन करें और समय दोबारा दर्ज करें।</translation>
    </message>
    <message>
        <source>Sign in first: the work assigned to you comes from your organization&apos;s server.</source>
        <translation>पहले साइन इन करें: आपको असाइन किया गया काम आपके संगठन के सर्वर से आता है।</translation>
    </message>
    <message>
        <source>Sign in there; this window goes on by itself. If no page opened, copy this address into it:</source>
        <translation>वहाँ साइन इन करें; यह विंडो अपने आप आगे बढ़ेगी। अगर कोई पेज नहीं खुला, तो यह पता ब्राउज़र में कॉपी करें:</translation>
    </message>
    <message>
        <source>Sign in to TimeTracker</source>
        <translation>TimeTracker में साइन इन करें</translation>
    </message>
    <message>
        <source>Sign in to your organization</source>
        <translation>अपने संगठन में साइन इन करें</translation>
    </message>
    <message>
        <source>Sign in to your organization&apos;s proxy in the system&apos;s network settings, then try again.</source>
        <translation>सिस्टम की नेटवर्क सेटिंग में अपने संगठन के प्रॉक्सी में साइन इन करें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Sign in to your organization&apos;s server to see the work that is assigned to you.</source>
        <translation>आपको असाइन किया गया काम देखने के लिए अपने संगठन के सर्वर में साइन इन करें।</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>साइन आउट करें?</translation>
    </message>
    <message>
        <source>Sign-in cancelled</source>
        <translation>साइन इन रद्द किया गया</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>साइन इन</translation>
    </message>
    <message>
        <source>Sign-ins were ended</source>
        <translation>साइन इन समाप्त किए गए</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>साइन इन किया</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>{name} के रूप में साइन इन हैं</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>साइन आउट किया</translation>
    </message>
    <message>
        <source>Since {time}, longer than usual. Is that right?</source>
        <translation>{time} से, सामान्य से ज़्यादा देर। क्या यह सही है?</translation>
    </message>
    <message>
        <source>Somebody looked at your account</source>
        <translation>किसी ने आपका खाता देखा</translation>
    </message>
    <message>
        <source>Somebody looked at your sign-ins and devices</source>
        <translation>किसी ने आपके साइन इन और डिवाइस देखे</translation>
    </message>
    <message>
        <source>Somebody may have changed what it stands for. Tell your privacy officer about it.</source>
        <translation>हो सकता है कि किसी ने वह बदला हो जिसके लिए यह है। अपने गोपनीयता अधिकारी को इसके बारे में बताएँ।</translation>
    </message>
    <message>
        <source>Somebody read this audit</source>
        <translation>किसी ने यह ऑडिट पढ़ा</translation>
    </message>
    <message>
        <source>Somebody read what you asked for</source>
        <translation>किसी ने पढ़ा कि आपने क्या माँगा</translation>
    </message>
    <message>
        <source>Somebody read your times</source>
        <translation>किसी ने आपका समय देखा</translation>
    </message>
    <message>
        <source>Something else answered at that address. Check it for typing errors, or ask your IT for the right one.</source>
        <translation>उस पते पर किसी और ने उत्तर दिया। देखें कि टाइप करने में गलती तो नहीं है, या सही पता अपने IT विभाग से पूछें।</translation>
    </message>
    <message>
        <source>Something emptied the file. It was left as it is. Set it aside and begin anew: what the server has comes back with the next sync.</source>
        <translation>किसी चीज़ ने फ़ाइल को खाली कर दिया। उसे वैसा ही छोड़ दिया गया है। उसे अलग रखें और नए सिरे से शुरू करें: जो सर्वर के पास है, वह अगले सिंक में वापस आ जाएगा।</translation>
    </message>
    <message>
        <source>Something here that was not you? Change your password, and tell your IT: they can lock a device out. Under Audit stands all that happened since.</source>
        <translation>यहाँ कुछ ऐसा है जो आपने नहीं किया? अपना पासवर्ड बदलें और अपने IT विभाग को बताएँ: वह किसी डिवाइस को लॉक कर सकता है। उसके बाद जो कुछ हुआ, वह “ऑडिट” में है।</translation>
    </message>
    <message>
        <source>Something on the way answered instead of the server. Open a web page in your browser and follow what it asks.</source>
        <translation>रास्ते में सर्वर की जगह किसी और ने उत्तर दिया। अपने ब्राउज़र में कोई वेब पेज खोलें और उसमें दिए निर्देशों का पालन करें।</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>कुछ गड़बड़ हो गई</translation>
    </message>
    <message>
        <source>Something went wrong in TimeTracker</source>
        <translation>TimeTracker में कुछ गड़बड़ हो गई</translation>
    </message>
    <message>
        <source>Split &amp;here</source>
        <translation>यहाँ बाँटें(&amp;H)</translation>
    </message>
    <message>
        <source>Split the entry at {time}</source>
        <translation>एंट्री को {time} पर बाँटें</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>शुरू</translation>
    </message>
    <message>
        <source>Start a timer</source>
        <translation>टाइमर शुरू करें</translation>
    </message>
    <message>
        <source>Start a timer from the TimeTracker icon or its window.</source>
        <translation>TimeTracker के आइकन या उसकी विंडो से टाइमर शुरू करें।</translation>
    </message>
    <message>
        <source>Start it again, then repeat what you did.</source>
        <translation>इसे फिर से शुरू करें, फिर जो किया था वह दोबारा करें।</translation>
    </message>
    <message>
        <source>Start it, then try again.</source>
        <translation>इसे शुरू करें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Start of {key}</source>
        <translation>{key} की शुरुआत</translation>
    </message>
    <message>
        <source>Start what you worked on last: {item}</source>
        <translation>जिस पर आपने आख़िर में काम किया, उसे शुरू करें: {item}</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>सत्र के साथ शुरू करें</translation>
    </message>
    <message>
        <source>Start: type a key, a word or a project</source>
        <translation>शुरू करें: आइटम कोड, शब्द या प्रोजेक्ट लिखें</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Stays with the record, as does what was there before</source>
        <translation>रिकॉर्ड के साथ रहता है, और जो पहले था वह भी</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोक</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>टाइमर रोकें</translation>
    </message>
    <message>
        <source>Stop the timer then</source>
        <translation>जाने के समय पर रोकें</translation>
    </message>
    <message>
        <source>Stopped; goes on with the next sync</source>
        <translation>रोका गया; अगले सिंक में आगे बढ़ेगा</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>रोका जा रहा है…</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>रवि</translation>
    </message>
    <message>
        <source>Syn&amp;c now</source>
        <translation>अभी सिंक करें(&amp;C)</translation>
    </message>
    <message>
        <source>Sync again. If it lasts, sign out and in again.</source>
        <translation>फिर से सिंक करें। समस्या बनी रहे, तो साइन आउट करके फिर साइन इन करें।</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>सिंक हो रहा है…</translation>
    </message>
    <message>
        <source>Take back the request that is chosen</source>
        <translation>चुना हुआ अनुरोध वापस लें</translation>
    </message>
    <message>
        <source>Take it along</source>
        <translation>साथ ले जाएँ</translation>
    </message>
    <message>
        <source>Take the deletion back under My data, then record the time again.</source>
        <translation>“मेरा डेटा” में मिटाने का अनुरोध वापस लें, फिर समय दोबारा दर्ज करें।</translation>
    </message>
    <message>
        <source>Take the last correction back</source>
        <translation>आख़िरी सुधार वापस लें</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>टास्क</translation>
    </message>
    <message>
        <source>Tell your organization that you have read this version</source>
        <translation>अपने संगठन को बताएँ कि आपने यह संस्करण पढ़ लिया है</translation>
    </message>
    <message>
        <source>That absence was answered already.</source>
        <translation>उस अनुपस्थिति का उत्तर पहले ही दिया जा चुका है।</translation>
    </message>
    <message>
        <source>That cannot be set</source>
        <translation>वह सेट नहीं किया जा सकता</translation>
    </message>
    <message>
        <source>That could not be kept</source>
        <translation>वह सहेजा नहीं जा सका</translation>
    </message>
    <message>
        <source>That entry counts</source>
        <translation>वह एंट्री गिनी जाती है</translation>
    </message>
    <message>
        <source>That entry counts no longer; there is nothing to do.</source>
        <translation>वह एंट्री अब नहीं गिनी जाती; कुछ करने की ज़रूरत नहीं है।</translation>
    </message>
    <message>
        <source>That entry is not on this device. Look at the list of today&apos;s entries again.</source>
        <translation>वह एंट्री इस डिवाइस पर नहीं है। आज की एंट्रियों की सूची फिर से देखें।</translation>
    </message>
    <message>
        <source>That is not a TimeTracker server</source>
        <translation>वह TimeTracker सर्वर नहीं है</translation>
    </message>
    <message>
        <source>That is not a server&apos;s address</source>
        <translation>वह किसी सर्वर का पता नहीं है</translation>
    </message>
    <message>
        <source>That item</source>
        <translation>वह आइटम</translation>
    </message>
    <message>
        <source>That time does not lie within the absence</source>
        <translation>वह समय अनुपस्थिति के भीतर नहीं है</translation>
    </message>
    <message>
        <source>That time does not lie within the entry</source>
        <translation>वह समय एंट्री के भीतर नहीं है</translation>
    </message>
    <message>
        <source>That time has not come yet</source>
        <translation>वह समय अभी नहीं आया है</translation>
    </message>
    <message>
        <source>That time is too long ago</source>
        <translation>वह समय बहुत पुराना है</translation>
    </message>
    <message>
        <source>That timer still runs</source>
        <translation>वह टाइमर अभी चल रहा है</translation>
    </message>
    <message>
        <source>That was answered already</source>
        <translation>उसका उत्तर पहले ही दिया जा चुका है</translation>
    </message>
    <message>
        <source>The CA file cannot be read</source>
        <translation>CA फ़ाइल पढ़ी नहीं जा सकती</translation>
    </message>
    <message>
        <source>The address is not secure</source>
        <translation>पता सुरक्षित नहीं है</translation>
    </message>
    <message>
        <source>The arrow keys choose, Enter starts, Control and P pins.</source>
        <translation>तीर वाली कुंजियों से चुना जाता है, Enter से शुरू होता है, Control+P से पिन होता है।</translation>
    </message>
    <message>
        <source>The arrow keys choose, Enter takes.</source>
        <translation>तीर वाली कुंजियों से चुना जाता है, Enter से लिया जाता है।</translation>
    </message>
    <message>
        <source>The audit is sound.</source>
        <translation>ऑडिट ठीक है।</translation>
    </message>
    <message>
        <source>The audit was rewritten.</source>
        <translation>ऑडिट को फिर से लिखा गया।</translation>
    </message>
    <message>
        <source>The audit was tampered with.</source>
        <translation>ऑडिट के साथ छेड़छाड़ की गई।</translation>
    </message>
    <message>
        <source>The computer is there, but not the server. Check the address, or try again later.</source>
        <translation>कंप्यूटर वहाँ है, पर सर्वर नहीं। पता जाँचें या बाद में दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>The connection was not made. If your organization has its own certificates, ask your IT for the CA file and choose it at sign-in under “More”.</source>
        <translation>कनेक्शन नहीं बनाया गया। अगर आपके संगठन के अपने प्रमाणपत्र हैं, तो अपने IT विभाग से CA फ़ाइल माँगें और साइन इन करते समय “और” के नीचे उसे चुनें।</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>अगला दिन</translation>
    </message>
    <message>
        <source>The day as a line</source>
        <translation>रेखा के रूप में दिन</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>पिछला दिन</translation>
    </message>
    <message>
        <source>The day to put right, the week and the month to look at</source>
        <translation>ठीक करने के लिए दिन, देखने के लिए सप्ताह और महीना</translation>
    </message>
    <message>
        <source>The days you usually work.</source>
        <translation>वे दिन जब आप आम तौर पर काम करते हैं।</translation>
    </message>
    <message>
        <source>The deletion of your data was confirmed</source>
        <translation>आपका डेटा मिटाने की पुष्टि की गई</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>डिस्क भर गई है</translation>
    </message>
    <message>
        <source>The disk refused to write</source>
        <translation>डिस्क ने लिखने से मना कर दिया</translation>
    </message>
    <message>
        <source>The end lies before the start</source>
        <translation>अंत शुरुआत से पहले है</translation>
    </message>
    <message>
        <source>The entries are on different items</source>
        <translation>एंट्रियाँ अलग-अलग आइटम की हैं</translation>
    </message>
    <message>
        <source>The entry stays in the record and counts no longer</source>
        <translation>एंट्री रिकॉर्ड में रहती है, पर अब गिनी नहीं जाती</translation>
    </message>
    <message>
        <source>The export was stopped</source>
        <translation>एक्सपोर्ट रोक दिया गया</translation>
    </message>
    <message>
        <source>The file cannot be read as a whole. It was left as it is. Set it aside and begin anew: what can be read of it goes on, and what the server has comes back with the next sync.</source>
        <translation>फ़ाइल पूरी नहीं पढ़ी जा सकती। उसे वैसा ही छोड़ दिया गया है। उसे अलग रखें और नए सिरे से शुरू करें: जितना पढ़ा जा सकता है, वह आगे चलेगा, और जो सर्वर के पास है, वह अगले सिंक में वापस आ जाएगा।</translation>
    </message>
    <message>
        <source>The file cannot be written there</source>
        <translation>फ़ाइल वहाँ लिखी नहीं जा सकती</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>फ़ाइल लिखी नहीं जा सकी</translation>
    </message>
    <message>
        <source>The file it was kept in is damaged. See whether a start or a stop of yours is missing, and correct it.</source>
        <translation>जिस फ़ाइल में यह रखा था, वह क्षतिग्रस्त है। देखें कि आपका कोई शुरू या रोक छूट तो नहीं गया, और उसे सुधारें।</translation>
    </message>
    <message>
        <source>The file of time records is empty</source>
        <translation>समय के रिकॉर्ड की फ़ाइल खाली है</translation>
    </message>
    <message>
        <source>The file or its folder is gone or cannot be read. Make it readable again or ask your IT, then try again.</source>
        <translation>फ़ाइल या उसका फ़ोल्डर नहीं है या पढ़ा नहीं जा सकता। उसे फिर से पढ़ने योग्य बनाएँ या अपने IT विभाग से पूछें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>The file that your IT laid down for TimeTracker is damaged. Tell your IT about it.</source>
        <translation>आपके IT विभाग ने TimeTracker के लिए जो फ़ाइल रखी है, वह क्षतिग्रस्त है। अपने IT विभाग को इसके बारे में बताएँ।</translation>
    </message>
    <message>
        <source>The files are being moved, which has to come to its end.</source>
        <translation>फ़ाइलें ले जाई जा रही हैं, इसे पूरा होना है।</translation>
    </message>
    <message>
        <source>The folder of the program cannot be used</source>
        <translation>प्रोग्राम का फ़ोल्डर इस्तेमाल नहीं किया जा सकता</translation>
    </message>
    <message>
        <source>The icon goes on warning</source>
        <translation>आइकन चेतावनी देता रहेगा</translation>
    </message>
    <message>
        <source>The icon warns of it no longer</source>
        <translation>आइकन अब इसकी चेतावनी नहीं देता</translation>
    </message>
    <message>
        <source>The icon warns of these no longer</source>
        <translation>आइकन अब इनकी चेतावनी नहीं देगा</translation>
    </message>
    <message>
        <source>The key does not fit</source>
        <translation>कुंजी सही नहीं है</translation>
    </message>
    <message>
        <source>The key is gone from the keyring</source>
        <translation>कीरिंग में कुंजी नहीं है</translation>
    </message>
    <message>
        <source>The key of the work item, such as APP-7.
It is recorded as begun now, once the records open.</source>
        <translation>कार्य आइटम का कोड, जैसे APP-7।
रिकॉर्ड खुलने पर इसे अभी शुरू हुआ दर्ज किया जाएगा।</translation>
    </message>
    <message>
        <source>The key to your time records lies in the system&apos;s keyring. Unlock the keyring, then try again.</source>
        <translation>आपके समय के रिकॉर्ड की कुंजी सिस्टम की कीरिंग में है। कीरिंग अनलॉक करें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>The key to your time records needs a keyring service such as GNOME Keyring or KWallet. Start one or ask your IT, then try again.</source>
        <translation>आपके समय के रिकॉर्ड की कुंजी के लिए GNOME Keyring या KWallet जैसी कीरिंग सेवा ज़रूरी है। कोई एक शुरू करें या अपने IT विभाग से पूछें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>The keyring does not work</source>
        <translation>कीरिंग काम नहीं कर रही</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>कीरिंग लॉक है</translation>
    </message>
    <message>
        <source>The keyring&apos;s key does not open these time records, or their beginning is damaged. Nothing was changed. Ask your IT for keyring and records from the same backup, or set the records aside and begin anew.</source>
        <translation>कीरिंग की कुंजी से ये समय के रिकॉर्ड नहीं खुलते, या उनकी शुरुआत क्षतिग्रस्त है। कुछ भी नहीं बदला गया। अपने IT विभाग से एक ही बैकअप की कीरिंग और रिकॉर्ड माँगें, या रिकॉर्ड अलग रखकर नए सिरे से शुरू करें।</translation>
    </message>
    <message>
        <source>The keys that open the list to start from, whatever program you are in.</source>
        <translation>वे कुंजियाँ जिनसे शुरू करने की सूची खुलती है, चाहे आप किसी भी प्रोग्राम में हों।</translation>
    </message>
    <message>
        <source>The language of menus and windows; the shell speaks English.</source>
        <translation>मेनू और विंडो की भाषा; कमांड लाइन अंग्रेज़ी में रहती है।</translation>
    </message>
    <message>
        <source>The latest sign-ins</source>
        <translation>हाल के साइन इन</translation>
    </message>
    <message>
        <source>The law demanded an export of your data</source>
        <translation>कानून के तहत आपके डेटा का एक्सपोर्ट माँगा गया</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>अगला महीना</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>पिछला महीना</translation>
    </message>
    <message>
        <source>The network may be slow. Try again later; if it lasts, tell your IT.</source>
        <translation>नेटवर्क धीमा हो सकता है। बाद में दोबारा कोशिश करें; समस्या बनी रहे, तो अपने IT विभाग को बताएँ।</translation>
    </message>
    <message>
        <source>The network wants you to sign in</source>
        <translation>नेटवर्क चाहता है कि आप साइन इन करें</translation>
    </message>
    <message>
        <source>The next sync starts over and brings everything again. There is nothing to do.</source>
        <translation>अगला सिंक शुरू से होगा और सब कुछ फिर से लाएगा। कुछ करने की ज़रूरत नहीं है।</translation>
    </message>
    <message>
        <source>The old files lie in {folder}. Nothing was deleted.</source>
        <translation>पुरानी फ़ाइलें {folder} में हैं। कुछ भी मिटाया नहीं गया।</translation>
    </message>
    <message>
        <source>The old files move into a folder beside; nothing is deleted. What can be read of them goes on in new records, and is sent to the server again, which takes nothing twice.

What cannot be read is named. What the server has of it comes back with the next sync. You may have to sign in again.</source>
        <translation>पुरानी फ़ाइलें पास के एक फ़ोल्डर में चली जाएँगी; कुछ भी मिटाया नहीं जाता। उनमें से जितना पढ़ा जा सकता है, वह नए रिकॉर्ड में आगे चलेगा और सर्वर को फिर भेजा जाएगा, जो कुछ भी दो बार नहीं लेता।

जो पढ़ा नहीं जा सकता, वह बताया जाएगा। उसका जो हिस्सा सर्वर के पास है, वह अगले सिंक में वापस आ जाएगा। हो सकता है कि आपको फिर से साइन इन करना पड़े।</translation>
    </message>
    <message>
        <source>The organization&apos;s settings cannot be read</source>
        <translation>संगठन की सेटिंग पढ़ी नहीं जा सकतीं</translation>
    </message>
    <message>
        <source>The p&amp;rivacy policy changed…</source>
        <translation>गोपनीयता नीति बदल गई(&amp;R)…</translation>
    </message>
    <message>
        <source>The policy has changed</source>
        <translation>नीति बदल गई है</translation>
    </message>
    <message>
        <source>The policy names this address; copy it from here: {address}</source>
        <translation>नीति में यह पता दिया है; इसे यहाँ से कॉपी करें: {address}</translation>
    </message>
    <message>
        <source>The privacy officer wrote to you</source>
        <translation>गोपनीयता अधिकारी ने आपको लिखा</translation>
    </message>
    <message>
        <source>The privacy policy</source>
        <translation>गोपनीयता नीति</translation>
    </message>
    <message>
        <source>The proxy does not answer</source>
        <translation>प्रॉक्सी उत्तर नहीं दे रहा</translation>
    </message>
    <message>
        <source>The proxy wants a password</source>
        <translation>प्रॉक्सी को पासवर्ड चाहिए</translation>
    </message>
    <message>
        <source>The question waits in the menu</source>
        <translation>प्रश्न मेनू में बना रहता है</translation>
    </message>
    <message>
        <source>The records of this device may have been restored or copied. Ask your IT, then record the time again.</source>
        <translation>हो सकता है कि इस डिवाइस के रिकॉर्ड बैकअप से वापस लाए गए हों या कॉपी किए गए हों। अपने IT विभाग से पूछें, फिर समय दोबारा दर्ज करें।</translation>
    </message>
    <message>
        <source>The request is empty</source>
        <translation>अनुरोध खाली है</translation>
    </message>
    <message>
        <source>The running timer began at {since}. Stop it first, or choose a later start.</source>
        <translation>चल रहा टाइमर {since} पर शुरू हुआ था। पहले उसे रोकें या बाद की शुरुआत चुनें।</translation>
    </message>
    <message>
        <source>The same time on an item that is assigned to you</source>
        <translation>आपको असाइन किए गए किसी आइटम पर वही समय</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>सर्वर तक पहुँचा नहीं जा सकता</translation>
    </message>
    <message>
        <source>The server could not be reached to be told; the sign-in ends there by itself. What was recorded stays on this computer.</source>
        <translation>सर्वर तक पहुँचा नहीं जा सका, इसलिए उसे बताया नहीं जा सका; वहाँ साइन इन अपने आप समाप्त हो जाता है। जो दर्ज किया गया, वह इसी कंप्यूटर पर रहता है।</translation>
    </message>
    <message>
        <source>The server could not read it.</source>
        <translation>सर्वर इसे पढ़ नहीं सका।</translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation>सर्वर ने समय पर उत्तर नहीं दिया</translation>
    </message>
    <message>
        <source>The server does not allow that</source>
        <translation>सर्वर इसकी अनुमति नहीं देता</translation>
    </message>
    <message>
        <source>The server does not have that</source>
        <translation>सर्वर के पास यह नहीं है</translation>
    </message>
    <message>
        <source>The server does not know the work item.</source>
        <translation>सर्वर इस कार्य आइटम को नहीं जानता।</translation>
    </message>
    <message>
        <source>The server does not know this sign-in</source>
        <translation>सर्वर इस साइन इन को नहीं जानता</translation>
    </message>
    <message>
        <source>The server does not show that its record of what was done is unchanged</source>
        <translation>सर्वर यह नहीं दिखाता कि उसका ऑडिट बदला नहीं गया</translation>
    </message>
    <message>
        <source>The server does not understand this program</source>
        <translation>सर्वर इस प्रोग्राम को नहीं समझता</translation>
    </message>
    <message>
        <source>The server ended this sign-in: sign in once more.</source>
        <translation>सर्वर ने यह साइन इन समाप्त कर दिया: एक बार फिर साइन इन करें।</translation>
    </message>
    <message>
        <source>The server gave the reason “{code}”.</source>
        <translation>सर्वर ने “{code}” कारण बताया।</translation>
    </message>
    <message>
        <source>The server has a fault</source>
        <translation>सर्वर में खराबी है</translation>
    </message>
    <message>
        <source>The server has another record under the same number.</source>
        <translation>सर्वर के पास इसी नंबर का कोई और रिकॉर्ड है।</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>सर्वर व्यस्त है</translation>
    </message>
    <message>
        <source>The server knows this device as another person&apos;s. What was recorded stays here; ask your IT.</source>
        <translation>सर्वर के अनुसार यह डिवाइस किसी और व्यक्ति का है। जो दर्ज किया गया, वह यहीं रहता है; अपने IT विभाग से पूछें।</translation>
    </message>
    <message>
        <source>The server lost its place</source>
        <translation>सर्वर को अपनी जगह याद नहीं रही</translation>
    </message>
    <message>
        <source>The server may have been set up anew, or somebody replaced the record.</source>
        <translation>हो सकता है कि सर्वर नए सिरे से सेट किया गया हो, या किसी ने ऑडिट बदल दिया हो।</translation>
    </message>
    <message>
        <source>The server no longer takes what this version sends. Install the new version.</source>
        <translation>यह संस्करण जो भेजता है, उसे सर्वर अब नहीं लेता। नया संस्करण इंस्टॉल करें।</translation>
    </message>
    <message>
        <source>The server refused the amount of data</source>
        <translation>सर्वर ने इतना डेटा लेने से मना कर दिया</translation>
    </message>
    <message>
        <source>The server refused the sign-in</source>
        <translation>सर्वर ने साइन इन अस्वीकार किया</translation>
    </message>
    <message>
        <source>The server signed for more of them before. Putting a backup back can be the cause.</source>
        <translation>सर्वर पहले इनसे ज़्यादा पर हस्ताक्षर कर चुका था। बैकअप वापस लाना इसका कारण हो सकता है।</translation>
    </message>
    <message>
        <source>The server was restored from a backup</source>
        <translation>सर्वर को बैकअप से वापस लाया गया</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation>सर्वर के प्रमाणपत्र पर भरोसा नहीं है</translation>
    </message>
    <message>
        <source>The server&apos;s name cannot be found</source>
        <translation>सर्वर का नाम नहीं मिल रहा</translation>
    </message>
    <message>
        <source>The sign-in took too long</source>
        <translation>साइन इन में बहुत समय लगा</translation>
    </message>
    <message>
        <source>The signature is not the server&apos;s</source>
        <translation>हस्ताक्षर सर्वर का नहीं है</translation>
    </message>
    <message>
        <source>The sync was stopped</source>
        <translation>सिंक रोक दिया गया</translation>
    </message>
    <message>
        <source>The system did not take it. Look at its own settings for programs that start by themselves.</source>
        <translation>सिस्टम ने इसे नहीं लिया। अपने आप शुरू होने वाले प्रोग्रामों के लिए सिस्टम की अपनी सेटिंग देखें।</translation>
    </message>
    <message>
        <source>The system&apos;s keyring answered with an error. Sign out of the desktop and in again, then try again.</source>
        <translation>सिस्टम की कीरिंग ने त्रुटि बताई। डेस्कटॉप से साइन आउट करके फिर साइन इन करें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>The text is too long</source>
        <translation>टेक्स्ट बहुत लंबा है</translation>
    </message>
    <message>
        <source>The time counts; your manager decides.</source>
        <translation>यह समय गिना जाता है; निर्णय आपके मैनेजर का है।</translation>
    </message>
    <message>
        <source>The time does not count and is shown as a break; the timer goes on</source>
        <translation>यह समय नहीं गिना जाता और ब्रेक के रूप में दिखता है; टाइमर चलता रहता है</translation>
    </message>
    <message>
        <source>The time does not count; the timer goes on from your return</source>
        <translation>यह समय नहीं गिना जाता; टाइमर आपके लौटने से आगे चलता है</translation>
    </message>
    <message>
        <source>The time records are being opened</source>
        <translation>समय के रिकॉर्ड खोले जा रहे हैं</translation>
    </message>
    <message>
        <source>The time records are damaged</source>
        <translation>समय के रिकॉर्ड क्षतिग्रस्त हैं</translation>
    </message>
    <message>
        <source>The time records are in use</source>
        <translation>समय के रिकॉर्ड इस्तेमाल में हैं</translation>
    </message>
    <message>
        <source>The time records are sound</source>
        <translation>समय के रिकॉर्ड ठीक हैं</translation>
    </message>
    <message>
        <source>The time records begin anew</source>
        <translation>समय के रिकॉर्ड नए सिरे से शुरू होते हैं</translation>
    </message>
    <message>
        <source>The time records cannot be found</source>
        <translation>समय के रिकॉर्ड नहीं मिल रहे</translation>
    </message>
    <message>
        <source>The time records cannot be written</source>
        <translation>समय के रिकॉर्ड में लिखा नहीं जा सकता</translation>
    </message>
    <message>
        <source>The time records stay as they are.</source>
        <translation>समय के रिकॉर्ड जैसे हैं वैसे ही रहेंगे।</translation>
    </message>
    <message>
        <source>The timer began at {since}. Choose a later end.</source>
        <translation>टाइमर {since} पर शुरू हुआ था। बाद का अंत चुनें।</translation>
    </message>
    <message>
        <source>The timer ended when you left</source>
        <translation>टाइमर आपके जाने पर समाप्त हुआ</translation>
    </message>
    <message>
        <source>The timer on {key} is running since {since}. There is nothing to do.</source>
        <translation>{key} का टाइमर {since} से चल रहा है। कुछ करने की ज़रूरत नहीं है।</translation>
    </message>
    <message>
        <source>The timer ran for more than 16 hours.</source>
        <translation>टाइमर 16 घंटे से ज़्यादा चला।</translation>
    </message>
    <message>
        <source>The week after</source>
        <translation>अगला सप्ताह</translation>
    </message>
    <message>
        <source>The week before</source>
        <translation>पिछला सप्ताह</translation>
    </message>
    <message>
        <source>The work item was not assigned to you.</source>
        <translation>कार्य आइटम आपको असाइन नहीं था।</translation>
    </message>
    <message>
        <source>The work item was taken from you while you were offline.</source>
        <translation>आपके ऑफ़लाइन रहते कार्य आइटम आपसे वापस ले लिया गया।</translation>
    </message>
    <message>
        <source>There are time records already</source>
        <translation>समय के रिकॉर्ड पहले से हैं</translation>
    </message>
    <message>
        <source>There is no room for the file</source>
        <translation>फ़ाइल के लिए जगह नहीं है</translation>
    </message>
    <message>
        <source>There is no such setting</source>
        <translation>ऐसी कोई सेटिंग नहीं है</translation>
    </message>
    <message>
        <source>There is no timer to stop.</source>
        <translation>रोकने के लिए कोई टाइमर नहीं है।</translation>
    </message>
    <message>
        <source>There is nothing to answer</source>
        <translation>उत्तर देने के लिए कुछ नहीं है</translation>
    </message>
    <message>
        <source>These are another person&apos;s records</source>
        <translation>ये किसी और व्यक्ति के रिकॉर्ड हैं</translation>
    </message>
    <message>
        <source>These keys cannot be taken</source>
        <translation>ये कुंजियाँ नहीं ली जा सकतीं</translation>
    </message>
    <message>
        <source>These time records were written by a newer version. Install that version or a later one, then try again.</source>
        <translation>ये समय के रिकॉर्ड किसी नए संस्करण ने लिखे हैं। वही या उसके बाद का संस्करण इंस्टॉल करें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>They open and can be read as a whole. There is nothing to mend.</source>
        <translation>वे खुलते हैं और पूरे पढ़े जा सकते हैं। कुछ ठीक करने की ज़रूरत नहीं है।</translation>
    </message>
    <message>
        <source>They speak no common version. Install the new version, or tell your IT.</source>
        <translation>उनका कोई साझा संस्करण नहीं है। नया संस्करण इंस्टॉल करें या अपने IT विभाग को बताएँ।</translation>
    </message>
    <message>
        <source>They stay on this computer but do not count. Each says what can be done; its day offers it.</source>
        <translation>वे इसी कंप्यूटर पर रहते हैं, पर गिने नहीं जाते। हर एक के साथ बताया गया है कि क्या किया जा सकता है; वह उसके दिन में मिलता है।</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was changed while the timer ran.</source>
        <translation>टाइमर चलते समय इस कंप्यूटर की घड़ी बदली गई।</translation>
    </message>
    <message>
        <source>This concern has as many messages as it can hold</source>
        <translation>इस चिंता में और संदेश नहीं आ सकते</translation>
    </message>
    <message>
        <source>This desktop has no way for it. Have its own settings for shortcuts run “timetracker search”.</source>
        <translation>इस डेस्कटॉप पर इसका कोई तरीका नहीं है। शॉर्टकट के लिए उसकी अपनी सेटिंग से “timetracker search” चलवाएँ।</translation>
    </message>
    <message>
        <source>This device belongs to someone else</source>
        <translation>यह डिवाइस किसी और का है</translation>
    </message>
    <message>
        <source>This device was locked out</source>
        <translation>इस डिवाइस को लॉक कर दिया गया</translation>
    </message>
    <message>
        <source>This keyboard has no such key. Choose another.</source>
        <translation>इस कीबोर्ड पर ऐसी कोई कुंजी नहीं है। कोई और चुनें।</translation>
    </message>
    <message>
        <source>This profile holds the time of {name}. Sign in as that person, or use a user account of your own.</source>
        <translation>इस प्रोफ़ाइल में {name} का समय है। उसी व्यक्ति के रूप में साइन इन करें या अपना अलग यूज़र खाता इस्तेमाल करें।</translation>
    </message>
    <message>
        <source>This says that you have read it, and that you are at least {age} years old.</source>
        <translation>इससे आप बताते हैं कि आपने इसे पढ़ लिया है और आपकी उम्र कम से कम {age} साल है।</translation>
    </message>
    <message>
        <source>This says that you have read it, no more. You can track time either way.</source>
        <translation>इससे केवल यह पता चलता है कि आपने इसे पढ़ लिया है। समय आप हर हाल में दर्ज कर सकते हैं।</translation>
    </message>
    <message>
        <source>This takes a few seconds at most.</source>
        <translation>इसमें ज़्यादा से ज़्यादा कुछ सेकंड लगते हैं।</translation>
    </message>
    <message>
        <source>This version is too old</source>
        <translation>यह संस्करण बहुत पुराना है</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>गुरु</translation>
    </message>
    <message>
        <source>Time entries</source>
        <translation>समय की एंट्रियाँ</translation>
    </message>
    <message>
        <source>TimeTracker closed</source>
        <translation>TimeTracker बंद किया गया</translation>
    </message>
    <message>
        <source>TimeTracker is closing</source>
        <translation>TimeTracker बंद हो रहा है</translation>
    </message>
    <message>
        <source>TimeTracker is not running</source>
        <translation>TimeTracker नहीं चल रहा</translation>
    </message>
    <message>
        <source>TimeTracker knows no better words than the code: {code}. Please report it.</source>
        <translation>TimeTracker के पास इस कोड से बेहतर शब्द नहीं हैं: {code}। कृपया इसकी सूचना दें।</translation>
    </message>
    <message>
        <source>TimeTracker mini window</source>
        <translation>TimeTracker मिनी विंडो</translation>
    </message>
    <message>
        <source>TimeTracker not running</source>
        <translation>TimeTracker चालू नहीं</translation>
    </message>
    <message>
        <source>TimeTracker was closed</source>
        <translation>TimeTracker बंद किया गया था</translation>
    </message>
    <message>
        <source>TimeTracker was not running</source>
        <translation>TimeTracker नहीं चल रहा था</translation>
    </message>
    <message>
        <source>TimeTracker would move the files of your time records into a folder beside them; nothing is deleted. What can be read of them goes on in new records, and is sent to the server again, which takes nothing twice. What cannot be read is named; what the server has of it comes back with the next sync. You may have to sign in again. If you want that, say: timetracker recover --yes.</source>
        <translation>TimeTracker आपके समय के रिकॉर्ड की फ़ाइलों को पास के एक फ़ोल्डर में ले जाएगा; कुछ भी मिटाया नहीं जाता। उनमें से जितना पढ़ा जा सकता है, वह नए रिकॉर्ड में आगे चलेगा और सर्वर को फिर भेजा जाएगा, जो कुछ भी दो बार नहीं लेता। जो पढ़ा नहीं जा सकता, वह बताया जाएगा; उसका जो हिस्सा सर्वर के पास है, वह अगले सिंक में वापस आ जाएगा। हो सकता है कि आपको फिर से साइन इन करना पड़े। अगर आप यह चाहते हैं, तो लिखें: timetracker recover --yes।</translation>
    </message>
    <message>
        <source>To</source>
        <translation>तक</translation>
    </message>
    <message>
        <source>To&amp;day: {worked}…</source>
        <translation>आज: {worked}(&amp;D)…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>Today&apos;s entries</source>
        <translation>आज की एंट्रियाँ</translation>
    </message>
    <message>
        <source>Today: over {worked}</source>
        <translation>आज: {worked} से ज़्यादा</translation>
    </message>
    <message>
        <source>Today: {worked}</source>
        <translation>आज: {worked}</translation>
    </message>
    <message>
        <source>Totals by item, kind and project</source>
        <translation>आइटम, प्रकार और प्रोजेक्ट के अनुसार योग</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>दोबारा कोशिश करें(&amp;G)</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>कुछ मिनट बाद दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Try again later. If it lasts, tell your IT.</source>
        <translation>बाद में दोबारा कोशिश करें। समस्या बनी रहे, तो अपने IT विभाग को बताएँ।</translation>
    </message>
    <message>
        <source>Try once more; if it stays so, ask your IT whether you have an account.</source>
        <translation>एक बार और कोशिश करें; फिर भी ऐसा हो, तो अपने IT विभाग से पूछें कि आपका खाता है या नहीं।</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>मंगल</translation>
    </message>
    <message>
        <source>Type `timetracker settings` to see them all.</source>
        <translation>सभी को देखने के लिए `timetracker settings` लिखें।</translation>
    </message>
    <message>
        <source>Type its key, or words of its title, and choose.</source>
        <translation>उसका कोड या शीर्षक के शब्द लिखें और चुनें।</translation>
    </message>
    <message>
        <source>Type the address of your organization&apos;s TimeTracker server. Your IT knows it.</source>
        <translation>अपने संगठन के TimeTracker सर्वर का पता लिखें। आपका IT विभाग इसे जानता है।</translation>
    </message>
    <message>
        <source>Type this code</source>
        <translation>यह कोड लिखें</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>अप-टू-डेट</translation>
    </message>
    <message>
        <source>Up to row {row} it is not what this device was told before. Tell your privacy officer.</source>
        <translation>पंक्ति {row} तक यह वैसा नहीं है जैसा इस डिवाइस को पहले बताया गया था। अपने गोपनीयता अधिकारी को बताएँ।</translation>
    </message>
    <message>
        <source>Up to the next entry: one entry on the same item, else no gap between</source>
        <translation>अगली एंट्री तक: एक ही आइटम हो तो एक एंट्री, नहीं तो बीच में कोई अंतराल नहीं</translation>
    </message>
    <message>
        <source>Use a code &amp;instead</source>
        <translation>इसके बजाय कोड से(&amp;I)</translation>
    </message>
    <message>
        <source>Use the &amp;browser instead</source>
        <translation>इसके बजाय ब्राउज़र से(&amp;B)</translation>
    </message>
    <message>
        <source>Version of TimeTracker</source>
        <translation>TimeTracker का संस्करण</translation>
    </message>
    <message>
        <source>W&amp;ork items</source>
        <translation>कार्य आइटम(&amp;O)</translation>
    </message>
    <message>
        <source>Wait for an answer to one of them, or talk to your organization.</source>
        <translation>उनमें से किसी एक के उत्तर की प्रतीक्षा करें या अपने संगठन से बात करें।</translation>
    </message>
    <message>
        <source>Waiting for your browser…</source>
        <translation>आपके ब्राउज़र की प्रतीक्षा है…</translation>
    </message>
    <message>
        <source>Waits for an answer, which is due by {time}.</source>
        <translation>उत्तर की प्रतीक्षा है, जो {time} तक मिलना चाहिए।</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>बुध</translation>
    </message>
    <message>
        <source>Welcome to TimeTracker</source>
        <translation>TimeTracker में आपका स्वागत है</translation>
    </message>
    <message>
        <source>Wh&amp;y…</source>
        <translation>क्यों(&amp;Y)…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>What becomes of the time when TimeTracker was not running while a timer runs.</source>
        <translation>टाइमर चलते समय TimeTracker न चल रहा हो, तो उस समय का क्या हो।</translation>
    </message>
    <message>
        <source>What becomes of the time when nobody touched keyboard or mouse while a timer runs.</source>
        <translation>टाइमर चलते समय कोई कीबोर्ड या माउस न छुए, तो उस समय का क्या हो।</translation>
    </message>
    <message>
        <source>What becomes of the time when the computer slept while a timer runs.</source>
        <translation>टाइमर चलते समय कंप्यूटर स्लीप में हो, तो उस समय का क्या हो।</translation>
    </message>
    <message>
        <source>What becomes of the time when the computer was shut down while a timer runs.</source>
        <translation>टाइमर चलते समय कंप्यूटर बंद कर दिया गया हो, तो उस समय का क्या हो।</translation>
    </message>
    <message>
        <source>What becomes of the time when the screen was locked while a timer runs.</source>
        <translation>टाइमर चलते समय स्क्रीन लॉक हो, तो उस समय का क्या हो।</translation>
    </message>
    <message>
        <source>What becomes of the time when you had closed TimeTracker while a timer runs.</source>
        <translation>टाइमर चलते समय आपने TimeTracker बंद किया हो, तो उस समय का क्या हो।</translation>
    </message>
    <message>
        <source>What came so far is kept, and the next sync goes on from there.</source>
        <translation>अब तक जो आया, वह रहता है, और अगला सिंक वहीं से आगे बढ़ता है।</translation>
    </message>
    <message>
        <source>What came so far is kept; the next sync goes on from there.</source>
        <translation>अब तक जो आया, वह रहता है; अगला सिंक वहीं से आगे बढ़ता है।</translation>
    </message>
    <message>
        <source>What can be read of the old time records goes on in new ones. Nothing is deleted.</source>
        <translation>पुराने समय के रिकॉर्ड में से जितना पढ़ा जा सकता है, वह नए रिकॉर्ड में आगे चलेगा। कुछ भी मिटाया नहीं जाता।</translation>
    </message>
    <message>
        <source>What is kept about you, and what you can ask for</source>
        <translation>आपके बारे में क्या रखा जाता है, और आप क्या माँग सकते हैं</translation>
    </message>
    <message>
        <source>What is new in the privacy policy</source>
        <translation>गोपनीयता नीति में नया क्या है</translation>
    </message>
    <message>
        <source>What is wrong, and what you can do about it</source>
        <translation>क्या गलत है, और आप इसके बारे में क्या कर सकते हैं</translation>
    </message>
    <message>
        <source>What it recorded of what was done since that backup may be missing. The notes that this computer kept before stay here, so that an auditor can compare. What this computer recorded is sent again.</source>
        <translation>उस बैकअप के बाद सर्वर ने किए गए कामों का जो रिकॉर्ड रखा, वह शायद अब न हो। इस कंप्यूटर ने पहले जो हस्ताक्षरित नोट रखे थे, वे यहीं रहेंगे, ताकि ऑडिटर तुलना कर सके। इस कंप्यूटर ने जो रिकॉर्ड किया, वह फिर से भेजा जाएगा।</translation>
    </message>
    <message>
        <source>What should be corrected or deleted, or what concerns you</source>
        <translation>क्या सुधारा या मिटाया जाना चाहिए, या आपकी चिंता क्या है</translation>
    </message>
    <message>
        <source>What the organization &amp;holds (ZIP)…</source>
        <translation>संगठन के पास जो है (ZIP)(&amp;H)…</translation>
    </message>
    <message>
        <source>What the organization holds</source>
        <translation>संगठन के पास जो है</translation>
    </message>
    <message>
        <source>What the provider said of you was not trusted</source>
        <translation>प्रदाता ने आपके बारे में जो बताया, उस पर भरोसा नहीं किया गया</translation>
    </message>
    <message>
        <source>What the server did not accept of the chosen entry</source>
        <translation>सर्वर ने चुनी हुई एंट्री का क्या स्वीकार नहीं किया</translation>
    </message>
    <message>
        <source>What the server has of them comes back with the next sync.</source>
        <translation>उनमें से जो सर्वर के पास है, वह अगले सिंक में वापस आ जाएगा।</translation>
    </message>
    <message>
        <source>What the server is told of this computer</source>
        <translation>इस कंप्यूटर के बारे में सर्वर को क्या बताया जाता है</translation>
    </message>
    <message>
        <source>What the server says now does not go on from what it signed before.</source>
        <translation>सर्वर अब जो बताता है, वह उससे आगे नहीं बढ़ता जिस पर उसने पहले हस्ताक्षर किए थे।</translation>
    </message>
    <message>
        <source>What the server told does not carry the signature of its key.</source>
        <translation>सर्वर ने जो बताया, उस पर उसकी कुंजी का हस्ताक्षर नहीं है।</translation>
    </message>
    <message>
        <source>What was recorded stays here. Ask your IT for a newer version of TimeTracker.</source>
        <translation>जो दर्ज किया गया, वह यहीं रहता है। अपने IT विभाग से TimeTracker का नया संस्करण माँगें।</translation>
    </message>
    <message>
        <source>What was recorded stays here. Tell your IT about it.</source>
        <translation>जो दर्ज किया गया, वह यहीं रहता है। अपने IT विभाग को इसके बारे में बताएँ।</translation>
    </message>
    <message>
        <source>What was too old was deleted</source>
        <translation>जो बहुत पुराना था, वह मिटाया गया</translation>
    </message>
    <message>
        <source>What you asked your organization for</source>
        <translation>आपने अपने संगठन से क्या माँगा</translation>
    </message>
    <message>
        <source>What you can set</source>
        <translation>आप क्या सेट कर सकते हैं</translation>
    </message>
    <message>
        <source>What you record is kept here and sent later.</source>
        <translation>आप जो दर्ज करते हैं, वह यहाँ रहता है और बाद में भेजा जाता है।</translation>
    </message>
    <message>
        <source>What you see is from {time}.</source>
        <translation>आप जो देख रहे हैं, वह {time} का है।</translation>
    </message>
    <message>
        <source>What your organization keeps about you, and why</source>
        <translation>आपका संगठन आपके बारे में क्या रखता है, और क्यों</translation>
    </message>
    <message>
        <source>What your organization&apos;s server said at {time}.</source>
        <translation>आपके संगठन के सर्वर ने {time} पर जो बताया।</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>When I am away</source>
        <translation>मेरे अनुपस्थित रहने पर</translation>
    </message>
    <message>
        <source>When it usually ends.</source>
        <translation>यह आम तौर पर कब समाप्त होता है।</translation>
    </message>
    <message>
        <source>When your working day usually begins.</source>
        <translation>आपका काम का दिन आम तौर पर कब शुरू होता है।</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>कहाँ</translation>
    </message>
    <message>
        <source>Where to split the absence</source>
        <translation>अनुपस्थिति को कहाँ बाँटना है</translation>
    </message>
    <message>
        <source>Whether TimeTracker reminds you of anything.</source>
        <translation>TimeTracker आपको कुछ याद दिलाए या नहीं।</translation>
    </message>
    <message>
        <source>Whether TimeTracker starts when you sign in to this computer.</source>
        <translation>इस कंप्यूटर में साइन इन करने पर TimeTracker शुरू हो या नहीं।</translation>
    </message>
    <message>
        <source>Whether the mini window is open: one line that says what runs and for how long.</source>
        <translation>मिनी विंडो खुली हो या नहीं: एक पंक्ति जो बताती है कि क्या चल रहा है और कितनी देर से।</translation>
    </message>
    <message>
        <source>Whether the mini window stays above all others, where the desktop lets it.</source>
        <translation>मिनी विंडो बाकी सबसे ऊपर रहे या नहीं, जहाँ डेस्कटॉप इसकी अनुमति दे।</translation>
    </message>
    <message>
        <source>Which work item?</source>
        <translation>कौन-सा कार्य आइटम?</translation>
    </message>
    <message>
        <source>With each sync these four, and nothing else about this computer:</source>
        <translation>हर सिंक में ये चार बातें, और इस कंप्यूटर के बारे में और कुछ नहीं:</translation>
    </message>
    <message>
        <source>Work items</source>
        <translation>कार्य आइटम</translation>
    </message>
    <message>
        <source>Work items assigned to you</source>
        <translation>आपको असाइन किए गए आइटम</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>काम का समय</translation>
    </message>
    <message>
        <source>Worked time by day</source>
        <translation>दिन के अनुसार काम का समय</translation>
    </message>
    <message>
        <source>Working day begins</source>
        <translation>काम का दिन शुरू</translation>
    </message>
    <message>
        <source>Working day ends</source>
        <translation>काम का दिन समाप्त</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>काम के दिन</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>काम का समय</translation>
    </message>
    <message>
        <source>Write more of the entry&apos;s id, or its number in the day&apos;s list.</source>
        <translation>एंट्री की आईडी के और अक्षर लिखें, या दिन की सूची में उसकी संख्या।</translation>
    </message>
    <message>
        <source>Write what this computer holds against a rewriting of the audit to a file, for an auditor</source>
        <translation>ऑडिट को फिर से लिखे जाने के विरुद्ध इस कंप्यूटर पर जो रखा है, उसे ऑडिटर के लिए एक फ़ाइल में लिखें</translation>
    </message>
    <message>
        <source>Write {form}.</source>
        <translation>{form} लिखें।</translation>
    </message>
    <message>
        <source>Writing the new time records: {done} of {total}</source>
        <translation>नए समय के रिकॉर्ड लिखे जा रहे हैं: {total} में से {done}</translation>
    </message>
    <message>
        <source>Writing the new time records…</source>
        <translation>नए समय के रिकॉर्ड लिखे जा रहे हैं…</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>लिखी गई: {file}</translation>
    </message>
    <message>
        <source>You acknowledged the policy</source>
        <translation>आपने नीति स्वीकार की</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>आप साइन इन हैं</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>आप साइन आउट हैं</translation>
    </message>
    <message>
        <source>You asked for something</source>
        <translation>आपने कुछ माँगा</translation>
    </message>
    <message>
        <source>You asked for that already</source>
        <translation>आप यह पहले ही माँग चुके हैं</translation>
    </message>
    <message>
        <source>You asked for the deletion of your data. Once it is carried out, there is no account any more, and the receipt says what was deleted. What this computer holds stays here. Before that, sign in again.</source>
        <translation>आपने अपना डेटा मिटाने को कहा था। मिटाए जाने के बाद खाता नहीं रहता, और रसीद बताती है कि क्या मिटाया गया। इस कंप्यूटर में जो है, वह यहीं रहता है। उससे पहले फिर से साइन इन करें।</translation>
    </message>
    <message>
        <source>You asked for their deletion, so no time is recorded any more. To go on, take it back under My data.</source>
        <translation>आपने इन्हें मिटाने का अनुरोध किया है, इसलिए अब कोई समय दर्ज नहीं होता। आगे बढ़ने के लिए, “मेरा डेटा” में इसे वापस लें।</translation>
    </message>
    <message>
        <source>You do not agree? Raise a concern with the privacy officer, or complain to your authority.</source>
        <translation>सहमत नहीं? गोपनीयता अधिकारी को अपनी चिंता बताएँ या अपने प्राधिकरण से शिकायत करें।</translation>
    </message>
    <message>
        <source>You have not asked for anything yet.</source>
        <translation>आपने अभी तक कुछ नहीं माँगा है।</translation>
    </message>
    <message>
        <source>You may not write to that folder, or it is read-only. Choose another one, then export again.</source>
        <translation>आपको उस फ़ोल्डर में लिखने की अनुमति नहीं है, या वह केवल पढ़ने के लिए है। कोई और चुनें, फिर दोबारा एक्सपोर्ट करें।</translation>
    </message>
    <message>
        <source>You took a request back</source>
        <translation>आपने एक अनुरोध वापस लिया</translation>
    </message>
    <message>
        <source>You were added</source>
        <translation>आपको जोड़ा गया</translation>
    </message>
    <message>
        <source>You were away</source>
        <translation>आप अनुपस्थित थे</translation>
    </message>
    <message>
        <source>You were given a role</source>
        <translation>आपको एक भूमिका दी गई</translation>
    </message>
    <message>
        <source>You were put into a team or taken out of one</source>
        <translation>आपको किसी टीम में जोड़ा या उससे हटाया गया</translation>
    </message>
    <message>
        <source>You were refused something</source>
        <translation>आपको किसी चीज़ की अनुमति नहीं दी गई</translation>
    </message>
    <message>
        <source>You, {time}:</source>
        <translation>आप, {time}:</translation>
    </message>
    <message>
        <source>Your account was bound to your identity at the provider</source>
        <translation>आपका खाता प्रदाता के पास आपकी पहचान से जोड़ा गया</translation>
    </message>
    <message>
        <source>Your account was changed</source>
        <translation>आपका खाता बदला गया</translation>
    </message>
    <message>
        <source>Your account was locked for a while</source>
        <translation>आपका खाता कुछ समय के लिए लॉक किया गया</translation>
    </message>
    <message>
        <source>Your account was unlocked</source>
        <translation>आपका खाता अनलॉक किया गया</translation>
    </message>
    <message>
        <source>Your data are going to be deleted</source>
        <translation>आपका डेटा मिटाया जाएगा</translation>
    </message>
    <message>
        <source>Your desktop did not give these keys. Look at its own settings for shortcuts.</source>
        <translation>आपके डेस्कटॉप ने ये कुंजियाँ नहीं दीं। शॉर्टकट के लिए उसकी अपनी सेटिंग देखें।</translation>
    </message>
    <message>
        <source>Your identity at the provider was forgotten</source>
        <translation>प्रदाता के पास आपकी पहचान भुला दी गई</translation>
    </message>
    <message>
        <source>Your organization has to answer within a month</source>
        <translation>आपके संगठन को एक महीने के भीतर उत्तर देना होता है</translation>
    </message>
    <message>
        <source>Your organization keeps records from {date} on. Nothing here was older.</source>
        <translation>आपका संगठन {date} से आगे के रिकॉर्ड रखता है। यहाँ उससे पुराना कुछ नहीं था।</translation>
    </message>
    <message>
        <source>Your organization laid that down</source>
        <translation>यह आपके संगठन ने तय किया है</translation>
    </message>
    <message>
        <source>Your organization withdrew this device&apos;s access. What was recorded stays here; ask your IT.</source>
        <translation>आपके संगठन ने इस डिवाइस की पहुँच वापस ले ली है। जो दर्ज किया गया, वह यहीं रहता है; अपने IT विभाग से पूछें।</translation>
    </message>
    <message>
        <source>Your organization&apos;s record of what was done is not signed as it should be</source>
        <translation>आपके संगठन के ऑडिट पर सही हस्ताक्षर नहीं है</translation>
    </message>
    <message>
        <source>Your organization&apos;s record of what was done is signed with another key</source>
        <translation>आपके संगठन के ऑडिट पर किसी और कुंजी से हस्ताक्षर किया गया है</translation>
    </message>
    <message>
        <source>Your organization&apos;s record of what was done was changed after the fact</source>
        <translation>आपके संगठन का ऑडिट बाद में बदला गया</translation>
    </message>
    <message>
        <source>Your organization&apos;s server has not said yet from when on records are kept.</source>
        <translation>आपके संगठन के सर्वर ने अभी तक नहीं बताया कि कब से रिकॉर्ड रखे जाते हैं।</translation>
    </message>
    <message>
        <source>Your organization&apos;s server was put back from a backup</source>
        <translation>आपके संगठन का सर्वर बैकअप से वापस लाया गया</translation>
    </message>
    <message>
        <source>Your password was changed</source>
        <translation>आपका पासवर्ड बदला गया</translation>
    </message>
    <message>
        <source>Your records are restricted</source>
        <translation>आपके रिकॉर्ड प्रतिबंधित हैं</translation>
    </message>
    <message>
        <source>Your records are restricted, since you asked for their deletion.</source>
        <translation>आपके रिकॉर्ड प्रतिबंधित हैं, क्योंकि आपने इन्हें मिटाने का अनुरोध किया है।</translation>
    </message>
    <message>
        <source>Your requests</source>
        <translation>आपके अनुरोध</translation>
    </message>
    <message>
        <source>Your role does not reach that far. Ask your IT if it should.</source>
        <translation>आपकी भूमिका में यह शामिल नहीं है। अगर होना चाहिए, तो अपने IT विभाग से पूछें।</translation>
    </message>
    <message>
        <source>Your time entries as a table (CSV), for a spreadsheet</source>
        <translation>आपकी समय की एंट्रियाँ तालिका (CSV) के रूप में, स्प्रेडशीट के लिए</translation>
    </message>
    <message>
        <source>Your time records are still on this computer, but the keyring no longer has their key. Nothing was deleted. Ask your IT to restore the keyring; if the key is gone for good, set the records aside and begin anew.</source>
        <translation>आपके समय के रिकॉर्ड अब भी इस कंप्यूटर पर हैं, पर उनकी कुंजी अब कीरिंग में नहीं है। कुछ भी मिटाया नहीं गया। अपने IT विभाग से कीरिंग वापस लाने को कहें; अगर कुंजी हमेशा के लिए खो गई है, तो रिकॉर्ड अलग रखकर नए सिरे से शुरू करें।</translation>
    </message>
    <message>
        <source>Your times and each action on them, too. For how long, its server says once it can be asked.</source>
        <translation>आपका समय और उस पर की गई हर कार्रवाई भी। कितने समय तक, यह उसका सर्वर बताएगा, जब उससे पूछा जा सकेगा।</translation>
    </message>
    <message>
        <source>Your work is being fetched. You can stop that: it goes on by itself later.</source>
        <translation>आपका काम लाया जा रहा है। आप इसे रोक सकते हैं: यह बाद में अपने आप आगे बढ़ेगा।</translation>
    </message>
    <message>
        <source>Your work items could not be read yet.</source>
        <translation>आपके कार्य आइटम अभी पढ़े नहीं जा सके।</translation>
    </message>
    <message>
        <source>Your working day usually ends at {time}.</source>
        <translation>आपका काम का दिन आम तौर पर {time} पर समाप्त होता है।</translation>
    </message>
    <message>
        <source>a password, where the provider is asked for</source>
        <translation>पासवर्ड, जहाँ प्रदाता ज़रूरी है</translation>
    </message>
    <message>
        <source>a time not known here</source>
        <translation>किसी अज्ञात समय</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>स्वीकार किया गया</translation>
    </message>
    <message>
        <source>accepted, to be looked at</source>
        <translation>स्वीकार किया गया, देखा जाना है</translation>
    </message>
    <message>
        <source>access was withdrawn</source>
        <translation>पहुँच वापस ली गई</translation>
    </message>
    <message>
        <source>all but one browser</source>
        <translation>एक को छोड़कर सभी ब्राउज़र</translation>
    </message>
    <message>
        <source>an authenticator program</source>
        <translation>एक ऑथेंटिकेटर ऐप</translation>
    </message>
    <message>
        <source>another ({end})</source>
        <translation>कोई और ({end})</translation>
    </message>
    <message>
        <source>another provider answered</source>
        <translation>किसी दूसरे प्रदाता ने उत्तर दिया</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>मंज़ूर</translation>
    </message>
    <message>
        <source>at the organization&apos;s provider</source>
        <translation>संगठन के प्रदाता के पास</translation>
    </message>
    <message>
        <source>before the backup from which the server was put back</source>
        <translation>उस बैकअप से पहले, जिससे सर्वर वापस लाया गया</translation>
    </message>
    <message>
        <source>by a file of your organization</source>
        <translation>आपके संगठन की एक फ़ाइल द्वारा</translation>
    </message>
    <message>
        <source>by a link</source>
        <translation>एक लिंक से</translation>
    </message>
    <message>
        <source>by your organization&apos;s directory</source>
        <translation>आपके संगठन की निर्देशिका द्वारा</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>बदला हुआ</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>अस्वीकृत</translation>
    </message>
    <message>
        <source>done</source>
        <translation>पूरा हुआ</translation>
    </message>
    <message>
        <source>ends before it starts</source>
        <translation>शुरू होने से पहले समाप्त होती है</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>कुछ कम</translation>
    </message>
    <message>
        <source>found on the server</source>
        <translation>सर्वर पर मिला</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>हटाया हुआ</translation>
    </message>
    <message>
        <source>in a browser</source>
        <translation>ब्राउज़र में</translation>
    </message>
    <message>
        <source>it counts</source>
        <translation>गिना जाता है</translation>
    </message>
    <message>
        <source>it does not count</source>
        <translation>गिना नहीं जाता</translation>
    </message>
    <message>
        <source>it is somebody else&apos;s</source>
        <translation>वह किसी और का है</translation>
    </message>
    <message>
        <source>keyboard and mouse were not touched</source>
        <translation>कीबोर्ड और माउस नहीं छुए गए</translation>
    </message>
    <message>
        <source>new</source>
        <translation>नया</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>स्वीकार नहीं हुआ</translation>
    </message>
    <message>
        <source>now</source>
        <translation>अभी</translation>
    </message>
    <message>
        <source>one browser</source>
        <translation>एक ब्राउज़र</translation>
    </message>
    <message>
        <source>overlaps with another entry</source>
        <translation>किसी और एंट्री से टकराती है</translation>
    </message>
    <message>
        <source>put into a team</source>
        <translation>टीम में जोड़ा गया</translation>
    </message>
    <message>
        <source>ran for more than 16 hours</source>
        <translation>16 घंटे से ज़्यादा चली</translation>
    </message>
    <message>
        <source>recovery codes</source>
        <translation>रिकवरी कोड</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>भेजा गया</translation>
    </message>
    <message>
        <source>sent, to be looked at</source>
        <translation>भेजा गया, देखा जाना है</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} से</translation>
    </message>
    <message>
        <source>since {time}, over {worked}</source>
        <translation>{time} से, {worked} से ज़्यादा</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>किसी और</translation>
    </message>
    <message>
        <source>synced {time}</source>
        <translation>सिंक {time}</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>taken out of a team</source>
        <translation>टीम से हटाया गया</translation>
    </message>
    <message>
        <source>the account may no longer sign in</source>
        <translation>खाता अब साइन इन नहीं कर सकता</translation>
    </message>
    <message>
        <source>the account may sign in again</source>
        <translation>खाता फिर से साइन इन कर सकता है</translation>
    </message>
    <message>
        <source>the clock was changed meanwhile</source>
        <translation>इस बीच घड़ी बदली गई</translation>
    </message>
    <message>
        <source>the clock was set ahead</source>
        <translation>घड़ी आगे की गई</translation>
    </message>
    <message>
        <source>the code was wrong</source>
        <translation>कोड गलत था</translation>
    </message>
    <message>
        <source>the computer slept</source>
        <translation>कंप्यूटर स्लीप में था</translation>
    </message>
    <message>
        <source>the computer was shut down</source>
        <translation>कंप्यूटर बंद कर दिया गया</translation>
    </message>
    <message>
        <source>the law kept it from you until now</source>
        <translation>कानून के कारण आपको अब तक नहीं बताया गया</translation>
    </message>
    <message>
        <source>the password was wrong</source>
        <translation>पासवर्ड गलत था</translation>
    </message>
    <message>
        <source>the provider answered another sign-in</source>
        <translation>प्रदाता ने किसी दूसरे साइन-इन का उत्तर दिया</translation>
    </message>
    <message>
        <source>the provider contradicted itself</source>
        <translation>प्रदाता की बातें आपस में मेल नहीं खातीं</translation>
    </message>
    <message>
        <source>the provider could not be reached</source>
        <translation>प्रदाता तक पहुँचा नहीं जा सका</translation>
    </message>
    <message>
        <source>the provider did not confirm the e-mail address</source>
        <translation>प्रदाता ने ई-मेल पते की पुष्टि नहीं की</translation>
    </message>
    <message>
        <source>the provider knows somebody who is not known here</source>
        <translation>प्रदाता किसी ऐसे को जानता है जो यहाँ ज्ञात नहीं है</translation>
    </message>
    <message>
        <source>the provider told another e-mail address</source>
        <translation>प्रदाता ने कोई और ई-मेल पता बताया</translation>
    </message>
    <message>
        <source>the provider told another identity</source>
        <translation>प्रदाता ने कोई और पहचान बताई</translation>
    </message>
    <message>
        <source>the provider&apos;s answer could not be used</source>
        <translation>प्रदाता का उत्तर काम का नहीं था</translation>
    </message>
    <message>
        <source>the provider&apos;s description of itself is not right</source>
        <translation>प्रदाता का अपने बारे में विवरण सही नहीं है</translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <translation>स्क्रीन लॉक थी</translation>
    </message>
    <message>
        <source>the sign-in was not begun here, or took too long</source>
        <translation>साइन-इन यहाँ शुरू नहीं हुआ था या बहुत देर लगी</translation>
    </message>
    <message>
        <source>the whole sign-in was ended</source>
        <translation>पूरा साइन इन समाप्त कर दिया गया</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>यह डिवाइस</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>संस्करण {version}</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>उत्तर की प्रतीक्षा है</translation>
    </message>
    <message>
        <source>waits for the server</source>
        <translation>सर्वर की प्रतीक्षा है</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>भेजा जाना है</translation>
    </message>
    <message>
        <source>was stopped twice; the earlier end counts</source>
        <translation>दो बार रोकी गई; पहले वाला अंत गिना जाता है</translation>
    </message>
    <message>
        <source>what came was not signed by the provider</source>
        <translation>जो आया, उस पर प्रदाता के हस्ताक्षर नहीं थे</translation>
    </message>
    <message>
        <source>what the provider said was meant for another program</source>
        <translation>प्रदाता ने जो बताया, वह किसी दूसरे प्रोग्राम के लिए था</translation>
    </message>
    <message>
        <source>what the provider said was too old</source>
        <translation>प्रदाता ने जो बताया, वह बहुत पुराना था</translation>
    </message>
    <message>
        <source>what the settings say</source>
        <translation>जो सेटिंग में बताया गया है, वह</translation>
    </message>
    <message>
        <source>with TimeTracker</source>
        <translation>TimeTracker से</translation>
    </message>
    <message>
        <source>you</source>
        <translation>आपके</translation>
    </message>
    <message>
        <source>your role does not allow it</source>
        <translation>आपकी भूमिका इसकी अनुमति नहीं देती</translation>
    </message>
    <message>
        <source>yyyy-MM-dd HH:mm</source>
        <translation>dd-MM-yyyy HH:mm</translation>
    </message>
    <message>
        <source>{before} until {time}, then {after}</source>
        <translation>{time} तक {before}, फिर {after}</translation>
    </message>
    <message>
        <source>{day} {month} {time}</source>
        <translation>{day} {month} {time}</translation>
    </message>
    <message>
        <source>{day} {month} {year} {time}</source>
        <translation>{day} {month} {year} {time}</translation>
    </message>
    <message>
        <source>{day}: {worked}</source>
        <translation>{day}: {worked}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} घं॰</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation>{hours} घं॰ {minutes:02} मि॰</translation>
    </message>
    <message>
        <source>{key} is not assigned to you, so no time can be tracked on it. {near}If it should be yours, ask whoever plans the work to assign it.</source>
        <translation>{key} आपको असाइन नहीं है, इसलिए उस पर समय दर्ज नहीं किया जा सकता। {near}अगर यह आपका होना चाहिए, तो काम की योजना बनाने वाले व्यक्ति से इसे असाइन करने को कहें।</translation>
    </message>
    <message>
        <source>{key} is still running</source>
        <translation>{key} अब भी चल रहा है</translation>
    </message>
    <message>
        <source>{kind}, asked {time}</source>
        <translation>{kind}, {time} पर माँगा गया</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} मि॰</translation>
    </message>
    <message>
        <source>{months} The latest came or was checked at {time}.</source>
        <translation>{months} सबसे नया {time} पर आया या जाँचा गया।</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} मि॰</translation>
    </message>
    <message>
        <source>{setting}: {value}. Set by your organization</source>
        <translation>{setting}: {value}। आपके संगठन ने तय किया है</translation>
    </message>
    <message>
        <source>{span} ({length}): {cause}. The timer on {what} ran meanwhile.</source>
        <translation>{span} ({length}): {cause}। इस बीच {what} का टाइमर चलता रहा।</translation>
    </message>
    <message>
        <source>{state}, answered at {time}.</source>
        <translation>{state}, {time} पर उत्तर दिया गया।</translation>
    </message>
    <message>
        <source>{title}. {text}</source>
        <translation>{title}। {text}</translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <translation>{weekday} {day}</translation>
    </message>
    <message>
        <source>{weekday} {day} {month} {year}</source>
        <translation>{weekday}, {day} {month} {year}</translation>
    </message>
    <message>
        <source>{weekday} {time}</source>
        <translation>{weekday} {time}</translation>
    </message>
    <message>
        <source>{what} What should become of it?</source>
        <translation>{what} इसका क्या होना चाहिए?</translation>
    </message>
    <message>
        <source>{what} {todo}</source>
        <translation>{what} {todo}</translation>
    </message>
    <message>
        <source>{what}, noted at {time}</source>
        <translation>{what}, {time} पर नोट किया गया</translation>
    </message>
    <message>
        <source>{worked} · since {time}</source>
        <translation>{worked} · {time} से</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) since version {version}, which you read</source>
        <translation>
            <numerusform>संस्करण {version} के बाद, जो आपने पढ़ा था, %n बदलाव</numerusform>
            <numerusform>संस्करण {version} के बाद, जो आपने पढ़ा था, %n बदलाव</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>कुल %n</numerusform>
            <numerusform>कुल %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all, the oldest from {time}</source>
        <translation>
            <numerusform>कुल %n, सबसे पुरानी {time} की</numerusform>
            <numerusform>कुल %n, सबसे पुरानी {time} की</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all; they stay on this computer</source>
        <translation>
            <numerusform>कुल %n; यह इसी कंप्यूटर पर रहती है</numerusform>
            <numerusform>कुल %n; ये इसी कंप्यूटर पर रहती हैं</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more range(s)</source>
        <translation>
            <numerusform>%n और श्रेणी</numerusform>
            <numerusform>%n और श्रेणियाँ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) to record once the time records open</source>
        <translation>
            <numerusform>रिकॉर्ड खुलने पर दर्ज करने के लिए %n नोट</numerusform>
            <numerusform>रिकॉर्ड खुलने पर दर्ज करने के लिए %n नोट</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of this device could be read and kept.</source>
        <translation>
            <numerusform>इस डिवाइस का %n रिकॉर्ड पढ़ा जा सका और रखा गया।</numerusform>
            <numerusform>इस डिवाइस के %n रिकॉर्ड पढ़े जा सके और रखे गए।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to send</source>
        <translation>
            <numerusform>%n रिकॉर्ड भेजना है</numerusform>
            <numerusform>%n रिकॉर्ड भेजने हैं</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n पंक्ति</numerusform>
            <numerusform>%n पंक्तियाँ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) so far…</source>
        <translation>
            <numerusform>अब तक %n पंक्ति…</numerusform>
            <numerusform>अब तक %n पंक्तियाँ…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assigned to you: %n work item(s).</source>
        <translation>
            <numerusform>आपको असाइन: %n कार्य आइटम।</numerusform>
            <numerusform>आपको असाइन: %n कार्य आइटम।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not accepted: %n record(s)</source>
        <translation>
            <numerusform>स्वीकार नहीं हुआ: %n रिकॉर्ड</numerusform>
            <numerusform>स्वीकार नहीं हुए: %n रिकॉर्ड</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not recorded: %n note(s)</source>
        <translation>
            <numerusform>दर्ज नहीं हुआ: %n नोट</numerusform>
            <numerusform>दर्ज नहीं हुए: %n नोट</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not sent yet: %n record(s).</source>
        <translation>
            <numerusform>अभी नहीं भेजा गया: %n रिकॉर्ड।</numerusform>
            <numerusform>अभी नहीं भेजे गए: %n रिकॉर्ड।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signed notes of %n month(s) of the audit are kept here.</source>
        <translation>
            <numerusform>यहाँ ऑडिट के %n महीने के हस्ताक्षरित नोट रखे हैं।</numerusform>
            <numerusform>यहाँ ऑडिट के %n महीनों के हस्ताक्षरित नोट रखे हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your organization keeps records from {date} on. What was older was deleted here: %n recorded action(s).</source>
        <translation>
            <numerusform>आपका संगठन {date} से आगे के रिकॉर्ड रखता है। जो उससे पुराना था, वह यहाँ से मिटाया गया: दर्ज की गई %n कार्रवाई।</numerusform>
            <numerusform>आपका संगठन {date} से आगे के रिकॉर्ड रखता है। जो उससे पुराना था, वह यहाँ से मिटाया गया: दर्ज की गई %n कार्रवाइयाँ।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your times and each action on them, too. Your organization says that it keeps them for %n month(s) and deletes what is older.</source>
        <translation>
            <numerusform>आपका समय और उस पर की गई हर कार्रवाई भी। आपका संगठन बताता है कि वह इन्हें %n महीने तक रखता है और उससे पुराना मिटा देता है।</numerusform>
            <numerusform>आपका समय और उस पर की गई हर कार्रवाई भी। आपका संगठन बताता है कि वह इन्हें %n महीने तक रखता है और उससे पुराना मिटा देता है।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more timer(s)</source>
        <translation>
            <numerusform>और %n टाइमर</numerusform>
            <numerusform>और %n टाइमर</numerusform>
        </translation>
    </message>
</context>
</TS>
