import type { ReactNode } from "react";
import { tileLook } from "@/components/ui/tiles";

/** One figure of what is shown, with what explains it. */
export function Tile(props: TileTextProps) {
  return (
    <div className={tileLook}>
      <TileText {...props} />
    </div>
  );
}

/** What a tile says. */
export type TileTextProps = {
  label: string;
  value: ReactNode;
  note: ReactNode;
  /** The difference to the period compared with. */
  change?: ReactNode;
};

/** The lines of a tile. */
export function TileText({ label, value, note, change }: TileTextProps) {
  return (
    <>
      <span className="text-muted text-sm">{label}</span>
      <span className="min-w-0 font-semibold text-xl/6.5 tracking-[-0.01em] max-sm:text-lg/5.5">{value}</span>
      <span className="min-w-0 text-muted text-sm">{note}</span>
      {/* Room for what it becomes once the other period is here. */}
      {change && <span className="grid min-h-16 content-start">{change}</span>}
    </>
  );
}
