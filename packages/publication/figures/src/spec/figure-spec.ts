import type { FigureMeta } from "@quickening/paper";
import type { TopLevelSpec } from "vega-lite";

/** Which of a journal's columns a figure fills: one (85 mm in the house's own layout) or both (178 mm). */
export type FigureColumn = "single" | "double";

/** A figure module's `spec(rows)` returns this: a Vega-Lite spec with its data inline and its words in usermeta. */
export type FigureSpec = TopLevelSpec & { readonly usermeta: { readonly quickening: FigureMeta } };
