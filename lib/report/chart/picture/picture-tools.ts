/** What of a canvas a picture needs, the same in a browser and on the server. */
export type PictureContext = Pick<
  CanvasRenderingContext2D,
  "font" | "textAlign" | "textBaseline" | "lineWidth" | "fillRect" | "fillText" | "scale" | "setLineDash"
> & {
  fillStyle: unknown;
  strokeStyle: unknown;
  measureText: (text: string) => { width: number };
  save: () => void;
  restore: () => void;
  translate: (x: number, y: number) => void;
};

/** A canvas of so many pixels, and how a path (SVG) is drawn on it. */
export type OpenCanvas<Canvas> = {
  canvas: Canvas;
  context: PictureContext;
  strokePath: (path: string) => void;
};

/** What a picture is drawn with: in a browser the page's own, on the server what comes with it. */
export type PictureTools<Canvas> = {
  openCanvas: (width: number, height: number) => OpenCanvas<Canvas>;
  /** A colour of the palette by its name, as CSS. */
  colorOf: (name: string) => string;
  /** The families of the letters, as in CSS. */
  family: string;
};
