import { useState } from "react";

/** What a form does, and why it has not. */
export type Attempt = {
  fault: string | null;
  isBusy: boolean;
  /** Says that something must be filled in first. */
  refuse: (words: string) => void;
  /** Does something, and answers whether it is done; where it fails, that is said. */
  run: (act: () => Promise<unknown>) => Promise<boolean>;
};

export function useAttempt(faultWords: (error: unknown) => string): Attempt {
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setFault(null);
    try {
      await act();
      return true;
    } catch (error) {
      setFault(faultWords(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { fault, isBusy, refuse: setFault, run };
}
