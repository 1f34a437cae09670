import type { FigureCheck } from "../../../figures/figure-spec.ts";

/** What a check found wrong with a figure: a sentence that says what, where, and what to do. */
export interface FigureFault {
	readonly check: FigureCheck | "exceptions";
	readonly message: string;
}
