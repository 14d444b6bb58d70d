"use client";

import { useQuery } from "@tanstack/react-query";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { daysOptions, reportOptions } from "@/lib/browser/queries/figures-query";
import { viewsOptions } from "@/lib/browser/queries/views-query";
import { useQuestion } from "@/lib/browser/use-question";
import { useViewWidth } from "@/lib/browser/use-view-width";
import { formatPageAddress } from "@/lib/search/page-address";
import { findViewTurn, listTurns, listViewTurns } from "@/lib/search/tv-turns";
import { ReportNotices } from "../notices/report-notices";
import { ReportContent } from "../report-frame";
import { FigureAge } from "../report-heading";
import { SupposeBanner } from "../suppose-banner";
import { TeamReportView } from "../team-report-view";
import { useRounds } from "./use-rounds";
import { deskWidth, WallView } from "./wall-view";

/**
 * The team report for a screen on a wall: dark and large, row by row and team by team by itself. It goes on asking whatever
 * fails, and loads itself anew after a deploy.
 */
export function TvView() {
  const t = useTranslations();
  const width = useViewWidth(deskWidth);
  // Nobody moves a wide table sideways on a wall: it is drawn smaller, as far as it stays readable.
  const [tableWidth, setTableWidth] = useState(deskWidth);
  const zoom = Math.max(1, width / tableWidth);
  const { change, ...question } = useQuestion();
  const { link, operation, today, problems } = question;
  const turns = listTurns(link);
  const pane = useRef<HTMLDivElement>(null);
  const views = listViewTurns(
    useQuery({ ...viewsOptions, enabled: link.turns.length > 0 }).data?.views ?? [],
    link.turns,
  );
  const place = findViewTurn(views, link);
  const view = views[place];
  const { turn, isPaused, pause } = useRounds(pane, turns.length, () => {
    const next = views[(place + 1) % views.length];
    if (next && next !== view) change(next.link, "replace");
  });
  // Another view has other columns.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what changes them
  useEffect(() => setTableWidth(deskWidth), [view?.name]);
  const seen = turns[turn] ?? turns[0];
  // The next team's figures are here before its turn, also where the network goes in between.
  const next = turns[(turn + 1) % turns.length] ?? seen;
  useQuery({ ...reportOptions(next), enabled: link.by === null && next !== seen });
  useQuery({ ...daysOptions(next), enabled: link.by !== null && next !== seen });
  const [team] = seen.teams;
  return (
    <TeamReportView
      {...{
        question: { ...question, link: seen },
        viewWidth: width / zoom,
        onChange: change,
        onOpen: change,
      }}
    >
      {({ title, figures, words, body, isEmpty, belowEmpty }) => {
        const { shown, isOther, failure } = figures;
        const isFailing = failure !== null || shown?.problem !== undefined;
        const names = [question.operationName, view?.name, team?.name ?? title];
        return (
          <WallView className="flex h-[calc(100dvh/var(--zoom))] flex-col gap-3" zoom={zoom}>
            <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
              <h1 className="font-semibold text-2xl tracking-tight">
                <bdi>{names.filter(Boolean).join(" · ")}</bdi>
              </h1>
              <p className="text-lg first-letter:uppercase">{words.range}</p>
              <p className="text-lg text-muted">
                <FigureAge
                  freshness={isFailing ? "failing" : shown?.asOf ? "fresh" : null}
                  text={words.asOf}
                />
              </p>
              <div className="ms-auto flex items-center gap-3 text-muted">
                {view && views.length > 1 && (
                  <span>{t("report.tvView", { place: place + 1, count: views.length })}</span>
                )}
                {turns.length > 1 && (
                  <span>{t("report.tvTurn", { place: turn + 1, count: turns.length })}</span>
                )}
                <Button aria-pressed={isPaused} look="text" onClick={() => pause(!isPaused)}>
                  {t(isPaused ? "report.tvGoOn" : "report.tvPause")}
                </Button>
                <a
                  className={buttonLooks.text}
                  href={formatPageAddress("/", { ...link, display: null, turns: [] })}
                >
                  {t("report.tvLeave")}
                </a>
              </div>
            </div>
            {link.suppose.length > 0 && <SupposeBanner answer={shown} link={link} onChange={null} />}
            <ReportNotices
              answer={shown && !isOther ? shown : null}
              linkProblems={problems}
              onChange={change}
              over={link.over}
              rangeText={words.range}
              refreshError={failure?.code ?? null}
              states={link.states}
              suppose={link.suppose}
            />
            <div
              className="@container min-h-0 flex-1 overflow-auto [--margin:0px] [scrollbar-width:none] [&_tbody_tr]:scroll-mt-10"
              ref={pane}
            >
              <ReportContent
                {...{ figures, words, isEmpty, belowEmpty, today, timeZone: operation.timeZone }}
                isUnknownThen={false}
                onChange={change}
              >
                {body}
                {zoom > 1 && (
                  <RoomLacking of={pane} onLacking={(lacking) => setTableWidth((known) => known + lacking)} />
                )}
              </ReportContent>
            </div>
          </WallView>
        );
      }}
    </TeamReportView>
  );
}

type RoomLackingProps = { of: RefObject<HTMLElement | null>; onLacking: (width: number) => void };

/** Tells by how much a pane is narrower than what it shows, whenever that is drawn. */
function RoomLacking({ of: pane, onLacking }: RoomLackingProps): null {
  useLayoutEffect(() => {
    const { scrollWidth = 0, clientWidth = 0 } = pane.current ?? {};
    if (scrollWidth - clientWidth > 1) onLacking(scrollWidth - clientWidth);
  });
  return null;
}
