export type Quota = {
  /** Spends one call of the day; false where none is left. */
  spend: (dayNumber: number, limit: number | null) => boolean;
  spentOn: (dayNumber: number) => number;
  reset: () => void;
};

/** Refills at the operation's midnight. */
export function createQuota(): Quota {
  let today = { dayNumber: 0, spent: 0 };
  const spentOn = (dayNumber: number): number => (today.dayNumber === dayNumber ? today.spent : 0);
  return {
    spend: (dayNumber, limit) => {
      const spent = spentOn(dayNumber);
      if (limit !== null && spent >= limit) return false;
      today = { dayNumber, spent: spent + 1 };
      return true;
    },
    spentOn,
    reset: () => {
      today = { dayNumber: 0, spent: 0 };
    },
  };
}
