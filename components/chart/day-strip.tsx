import { printTone, swatchStyle } from "@/components/figures/state-color";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { minuteMs, type Strip, slotsIn } from "@/lib/report/timeline/strip";

const hourMs = 60 * minuteMs;

/** What the ground says where nobody looked. A tile that repeats: one gradient across a wide cell has lines of two widths. */
export const unseenGround =
  "bg-[linear-gradient(135deg,var(--control)_12.5%,transparent_12.5%_50%,var(--control)_50%_62.5%,transparent_62.5%)] bg-size-[7px_7px]";

type DayStripProps = {
  agent: Pick<TimelineAnswer["agents"][number], "gains">;
  answer: Pick<TimelineAnswer, "states" | "styles">;
  strip: Strip;
  /** Null where a reader is told elsewhere. */
  label: string | null;
  className?: string;
};

/** An agent's day: how much of each part of it they were out, in the colours of the states; hatched where nobody looked. */
export function DayStrip({ agent, answer, strip, label, className = "h-4" }: DayStripProps) {
  const { rules, fromMs, toMs, untold, knownMs } = strip;
  const length = toMs - fromMs;
  const percent = (ms: number) => `${(100 * ms) / length}%`;
  const within = (one: { fromMs: number; toMs: number }) => ({
    left: percent(one.fromMs - fromMs),
    width: percent(one.toMs - one.fromMs),
  });
  return (
    <span
      className={`relative block w-full overflow-hidden rounded-sm forced-color-adjust-none ${className}`}
    >
      {label !== null && <span className="sr-only">{label}</span>}
      <span
        aria-hidden="true"
        className="absolute inset-y-0 left-0 bg-line/50"
        style={{ width: percent(Math.max(0, knownMs - fromMs)) }}
      />
      {untold.map((gap) => (
        <span
          aria-hidden="true"
          className={`absolute inset-y-0 ${unseenGround}`}
          key={gap.fromMs}
          style={within(gap)}
        />
      ))}
      {slotsIn(strip, agent.gains, answer.states.length).flatMap((slot) => {
        let bottom = 0;
        return answer.styles.map((style, place) => {
          const share = Math.min(1 - bottom, (1000 * (slot.seconds[place] ?? 0)) / rules.lengthMs);
          if (share <= 0) return null;
          const below = bottom;
          bottom += share;
          return (
            <span
              aria-hidden="true"
              className="absolute border-card border-e"
              data-tone={printTone(style)}
              // biome-ignore lint/suspicious/noArrayIndexKey: a state is its place in the answer
              key={`${slot.fromMs}:${place}`}
              style={{
                ...swatchStyle(style),
                ...within({ fromMs: slot.fromMs, toMs: slot.fromMs + rules.lengthMs }),
                bottom: `${100 * below}%`,
                height: `${100 * share}%`,
              }}
            />
          );
        });
      })}
      <span
        aria-hidden="true"
        className="absolute inset-0 bg-[linear-gradient(to_right,var(--line)_1px,transparent_1px)]"
        style={{ backgroundSize: `${percent(hourMs)} 100%` }}
      />
    </span>
  );
}

type StripHoursProps = {
  strip: Pick<Strip, "fromMs" | "toMs">;
  timeOf: (instantMs: number) => string;
  /** As many of them as there is room for; a phone has room for six. */
  most?: number;
};

/** The hours under what is drawn along the day. */
export function StripHours({ strip, timeOf, most = 6 }: StripHoursProps) {
  const { fromMs, toMs } = strip;
  const hours = Math.max(1, Math.round((toMs - fromMs) / hourMs));
  const step = Math.ceil(hours / most);
  const phoneStep = step * Math.ceil(hours / step / 6);
  const marks = Array.from({ length: Math.ceil(hours / step) }, (_, at) => at * step);
  return (
    <span aria-hidden="true" className="relative block h-4 text-muted text-xs">
      {marks.map((hour) => (
        <span
          className={`absolute ${hour % phoneStep === 0 ? "" : "max-sm:hidden"}`}
          key={hour}
          style={{ left: `${(100 * hour * hourMs) / (toMs - fromMs)}%` }}
        >
          {timeOf(fromMs + hour * hourMs).slice(0, 2)}
        </span>
      ))}
    </span>
  );
}
