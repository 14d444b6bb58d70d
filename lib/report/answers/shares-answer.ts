/** Whether those who open a shared link see who it is. */
export const shareNames = ["masked", "shown"] as const;

export type ShareNames = (typeof shareNames)[number];

export const shareLimits = { days: 30, each: 50, passphrase: { least: 8, most: 200 } };

/** A shared link as its maker and administrators see it; its address was told once. Instants are UTC. */
export type Share = {
  id: string;
  /** The report that it shows, as a link of the page. */
  link: string;
  names: ShareNames;
  hasPassphrase: boolean;
  /** The e-mail of whoever made it, in whose name it reads. */
  madeBy: string;
  createdAt: string;
  endsAt: string;
  openings: number;
  /** The newest openings, at most ten. */
  openedAt: string[];
};

/** `isAllowed`: an administrator lets links be shared. The links are the live ones. */
export type SharesAnswer = { isAllowed: boolean; shares: Share[] };

/** `url` is told here and never again. */
export type NewShareAnswer = Share & { url: string };
