import { countDays, isCalendarDay, isLikelyYear } from "@/lib/dates/day";
import { dayOf, type LocalDateTime, type Window } from "@/lib/dates/window";
import { DropInRefusal } from "./drop-in-refusal";

const mostDays = 31;
const wireTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/**
 * The window that a call of wolkvox's report `agent_3` asks for, both ends inclusive, on the operation's clock. What else the
 * address says is left, as wolkvox leaves it.
 * @throws DropInRefusal in wolkvox's words, checked in its order
 */
export function parseDropInQuestion(params: URLSearchParams): Window {
  if (params.get("api") !== "agent_3") throw new DropInRefusal("unknown-api");
  const [from, to] = [parseWireTime(params.getAll("date_ini")), parseWireTime(params.getAll("date_end"))];
  if (from === null || to === null || to < from) throw new DropInRefusal("bad-parameters");
  if (countDays(dayOf(from), dayOf(to)) > mostDays) throw new DropInRefusal("too-many-days");
  return { from, to };
}

// Of two times nobody knows which one is meant.
function parseWireTime([text = "", ...others]: readonly string[]): LocalDateTime | null {
  const [, year, month, day, hour = "", minute = "", second = ""] = wireTime.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  if (others.length > 0 || !isCalendarDay(date) || !isLikelyYear(date)) return null;
  if (hour > "23" || minute > "59" || second > "59") return null;
  return `${date}T${hour}:${minute}:${second}`;
}
