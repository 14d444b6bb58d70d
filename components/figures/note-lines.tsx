import { useTranslations } from "use-intl";
import { formatShortDay } from "@/lib/dates/words";
import { listNotesOf } from "@/lib/report/figures/left-out";
import { showControls } from "@/lib/report/text";
import type { Shown } from "./shown-figures";

const mostNotes = 3;

/** What people wrote who left days of a row out of averages, of overruns and of days worked. */
export function NoteLines({ shown, row: at }: { shown: Shown; row: number }) {
  const t = useTranslations("summary");
  const row = shown.table.rows[at];
  if (!row) return null;
  const isOfAgents = shown.kind === "agents";
  const found = listNotesOf(shown.dayNotes ?? [], {
    ...("from" in row ? { from: row.from, to: row.to } : { from: "", to: "9999" }),
    agent: isOfAgents ? ("id" in row ? row.id : null) : shown.agentId,
    isIn: (agent) => isAsked(agent, shown.link),
  });
  const more = found.length - mostNotes;
  const [first, last] = "from" in row ? [row.from, row.to] : ["", "9999"];
  const supposed = shown.link.suppose.flatMap((one) =>
    one.kind === "without" && first <= one.day && one.day <= last ? [one.day] : [],
  );
  return (
    <>
      {supposed.map((day) => (
        <span className="block" key={day}>
          {t("supposedOut", { day: formatShortDay(day, shown.locale) })}
        </span>
      ))}
      {found.slice(0, mostNotes).map(({ id, day, agent, text, by }) => {
        const of = [formatShortDay(day, shown.locale), !isOfAgents && !shown.agentId && agent];
        return (
          <span className="line-clamp-3 [overflow-wrap:anywhere]" key={id}>
            {of.filter(Boolean).join(" · ")}: {showControls(text)}
            {by && <span className="text-muted"> · {by}</span>}
          </span>
        );
      })}
      {more > 0 && t("overMore", { count: more })}
    </>
  );
}

// Whom a text or a limit finds only the server knows: of those nobody's own note is told.
function isAsked(agent: string, { agents, teams, query, over }: Shown["link"]): boolean {
  if (query !== "" || over !== null) return false;
  return agents.length + teams.length === 0 || agents.includes(agent);
}
