import { stateColor } from "@/components/figures/state-color";
import { instantOf } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { looksOf, type Slot, type SlotRules, spreadGains } from "@/lib/report/timeline/slots";

const slotMs = 15 * 60_000;
const hourMs = 4 * slotMs;

/** What all strips of a day share: where it begins, and its first and last hour that is drawn. */
export type Strip = {
  rules: SlotRules;
  fromMs: number;
  toMs: number;
  /** Everybody's quarters of an hour from then on. */
  slots: Slot[];
};

/** From the first hour of which looks tell anything to the end of the last one. */
export function stripOf(answer: TimelineAnswer): Strip {
  const looks = looksOf(answer);
  const beginsMs = instantOf(answer.begins);
  const rules = { looks, counting: answer.counting, beginsMs, lengthMs: slotMs };
  const all = answer.agents.flatMap(({ gains }) => gains);
  const slots = spreadGains(all, answer.states.length, rules);
  const first = slots.find(({ seconds }) => seconds.some((time) => time > 0));
  const hourOf = (atMs: number) => beginsMs + Math.floor((atMs - beginsMs) / hourMs) * hourMs;
  const lastMs = looks.at(-1) ?? beginsMs;
  const fromMs = hourOf(first?.fromMs ?? lastMs - 1);
  const shown = slots.filter((slot) => slot.toMs > fromMs);
  return { rules, fromMs, toMs: hourOf(lastMs - 1) + hourMs, slots: shown };
}

type DayStripProps = {
  agent: TimelineAnswer["agents"][number];
  answer: Pick<TimelineAnswer, "states" | "styles">;
  strip: Strip;
  label: string;
};

/** An agent's day in quarters of an hour: how much of each they were out, in the colours of the states; hatched where nobody looked. */
export function DayStrip({ agent, answer, strip, label }: DayStripProps) {
  const { rules, fromMs, toMs } = strip;
  const slots = spreadGains(agent.gains, answer.states.length, rules).filter((slot) => slot.fromMs >= fromMs);
  const width = (toMs - fromMs) / slotMs;
  return (
    <svg
      aria-label={label}
      className="block h-4 w-full rounded-sm bg-hover"
      preserveAspectRatio="none"
      role="img"
      viewBox={`0 0 ${width} 10`}
    >
      {slots.map((slot) => (
        <SlotCells answer={answer} fromMs={fromMs} key={slot.fromMs} slot={slot} />
      ))}
    </svg>
  );
}

type SlotCellsProps = Pick<DayStripProps, "answer"> & { slot: Slot; fromMs: number };

function SlotCells({ slot, fromMs, answer }: SlotCellsProps) {
  const x = (slot.fromMs - fromMs) / slotMs;
  const length = slotMs / 1000;
  let y = 10;
  return (
    <>
      {slot.isUnseen && <rect className="fill-line" height={10} opacity={0.6} width={0.92} x={x} y={0} />}
      {answer.states.map((state, place) => {
        const [seconds, style] = [slot.seconds[place] ?? 0, answer.styles[place]];
        if (seconds <= 0 || !style) return null;
        const height = Math.min(10, (10 * seconds) / length);
        y -= height;
        return (
          <rect
            height={height}
            key={state}
            style={{ fill: stateColor(style) }}
            width={0.92}
            x={x}
            y={Math.max(0, y)}
          />
        );
      })}
    </>
  );
}

/** The hours under what is drawn along the day. */
export function StripHours({
  strip,
  timeOf,
}: {
  strip: Pick<Strip, "fromMs" | "toMs">;
  timeOf: (instantMs: number) => string;
}) {
  const { fromMs, toMs } = strip;
  const hours = Math.max(1, Math.round((toMs - fromMs) / hourMs));
  const step = Math.ceil(hours / 6);
  const marks = Array.from({ length: Math.ceil(hours / step) }, (_, at) => fromMs + at * step * hourMs);
  return (
    <span className="relative block h-4 text-muted text-xs">
      {marks.map((atMs) => (
        <span
          className="absolute"
          key={atMs}
          style={{ left: `${(100 * (atMs - fromMs)) / (toMs - fromMs)}%` }}
        >
          {timeOf(atMs).slice(0, 2)}
        </span>
      ))}
    </span>
  );
}
