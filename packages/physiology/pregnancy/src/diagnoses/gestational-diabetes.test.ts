import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gestationalDiabetes, type Ogtt } from "./gestational-diabetes.ts";

const mg = { unit: "mg/dL" } as const;
const mmol = { unit: "mmol/L" } as const;

describe("gestationalDiabetes", () => {
	it.each<[string, Ogtt, string, string[]]>([
		["all below", { fasting: 91, oneHour: 179, twoHour: 152 }, "no-diabetes", []],
		["fasting alone", { fasting: 92, oneHour: 120, twoHour: 100 }, "gestational-diabetes", ["fasting"]],
		["1 h alone", { fasting: 80, oneHour: 180, twoHour: 100 }, "gestational-diabetes", ["oneHour"]],
		["2 h alone, 1 h missing", { fasting: 80, twoHour: 153 }, "gestational-diabetes", ["twoHour"]],
		["two of three", { fasting: 95, oneHour: 190, twoHour: 120 }, "gestational-diabetes", ["fasting", "oneHour"]],
		["fasting 126", { fasting: 126, oneHour: 150, twoHour: 140 }, "overt-diabetes", ["fasting"]],
		["1 h missing, others below", { fasting: 80, oneHour: Number.NaN, twoHour: 140 }, "not-determinable", []],
		["nothing", {}, "not-determinable", []],
		["null in a table", { fasting: 80, oneHour: null, twoHour: 140 }, "not-determinable", []],
	])("IADPSG: %s", (_, ogtt, diagnosis, times) => {
		const result = gestationalDiabetes(ogtt, mg);
		expect([result.diagnosis, result.decidedBy.map(({ time }) => time)]).toEqual([diagnosis, times]);
	});
	it("compares mmol/L with its own printed thresholds: 5.1 decides, 5.09 does not", () => {
		expect(gestationalDiabetes({ fasting: 5.1, oneHour: 8, twoHour: 7 }, mmol).decidedBy).toEqual([
			{ time: "fasting", value: 5.1, threshold: 5.1 },
		]);
		expect(gestationalDiabetes({ fasting: 5.09, oneHour: 9.9, twoHour: 8.4 }, mmol).diagnosis).toBe("no-diabetes");
	});
	it("refuses a value of the other unit, and mixed units, by name", () => {
		expect(() => gestationalDiabetes({ fasting: 5.1 }, mg)).toThrow("got 5.1, which looks like mmol/L");
		expect(() => gestationalDiabetes({ fasting: 5.0, oneHour: 180, twoHour: 8 }, mmol)).toThrow(
			"oneHour must be between 1.6 and 29.9 mmol/L; got 180, which looks like mg/dL",
		);
		expect(() => gestationalDiabetes({ fasting: 92 }, {} as typeof mg)).toThrow("unit must be one of");
		expect(() => gestationalDiabetes({ fasting: "92" as never }, mg)).toThrow("must be a number");
		expect(() => gestationalDiabetes({ fasting: 0 }, mg)).toThrow("between 30 and 700");
		expect(() => gestationalDiabetes({ fasting: 92, "1h": 150 } as Ogtt, mg)).toThrow("a time of ogtt");
	});
	it("needs two values of four by Carpenter and Coustan, and says what is missing", () => {
		const by = { ...mg, criteria: "carpenter-coustan-1982", loadG: 100 } as const;
		expect(gestationalDiabetes({ fasting: 95, oneHour: 150, twoHour: 120, threeHour: 100 }, by).diagnosis).toBe(
			"no-diabetes",
		);
		expect(gestationalDiabetes({ fasting: 95, oneHour: 150, twoHour: 155, threeHour: 100 }, by).diagnosis).toBe(
			"gestational-diabetes",
		);
		const open = gestationalDiabetes({ fasting: 95, oneHour: 150, twoHour: 120 }, by);
		expect([open.diagnosis, open.missing]).toEqual(["not-determinable", ["threeHour"]]);
		expect(gestationalDiabetes({ fasting: 80, oneHour: 150, twoHour: 120 }, by).diagnosis).toBe("no-diabetes");
		expect(() => gestationalDiabetes({ fasting: 95 }, { ...by, loadG: 75 })).toThrow("loadG must be 100");
	});
	it("differs by criteria, as the criteria do", () => {
		const ogtt = { fasting: 5.2, oneHour: 9, twoHour: 8 };
		const of = (criteria: "iadpsg-2010" | "nice-2015" | "who-2013") =>
			gestationalDiabetes(ogtt, { ...mmol, criteria }).decidedBy.map(({ time }) => time);
		expect([of("iadpsg-2010"), of("who-2013"), of("nice-2015")]).toEqual([["fasting"], ["fasting"], ["twoHour"]]);
		expect(
			gestationalDiabetes({ fasting: 5, oneHour: 12, twoHour: 11.1 }, { ...mmol, criteria: "who-2013" }).diagnosis,
		).toBe("overt-diabetes");
		expect(gestationalDiabetes({ fasting: 5, oneHour: 12, twoHour: 11.1 }, mmol).diagnosis).toBe(
			"gestational-diabetes",
		);
	});
	it("warns of a fasting value above the rest, of a time without threshold, and of an early test", () => {
		const codes = (ogtt: Ogtt, more: object = {}) =>
			gestationalDiabetes(ogtt, { ...mg, ...more }).warnings.map(({ code }) => code);
		expect(codes({ fasting: 110, oneHour: 100, twoHour: 90 })).toEqual(["fasting-highest"]);
		expect(codes({ fasting: 80, oneHour: 100, twoHour: 90, threeHour: 85 })).toEqual(["time-not-used"]);
		expect(codes({ fasting: 80, oneHour: 100, twoHour: 90 }, { gestationalAgeDays: 84 })).toEqual([
			"outside-24-to-28-weeks",
		]);
	});
	it("takes overt diabetes from HbA1c", () => {
		expect(
			gestationalDiabetes({ fasting: 90, oneHour: 150, twoHour: 120 }, { ...mg, hba1cPercent: 6.5 }).decidedBy,
		).toEqual([{ time: "hba1c", value: 6.5, threshold: 6.5 }]);
	});
	it("never turns from a diagnosis to none as a value rises", () => {
		const order = ["no-diabetes", "gestational-diabetes", "overt-diabetes"];
		const value = fc.integer({ min: 60, max: 220 });
		fc.assert(
			fc.property(value, value, value, fc.integer({ min: 0, max: 40 }), (fasting, oneHour, twoHour, more) => {
				const rank = (ogtt: Ogtt) => order.indexOf(gestationalDiabetes(ogtt, mg).diagnosis);
				expect(rank({ fasting: fasting + more, oneHour, twoHour })).toBeGreaterThanOrEqual(
					rank({ fasting, oneHour, twoHour }),
				);
			}),
		);
	});
});
