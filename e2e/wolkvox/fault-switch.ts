import { holds, touches } from "./days.ts";
import type { FaultOrder } from "./fault-scene.ts";
import type { Span } from "./window-sums.ts";

export type FaultSwitch = {
  arm: (order: FaultOrder) => void;
  clear: () => void;
  armed: () => FaultOrder | null;
  /** The order that a call of this window meets; spends one of its times. */
  take: (span: Span) => FaultOrder | null;
};

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
      if (!order || !(order.inside ? holds : touches)(order, span)) return null;
      if (order.times !== null) armed = order.times > 1 ? { ...order, times: order.times - 1 } : null;
      return order;
    },
  };
}
