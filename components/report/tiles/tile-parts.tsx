import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { OpenLink } from "@/components/figures/open-link";
import type { Shown } from "@/components/figures/shown-figures";
import { StateSwatch } from "@/components/figures/state-swatch";
import { TileText, type TileTextProps } from "@/components/figures/tile";
import { late } from "@/components/ui/late";
import { tileLinkLook } from "@/components/ui/tiles";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { formatHm, formatShare } from "@/lib/report/figures/duration";
import { type Measure, secondsAt } from "@/lib/report/figures/figure-table";
import type { ReportLink } from "@/lib/search/report-link";

type OpenTile = (link: ReportLink) => void;

/** What every tile reads: the figures as they are shown, and the answer that they are of. */
export type TileFacts = {
  shown: Shown;
  answer: AnswerFacts;
  /** Of the period compared with; null while it is not here. */
  other: AnswerFacts | null;
  onOpen: OpenTile;
  isOnePerson: boolean;
};

type LinkTileProps = TileTextProps & { link: ReportLink; onOpen: OpenTile; title?: string };

/** A figure that leads to the view that explains it. */
export function LinkTile({ link, onOpen, title, ...text }: LinkTileProps) {
  return (
    <OpenLink className={tileLinkLook} link={link} onOpen={onOpen} title={title}>
      <TileText {...text} />
    </OpenLink>
  );
}

const ChangeLines = late(() => import("./tile-change").then((module) => module.ChangeLines));

type TileChangeProps = {
  shown: Shown;
  /** Of a state, of all time (null), or of the time per day worked. */
  of: Measure;
  /** What of the difference is people who were absent; 0 where there are none, or where that is not known. */
  absent?: number;
};

/** What of a tile's figure changed, where a period is compared with. Its code comes with the comparison; its room is there before. */
export function tileChange({ shown, ...of }: TileChangeProps): ReactNode {
  return shown.isCompared && <ChangeLines shown={shown} {...of} />;
}

/** What a state's tile says below its name. */
export function useStateTile({ shown, onOpen }: Pick<TileFacts, "shown" | "onOpen">) {
  const t = useTranslations("summary");
  const { table, stateNames, locale } = shown;
  const { total, styles } = table;
  return (place: number, label: string, link: ReportLink) => {
    const name = stateNames[place] ?? table.states[place] ?? "";
    const seconds = secondsAt(total, place);
    const time = formatHm(seconds);
    return (
      <LinkTile
        change={tileChange({ shown, of: place })}
        key={place}
        label={label}
        link={link}
        note={
          // Times below zero make the whole smaller than a part: no share says that plainly.
          seconds > total.wholeTotal
            ? time
            : t("stateShare", { time, share: formatShare(seconds, total.wholeTotal, locale) })
        }
        onOpen={onOpen}
        title={t("showOnly", { state: name })}
        value={
          <span className="flex items-center gap-1.5">
            {styles[place] && <StateSwatch style={styles[place]} />}
            <bdi className="truncate">{name}</bdi>
          </span>
        }
      />
    );
  };
}

/** Whether a tile may name a state. */
export function mayTell({ table }: Shown, place: number, isOnePerson: boolean): boolean {
  return !(isOnePerson && table.styles[place]?.isSensitive);
}
