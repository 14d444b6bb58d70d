import { scaleBand as band, scaleLinear as linear } from "d3-scale";

// What next.config.js gives to recharts in the place of d3-scale: the scales of our charts, two out of twenty.
export const scaleBand = band;
export const scaleLinear = linear;
