"use client";

import { useTranslations } from "use-intl";
import type { ShownAgents } from "@/components/figures/shown-figures";
import { type PictureSubject, useChartPicture } from "./use-chart-picture";

type BarsPictureOfferProps = {
  shown: ShownAgents;
  picture: PictureSubject;
  /** No day of the range is lacking. */
  isWhole: boolean;
};

/** Offers the bars as they are seen as a picture. */
export function BarsPictureOffer({ shown, picture, isWhole }: BarsPictureOfferProps) {
  const t = useTranslations();
  useChartPicture(
    async (tools, head) =>
      (await import("@/lib/report/chart/picture/bars-picture")).drawBars(tools, shown, head, t),
    picture,
    { chart: shown, grain: null, found: shown.link, isWhole },
  );
  return null;
}
