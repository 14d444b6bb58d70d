"use client";

import { useTranslations } from "use-intl";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import type { Found } from "@/lib/report/describe-filters";
import type { Grain } from "@/lib/report/figures/grain";
import { type PictureSubject, useChartPicture } from "./use-chart-picture";

type ColumnsPictureOfferProps = {
  columns: ShownPeriods;
  /** Of the table: many days stand in columns of weeks or months. */
  grain: Grain;
  picture: PictureSubject;
  /** Whom the link finds; of one agent's columns nobody, who is named in the title. */
  found: Found;
  /** No day of the range is lacking. */
  isWhole: boolean;
};

/** Offers the columns as they are seen as a picture. */
export function ColumnsPictureOffer(props: ColumnsPictureOfferProps) {
  const { columns, grain, found, isWhole } = props;
  const t = useTranslations();
  useChartPicture(
    async (tools, head) =>
      (await import("@/lib/report/chart/picture/columns-picture")).drawColumns(tools, columns, head, t),
    props.picture,
    { chart: columns, grain, found, isWhole },
  );
  return null;
}
