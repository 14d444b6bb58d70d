"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ReportWords } from "@/components/figures/use-report-words";
import type { CopyChoicesProps } from "@/components/table/copy-choices";
import { buttonLooks } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { Compared } from "@/lib/browser/compared";
import type { AskedFigures } from "@/lib/browser/use-asked-figures";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { Day } from "@/lib/dates/window";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { ReportLink } from "@/lib/search/report-link";
import type { ResolvedQuestion } from "@/lib/search/resolve-question";
import { DownloadMenu } from "./download-menu";
import { ReportFacts } from "./report-facts";
import { ReportHeading } from "./report-heading";
import { ReportNotices } from "./report-notices";
import { ReportToolbar } from "./report-toolbar";

type StatesAnswer = AnswerFacts & { states: readonly string[]; styles: readonly StateStyle[] };

type ReportHeadProps = {
  title: ReactNode;
  /** Null where there is one operation only. */
  operationName: string | null;
  question: ResolvedQuestion & { change: ChangeLink };
  figures: AskedFigures<StatesAnswer>;
  compared: Pick<Compared, "period" | "problem">;
  words: ReportWords;
  today: Day;
  nowMs: number;
  /** What a file holds. */
  fileLink: ReportLink;
  hasSearch: boolean;
  /** How the range is read. */
  children: ReactNode;
};

/** What stands above the figures of a team or of one agent: what they are of, how to ask for others, and what to know. */
export function ReportHead(props: ReportHeadProps) {
  const { question, figures, compared, words, today, nowMs, children } = props;
  const t = useTranslations("report");
  const { link, operation, range, problems, change } = question;
  const { shown, isOther, isFetching, failure } = figures;
  const own = isOther ? undefined : shown;
  const isFailing = failure !== null || shown?.problem !== undefined;
  return (
    <>
      <ReportHeading
        asOfText={words.asOf}
        freshness={isFailing ? "failing" : isFetching || isOther ? "busy" : "fresh"}
        hoursText={link.hours && t("hours", link.hours)}
        operationName={props.operationName}
        rangeText={words.range}
        timeZone={operation.timeZone}
        title={props.title}
        zoneText={words.zone}
      >
        <div className="flex min-w-0 flex-wrap items-center gap-2.5">
          {own && <ReportFacts answer={own} />}
          {children}
          <DownloadMenu link={props.fileLink} />
          <CopyLink link={link} rangeText={words.rangeBriefly} window={words.window} />
        </div>
      </ReportHeading>
      <ReportToolbar
        answer={shown}
        comparedWindow={compared.period?.range.window ?? null}
        hasSearch={props.hasSearch}
        link={link}
        onChange={change}
        operation={operation.id}
        today={today}
        window={range.window}
      />
      <ReportNotices
        answer={own ?? null}
        linkProblems={compared.problem ? [...problems, compared.problem] : problems}
        nowMs={nowMs}
        onChange={change}
        rangeText={words.range}
        refreshError={failure?.code ?? null}
      />
    </>
  );
}

const loadChoices = () => import("@/components/table/copy-choices").then((module) => module.CopyChoices);
const CopyChoices = dynamic(loadChoices, { ssr: false });

/** The link as it stands, or with its range frozen to the days it shows now. */
function CopyLink(props: CopyChoicesProps) {
  const t = useTranslations("copy");
  return (
    <Popover
      label={t("title")}
      onApproach={() => void loadChoices()}
      trigger={t("button")}
      triggerClassName={buttonLooks.main}
    >
      {() => <CopyChoices {...props} />}
    </Popover>
  );
}
