/** What of a canvas a picture needs, the same in a browser and on the server. */
export type PictureContext = Pick<
  CanvasRenderingContext2D,
  | ("fillRect" | "fillStyle" | "fillText" | "font" | "lineWidth" | "measureText" | "restore" | "save")
  | ("scale" | "setLineDash" | "strokeStyle" | "textAlign" | "textBaseline" | "translate")
>;

/** A canvas, and how a path (SVG) is drawn on it. */
export type OpenCanvas<Canvas> = {
  canvas: Canvas;
  context: PictureContext;
  strokePath: (path: string) => void;
};

/** What a picture is drawn with: in a browser the page's own, on the server what comes with it. */
export type PictureTools<Canvas> = {
  /** A canvas of so many pixels. */
  openCanvas: (width: number, height: number) => OpenCanvas<Canvas>;
  /** A colour of the palette by its name, as CSS. */
  colorOf: (name: string) => string;
  /** The families of the letters, as in CSS. */
  family: string;
  /** A text in signs that the letters have. */
  spell: (text: string) => string;
};
