"use client";

import { type ReactNode, useCallback, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { ProgressLine } from "@/components/figures/progress-line";
import type { ReportWords } from "@/components/figures/use-report-words";
import type { CopyChoicesProps } from "@/components/table/copy-choices";
import { Button, buttonLooks } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import { useLoading } from "@/components/ui/on-approach";
import { Page, PageTitle } from "@/components/ui/page";
import { Popover } from "@/components/ui/popover";
import { type AskedFigures, findSeen } from "@/lib/browser/asked-figures";
import type { Compared } from "@/lib/browser/compared";
import { useSite } from "@/lib/browser/site";
import { usePageAddress, usePageOrigin } from "@/lib/browser/use-page-address";
import { showPanel, usePanel } from "@/lib/browser/use-panel";
import { useQuestion } from "@/lib/browser/use-question";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { isPhone } from "@/lib/browser/use-view-width";
import { type Day, dayOf } from "@/lib/dates/window";
import { formatLocalTime } from "@/lib/dates/words";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { describeFilters } from "@/lib/report/describe-filters";
import type { StateStyle } from "@/lib/report/states/state-style";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import { shiftLink } from "@/lib/search/shift-range";
import type { ComparedSides } from "./comparison-line";
import { DownloadMenu } from "./download-menu";
import { ProvenanceView } from "./figures-body";
import { ReportNotices } from "./notices/report-notices";
import { useRetryText } from "./notices/use-retry-text";
import { PhoneToolbar } from "./phone-toolbar";
import { ReportFacts, WeekdayMarks } from "./report-facts";
import { type FigureAgeProps, ReportHeading } from "./report-heading";
import { ReportSkeleton } from "./report-skeleton";
import { ReportToolbar } from "./report-toolbar";

const ComparisonLine = late(() => import("./comparison-line").then((module) => module.ComparisonLine), {
  waiting: <div className="min-h-5 max-sm:min-h-20" />,
});

const loadFailure = () => import("./report-failure").then((module) => module.ReportFailure);
const ReportFailure = late(loadFailure);

const ReportEmpty = late(() => import("./report-empty").then((module) => module.ReportEmpty));

const loadCopyPanel = () => import("./copy-panel").then((module) => module.CopyPanel);
const CopyPanel = late(loadCopyPanel, { onServer: false });

const loadViewsPanel = () => import("./views-panel-view").then((module) => module.ViewsPanelView);
const ViewsPanel = late(loadViewsPanel, { onServer: false });

// Few links suppose anything.
const SupposeBanner = late(() => import("./suppose-banner").then((module) => module.SupposeBanner), {
  waiting: <div className="min-h-9.5" />,
});

const DayNotes = late(() => import("./day-notes-view").then((module) => module.DayNotesView));

/** The question of a page's link, and the ways to another reading. */
export function useReportFrame() {
  const main = useRef<HTMLElement>(null);
  const { change, ...question } = useQuestion();
  const open = useCallback(
    (next: ReportLink) => {
      change(next);
      // The link that was followed leaves the page with its figures.
      main.current?.focus();
    },
    [change],
  );
  return { question, change, open, main };
}

type ReportFrameProps = {
  page: ReturnType<typeof useReportFrame>;
  title: ReactNode;
  /** Above the title. */
  nav?: ReactNode;
  /** How the range is read. */
  views: ReactNode;
  figures: AskedFigures<AnswerFacts & { states: readonly string[]; styles: readonly StateStyle[] }>;
  /** wolkvox answered that there is nothing. */
  isEmpty: boolean;
  /** Below the words that say so. */
  belowEmpty?: ReactNode;
  words: ReportWords;
  /** The period that a comparison opens with, and why it cannot be asked for. */
  beside: Pick<Compared, "period" | "problem">;
  comparison: ComparedSides;
  /** What a file holds. */
  fileLink: ReportLink;
  /** Where one agent is read there is none to find. */
  hasSearch: boolean;
  /** Below the figures: how they are read. */
  rules: ReactNode;
  viewWidth: number;
  children: ReactNode;
};

/** The page of a team or of one agent: what the figures are of, how to ask for others, what to know, and the figures. */
export function ReportFrame(props: ReportFrameProps) {
  const { page, figures, words, beside, hasSearch, children } = props;
  const t = useTranslations();
  // Before it is needed: by then there may be no network.
  useLoading(loadFailure);
  const { question, change } = page;
  const { link, operation, range, today, problems } = question;
  const { timeZone } = operation;
  const { isOther, isFetching, failure } = figures;
  const shown = findSeen(figures);
  const now = isOther ? undefined : shown;
  // The range may also have begun only after that moment.
  const isUnknownThen = link.known !== null && (failure?.code === "not-found" || now?.asOf === null);
  const own = isUnknownThen ? undefined : now;
  const isOriginShown = usePanel() === "origin";
  const { role } = useSite();
  const [isWriting, setWriting] = useState(false);
  const isFailing = shown !== undefined && (failure !== null || shown.problem !== undefined);
  const age: FigureAgeProps = {
    text: isUnknownThen ? t("report.noneThen") : words.asOf,
    freshness: isFailing ? "failing" : shown?.asOf ? (isFetching || isOther ? "busy" : "fresh") : null,
    onOrigin: shown?.asOf ? () => showPanel("origin") : undefined,
  };
  const isNarrow = isPhone(props.viewWidth);
  const facts = own && <ReportFacts answer={own} hasHours={link.hours !== null} hasMarks={!isNarrow} />;
  const readings = (
    <>
      {props.views}
      <Popover label={t("savedViews.title")} load={loadViewsPanel} trigger={t("savedViews.button")}>
        {(close) => <ViewsPanel onClose={close} />}
      </Popover>
      <DownloadMenu link={props.fileLink} />
      <CopyLink link={link} rangeText={words.rangeBriefly} window={words.window} />
    </>
  );
  const toolbar = {
    ...{ hasSearch, link, today },
    answer: figures.shown,
    comparedWindow: beside.period?.range.window ?? null,
    onChange: change,
    operation: operation.id,
    window: range.window,
  };
  return (
    <Page ref={page.main}>
      {props.nav}
      {isNarrow ? (
        <>
          {/* Of the team the range is the title. */}
          <PageTitle className={hasSearch ? "sr-only print:not-sr-only" : ""}>{props.title}</PageTitle>
          <PhoneToolbar {...toolbar} age={age}>
            {readings}
          </PhoneToolbar>
          {facts}
        </>
      ) : (
        <>
          <ReportHeading
            age={age}
            hoursText={
              link.hours &&
              t(
                dayOf(words.window.from) === dayOf(words.window.to) ? "report.hoursOnce" : "report.hours",
                link.hours,
              )
            }
            operationName={question.operationName}
            rangeText={words.range}
            timeZone={timeZone}
            title={props.title}
            zoneText={words.zone}
          >
            <div className="flex min-w-0 flex-wrap items-center gap-2.5">
              {facts}
              {readings}
            </div>
          </ReportHeading>
          <ReportToolbar {...toolbar} />
        </>
      )}
      {link.suppose.length > 0 && <SupposeBanner answer={shown} link={link} onChange={change} />}
      <ReportNotices
        answer={own ?? null}
        linkProblems={beside.problem ? [...problems, beside.problem] : problems}
        onChange={change}
        over={hasSearch ? link.over : null}
        rangeText={words.range}
        refreshError={failure?.code ?? null}
        states={link.states}
        suppose={link.suppose}
      />
      {link.compare !== null && <ComparisonLine {...props.comparison} onChange={change} />}
      <ReportContent
        {...{ figures, words, timeZone, today, isUnknownThen }}
        belowEmpty={props.belowEmpty}
        isEmpty={props.isEmpty}
        onChange={change}
      >
        {children}
      </ReportContent>
      {own && (own.dayNotes || isWriting) && (
        <DayNotes
          agentId={hasSearch ? null : (props.fileLink.agents[0] ?? null)}
          answer={own}
          operation={operation.id}
          isWriting={isWriting}
          onWrite={setWriting}
        />
      )}
      <div className="grid gap-1">
        {isNarrow && own && (
          <p className="flex flex-wrap gap-x-3 empty:hidden">
            <WeekdayMarks answer={own} />
          </p>
        )}
        {props.rules}
        {own && !own.dayNotes && !isWriting && role !== "viewer" && (
          <p className="print:hidden">
            <Button look="text" onClick={() => setWriting(true)}>
              {t("dayNotes.write")}
            </Button>
          </p>
        )}
        {own && own.hidden > 0 && <p>{t("report.hidden", { count: own.hidden })}</p>}
        <p className="text-muted text-sm">
          {t("table.rounding")} {t("report.zoneRule", { zone: timeZone })}
        </p>
        <PrintSource link={hasSearch ? link : unfiltered} />
      </div>
      {isOriginShown && (
        <ProvenanceView
          link={props.fileLink}
          onChange={change}
          onClose={() => showPanel(null)}
          subject={words.shownRange}
        />
      )}
    </Page>
  );
}

/** The link as it stands, or with its range frozen to the days it shows now. */
function CopyLink(props: CopyChoicesProps) {
  const t = useTranslations("copy");
  return (
    <Popover
      label={t("title")}
      load={loadCopyPanel}
      trigger={t("button")}
      triggerClassName={buttonLooks.main}
    >
      {() => <CopyPanel {...props} />}
    </Popover>
  );
}

/** On paper only: whom the figures are of where that is not everybody, and the whole address that shows them again. */
function PrintSource({ link }: { link: Pick<ReportLink, "query" | "teams" | "agents"> }) {
  const found = describeFilters(link, [], useTranslations());
  const address = `${usePageOrigin()}${usePageAddress()}`;
  return (
    <p className="hidden text-muted text-sm print:block">
      {found === "" ? address : `${found} · ${address}`}
    </p>
  );
}

type ReportContentProps = Pick<
  ReportFrameProps,
  "figures" | "words" | "isEmpty" | "belowEmpty" | "children"
> & {
  timeZone: string;
  today: Day;
  /** Asked for as they were known at a moment of the past, when nothing was. */
  isUnknownThen: boolean;
  onChange: ChangeLink;
};

/** The figures, or why there are none: a failure, nothing yet, or nothing at all. */
export function ReportContent({
  figures,
  words,
  isEmpty,
  belowEmpty,
  timeZone,
  today,
  isUnknownThen,
  onChange,
  children,
}: ReportContentProps) {
  const t = useTranslations();
  const retryText = useRetryText(timeZone);
  const { shown, isOther, failure, failedAtMs, progress, retry } = figures;
  if (isUnknownThen)
    return (
      <ReportEmpty
        action={{ label: t("notices.knownLatest"), onPress: () => onChange({ known: null }) }}
        text={t("report.nothingKnownText", { range: words.range })}
        title={t("report.nothingKnownTitle")}
      />
    );
  if (failure && (isOther || !shown)) {
    const waitSeconds = failure.retryAfterSeconds;
    return (
      <ReportFailure
        code={failure.code}
        detail={failure.message}
        onRetry={retry}
        retryText={waitSeconds === null ? null : retryText(failedAtMs + waitSeconds * 1000)}
      />
    );
  }
  if (!shown) return <ReportSkeleton progress={progress} />;
  if (!isOther && shown.begins !== undefined && shown.asOf === null) {
    const time = formatLocalTime(shown.begins);
    return <ReportEmpty text={t("report.toComeText", { time })} title={t("report.toComeTitle", { time })} />;
  }
  return (
    <>
      {isOther && (
        <p className="text-muted" role="status">
          {t("report.loadingRange", { range: words.range, shown: words.shownRange })}{" "}
          {progress && <ProgressLine progress={progress} />}
        </p>
      )}
      {isEmpty ? (
        <>
          <ReportEmpty
            // A supervisor whose day has not begun looks for the one before.
            action={{
              label: t("report.emptyBefore"),
              onPress: () => onChange((link) => shiftLink(link, -1, today)),
            }}
            text={
              shown.begins === undefined
                ? t("report.emptyText", { range: words.shownRange })
                : t("report.emptySoFarText", { time: formatLocalTime(shown.begins) })
            }
            title={t("report.emptyTitle")}
          />
          {belowEmpty}
        </>
      ) : (
        children
      )}
    </>
  );
}
