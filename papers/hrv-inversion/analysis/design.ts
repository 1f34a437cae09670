import type { ClockShapes } from "@quickening/cohort";
import type { BirthClass, NightDesign, TurnClock } from "@quickening/cohort/synthetic";
import type { StageContext } from "@quickening/paper";
import type { Measured } from "./measured.ts";

/** A world of slopes, ms a day. */
interface Slopes {
	readonly label: string;
	readonly fallMsPerDay: number;
	readonly riseMsPerDay: number;
}

type Women = Pick<
	NightDesign,
	"meanLnRmssd" | "betweenSd" | "slopeSdPer100Days" | "turnSdDays" | "riseLogSd" | "nightSd" | "nightLag1"
>;
type Wear = Pick<NightDesign, "firstNight" | "wornShare" | "wornLogitSd" | "wornPerNoiseSd" | "wornPerLateWeek">;

interface Dating {
	readonly biasDays: number;
	readonly sdDays: number;
}

/** One of the `worlds` of params.yaml: what differs from the reference. */
export interface World {
	readonly label: string;
	readonly wear?: Partial<Wear>;
	readonly women?: Partial<Women>;
	readonly dating?: Dating;
	readonly wanderShare?: number;
	readonly wanderLag1?: number;
	readonly inducedShare?: number;
	readonly inducedEarlierDays?: number;
	readonly preterm?: number;
	readonly seed?: string;
}

export const slopeNames = ["erickson", "rowan"] as const;
export type SlopeName = (typeof slopeNames)[number];
export const strata = ["term", "preterm"] as const;
export type Stratum = (typeof strata)[number];

/** What measuring a night from beats makes of its ln RMSSD: a line, and the standard deviation about it. */
export type Measurement = Measured["line"];

/** All that decides what is simulated; plain data, so that threads can be sent it. */
export interface Design {
	readonly seed: string;
	readonly study: { readonly women: number; readonly preterm: number };
	readonly slopes: Readonly<Record<SlopeName, Slopes>>;
	readonly levelMs: number;
	readonly turn: { readonly gestationalAgeDays: number; readonly daysToBirth: number };
	readonly women: Women;
	readonly births: { readonly term: readonly BirthClass[]; readonly pretermWeekRatio: number };
	readonly wear: Wear;
	readonly dating: Dating;
	readonly sizes: Readonly<Record<SlopeName, readonly number[]>>;
	readonly repetitions: {
		readonly main: number;
		readonly sizes: Readonly<Record<string, number>>;
		readonly worlds: number;
		readonly place: number;
		readonly rows: number;
	};
	readonly shapes: ClockShapes;
	readonly worlds: Readonly<Record<string, World>>;
	readonly measurement: Measurement;
}

/** Parameters that a stage which simulates declares. */
export const designParams = [
	"seed",
	"study",
	"slopes",
	"levelMs",
	"turn",
	"women",
	"births",
	"wear",
	"dating",
	"sizes",
	"repetitions",
	"shapes",
	"worlds",
] as const;

/** Nights as they are, for stages that simulate none. */
export const perfectMeasurement: Measurement = { intercept: 0, slope: 1, sd: 0 };

/** The design, from params.yaml and the stage that measures. */
export function readDesign(stage: StageContext, measurement: Measurement = perfectMeasurement): Design {
	const read = Object.fromEntries(designParams.map((name) => [name, stage.param(name)]));
	return { ...(read as unknown as Omit<Design, "measurement">), measurement };
}

/** A cell of the design: a truth in a world, seen by a study of some size. */
export interface Cell {
	readonly part: "main" | "size" | "world";
	readonly clock: TurnClock;
	readonly slopes: SlopeName;
	readonly women: number;
	/** "reference", or a key of `worlds`. */
	readonly world: string;
	readonly repetitions: number;
}

/** A cell's name in files and in ids of values. */
export function nameOf({ clock, slopes, women, world }: Omit<Cell, "part" | "repetitions">): string {
	return `${slopes}.${clock}.${world === "reference" ? women : world}`;
}

/** Truths of the main part for each world of slopes; a fall without a turn has no rise, so it stands once. */
const mainClocks: Readonly<Record<SlopeName, readonly TurnClock[]>> = {
	erickson: ["gestation", "birth", "both", "mixture", "neither"],
	rowan: ["gestation", "birth", "both"],
};
const sizeClocks: Readonly<Record<SlopeName, readonly TurnClock[]>> = {
	erickson: ["gestation", "birth", "neither"],
	rowan: ["gestation", "birth"],
};

/** The cells in a fixed order: the main part, other sizes, other worlds. */
export function cellsOf({ study, sizes, repetitions, worlds }: Design): Cell[] {
	const main = slopeNames.flatMap((slopes) =>
		mainClocks[slopes].map(
			(clock): Cell => ({
				part: "main",
				clock,
				slopes,
				women: study.women,
				world: "reference",
				repetitions: repetitions.main,
			}),
		),
	);
	const others = slopeNames.flatMap((slopes) =>
		sizes[slopes].flatMap((women) =>
			sizeClocks[slopes].map(
				(clock): Cell => ({
					part: "size",
					clock,
					slopes,
					women,
					world: "reference",
					repetitions: repetitions.sizes[women] as number,
				}),
			),
		),
	);
	const changed = Object.keys(worlds).flatMap((world) =>
		(["gestation", "birth"] as const).map(
			(clock): Cell => ({
				part: "world",
				clock,
				slopes: "erickson",
				women: study.women,
				world,
				repetitions: repetitions.worlds,
			}),
		),
	);
	return [...main, ...others, ...changed];
}

/** Women of each stratum: the published share of preterm births, unless the world has another number. */
export function womenOf(
	{ study, worlds }: Design,
	{ women, world }: Pick<Cell, "women" | "world">,
): Record<Stratum, number> {
	const preterm = worlds[world]?.preterm ?? Math.round((women * study.preterm) / study.women);
	return { term: women - preterm, preterm };
}

/** What a cell's nights are like in a stratum. */
export function nightDesignOf(
	design: Design,
	{ clock, slopes, world }: Pick<Cell, "clock" | "slopes" | "world">,
	stratum: Stratum,
): NightDesign {
	const change: Partial<World> = design.worlds[world] ?? {};
	const dating = change.dating ?? design.dating;
	const { fallMsPerDay, riseMsPerDay } = design.slopes[slopes];
	return {
		clock,
		turnGestationalAgeDays: design.turn.gestationalAgeDays,
		turnDaysToBirth: design.turn.daysToBirth,
		fallPerDay: fallMsPerDay / design.levelMs,
		risePerDay: riseMsPerDay / design.levelMs,
		...design.women,
		...change.women,
		wanderShare: change.wanderShare ?? 0,
		wanderLag1: change.wanderLag1 ?? 0,
		measurementIntercept: design.measurement.intercept,
		measurementSlope: design.measurement.slope,
		measurementSd: design.measurement.sd,
		births: stratum === "term" ? design.births.term : pretermBirths(design.births.pretermWeekRatio),
		inducedShare: change.inducedShare ?? 0,
		inducedEarlierDays: change.inducedEarlierDays ?? 0,
		...design.wear,
		...change.wear,
		datingBiasDays: dating.biasDays,
		datingSdDays: dating.sdDays,
	};
}

/** Weeks 24 to 36, each with so much of the share of the next. */
function pretermBirths(ratio: number): BirthClass[] {
	return Array.from({ length: 13 }, (_, back) => {
		const firstDay = 7 * (36 - back);
		return { firstDay, lastDay: firstDay + 6, share: ratio ** back };
	});
}

/** Seed of a repetition's women: the same for every cell, so that cells differ by what they change alone. */
export function seedOf(
	{ seed, worlds }: Design,
	{ world }: Pick<Cell, "world">,
	repetition: number,
	stratum: Stratum,
): string {
	return `${worlds[world]?.seed ?? seed}/${repetition}/${stratum}`;
}
