import type { TurnClock } from "@quickening/cohort/synthetic";
import type { SlopeName } from "../analysis/design.ts";

/** Truths in the order in which figures and tables have them. */
export const clockOrder: readonly TurnClock[] = ["birth", "both", "mixture", "neither", "gestation"];

export const clockNames: Readonly<Record<TurnClock, string>> = {
	birth: "By birth",
	both: "Half by each clock",
	mixture: "Half of women by each",
	neither: "No turn",
	gestation: "By gestation",
};

export const slopeNamesShown: Readonly<Record<SlopeName, string>> = {
	erickson: "small rise",
	rowan: "large rise",
};

/** A truth with its slopes; without a turn there is no rise. */
export function truthName({ clock, slopes }: { readonly clock: TurnClock; readonly slopes: SlopeName }): string {
	return clock === "neither" ? clockNames[clock] : `${clockNames[clock]}, ${slopeNamesShown[slopes]}`;
}

/** Shapes and dashes that tell series apart beside their colour. */
export const seriesShapes = ["circle", "square", "triangle-up", "diamond"] as const;
export const seriesDashes = [
	[1, 0],
	[6, 2],
	[2, 2],
	[1, 1],
];
