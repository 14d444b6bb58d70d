import dynamic from "next/dynamic";

// The charting library arrives after the figures: they are read first, and it is a third of the page's code. What bars are
// compared with comes along, so that it can be drawn without a network.
const load = () => import("./stacks");

export const StackChart = dynamic(() => load().then((module) => module.StackChart), { ssr: false });
export const StackGhosts = dynamic(() => load().then((module) => module.StackGhosts), { ssr: false });
