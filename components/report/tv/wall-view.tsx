import { type CSSProperties, type ReactNode, useEffect } from "react";
import { useNewVersion } from "@/lib/browser/queries/use-new-version";
import { useAwake } from "./use-awake";

/** What is read from a desk at this width is read from across a room where it is drawn larger. */
export const deskWidth = 1180;

type WallProps = {
  /** How much larger than on a desk. */
  zoom: number;
  className: string;
  children: ReactNode;
};

/** The whole of a screen on a wall, which stays on and loads itself anew after a deploy. */
export function WallView({ zoom, className, children }: WallProps) {
  useAwake();
  useReloadAfterDeploy();
  return (
    <main
      className={`bg-page px-6 pt-4 pb-3 [zoom:var(--zoom)] ${className}`}
      data-display="tv"
      id="main"
      style={{ "--zoom": zoom } as CSSProperties}
      tabIndex={-1}
    >
      {children}
    </main>
  );
}

// The server has just answered with its new build: it has a page to give.
function useReloadAfterDeploy(): void {
  const build = useNewVersion();
  useEffect(() => {
    if (build !== null) window.location.reload();
  }, [build]);
}
