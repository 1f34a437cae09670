import type { StageContext } from "@quickening/paper";
import { correlationInterval, exactOddsRatio, firthLogisticRegression, oddsRatio } from "@quickening/stats";
import { type Column, modelRows, readWomen, twoByTwo, type Woman } from "./women.ts";

/** One odds ratio with its interval and how it was made. */
export interface OddsRow {
	readonly id: string;
	readonly sample: string;
	readonly what: string;
	readonly method: string;
	readonly n: number;
	readonly nEvents: number;
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
	readonly p: number;
}

/** Odds ratios at the cut-off and for a step of fat: Woolf's, exact, and Firth's, crude and adjusted, and by obesity. */
export default async function oddsRatios(stage: StageContext): Promise<void> {
	const women = await readWomen(stage);
	const cutOff = stage.param<number>("cutOffMm");
	const step = stage.param<number>("stepMm");
	const obese = stage.param<number>("obeseFrom");
	const latest = stage.param<number>("latestDays");
	const glucose = stage.param<number>("fastingGlucose");
	const positive: Column = (woman) => (woman.fatMm >= cutOff ? 1 : 0);
	const fat: Column = (woman) => woman.fatMm / step;
	const age: Column = (woman) => woman.ageYears;
	const bmi: Column = (woman) => woman.bmi;
	const weeks: Column = (woman) => woman.gestationalAgeDays / 7;
	const strict = women.filter(
		(woman) =>
			!woman.earlierDiabetes && woman.gestationalAgeDays <= latest && !(woman.fastingGlucoseMgPerDl >= glucose),
	);
	const nonObese = women.filter((woman) => woman.bmi < obese);
	const isObese = women.filter((woman) => woman.bmi >= obese);
	const bmiKnown = women.filter((woman) => !Number.isNaN(woman.bmi));
	const rows: OddsRow[] = [];
	const crude = (id: string, sample: string, group: readonly Woman[], method: "woolf" | "exact" | "mid-p") => {
		const { exposed, unexposed } = twoByTwo(group, (woman) => positive(woman) === 1);
		const ratio = method === "woolf" ? oddsRatio(exposed, unexposed) : exactOddsRatio(exposed, unexposed, { method });
		const names = { woolf: "Woolf", exact: "exact (conditional)", "mid-p": "mid-P (conditional)" } as const;
		const { estimate, low, high, p } = ratio;
		rows.push({
			id,
			sample,
			what: `fat ≥ ${cutOff} mm`,
			method: names[method],
			n: exposed.n + unexposed.n,
			nEvents: exposed.nEvents + unexposed.nEvents,
			estimate,
			low,
			high,
			p,
		});
	};
	const firth = (
		id: string,
		sample: string,
		group: readonly Woman[],
		what: string,
		columns: readonly Column[],
		which = 0,
	) => {
		const { features, outcomes, n } = modelRows(group, columns);
		const coefficient = firthLogisticRegression(features, outcomes).coefficients[which + 1];
		if (coefficient === undefined) throw new Error(`no coefficient ${which + 1} in ${id}`);
		rows.push({
			id,
			sample,
			what,
			method: "Firth, profile",
			n,
			nEvents: outcomes.reduce((sum, outcome) => sum + outcome, 0),
			estimate: Math.exp(coefficient.estimate),
			low: Math.exp(coefficient.low),
			high: Math.exp(coefficient.high),
			p: coefficient.p,
		});
	};
	const at = `fat ≥ ${cutOff} mm`;
	const per = `fat, per ${step} mm`;
	crude("all.woolf", "all", women, "woolf");
	crude("all.exact", "all", women, "exact");
	crude("all.midP", "all", women, "mid-p");
	firth("all.firth", "all", women, at, [positive]);
	firth("all.firthAge", "all", women, `${at}; age`, [positive, age]);
	firth("all.firthAgeBmi", "all", women, `${at}; age, body mass index`, [positive, age, bmi]);
	firth("all.firthWeeks", "all", women, `${at}; gestational age`, [positive, weeks]);
	firth("all.firthAgeBmiWeeks", "all", women, `${at}; age, body mass index, gestational age`, [
		positive,
		age,
		bmi,
		weeks,
	]);
	firth("strict.firth", "strict", strict, at, [positive]);
	firth("strict.firthAgeBmi", "strict", strict, `${at}; age, body mass index`, [positive, age, bmi]);
	crude("nonObese.woolf", "not obese", nonObese, "woolf");
	crude("nonObese.exact", "not obese", nonObese, "exact");
	firth("nonObese.firth", "not obese", nonObese, at, [positive]);
	firth("nonObese.firthAge", "not obese", nonObese, `${at}; age`, [positive, age]);
	crude("obese.woolf", "obese", isObese, "woolf");
	crude("obese.exact", "obese", isObese, "exact");
	firth("obese.firth", "obese", isObese, at, [positive]);
	const obesity: Column = (woman) => (woman.bmi >= obese ? 1 : 0);
	firth(
		"interaction.firth",
		"all",
		bmiKnown,
		`ratio of the odds ratios at ${cutOff} mm, obese over not obese`,
		[positive, obesity, (woman) => positive(woman) * obesity(woman)],
		2,
	);
	firth("continuous.firth", "all", women, per, [fat]);
	firth("continuous.firthAgeBmi", "all", women, `${per}; age, body mass index`, [fat, age, bmi]);
	firth("continuous.firthAgeBmiWeeks", "all", women, `${per}; age, body mass index, gestational age`, [
		fat,
		age,
		bmi,
		weeks,
	]);
	firth("continuous.nonObese", "not obese", nonObese, per, [fat]);
	firth("continuous.obese", "obese", isObese, per, [fat]);
	firth("bmi.firth", "all", women, "body mass index, per 5 kg/m²", [(woman) => woman.bmi / 5]);
	firth("weeks.firth", "all", women, "gestational age, per week, beside fat", [weeks, fat]);
	const first: Column = (woman) => (Number.isNaN(woman.pregnancies) ? Number.NaN : woman.pregnancies === 1 ? 1 : 0);
	firth("first.firth", "all", women, "first pregnancy", [first]);
	firth("first.firthFat", "all", women, `${at}; first pregnancy`, [positive, first]);
	const firsts = twoByTwo(
		women.filter((woman) => !Number.isNaN(first(woman))),
		(woman) => first(woman) === 1,
	);
	const countOf = (id: string, value: number, of: number, method: string) =>
		stage.value(id, { value, unit: "", digits: 0, n: of, units: "women", method });
	countOf(
		"cell.first",
		firsts.exposed.nEvents,
		firsts.exposed.n,
		"Women in their first pregnancy with gestational diabetes",
	);
	countOf("cell.firstAll", firsts.exposed.n, firsts.exposed.n + firsts.unexposed.n, "Women in their first pregnancy");
	stage.writeJson("odds", rows);
	for (const row of rows) {
		stage.value(`odds.${row.id}`, {
			value: row.estimate,
			unit: "",
			digits: row.estimate < 3 ? 2 : 1,
			n: row.n,
			units: "women",
			interval: { low: row.low, high: row.high, levelPercent: 95, method: row.method },
			method: `Odds ratio of gestational diabetes, ${row.what}; ${row.sample === "all" ? "all women" : `women: ${row.sample}`} (${row.nEvents} with it)`,
		});
		stage.value(`p.${row.id}`, {
			value: row.p,
			unit: "",
			digits: row.p < 0.001 ? 5 : 3,
			n: row.n,
			units: "women",
			method: `Two-sided p-value of the odds ratio ${row.id}`,
		});
	}
	for (const [sample, group] of [
		["nonObese", nonObese],
		["obese", isObese],
		["strict", strict],
	] as const) {
		stage.value(`events.${sample}`, {
			value: group.filter(({ gdm }) => gdm).length,
			unit: "",
			digits: 0,
			n: group.length,
			units: "women",
			method: `Women with gestational diabetes among those ${sample === "nonObese" ? "who are not obese" : sample === "obese" ? "who are obese" : "of the strict sample: within 20 weeks, no earlier diabetes, first fasting glucose not diagnostic"}`,
		});
	}
	const growth = correlationInterval(
		women.map(weeks),
		women.map(({ fatMm }) => fatMm),
	);
	stage.value("correlation.fatWeeks", {
		value: growth.estimate,
		unit: "",
		digits: 2,
		n: growth.n,
		units: "women",
		interval: { low: growth.low, high: growth.high, levelPercent: 95, method: "Fisher's z" },
		method: "Pearson's correlation of visceral fat with gestational age at the ultrasound",
	});
	const body = correlationInterval(
		bmiKnown.map(bmi),
		bmiKnown.map(({ fatMm }) => fatMm),
	);
	stage.value("correlation.fatBmi", {
		value: body.estimate,
		unit: "",
		digits: 2,
		n: body.n,
		units: "women",
		interval: { low: body.low, high: body.high, levelPercent: 95, method: "Fisher's z" },
		method: "Pearson's correlation of visceral fat with body mass index before pregnancy",
	});
	const strictBelow = twoByTwo(strict, (woman) => positive(woman) === 1).unexposed;
	stage.value("cell.strict", {
		value: strictBelow.nEvents,
		unit: "",
		digits: 0,
		n: strictBelow.n,
		units: "women",
		method: `Women of the strict sample with gestational diabetes among those with less than ${cutOff} mm`,
	});
	const table = twoByTwo(women, (woman) => positive(woman) === 1);
	stage.value("cell.smallest", {
		value: table.unexposed.nEvents,
		unit: "",
		digits: 0,
		n: table.unexposed.n,
		units: "women",
		method: `Women with gestational diabetes among those with less than ${cutOff} mm`,
	});
}
