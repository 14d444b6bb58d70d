import { Fragment, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { OpenLink } from "@/components/figures/open-link";
import type { Shown, ShownAgents, ShownPeriods } from "@/components/figures/shown-figures";
import { Tile } from "@/components/figures/tile";
import { PageLink } from "@/components/ui/page-link";
import { useSite } from "@/lib/browser/site";
import { formatNumber } from "@/lib/messages/number-format";
import { anyAllowance } from "@/lib/report/allowances/allowance";
import type { Allowance } from "@/lib/report/allowances/describe-allowances";
import { rankOver } from "@/lib/report/allowances/overruns";
import { isRunningAnswer, isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { type AgentRow, nameAgent } from "@/lib/report/figures/agent-table";
import { formatHm } from "@/lib/report/figures/duration";
import { formatAgentAddress } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";

const mostNamed = 2;
/** More would make an address that not every proxy lets pass. */
const mostInLink = 200;

type PeopleTileProps = { shown: ShownAgents; onOpen: (link: ReportLink) => void };

/** How many are over an allowance, which leads to them; and who is over most, each with the way to their page. */
export function OverTile({ shown, onOpen }: PeopleTileProps) {
  const t = useTranslations("summary");
  const { table, link, locale } = shown;
  const over = rankOver(table.rows.filter(({ gap }) => gap === null));
  if (over === null) return <Tile label={t("over")} note={t("overUnknown")} value="–" />;
  if (over.length === 0) return <Tile label={t("over")} note={t("overNobody")} value="0" />;
  const people = over.map(({ row, place, seconds }) => ({
    row,
    figure: (
      <span className="text-over max-sm:shrink-0" title={nameTold(shown, table.allowances?.[place])}>
        +{formatHm(seconds)}
      </span>
    ),
  }));
  return (
    <Tile
      label={t("over")}
      note={<People link={link} people={people} />}
      value={
        <OpenLink
          className="text-over hover:underline"
          link={{ ...link, over: anyAllowance }}
          onOpen={onOpen}
          title={t("overShow")}
        >
          {formatNumber(over.length, locale)}
        </OpenLink>
      }
    />
  );
}

/** How many of the roster have no records, which leads to their rows, and who; not known while days are to be read. */
export function WithoutRecordsTile({ shown, answer, onOpen }: PeopleTileProps & { answer: AnswerFacts }) {
  const t = useTranslations("summary");
  const { table, link, locale } = shown;
  const absent = table.rows.filter(({ gap }) => gap !== null);
  // They may still come.
  const label = t(isRunningAnswer(answer) ? "withoutYet" : "without");
  if (!isWholeAnswer(answer)) return <Tile label={label} note={t("overUnknown")} value="–" />;
  const count = formatNumber(absent.length, locale);
  const them = { ...link, agents: absent.map(({ id }) => id), teams: [], query: "", over: null };
  return (
    <Tile
      label={label}
      note={<People link={link} people={absent.map((row) => ({ row, figure: null }))} />}
      value={
        absent.length > mostInLink ? (
          count
        ) : (
          <OpenLink className="hover:underline" link={them} onOpen={onOpen} title={t("withoutShow")}>
            {count}
          </OpenLink>
        )
      }
    />
  );
}

type OverTimeTileProps = { shown: ShownPeriods; onOpen: (link: ReportLink) => void };

/** What all of them are over in a range, and of which allowances most; it leads to who they are. */
export function OverTimeTile({ shown, onOpen }: OverTimeTileProps) {
  const t = useTranslations("summary");
  const { table, link } = shown;
  const { overrun } = table.total;
  if (!overrun || overrun.includes(null)) return <Tile label={t("over")} note={t("overUnknown")} value="–" />;
  const over = (table.allowances ?? [])
    .map(({ name }, place) => ({ name, seconds: overrun[place] ?? 0 }))
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => b.seconds - a.seconds);
  if (over.length === 0) return <Tile label={t("over")} note={t("overNobody")} value="0" />;
  const named = over.slice(0, mostNamed);
  return (
    <Tile
      label={t("over")}
      note={
        <>
          {named.map(({ name, seconds }, at) => (
            <Fragment key={name}>
              {at > 0 && " · "}
              <bdi>{name}</bdi> +{formatHm(seconds)}
            </Fragment>
          ))}
          {over.length > named.length && ` · ${t("overMore", { count: over.length - named.length })}`}
        </>
      }
      value={
        <OpenLink
          className="text-over hover:underline"
          link={{ ...link, by: null, over: anyAllowance }}
          onOpen={onOpen}
          title={t("overShow")}
        >
          +{formatHm(over.reduce((sum, { seconds }) => sum + seconds, 0))}
        </OpenLink>
      }
    />
  );
}

type PeopleProps = { people: readonly { row: AgentRow; figure: ReactNode }[]; link: ReportLink };

/** The first of some people, each with the way to their page. */
function People({ people, link }: PeopleProps) {
  const t = useTranslations("summary");
  const { isShared } = useSite();
  const named = people.slice(0, mostNamed);
  return (
    <>
      {named.map(({ row, figure }, at) => {
        const address = isShared ? null : formatAgentAddress(row.id, link);
        const name = <bdi className="max-sm:truncate">{nameAgent(row)}</bdi>;
        return (
          // Each with their own time on a line; a phone has room for the first one.
          <span className={`flex gap-x-1 ${at > 0 ? "max-sm:hidden" : ""} sm:flex-wrap`} key={row.key}>
            {address ? (
              <PageLink className="hover:underline max-sm:flex max-sm:min-w-0" href={address}>
                {name}
              </PageLink>
            ) : (
              name
            )}
            {figure}
          </span>
        );
      })}
      {people.length > named.length && (
        <span className="block max-sm:hidden">{t("overMore", { count: people.length - named.length })}</span>
      )}
    </>
  );
}

// Beside a person no allowance of a sensitive state is named.
function nameTold({ table }: Shown, allowance: Allowance | undefined): string | undefined {
  const isSensitive = (state: string) => table.styles[table.states.indexOf(state)]?.isSensitive === true;
  return allowance?.states.some(isSensitive) ? undefined : allowance?.name;
}
