import type { StageContext } from "@quickening/paper";
import { surveyMean } from "@quickening/stats";
import { designOf, isCompared, primary } from "./comparison.ts";
import { measures, totals } from "./measures.ts";
import { type Person, readPeople } from "./people.ts";
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

/** Looks at what is joined, counts who is left at each step, and says what is missing. */
export default async function dataCheck(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const design = designOf(people);
	const { count, number } = valueRecorder(stage);
	const n = people.length;
	const of = (holds: (person: Person) => boolean) => people.filter(holds).length;
	const withPregnancy = (person: Person) => person.pregnancy !== undefined;
	const steps: readonly (readonly [string, (person: Person) => boolean])[] = [
		["Women of 20 to 44 years, examined", withPregnancy],
		["with a file of the wrist device", (person) => person.hasDevice],
		["with one valid day or more", (person) => person.validDays >= 1],
		["with three valid days or more", (person) => person.validDays >= 3],
		["with seven valid days", (person) => person.validDays >= 7],
	];
	const flow = steps.map(([step, holds]): FlowRow => {
		const at = (pregnancy: Person["pregnancy"]) => of((person) => person.pregnancy === pregnancy && holds(person));
		return { step, pregnant: at("pregnant"), notPregnant: at("not pregnant"), notAscertained: at("not ascertained") };
	});
	stage.writeJson("flow", flow);

	count("count.people", n, n, "People in the sample of both cycles");
	count(
		"count.device",
		of((person) => person.hasDevice),
		n,
		"People with a file of the wrist device",
	);
	count(
		"count.valid",
		of((person) => person.validDays >= 3),
		n,
		"People with three valid days or more",
	);
	count(
		"count.adults",
		of((person) => person.validDays >= 3 && person.ageYears >= 18),
		n,
		"Adults (18 years or more) with three valid days",
	);
	count("count.women", of(withPregnancy), n, "Women of 20 to 44 years of whom NHANES says whether they were pregnant");
	const [all, device, , valid] = flow as [FlowRow, FlowRow, FlowRow, FlowRow];
	count("count.pregnant.all", all.pregnant, n, "Women pregnant at the examination");
	count("count.pregnant.device", device.pregnant, all.pregnant, "Pregnant women with a file of the wrist device");
	count("count.pregnant.valid", valid.pregnant, all.pregnant, "Pregnant women with three valid days or more");
	count("count.others.all", all.notPregnant, n, "Women of 20 to 44 years who were not pregnant at the examination");
	count("count.others.valid", valid.notPregnant, all.notPregnant, "Women not pregnant with three valid days or more");
	count(
		"count.notAscertained.valid",
		valid.notAscertained,
		all.notAscertained,
		"Women of whom it could not be ascertained, with three valid days or more",
	);
	const share = (row: FlowRow, which: "pregnant" | "notPregnant") => (100 * row[which]) / all[which];
	number("percent.valid.pregnant", share(valid, "pregnant"), {
		unit: "%",
		n: all.pregnant,
		method: "Pregnant women with three valid days or more, of all",
	});
	number("percent.valid.others", share(valid, "notPregnant"), {
		unit: "%",
		n: all.notPregnant,
		method: "Women not pregnant with three valid days or more, of all",
	});

	const compared = people.map((person) => isCompared(person, primary));
	const ones = new Float64Array(n).fill(1);
	const pregnant = surveyMean(design, ones, {
		domain: compared.map((inside, i) => inside && people[i]?.pregnancy === "pregnant"),
	});
	const every = surveyMean(design, ones, { domain: compared });
	count("design.strata", design.nStrata, n, "Strata of both cycles");
	count("design.psus", design.nPsus, n, "Sampling units of both cycles");
	count("design.psus.pregnant", pregnant.nPsus, pregnant.n, "Sampling units with a pregnant woman who is compared");
	count("design.strata.pregnant", pregnant.nStrata, pregnant.n, "Strata with a pregnant woman who is compared");
	count(
		"design.degreesOfFreedom.all",
		every.degreesOfFreedom,
		every.n,
		"Sampling units less strata, of all women compared",
	);
	count(
		"design.degreesOfFreedom.pregnant",
		pregnant.degreesOfFreedom,
		pregnant.n,
		"Sampling units less strata, of the pregnant women compared",
	);

	const missing = totals.reduce(
		(sum, { column }) =>
			sum + people.filter((person, i) => compared[i] && Number.isNaN(person.measured[column])).length,
		0,
	);
	const impossible = people.filter(
		({ validDays, measured }) => validDays >= 1 && measures.some(({ column }) => Number.isNaN(measured[column])),
	).length;
	const noBmi = people.filter((person, i) => compared[i] && Number.isNaN(person.bmi)).length;
	stage.writeJson("findings", [
		{
			check: "Two tables",
			found: `${n} people in both; stratum, sampling unit, weight, age and gender are the same in each`,
			consequence: "pregnancy comes from NHANES, movement from the derived table",
		},
		{
			check: "Pregnancy",
			found: `told of women of 20 to 44 years alone: ${all.pregnant} pregnant, ${all.notPregnant} not, ${all.notAscertained} not ascertained; no trimester`,
			consequence: "others are those who were not pregnant; with those not ascertained as one of the other choices",
		},
		{
			check: "Valid days",
			found: `${valid.pregnant} of ${all.pregnant} pregnant women and ${valid.notPregnant} of ${all.notPregnant} others have three or more`,
			consequence: "three asked for; one, five and seven among the other choices",
		},
		{
			check: "Measures",
			found: `${missing} of ${totals.length} daily totals missing among women compared; in the sample one person's busiest minute is minus infinity (${impossible})`,
			consequence: "nothing imputed; that one is not among the women compared",
		},
		{
			check: "Stepcount RF and ADEPT",
			found: "where they found no walking at all the derived table has 0",
			consequence: "kept",
		},
		{
			check: "Body mass index",
			found: `measured at the examination, so it holds the weight of the pregnancy; missing for ${noBmi} women compared`,
			consequence: "in no model; subgroups by it are shown and flagged",
		},
		{
			check: "Sampling units",
			found: `pregnant women who are compared live in ${pregnant.nPsus} units of ${pregnant.nStrata} strata (of ${design.nPsus} and ${design.nStrata})`,
			consequence: `intervals with ${pregnant.degreesOfFreedom} degrees of freedom rather than ${every.degreesOfFreedom}`,
		},
	] satisfies Finding[]);
}
