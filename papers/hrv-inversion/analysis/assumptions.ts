import type { StageContext } from "@quickening/paper";
import { type Design, readDesign, type World } from "./design.ts";
import type { Measured } from "./measured.ts";

/** A parameter of the simulation as the table prints it. */
export interface AssumptionRow {
	readonly part: string;
	readonly parameter: string;
	readonly value: string;
	/** Where it was read, or "assumption". */
	readonly source: string;
}

/** Lists what was simulated, from params.yaml and the stage that measures. */
export default function assumptions(stage: StageContext): void {
	const { line } = stage.readJson<Measured>("measured");
	const design = readDesign(stage, line);
	stage.writeJson("assumptions", rowsOf(design));
}

function rowsOf({
	study,
	slopes,
	levelMs,
	turn,
	women,
	births,
	wear,
	dating,
	measurement,
	worlds,
}: Design): AssumptionRow[] {
	const rows: AssumptionRow[] = [];
	const add = (part: string) => (parameter: string, value: string, source: string) =>
		rows.push({ part, parameter, value, source });
	const turns = add("The turn");
	turns("By gestation", `${turn.gestationalAgeDays / 7} weeks`, "Jasinski 2024: about week 33 in births at term");
	turns("By birth", `${turn.daysToBirth} days before`, "Jasinski 2024, Rowan 2022");
	turns(
		"Small rise: fall, rise",
		`${slopes.erickson.fallMsPerDay}, ${slopes.erickson.riseMsPerDay} ms a day`,
		"Adaimi 2025 (15 ms by week 32), Erickson 2023 (0.84 ms a week)",
	);
	turns("Large rise: fall, rise", `${slopes.rowan.fallMsPerDay}, ${slopes.rowan.riseMsPerDay} ms a day`, "Rowan 2022");
	turns("Level by which ms are divided", `${levelMs} ms`, "LifeSnaps, 15 women");
	const who = add("Women");
	who("ln RMSSD: mean, SD over women", `${women.meanLnRmssd}, ${women.betweenSd}`, "LifeSnaps, 15 women");
	who("Night to night: SD, lag-1 correlation", `${women.nightSd}, ${women.nightLag1}`, "LifeSnaps, 877 nights");
	who("Own trend: SD in 100 days", `${women.slopeSdPer100Days}`, "assumption");
	who("Own place of the turn: SD", `${women.turnSdDays} days`, "assumption");
	who("Own rise: SD of ln", `${women.riseLogSd}`, "assumption");
	const birth = add("Births");
	birth("Women, preterm of them", `${study.women}, ${study.preterm}`, "Jasinski 2024; preterm: 8.7%, as reported");
	birth(
		"At term: 37, 38, 39 to 40, 41 weeks",
		births.term.map(({ share }) => `${share}%`).join(", "),
		"NCHS 2023 (US singletons)",
	);
	birth("Before 37 weeks", `each week ${births.pretermWeekRatio} of the next`, "assumption");
	const nights = add("Nights");
	nights("First night", `day ${wear.firstNight.join(" to ")}, evenly`, "assumption");
	nights(
		"Worn",
		`${100 * wear.wornShare}% (SD of log odds ${wear.wornLogitSd})`,
		"set for 100 nights a woman: Jasinski 2024",
	);
	nights(
		"Measured from beats: slope of ln, SD about it",
		`${measurement.slope.toFixed(2)}, ${measurement.sd.toFixed(3)}`,
		"stage measure",
	);
	nights("Dating: bias, SD", `${dating.biasDays}, ${dating.sdDays} days`, "scan before 14 weeks: Robinson 1975");
	const other = add("Other worlds (assumptions unless named)");
	for (const [name, parameter, value, source = "assumption"] of [
		["fewMissing", "Nights worn: many", ({ wear }) => percentOf(wear?.wornShare)],
		["manyMissing", "Nights worn: few", ({ wear }) => percentOf(wear?.wornShare)],
		["lowNightsMissing", "Low nights missing", ({ wear }) => `log odds ${wear?.wornPerNoiseSd} for each SD`],
		[
			"lateNightsMissing",
			"Last weeks missing",
			({ wear }) => `log odds ${signed(wear?.wornPerLateWeek ?? Number.NaN, 0)} a week from the fourth last`,
		],
		["lastPeriod", "Dated by last period", ({ dating }) => dated(dating), "fedcycle, 1,515 cycles"],
		["recalledPeriod", "Last period misremembered", ({ dating }) => dated(dating), "Hoffman 2008"],
		[
			"unlike",
			"Women more unlike: trend, place, rise",
			({ women: their }) => `SD ${their?.slopeSdPer100Days}, ${their?.turnSdDays} days, ${their?.riseLogSd}`,
		],
		[
			"wandering",
			"Nights that wander",
			({ wanderShare, wanderLag1 }) => `${percentOf(wanderShare)} of the variance, lag 1 ${wanderLag1}`,
		],
		[
			"induced",
			"Induced births",
			({ inducedShare, inducedEarlierDays }) =>
				`${percentOf(inducedShare)}, up to ${inducedEarlierDays} days before labour`,
		],
		["morePreterm", "More preterm births", ({ preterm }) => `${preterm} of ${study.women}`],
	] as readonly Row[]) {
		const world = worlds[name];
		if (world !== undefined) other(parameter, value(world), source);
	}
	return rows;
}

/** World, parameter, its value in that world, source. */
type Row = readonly [string, string, (world: World) => string, string?];

function percentOf(share: number | undefined): string {
	return `${Math.round(100 * (share ?? Number.NaN))}%`;
}

function dated(dating: { readonly biasDays: number; readonly sdDays: number } | undefined): string {
	return `${dating?.biasDays}, ${dating?.sdDays} days`;
}

function signed(value: number, digits: number): string {
	return value < 0 ? `−${(-value).toFixed(digits)}` : value.toFixed(digits);
}
