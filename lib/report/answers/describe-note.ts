import type { Day } from "@/lib/dates/window";
import { formatHms } from "@/lib/report/figures/duration";
import type { AgentChange } from "@/lib/report/figures/rows-change";
import { showControls } from "@/lib/report/text";
import type { ReportNote } from "./notes";

type NoteKey = ReportNote["kind"] | "who" | "whoChange" | "whoGone" | "whoMore";

type Translate = (key: `notices.${NoteKey}`, values: Record<string, string | number>) => string;

/** How a page or a file writes a civil day and an instant. */
type NoteFormats = { day: (day: Day) => string; moment: (instant: string) => string };

const mostNamed = 5;

/** One sentence that says where two answers of wolkvox disagree, with both figures and the agents that changed most. */
export function describeNote(note: ReportNote, t: Translate, { day, moment }: NoteFormats): string {
  if (note.kind === "differs") {
    return t("notices.differs", {
      from: day(note.from),
      to: day(note.to),
      block: formatHms(note.blockSeconds),
      days: formatHms(note.daysSeconds),
      asked: moment(note.blockAskedAt),
    });
  }
  return t(`notices.${note.kind}`, {
    day: day(note.day),
    before: formatHms(note.beforeSeconds),
    after: formatHms(note.afterSeconds),
    asked: moment(note.at),
    who: describeWho(note, t),
  });
}

function describeWho({ cases, agents }: Exclude<ReportNote, { kind: "differs" }>, t: Translate): string {
  if (cases.length === 0) return "";
  const named = cases.slice(0, mostNamed).map((change) => describeAgent(change, t));
  const more = agents - named.length;
  const names = [...named, ...(more > 0 ? [t("notices.whoMore", { count: more })] : [])].join("; ");
  return t("notices.who", { names });
}

function describeAgent({ id, name, beforeSeconds, afterSeconds }: AgentChange, t: Translate): string {
  const values = { name: showControls(name || id), before: formatHms(beforeSeconds) };
  if (afterSeconds === null) return t("notices.whoGone", values);
  return t("notices.whoChange", { ...values, after: formatHms(afterSeconds) });
}
