/**
 * What a figure is: a Vega-Lite spec with the house theme and its words, its colours and how they are seen, panels, and
 * what journals ask for. This root runs in a browser; `@quickening/figures/render` checks and draws, in Node alone.
 *
 * First call: `figureSpec({ columnMm: 85, title, caption, alt }, { data: { values: rows }, mark: "line", encoding })`.
 */

export { colourDifference, LEAST_DIFFERENCE } from "./spec/colour/colour-difference.ts";
export { contrastRatio, LEAST_CONTRAST } from "./spec/colour/contrast-ratio.ts";
export { type DarkFigure, darkColours, darkFigure } from "./spec/colour/dark-figure.ts";
export { darkPartner, pageColours } from "./spec/colour/dark-partner.ts";
export { simulateVision, type Vision, visions } from "./spec/colour/simulate-vision.ts";
export type { FigureColumn, FigureSpec } from "./spec/figure-spec.ts";
export { fitPanels } from "./spec/fit-panels.ts";
export { figureColumn, forJournal } from "./spec/journals/for-journal.ts";
export type {
	GuidelineSource,
	Journal,
	JournalFormat,
	JournalName,
	PanelLetterStyle,
} from "./spec/journals/journal.ts";
export { journalNamed, journals } from "./spec/journals/journals.ts";
export { figureSpec } from "./spec/make-figure-spec.ts";
export { palette } from "./spec/palette.ts";
export { type Panel, type PanelsOptions, panels } from "./spec/panels.ts";
export { columnWidth, figureFont, figureTheme, POINTS_PER_MM } from "./spec/theme.ts";
