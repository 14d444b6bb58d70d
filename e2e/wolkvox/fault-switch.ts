import { parseCivil, SECONDS_PER_DAY } from "./civil-clock.ts";
import type { FaultOrder } from "./fault-scene.ts";
import type { Span } from "./window-sums.ts";

export type FaultSwitch = {
  arm: (order: FaultOrder) => void;
  clear: () => void;
  armed: () => FaultOrder | null;
  /** The order that a call of this window meets; spends one of its times. */
  take: (span: Span) => FaultOrder | null;
};

/** `from` alone names one day, `to` alone everything until then. */
function touches(order: FaultOrder, span: Span): boolean {
  const first = parseCivil(`${order.from}T00:00:00`) ?? Number.NEGATIVE_INFINITY;
  const last = order.to ?? order.from;
  const end =
    last === null ? Number.POSITIVE_INFINITY : (parseCivil(`${last}T00:00:00`) ?? 0) + SECONDS_PER_DAY;
  return span.start < end && span.end > first;
}

export function createFaultSwitch(): FaultSwitch {
  let armed: FaultOrder | null = null;
  return {
    arm: (order) => {
      armed = order;
    },
    clear: () => {
      armed = null;
    },
    armed: () => armed,
    take: (span) => {
      const order = armed;
      if (!order || !touches(order, span)) return null;
      if (order.times !== null) armed = order.times > 1 ? { ...order, times: order.times - 1 } : null;
      return order;
    },
  };
}
