// Tells each time on the page in the reader's language, form and time zone. Without it a page tells them in UTC.
"use strict";

const DAY = { year: "numeric", month: "short", day: "numeric" };
const MINUTE = { ...DAY, hour: "2-digit", minute: "2-digit" };
const FORMS = {
  day: { ...DAY, timeZone: "UTC" },
  minute: { ...MINUTE, timeZoneName: "short" },
  second: { ...MINUTE, second: "2-digit", timeZoneName: "short" },
  clock: { ...MINUTE, timeZone: "UTC" },
};

for (const shown of document.querySelectorAll("time[data-told]")) {
  const { told } = shown.dataset;
  const exact = shown.textContent;
  const [wall, offset] = [shown.dateTime.slice(0, 16), shown.dateTime.slice(16)];
  const value = new Date(told === "clock" ? `${wall}Z` : shown.dateTime);
  const text = new Intl.DateTimeFormat(navigator.languages, FORMS[told]).format(value);
  shown.textContent = told === "clock" ? `${text} (UTC${offset === "Z" ? "" : offset})` : text;
  if (told !== "day") shown.title = exact;
}
