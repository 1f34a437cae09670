import type { FigureCheck } from "@quickening/paper";

/** What a check found wrong with a figure: a sentence that says what, where, and what to do. */
export interface FigureFault {
	readonly check: FigureCheck | "exceptions";
	readonly message: string;
}
