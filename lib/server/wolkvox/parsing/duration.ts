const wireDuration = /^(-?)(\d{1,6}):(-?)(\d{1,2}):(-?)(\d{1,2})(?:[.,]\d+)?$/;

/**
 * wolkvox's `time`, `HH:MM:SS` with one to six digits of hours, in whole seconds: a fraction is dropped, a sign
 * holds for the whole. PHP formats a negative as `-0:-5:-10`, so every part may carry the sign where none that
 * is not zero lacks it. Blank is "blank" (unknown, not zero); anything else, `:60` too, is "malformed".
 */
export function parseWireDuration(wire: string): number | "blank" | "malformed" {
  const text = wire.trim();
  if (text === "") return "blank";
  const [match, sign, hoursText, minuteSign, minutesText, secondSign, secondsText] =
    wireDuration.exec(text) ?? [];
  if (match === undefined) return "malformed";
  const [hours, minutes, seconds] = [Number(hoursText), Number(minutesText), Number(secondsText)];
  if (minutes >= 60 || seconds >= 60) return "malformed";
  const total = hours * 3600 + minutes * 60 + seconds;
  if (minuteSign === "" && secondSign === "") return sign === "-" && total > 0 ? -total : total;
  const unsigned =
    (sign === "" ? hours : 0) + (minuteSign === "" ? minutes : 0) + (secondSign === "" ? seconds : 0);
  return unsigned > 0 ? "malformed" : -total || 0;
}
