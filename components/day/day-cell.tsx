import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import { useVisitWords } from "@/components/figures/use-visit-words";
import { VisitList } from "@/components/figures/visit-list";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { nameAgent } from "@/lib/report/figures/agent-table";
import { formatHm } from "@/lib/report/figures/duration";
import { type Cell, readCell, type Strip } from "@/lib/report/timeline/strip";
import type { DayAgent } from "./day-grid";

type CellWords = {
  answer: TimelineAnswer;
  strip: Strip;
  stateName: (state: string) => string;
  timeOf: (instantMs: number) => string;
};

/** What a cell of the day's picture says. */
export function useCellWords({ answer, strip, stateName, timeOf }: CellWords) {
  const t = useTranslations("day");
  const sayVisits = useVisitWords({ answer, stateName, timeOf });
  const nameOf = (place: number) => stateName(answer.states[place] ?? "");

  function listTimes({ seconds, fromMs, toMs }: Cell) {
    return seconds.flatMap((time, place) => {
      if (time <= 0) return [];
      const share = Math.round((100_000 * time) / (toMs - fromMs));
      return [{ place, text: t("timeOf", { state: nameOf(place), time: formatHm(time), share }) }];
    });
  }

  function say(agent: DayAgent, slot: number): string {
    const cell = readCell(agent, answer.states.length, strip, slot);
    const times = listTimes(cell).map(({ text }) => text);
    return [
      `${nameAgent(agent)}, ${timeOf(cell.fromMs)}–${timeOf(cell.toMs)}`,
      ...(cell.known === "seen" ? [] : [t(`known-${cell.known}`)]),
      ...(times.length > 0 ? times : cell.known === "seen" ? [t("none")] : []),
      ...cell.visits.map(sayVisits).map(({ text, grade }) => `${text} (${grade})`),
    ].join(". ");
  }

  return { say, listTimes };
}

type CellFactsProps = CellWords & { agent: DayAgent; slot: number };

/** The same for the eye. */
export function CellFacts({ agent, slot, ...words }: CellFactsProps) {
  const t = useTranslations("day");
  const { answer, strip, timeOf } = words;
  const { listTimes } = useCellWords(words);
  const cell = readCell(agent, answer.states.length, strip, slot);
  const times = listTimes(cell);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-x-6 gap-y-1 max-sm:grid-cols-1">
      <div className="grid content-start gap-0.5">
        <p className="font-semibold">
          <bdi>{nameAgent(agent)}</bdi> · {timeOf(cell.fromMs)}–{timeOf(cell.toMs)}
        </p>
        {times.map(({ place, text }) => (
          <p className="flex items-center gap-1.5" key={place}>
            {answer.styles[place] && <StateSwatch style={answer.styles[place]} />}
            {text}
          </p>
        ))}
        {times.length === 0 && cell.known === "seen" && <p className="text-muted">{t("none")}</p>}
        {cell.known !== "seen" && <p className="text-muted">{t(`known-${cell.known}`)}</p>}
      </div>
      <VisitList {...words} className="content-start" visits={cell.visits} />
    </div>
  );
}
