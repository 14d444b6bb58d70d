import { late } from "@/components/ui/late";

// The charting library arrives after the figures: they are read first, and it is a third of the page's code. What bars are
// compared with comes along, so that it can be drawn without a network.
const load = () => import("./stacks");

export const StackChart = late(() => load().then((module) => module.StackChart), { onServer: false });
export const StackGhosts = late(() => load().then((module) => module.StackGhosts), {
  onServer: false,
  isAside: true,
});
