/** How many and how long saved views may be: of one person, and those for everybody. */
export const viewLimits = { name: 80, link: 4_000, own: 50, shared: 200 } as const;

/** A name for a link. `link` is the address of a report's page, or its words alone, as it was given. */
export type SavedView = {
  id: string;
  name: string;
  link: string;
  /** Everybody in whose scope its link is sees it. */
  isShared: boolean;
  /** It is what `/` without any word opens for the reader. */
  isDefault: boolean;
  /** The reader made it. */
  isOwn: boolean;
  /** Who made it. */
  by: string;
  version: number;
};

/** A view that was the reader's default and that they see no more: its maker deleted it, or keeps it alone. */
export type GoneView = Pick<SavedView, "id" | "name" | "by">;

export type ViewsAnswer = { views: SavedView[]; gone: GoneView | null };

/** The words of today's report: `/` without any word opens the reader's default view. */
export const todayWords = "range=today";

/** The address that a view opens. */
export function addressOfView({ link }: Pick<SavedView, "link">): string {
  return link.startsWith("/") ? link : `/?${link || todayWords}`;
}
