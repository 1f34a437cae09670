import type { StageContext } from "@quickening/paper";
import { type Design, readDesign } from "./design.ts";
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
	const unlike = worlds["unlike"]?.women;
	other(
		"Nights worn",
		`${percentOf(worlds["fewMissing"]?.wear?.wornShare)}, ${percentOf(worlds["manyMissing"]?.wear?.wornShare)}`,
		"assumption",
	);
	other("Low nights missing", `log odds ${worlds["lowNightsMissing"]?.wear?.wornPerNoiseSd} for each SD`, "assumption");
	other(
		"Last weeks missing",
		`log odds ${signed(worlds["lateNightsMissing"]?.wear?.wornPerLateWeek ?? 0, 0)} a week from the fourth last`,
		"assumption",
	);
	other("Dated by last period", dated(worlds["lastPeriod"]?.dating), "fedcycle, 1,515 cycles");
	other("Last period misremembered", dated(worlds["recalledPeriod"]?.dating), "Hoffman 2008");
	other(
		"Women more unlike",
		`SD ${unlike?.slopeSdPer100Days}, ${unlike?.turnSdDays} days, ${unlike?.riseLogSd}`,
		"assumption",
	);
	other(
		"Nights that wander",
		`${percentOf(worlds["wandering"]?.wanderShare)} of the variance, lag 1 ${worlds["wandering"]?.wanderLag1}`,
		"assumption",
	);
	other("A quarter induced", `up to ${worlds["induced"]?.inducedEarlierDays} days before labour`, "assumption");
	return rows;
}

function percentOf(share: number | undefined): string {
	return `${Math.round(100 * (share ?? Number.NaN))}%`;
}

function dated(dating: { readonly biasDays: number; readonly sdDays: number } | undefined): string {
	return `${dating?.biasDays}, ${dating?.sdDays} days`;
}

function signed(value: number, digits: number): string {
	return value < 0 ? `−${(-value).toFixed(digits)}` : value.toFixed(digits);
}
