import { isCalendarDay } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import { isAllowanceId } from "@/lib/report/allowances/allowance";
import { isStateClass, type StateClass } from "@/lib/report/states/state-shades";

/** A hypothesis under which figures are read. It changes no setting. */
export type Supposition =
  /** An allowance has this limit, for everybody and every day on which it counts. */
  | { kind: "limit"; id: string; seconds: number }
  /** A state, in wolkvox's own word, is of this class. */
  | { kind: "class"; state: string; stateClass: StateClass }
  /** A day is in no average, overrun and number of days worked; sums keep it. */
  | { kind: "without"; day: Day };

/** The same with what is really so: `was` is the limit (null where there is no one limit for the range), or the class. */
export type ToldSupposition =
  | (Extract<Supposition, { kind: "limit" }> & { word: string; name: string; was: number | null })
  | (Extract<Supposition, { kind: "class" }> & { word: string; was: StateClass })
  | (Extract<Supposition, { kind: "without" }> & { word: string });

/** What an answer says of the hypotheses that it is read under; absent where there are none. */
export type SuppositionFacts = {
  suppositions?: ToldSupposition[];
  /** Those of which there is no allowance or state, in the link's words: they are left out. */
  unknownSuppositions?: string[];
};

const mostSeconds = 86_400;

/** `limit:breaks:2700`, `class:BackOffice:productive`, `without:2026-11-17`; null for anything else. */
export function parseSupposition(text: string): Supposition | null {
  // A state may have colons in its name.
  const [, kind, what = "", value = ""] = /^(?:(limit|class):(.*):|without:)([^:]*)$/s.exec(text) ?? [];
  if (kind === undefined) return isCalendarDay(value) ? { kind: "without", day: value } : null;
  if (kind === "class")
    return isStateClass(value) ? { kind, state: what.normalize("NFC"), stateClass: value } : null;
  const seconds = /^[1-9]\d{0,4}$/.test(value) ? Number(value) : mostSeconds + 1;
  return kind === "limit" && isAllowanceId(what) && seconds <= mostSeconds
    ? { kind, id: what, seconds }
    : null;
}

export function formatSupposition(supposition: Supposition): string {
  if (supposition.kind === "limit") return `limit:${supposition.id}:${supposition.seconds}`;
  if (supposition.kind === "class") return `class:${supposition.state}:${supposition.stateClass}`;
  return `without:${supposition.day}`;
}

/** Whether two of them are about the same allowance, state or day. */
export function isSameSubject(one: Supposition, other: Supposition): boolean {
  if (one.kind === "limit") return other.kind === "limit" && one.id === other.id;
  if (one.kind === "class") return other.kind === "class" && one.state === other.state;
  return other.kind === "without" && one.day === other.day;
}

/** The list with one more, which stands in the place of another about the same. */
export function addSupposition(list: readonly Supposition[], added: Supposition): Supposition[] {
  return [...list.filter((one) => !isSameSubject(one, added)), added];
}
