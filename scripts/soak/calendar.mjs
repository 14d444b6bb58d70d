const dayMs = 86_400_000;

/** An IANA zone in which it is about noon: no midnight passes within a soak of some hours. */
export function chooseZone(nowMs) {
  const ahead = 12 - new Date(nowMs).getUTCHours();
  // POSIX counts westward.
  return ahead === 0 ? "Etc/GMT" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

/** The civil day in the zone. */
export function dayIn(zone, nowMs) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(nowMs);
}

export function shiftDay(day, count) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** Every day from the first to the last. */
export function listDays(first, last) {
  const count = Math.round((Date.parse(last) - Date.parse(first)) / dayMs);
  return Array.from({ length: count + 1 }, (_, index) => shiftDay(first, index));
}

export function windowOfDay(day) {
  return { from: `${day}T00:00:00`, to: `${day}T23:59:59` };
}

/** `HH:mm-HH:mm` of a day as a window; a shift that crosses midnight ends on the next day. */
export function windowOfShift(day, hours) {
  const [start, end] = hours.split("-");
  const last = new Date(Date.parse(`2000-01-02T${end}:00Z`) - 1000).toISOString().slice(11, 19);
  return { from: `${day}T${start}:00`, to: `${end > start ? day : shiftDay(day, 1)}T${last}` };
}

/** The stretch of a relative range, both days included. */
export function resolvePreset(range, today) {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = shiftDay(today, -weekday);
  const first = `${today.slice(0, 8)}01`;
  const monthBefore = shiftDay(first, -1);
  const stretches = {
    today: [today, today],
    yesterday: [shiftDay(today, -1), shiftDay(today, -1)],
    "last-7-days": [shiftDay(today, -6), today],
    "last-30-days": [shiftDay(today, -29), today],
    "this-week": [monday, today],
    "last-week": [shiftDay(monday, -7), shiftDay(monday, -1)],
    "this-month": [first, today],
    "last-month": [`${monthBefore.slice(0, 8)}01`, monthBefore],
  };
  return stretches[range];
}
