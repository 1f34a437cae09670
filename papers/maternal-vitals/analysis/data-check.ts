import type { StageContext } from "@quickening/paper";
import { surveyMean } from "@quickening/stats";
import { designOf, isCompared, primary } from "./comparison.ts";
import { measures } from "./measures.ts";
import { type Person, readPeople, valuesOf } from "./people.ts";
import { valueRecorder } from "./value-recorder.ts";

/** A step on the way from the sample to the women compared. */
export interface FlowRow {
	readonly step: string;
	readonly pregnant: number;
	readonly notPregnant: number;
	readonly notAscertained: number;
}

/** What was looked at, what was found, and what is done about it. */
export interface Finding {
	readonly check: string;
	readonly found: string;
	readonly consequence: string;
}

/** Counts who is left at each step, and says what is missing, what is zero, and what the design leaves. */
export default async function dataCheck(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const design = designOf(people);
	const { count, number } = valueRecorder(stage);
	const n = people.length;
	const inAges = ({ woman, ageYears }: Person) => woman && ageYears >= 18 && ageYears <= 40;
	const values = Object.fromEntries(measures.map((measure) => [measure.key, valuesOf(people, measure)]));
	const steps: readonly (readonly [string, (person: Person, i: number) => boolean])[] = [
		["Asked whether pregnant, 8 to 59 years", ({ pregnancy }) => pregnancy !== undefined],
		["of 18 to 40 years", inAges],
		["and examined", (person) => inAges(person) && person.examined],
		...measures.map(({ key, name }): readonly [string, (person: Person, i: number) => boolean] => [
			`with ${name.toLowerCase()}`,
			(person, i) => inAges(person) && !Number.isNaN(values[key]?.[i]),
		]),
	];
	const flow = steps.map(([step, holds]): FlowRow => {
		const at = (pregnancy: Person["pregnancy"]) =>
			people.filter((person, i) => person.pregnancy === pregnancy && holds(person, i)).length;
		return { step, pregnant: at("pregnant"), notPregnant: at("not pregnant"), notAscertained: at("not ascertained") };
	});
	stage.writeJson("flow", flow);
	const [all, aged, examined] = flow as [FlowRow, FlowRow, FlowRow];
	count("count.people", n, n, "People in the sample of both cycles");
	count("count.pregnant.all", all.pregnant, n, "Women pregnant at the examination");
	count("count.pregnant.aged", aged.pregnant, all.pregnant, "Pregnant women of 18 to 40 years");
	count("count.pregnant.examined", examined.pregnant, aged.pregnant, "Of these, examined");
	count("count.others.aged", aged.notPregnant, n, "Women of 18 to 40 years who were not pregnant");
	count("count.others.examined", examined.notPregnant, aged.notPregnant, "Of these, examined");
	count("count.notAscertained", examined.notAscertained, n, "Of whom it could not be ascertained, 18 to 40, examined");

	const compared = people.map((person) => isCompared(person, primary));
	const of = (pregnancy: Person["pregnancy"]) =>
		people.map((person, i) => compared[i] && person.pregnancy === pregnancy);
	const ones = new Float64Array(n).fill(1);
	const pregnant = surveyMean(design, ones, { domain: of("pregnant") });
	count("design.strata", design.nStrata, n, "Strata of both cycles");
	count("design.psus", design.nPsus, n, "Sampling units of both cycles");
	count("design.psus.pregnant", pregnant.nPsus, pregnant.n, "Sampling units with a pregnant woman of 18 to 40 years");
	count("design.degreesOfFreedom", pregnant.degreesOfFreedom, pregnant.n, "Sampling units less strata, pregnant women");
	const share = (100 * pregnant.n) / people.filter((_, i) => compared[i]).length;
	const weighted = surveyMean(
		design,
		people.map(({ pregnancy }) => (pregnancy === "pregnant" ? 100 : 0)),
		{ domain: compared },
	);
	number("percent.pregnant.sample", share, {
		unit: "%",
		digits: 1,
		n: pregnant.n,
		method: "Pregnant women of those compared, counted",
	});
	number("percent.pregnant.population", weighted.estimate, {
		unit: "%",
		digits: 1,
		n: weighted.n,
		method: "Pregnant women of those compared, weighted",
	});

	const zeros = (pregnancy: Person["pregnancy"]) => {
		const group = people.filter((person, i) => compared[i] && person.pregnancy === pregnancy);
		const withZero = group.filter(({ readings }) => readings.some(({ diastolic }) => diastolic === 0));
		const only = withZero.filter(({ readings }) => !readings.some(({ diastolic }) => diastolic > 0));
		const readings = withZero.flatMap((person) => person.readings).filter(({ diastolic }) => diastolic === 0);
		return { women: withZero.length, only: only.length, readings: readings.length, n: group.length };
	};
	const [zeroPregnant, zeroOthers] = [zeros("pregnant"), zeros("not pregnant")];
	count("zero.women.pregnant", zeroPregnant.women, zeroPregnant.n, "Pregnant women with a diastolic reading of 0");
	count("zero.only.pregnant", zeroPregnant.only, zeroPregnant.n, "Pregnant women with no diastolic reading above 0");
	count("zero.women.others", zeroOthers.women, zeroOthers.n, "Other women with a diastolic reading of 0");
	const odd = people.filter((person, i) => compared[i] && person.pulseBpm % 2 === 1).length;
	const oddPressure = people
		.filter((_, i) => compared[i])
		.flatMap(({ readings }) => readings.flatMap(({ systolic, diastolic }) => [systolic, diastolic]))
		.filter((value) => value % 2 === 1).length;
	const missing = (key: string) =>
		people.filter((person, i) => compared[i] && person.examined && Number.isNaN(values[key]?.[i])).length;
	stage.writeJson("findings", [
		{
			check: "Files",
			found: `${n} people in the demographics of two cycles; every row of the examination and of smoking belongs to one of them, once`,
			consequence: "joined by person",
		},
		{
			check: "Pregnancy",
			found: `told of females of 8 to 59 years: ${all.pregnant} pregnant, ${all.notPregnant} not, ${all.notAscertained} not ascertained; no gestational week, no parity`,
			consequence: "others are those who were not pregnant; with those not ascertained as one of the other choices",
		},
		{
			check: "Diastolic readings of 0",
			found: `${zeroPregnant.readings} readings of ${zeroPregnant.women} pregnant women, of whom ${zeroPregnant.only} have no other; ${zeroOthers.readings} of ${zeroOthers.women} others`,
			consequence: "missing; counted as pressures in one of the other choices, to show what that does",
		},
		{
			check: "Missing, of those compared and examined",
			found: measures.map(({ key, name }) => `${name.toLowerCase()} ${missing(key)}`).join(", "),
			consequence: "left out of that measure; nothing imputed",
		},
		{
			check: "Digits",
			found: `${odd} odd pulses, ${oddPressure} odd pressures: pulse is of 30 seconds, doubled; pressure is read to 2 mmHg`,
			consequence: "kept; centiles move in steps of 2",
		},
		{
			check: "Body mass index",
			found: "measured at the examination, so it holds the weight of the pregnancy",
			consequence: "in no model; subgroups by it are shown and flagged",
		},
		{
			check: "Sampling units",
			found: `pregnant women who are compared live in ${pregnant.nPsus} of ${design.nPsus} units, in ${pregnant.nStrata} of ${design.nStrata} strata`,
			consequence: `intervals with ${pregnant.degreesOfFreedom} degrees of freedom`,
		},
	] satisfies Finding[]);
}
