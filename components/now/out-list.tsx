import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { DayStrip, StripHours } from "@/components/chart/day-strip";
import { StateSwatch } from "@/components/figures/state-swatch";
import { Card } from "@/components/ui/card";
import { PageLink } from "@/components/ui/page-link";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { UsualEnd } from "@/lib/report/answers/usual-answer";
import { formatHm } from "@/lib/report/figures/duration";
import type { OutNow, readNow } from "@/lib/report/timeline/now";
import type { Strip } from "@/lib/report/timeline/strip";
import type { PersonEnd } from "@/lib/report/usual/people-days";
import { sayEnds } from "@/lib/report/usual/round-range";
import { formatAgentAddress } from "@/lib/search/agent-path";
import { type ReportLink, todayOf } from "@/lib/search/report-link";

type OutListProps = {
  answer: TimelineAnswer;
  strip: Strip;
  now: ReturnType<typeof readNow>;
  /** Today's report, which knows the limits; undefined while it is on its way. */
  report: ReportAnswer | undefined;
  /** Where people's time will end today; null where it is not told. */
  ends: UsualEnd["people"];
  link: ReportLink;
  stateName: (state: string) => string;
  timeOf: (instantMs: number) => string;
};

type Row = OutNow & { limit: Limit | null; end: PersonEnd | null };

/** The allowance that the state of now counts for, and how it stands today. */
type Limit = {
  id: string;
  name: string;
  seconds: number | null;
  over: number;
  left: number | null;
  isNear: boolean;
};

/** Who is out, those over a limit first, then those with least left. */
export function OutList({ answer, strip, now, report, ends, link, stateName, timeOf }: OutListProps) {
  const t = useTranslations("now");
  const rows = (now?.out ?? []).map((out): Row => {
    const limit = findLimit(out, answer, report);
    return { ...out, limit, end: limit && findEnd(out.agent, limit, ends) };
  });
  const over = rows
    .filter(({ limit }) => (limit?.over ?? 0) > 0)
    .sort((a, b) => (b.limit?.over ?? 0) - (a.limit?.over ?? 0));
  const others = rows.filter(({ limit }) => !(limit && limit.over > 0)).sort(byLeft);
  const groups = [
    { key: "over", title: t("over"), note: t("overNote"), rows: over },
    { key: "out", title: t("out"), note: t("outNote"), rows: others },
  ];
  return (
    <Card aria-label={t("listLabel")} as="section">
      {rows.length === 0 && <p className="p-8 text-muted">{t(now ? "nobody" : "oneLook")}</p>}
      {groups.map(
        ({ key, title, note, rows }) =>
          rows.length > 0 && (
            <div key={key}>
              <div className="flex items-baseline justify-between gap-3 border-line border-b px-4 py-2.5">
                <h2 className="font-semibold">
                  {title}{" "}
                  <span className="font-normal text-muted">{t("agents", { count: rows.length })}</span>
                </h2>
                <span className="text-muted text-sm max-sm:hidden">{note}</span>
              </div>
              <ul>
                {rows.map((row) => (
                  <li
                    className="grid grid-cols-[minmax(0,1.2fr)_8.5rem_minmax(6rem,1fr)_14.5rem] items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2 max-sm:grid-cols-[minmax(0,1fr)_auto]"
                    key={row.agent.id || row.agent.name}
                  >
                    <Name id={row.agent.id} link={link} name={row.agent.name || row.agent.id} />
                    {sayState(row)}
                    <span className="max-sm:order-4 max-sm:min-w-28">
                      <DayStrip
                        agent={row.agent}
                        answer={answer}
                        label={t("stripOf", { name: row.agent.name })}
                        strip={strip}
                      />
                    </span>
                    <span className="grid justify-items-end text-end max-sm:order-2">
                      {sayLimit(row)}
                      {sayEnd(row)}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
      {rows.length > 0 && (
        <div
          className="grid grid-cols-[minmax(0,1.2fr)_8.5rem_minmax(6rem,1fr)_14.5rem] gap-x-3 px-4 py-2 max-sm:hidden"
          aria-hidden="true"
        >
          <span className="col-start-3">
            <StripHours strip={strip} timeOf={timeOf} />
          </span>
        </div>
      )}
    </Card>
  );

  function sayState({ states, sinceMs }: Row): ReactNode {
    const names = states.map((state) => stateName(answer.states[state] ?? ""));
    const style = answer.styles[states[0] ?? 0];
    return (
      <span className="flex min-w-0 items-center gap-1.5 max-sm:order-3" title={names.join(", ")}>
        {style && <StateSwatch style={style} />}
        <span className="grid min-w-0 grid-cols-1">
          <span className="flex min-w-0 gap-1.5">
            <span className="truncate">{names[0]}</span>
            {names.length > 1 && <span className="text-muted">+{names.length - 1}</span>}
          </span>
          {now && sinceMs !== null && (
            <span className="text-muted text-sm">
              {t("since", { time: formatHm(Math.round((now.toMs - sinceMs) / 1000)) })}
            </span>
          )}
        </span>
      </span>
    );
  }

  function sayEnd({ limit, end }: Row): ReactNode {
    if (!end) return null;
    const isOver = limit?.seconds != null && limit.over === 0 && end.from > limit.seconds;
    return (
      <span className={`text-sm ${isOver ? "text-note" : "text-muted"}`}>
        {isOver && "△ "}
        {t(end.basis === "own" ? "endsBetween" : "endsBetweenTeam", sayEnds(end))}
      </span>
    );
  }

  function sayLimit({ limit }: Row): ReactNode {
    if (limit === null) return <span className="text-muted">{report ? t("noLimit") : ""}</span>;
    const all = limit.seconds === null ? "–" : formatHm(limit.seconds);
    if (limit.over > 0)
      return (
        <span className="whitespace-nowrap text-over" title={limit.name}>
          ▲ {t("overBy", { over: formatHm(limit.over), limit: all })}
        </span>
      );
    return (
      <span className={`whitespace-nowrap ${limit.isNear ? "text-note" : "text-muted"}`} title={limit.name}>
        {limit.isNear && "△ "}
        {limit.left === null ? "–" : t("left", { left: formatHm(limit.left), limit: all })}
      </span>
    );
  }
}

function findEnd({ id, name }: OutNow["agent"], limit: Limit, ends: UsualEnd["people"]): PersonEnd | null {
  const place = ends?.allowances.findIndex((allowance) => allowance.id === limit.id) ?? -1;
  const told = ends?.agents.find((agent) => agent.id === id && (id !== "" || agent.name === name));
  return told?.ends[place] ?? null;
}

function Name({ id, name, link }: { id: string; name: string; link: ReportLink }) {
  const address = link.display === "tv" ? null : formatAgentAddress(id, todayOf(link));
  const text = <bdi className="font-medium">{name}</bdi>;
  return address ? (
    <PageLink className="min-w-0 truncate hover:underline" href={address}>
      {text}
    </PageLink>
  ) : (
    <span className="min-w-0 truncate">{text}</span>
  );
}

function findLimit(
  { agent, states }: OutNow,
  { states: names }: TimelineAnswer,
  report: ReportAnswer | undefined,
): Limit | null {
  const told = report?.agents.find(({ id, name }) => id === agent.id && (id !== "" || name === agent.name));
  const state = names[states[0] ?? 0] ?? "";
  const found = (report?.allowances ?? []).flatMap((allowance, place): Limit[] =>
    allowance.states.includes(state)
      ? [
          {
            ...{ id: allowance.id, name: allowance.name, seconds: allowance.seconds },
            over: told?.overrun?.[place] ?? 0,
            left: told?.left?.[place] ?? null,
            isNear: told?.near?.[place] ?? false,
          },
        ]
      : [],
  );
  // Of several limits the one that matters first.
  return (
    found.sort(
      (a, b) =>
        b.over - a.over || (a.left ?? Number.POSITIVE_INFINITY) - (b.left ?? Number.POSITIVE_INFINITY),
    )[0] ?? null
  );
}

function byLeft(one: Row, other: Row): number {
  const leftOf = ({ limit }: Row) => limit?.left ?? Number.POSITIVE_INFINITY;
  const [a, b] = [leftOf(one), leftOf(other)];
  if (a !== b) return a < b ? -1 : 1;
  return one.agent.name < other.agent.name ? -1 : 1;
}
