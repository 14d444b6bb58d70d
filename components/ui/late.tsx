"use client";

import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { Notice } from "./notice";

type Load<Props> = () => Promise<ComponentType<Props>>;

type LateOptions = {
  /** Drawn by the server too, unless false. */
  onServer?: boolean;
  /** Nobody has asked for the part: where its code cannot be fetched, its place stays empty. */
  isAside?: boolean;
  /** In its place until it has come; nothing else. */
  waiting?: ReactNode;
};

/**
 * A part of a page whose code comes after the page's own. Where the code cannot be fetched, the part says so in its own
 * place and the rest of the page stays; it is fetched again when there is a network, or once pressed.
 */
export function late<Props extends object>(
  load: Load<Props>,
  { onServer = true, isAside = false, waiting = null }: LateOptions = {},
): ComponentType<Props> {
  let isHere = false;
  const loadOnce = async (): Promise<{ default: ComponentType<Props> }> => {
    const missing = (props: Props) => <MissingPart {...{ load, isAside, props }} />;
    const part = await load().catch(() => missing);
    isHere = true;
    return { default: part };
  };
  // The server has all its code: what it draws is never sent after the rest of the page, where it would push it down.
  const loading = typeof window === "undefined" && onServer ? loadOnce() : undefined;
  const Part = lazy(() => loading ?? loadOnce());
  return (props) => {
    const isDrawn = useIsBrowser() || onServer;
    const later = useDeferredValue(props);
    // Until the code has come, what the server has drawn stays in its place, also where the page is drawn anew meanwhile.
    const given = isHere ? props : later;
    return useMemo(
      () => <Suspense fallback={waiting}>{isDrawn && <Part {...given} />}</Suspense>,
      [isDrawn, given],
    );
  };
}

// False on the server, and in the browser until the page that the server has drawn is taken over.
function useIsBrowser(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}

type MissingPartProps<Props> = { load: Load<Props>; isAside: boolean; props: Props };

function MissingPart<Props extends object>({ load, isAside, props }: MissingPartProps<Props>) {
  const t = useTranslations("app");
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  const fetchAgain = useCallback(() => load().then((part) => setPart(() => part)), [load]);
  useEffect(() => {
    const fetchQuietly = () => fetchAgain().catch(() => undefined);
    window.addEventListener("online", fetchQuietly);
    return () => window.removeEventListener("online", fetchQuietly);
  }, [fetchAgain]);
  if (Part) return <Part {...props} />;
  if (isAside) return null;
  // After a deploy the old page's parts are gone: a new page has its own.
  const press = () => fetchAgain().catch(() => navigator.onLine && window.location.reload());
  return (
    <Notice tone="failure">
      {t("partMissing")}{" "}
      <Button look="text" onClick={press}>
        {t("retry")}
      </Button>
    </Notice>
  );
}
