import type { TurnClock } from "@quickening/cohort/synthetic";
import type { Cell, SlopeName } from "./design.ts";
import type { Group } from "./judge-study.ts";
import type { Share } from "./shares.ts";

/** Rules by which a study decides for a clock. */
export const rules = ["lower", "ten", "tenWithTrend", "vuong"] as const;
export type Rule = (typeof rules)[number];

/** How often a rule decides, in a cell. */
export interface DecisionRow {
	readonly part: Cell["part"];
	readonly clock: TurnClock;
	readonly slopes: SlopeName;
	readonly women: number;
	readonly world: string;
	readonly label: string;
	readonly group: Group;
	readonly rule: Rule;
	readonly birth: Share;
	readonly gestation: Share;
	/** For one or the other. */
	readonly either: Share;
}

/** Differences of AIC, gestation less birth, over repetitions. */
export interface DifferenceRow {
	readonly clock: TurnClock;
	readonly slopes: SlopeName;
	readonly group: Group;
	readonly model: "level" | "trend" | "fixed";
	readonly n: number;
	readonly q5: number;
	readonly q25: number;
	readonly median: number;
	readonly q75: number;
	readonly q95: number;
}

/** How often a truth gives what was published. */
export interface PublishedRow {
	readonly clock: TurnClock;
	readonly slopes: SlopeName;
	/** Women of births at term: a difference of at least 11.3, of at most that, within 5 of it. */
	readonly termAtLeast: Share;
	readonly termAtMost: Share;
	readonly termNear: Share;
	/** Preterm births: at least 13.9, within 5 of it. */
	readonly pretermAtLeast: Share;
	readonly pretermNear: Share;
	/** Both differences at least as published. */
	readonly bothAtLeast: Share;
	/** Chance of both differences within 5 of those published, over that under a turn by birth with the same slopes. */
	readonly support: { readonly ratio: number; readonly low: number; readonly high: number } | null;
	/** Median over repetitions of the curve's variance over the residual one. */
	readonly signal: number;
}

/** How well the place of the turn is found, in births at term. */
export interface PlaceRow {
	readonly clock: TurnClock;
	readonly slopes: SlopeName;
	readonly model: "level" | "trend";
	/** The clock on which it is sought. */
	readonly on: "gestation" | "birth";
	readonly isTrueClock: boolean;
	/** Where women turn on average on this clock; null on the other. */
	readonly trueDays: number | null;
	readonly n: number;
	readonly median: number;
	readonly q5: number;
	readonly q95: number;
	readonly bias: number;
	readonly biasMcse: number;
	readonly sd: number;
	readonly coverage: Share;
	/** Median width of the limits. */
	readonly width: number;
}
