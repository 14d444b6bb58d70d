import type { ComponentProps, ElementType } from "react";
import { holdsParts } from "./page";

type CardProps<Tag extends ElementType> = ComponentProps<Tag> & {
  as?: Tag;
  /** Holds more than a page of paper, which may end within it. */
  isLong?: boolean;
  /** As wide as a table in it that may be wider than the page; what else is in it is held in view. */
  isWide?: boolean;
};

/** A box on the page. */
export function Card<Tag extends ElementType = "div">(props: CardProps<Tag>) {
  const { as: Box = "div", isLong = false, isWide = false, className = "", ...rest } = props;
  const paper = isLong ? "" : "print:break-inside-avoid";
  const width = isWide ? `[--frame:1px] ${holdsParts}` : "";
  return (
    <Box
      className={`rounded-lg border border-line bg-card ${paper} ${width} ${className}`}
      data-wide={isWide || undefined}
      {...rest}
    />
  );
}

type CardTitleProps<Tag extends ElementType> = ComponentProps<Tag> & { as?: Tag };

export function CardTitle<Tag extends ElementType = "h2">({ as, ...rest }: CardTitleProps<Tag>) {
  const Title: ElementType = as ?? "h2";
  return <Title className="border-line border-b px-4 py-2.5 font-semibold" {...rest} />;
}

type MessageCardProps = ComponentProps<"section"> & {
  /** Within a card that is drawn already. */
  isInCard?: boolean;
};

/** In the place of figures, what there is to say. */
export function MessageCard({ isInCard = false, ...rest }: MessageCardProps) {
  const inner = "grid justify-items-start gap-2 p-8";
  return isInCard ? (
    <section className={inner} {...rest} />
  ) : (
    <Card as="section" className={inner} {...rest} />
  );
}
