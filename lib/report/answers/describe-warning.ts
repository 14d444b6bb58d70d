import type { Day } from "@/lib/dates/window";
import { formatHms } from "@/lib/report/figures/duration";
import { showControls } from "@/lib/report/text";
import type { ReportWarning, WarningCase, WarningKind } from "./warnings";

type WarningKey =
  | `warning-${WarningKind}`
  | `case-${"of" | "day" | "renamed" | "records"}`
  | "caseMore"
  | "noId"
  | "noName";

type Translate = (key: `notices.${WarningKey}`, values: Record<string, string | number>) => string;

const mostNamed = 5;

/** One sentence that says what is odd, and of whom on which day. */
export function describeWarning(
  { kind, count, cases }: ReportWarning,
  t: Translate,
  formatDay: (day: Day) => string,
): string {
  const told = t(`notices.warning-${kind}`, { count });
  const named = [...new Set(cases.map((each) => describeCase(each, t, formatDay)))]
    .filter((text) => text !== "")
    .slice(0, mostNamed);
  if (named.length === 0) return told;
  const more = count - named.length;
  return `${told} ${[...named, ...(more > 0 ? [t("notices.caseMore", { count: more })] : [])].join("; ")}.`;
}

function describeCase(given: WarningCase, t: Translate, formatDay: (day: Day) => string): string {
  const { day, said, found, seconds, before } = given;
  const dayText = day === null ? "" : formatDay(day);
  const agent = describeAgent(given, t);
  const records =
    said === undefined || found === undefined ? null : t("notices.case-records", { said, found });
  if (agent === null) return [dayText, records].filter(Boolean).join(": ");
  const who =
    before === undefined ? agent : t("notices.case-renamed", { agent, before: showControls(before) });
  const what = [showControls(given.state ?? ""), seconds === undefined ? "" : formatHms(seconds)]
    .filter(Boolean)
    .join(" ");
  const whose = what === "" ? who : t("notices.case-of", { agent: who, what });
  return dayText === "" ? whose : t("notices.case-day", { agent: whose, day: dayText });
}

function describeAgent({ agent }: WarningCase, t: Translate): string | null {
  if (!agent) return null;
  const [id, name] = [agent.id, agent.name].map(showControls);
  if (id === "") return name || t("notices.noId", {});
  return `${name || t("notices.noName", {})} (${id})`;
}
