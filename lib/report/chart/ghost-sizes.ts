/** Between a bar and what stands under it. */
export const barGhostGapPx = 3;
/** How thick the other period's stack is, where all stacks are of one length. */
export const ghostPx = 3;
