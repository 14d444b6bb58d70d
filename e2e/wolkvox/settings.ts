import { createZoneClock, parseCivil, parseInstant } from "./civil-clock.ts";
import { orNull, type Reader, readObject, refuseUnknownNames, textThat, wholeNumber } from "./readers.ts";
import { MOST_STATES } from "./states.ts";

export type Settings = {
  agents: number;
  /** Named states; the blank one comes on top. */
  states: number;
  seed: number;
  zone: string;
  token: string;
  /** Refuses calls whose `wolkvox_server` header says another. */
  server: string | null;
  latencyMs: number;
  /** Calls a civil day; null is unlimited. */
  quota: number | null;
  simultaneous: number;
  /** Rows an answer may have before it is cut without a word. */
  cap: number;
  /** An instant at which the operation's clock stands still; null lets it run. */
  now: string | null;
  /**
   * Civil days, between commas, that are worked although one is a Sunday or a holiday: what is read today, and beside the
   * day a week before, must not hang on the weekday.
   */
  openDays: string | null;
};

export const DEFAULT_SETTINGS: Settings = {
  agents: 120,
  states: 9,
  seed: 20261116,
  zone: "America/Bogota",
  token: "stand-in-token",
  server: null,
  latencyMs: 0,
  quota: null,
  simultaneous: 1,
  cap: 60_000,
  now: null,
  openDays: null,
};

function isZone(text: string): boolean {
  try {
    createZoneClock(text);
    return true;
  } catch {
    return false;
  }
}

const READERS: { [Name in keyof Settings]: Reader<Settings[Name]> } = {
  agents: wholeNumber(1, 100_000),
  states: wholeNumber(1, MOST_STATES),
  seed: wholeNumber(0, 4_294_967_295),
  zone: textThat(isZone, "an IANA time zone"),
  token: textThat((text) => /^[\x21-\x7e]+$/.test(text), "printable and not empty"),
  server: orNull(textThat((text) => /^\d{4}$/.test(text), "four digits")),
  latencyMs: wholeNumber(0, 600_000),
  quota: orNull(wholeNumber(0, 1_000_000_000)),
  simultaneous: wholeNumber(1, 2),
  cap: wholeNumber(1, 60_000),
  now: orNull(
    textThat((text) => parseInstant(text) !== undefined, "an instant such as 2026-11-18T15:00:00Z"),
  ),
  openDays: orNull(
    textThat(
      (text) => text.split(",").every((day) => parseCivil(`${day}T00:00:00`) !== undefined),
      "days such as 2026-11-22,2026-11-29",
    ),
  ),
};

const NAMES = Object.keys(READERS);

/** Throws an InputError on an unknown name or a value out of bounds; nothing is changed then. */
export function mergeSettings(current: Settings, patch: unknown): Settings {
  const given = readObject(patch, "settings");
  refuseUnknownNames(given, NAMES, "settings");
  const pick = <Name extends keyof Settings>(name: Name): Settings[Name] =>
    name in given ? READERS[name](given[name], name) : current[name];
  return {
    agents: pick("agents"),
    states: pick("states"),
    seed: pick("seed"),
    zone: pick("zone"),
    token: pick("token"),
    server: pick("server"),
    latencyMs: pick("latencyMs"),
    quota: pick("quota"),
    simultaneous: pick("simultaneous"),
    cap: pick("cap"),
    now: pick("now"),
    openDays: pick("openDays"),
  };
}
