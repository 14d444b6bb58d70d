import type { ComponentProps, ReactNode } from "react";

/** Every part stays in view while a wide one moves the page sideways, and is as wide as the view within the page's margins. */
export const holdsParts = "[&>:not([data-wide])]:held";

// Paper cuts a grid badly where a page ends.
const stacked = "grid grid-cols-1 gap-3.5 max-sm:gap-2 print:block print:space-y-2.5";

type StackProps = ComponentProps<"div"> & {
  /** As wide as the page's widest table, which is in it. */
  isWide?: boolean;
};

/** What stands under one another on a page. */
export function Stack({ isWide = false, className = "", ...rest }: StackProps) {
  return (
    <div
      className={`${stacked} ${isWide ? holdsParts : ""} ${className}`}
      data-wide={isWide || undefined}
      {...rest}
    />
  );
}

/** What a page is about: under the header, and the place that its first link leads to. */
export function Page(props: ComponentProps<"main">) {
  return (
    <main
      className={`${stacked} ${holdsParts} content-start px-(--margin) pt-5 pb-6 focus:outline-none max-sm:block max-sm:space-y-1.5 max-sm:py-4 print:p-0`}
      id="main"
      tabIndex={-1}
      {...props}
    />
  );
}

export function PageTitle({ className = "", ...rest }: ComponentProps<"h1">) {
  return <h1 className={`font-semibold text-xl tracking-tight ${className}`} {...rest} />;
}

type PageHeadingProps = {
  title: ReactNode;
  /** Null where there is one operation only. */
  operationName: string | null;
  /** What must be known of the page, under its title. */
  lead: ReactNode;
  /** What can be done on it, beside them. */
  children?: ReactNode;
};

/** What a page is about, in words. */
export function PageHeading({ title, operationName, lead, children }: PageHeadingProps) {
  return (
    // Above what follows: what is told of a download hangs over it.
    <div className="z-4 flex flex-wrap items-end justify-between gap-x-5 gap-y-2.5">
      <div className="min-w-0">
        <PageTitle>
          {title}
          {operationName !== null && (
            // A phone has it in the header, right above.
            <span className="font-normal text-muted max-sm:sr-only">
              {" · "}
              <bdi>{operationName}</bdi>
            </span>
          )}
        </PageTitle>
        {lead}
      </div>
      {children}
    </div>
  );
}
