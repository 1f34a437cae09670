import type { StageContext } from "@quickening/paper";
import { quantile } from "@quickening/stats";
import { visceralFatStudy } from "../../../data/gdm-visceral-fat/columns.ts";
import { readWomen, type Woman } from "./women.ts";

/** One line of the data check: what was looked at, what was found, and what is done about it. */
export interface Finding {
	readonly check: string;
	readonly found: string;
	readonly consequence: string;
}

/** Looks at what a reader of the file must know: the comma, who does not fit the criteria, and what is missing. */
export default async function dataCheck(stage: StageContext): Promise<void> {
	const women = await readWomen(stage);
	const table = await stage.readTable("women", visceralFatStudy);
	const latest = stage.param<number>("latestDays");
	const glucose = stage.param<number>("fastingGlucose");
	const cutOff = stage.param<number>("cutOffMm");
	const obese = stage.param<number>("obeseFrom");
	const n = women.length;
	const written = table.objects().flatMap((row) => [row["current gestational age"], row["gestational age at birth"]]);
	const digits = written.map((text) => Number(text.split(",")[1]));
	const largest = Math.max(...digits);
	const count = (holds: (woman: Woman) => boolean) => women.filter(holds).length;
	const record = (id: string, value: number, of: number, method: string) =>
		stage.value(id, { value, unit: "", digits: 0, n: of, units: "women", method });
	const late = count((woman) => woman.gestationalAgeDays > latest);
	const missingGlucose = count((woman) => Number.isNaN(woman.fastingGlucoseMgPerDl));
	const high = women.filter((woman) => woman.fastingGlucoseMgPerDl >= glucose);

	record("count.women", n, n, "Rows of the file, one a woman");
	record(
		"count.gdm",
		count(({ gdm }) => gdm),
		n,
		"Women with gestational diabetes by the chart at birth",
	);
	record(
		"count.positive",
		count(({ fatMm }) => fatMm >= cutOff),
		n,
		`Women with visceral fat of ${cutOff} mm or more`,
	);
	record(
		"count.obese",
		count(({ bmi }) => bmi >= obese),
		n,
		`Women with a body mass index of ${obese} or more before pregnancy`,
	);
	record(
		"count.nonObese",
		count(({ bmi }) => bmi < obese),
		n,
		`Women with a body mass index below ${obese} before pregnancy`,
	);
	record("count.late", late, n, "Women measured after 20 weeks and 0 days, the published criterion");
	record(
		"count.earlierDiabetes",
		count((woman) => woman.earlierDiabetes),
		n,
		"Women with diabetes before pregnancy",
	);
	record("count.glucoseMissing", missingGlucose, n, "Women without a first fasting glucose");
	record(
		"count.glucoseMissingGdm",
		count((woman) => woman.gdm && Number.isNaN(woman.fastingGlucoseMgPerDl)),
		n,
		"Women with gestational diabetes and without a first fasting glucose",
	);
	record(
		"count.glucoseHigh",
		high.length,
		n - missingGlucose,
		`Women whose first fasting glucose is ${glucose} mg/dL or more, at which IADPSG has gestational diabetes`,
	);
	record(
		"count.glucoseHighNotGdm",
		high.filter(({ gdm }) => !gdm).length,
		high.length,
		"Of these, women who are said not to have gestational diabetes",
	);
	record("count.ageCells", written.length, n, "Cells with a gestational age, at the ultrasound and at birth");
	stage.value("comma.largestDigit", {
		value: largest,
		unit: "",
		digits: 0,
		n: written.length,
		units: "cells",
		method: "Largest digit after the comma of both gestational ages: tenths would go to 9, days go to 6",
	});
	const ages = women.map((woman) => woman.gestationalAgeDays / 7);
	stage.value("gestation.medianWeeks", {
		value: quantile(ages, 0.5),
		unit: "weeks",
		digits: 1,
		n,
		units: "women",
		spread: { kind: "IQR", low: quantile(ages, 0.25), high: quantile(ages, 0.75) },
		method: "Median gestational age at the ultrasound",
	});

	const latestWritten = [...women].sort((a, b) => b.gestationalAgeDays - a.gestationalAgeDays).slice(0, late);
	const asWeeks = (days: number) => `${Math.floor(days / 7)}+${days % 7}`;
	stage.writeJson("findings", [
		{
			check: "The comma of gestational age",
			found: `${written.length} cells, one digit after each comma, none above ${largest}; as tenths three in ten would be`,
			consequence: "weeks,days; any other digit stops the analysis",
		},
		{
			check: "Gestational age at the ultrasound",
			found: `${late} of ${n} beyond 20 weeks: ${latestWritten.map((woman) => asWeeks(woman.gestationalAgeDays)).join(" and ")}`,
			consequence: "kept, as published; left out in the strict sample",
		},
		{
			check: "Diabetes before pregnancy",
			found: `${count((woman) => woman.earlierDiabetes)} woman, counted among those with gestational diabetes`,
			consequence: "kept, as published; left out in the strict sample",
		},
		{
			check: "First fasting glucose",
			found: `missing in ${missingGlucose}; ${high.length} of ${n - missingGlucose} at ${glucose} mg/dL or more, ${high.filter(({ gdm }) => !gdm).length} of them said not to have gestational diabetes`,
			consequence: "in one model alone; women at that value are left out in the strict sample",
		},
		{
			check: "Body mass index",
			found: `${count(({ bmi }) => Number.isNaN(bmi))} missing; the header says kg/m, the values are kg/m2`,
			consequence: "that woman is in no model with it, and in neither group by obesity",
		},
		{
			check: "Other columns",
			found: `${count(({ pregnancies }) => Number.isNaN(pregnancies))} numbers of pregnancies and ${count(({ ethnicity }) => Number.isNaN(ethnicity))} ethnicity missing; codes of ethnicity and type of birth not explained in the file`,
			consequence: "described; in the search for the published adjustment only",
		},
	] satisfies Finding[]);
}
