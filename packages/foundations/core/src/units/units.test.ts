import { describe, expect, it } from "vitest";
import { isSameDimension, unitConversion } from "./convert-unit.ts";
import { knownUnits, printUnit, unitOf } from "./printed-units.ts";
import { readUnit } from "./read-unit.ts";
import { ucumAtoms } from "./ucum-atoms.ts";

const factor = (from: string, to: string) => unitConversion(unitOf(from)!, unitOf(to)!);

describe("units of UCUM", () => {
	it.each([
		["mm[Hg]", { g: 1, m: -1, s: -2 }],
		["mmol/L", { m: -3, mol: 1 }],
		["10*9/L", { m: -3 }],
		["kg/m2", { g: 1, m: -2 }],
		["/min", { s: -1 }],
		["{score}", {}],
		["%{HbA1c}", {}],
		["mL/min/{1.73_m2}", { m: 3, s: -1 }],
		["ng/(8.h)", { g: 1, s: -1 }],
		["m[iU]/L", { "[iU]": 1, m: -3 }],
		["Ohm.m", { C: -2, g: 1, m: 3, s: -1 }],
	])("%s is read", (code, bases) => {
		expect(readUnit(code)?.bases).toEqual(bases);
	});

	it("every atom is one, and its magnitude is above zero", () => {
		for (const [code, magnitude] of ucumAtoms) {
			expect(readUnit(code)?.magnitude, code).toBe(magnitude);
			expect(magnitude, code).toBeGreaterThan(0);
		}
		expect(new Set(ucumAtoms.map(([code]) => code)).size).toBe(ucumAtoms.length);
	});

	it.each([
		"bananas",
		"kPA",
		"mmhg",
		"",
		" ",
		"m ",
		"/",
		"m/",
		"m//s",
		"(m",
		"{a b}",
		"m0",
		"mmin",
		"k%",
		"Cel/s",
		"-1",
		"m-",
	])('"%s" is none', (code) => expect(unitOf(code)).toBeUndefined());

	it("all that a mistyped one may have meant can be read", () => {
		for (const text of knownUnits()) expect(unitOf(text), text).toBeDefined();
	});
});

describe("conversions", () => {
	it.each([
		["kPa", "mmHg", 7.500637554],
		["[lb_av]", "kg", 0.45359237],
		["[in_i]", "cm", 2.54],
		["s", "ms", 1000],
		["g/dL", "g/L", 10],
		["umol/L", "mmol/L", 0.001],
		["/s", "bpm", 60],
		["wk", "days", 7],
	])("a %s is so many %s", (from, to, expected) => {
		expect(factor(from, to)!.factor).toBeCloseTo(expected, 8);
		expect(factor(to, from)!.factor * expected).toBeCloseTo(1, 8);
	});

	it("degrees have another zero: 98.6 Fahrenheit are 37 Celsius, 0 Celsius 273.15 kelvin", () => {
		const convert = (value: number, from: string, to: string) => {
			const { factor: times, offset } = factor(from, to)!;
			return times * value + offset;
		};
		expect(convert(98.6, "°F", "°C")).toBeCloseTo(37, 10);
		expect(convert(37, "°C", "°F")).toBeCloseTo(98.6, 10);
		expect(convert(0, "°C", "K")).toBeCloseTo(273.15, 10);
	});

	it("there is none between other kinds of things, nor to a logarithm", () => {
		expect(factor("mmHg", "mmol/L")).toBeUndefined();
		expect(factor("mmol/L", "mg/dL")).toBeUndefined();
		expect(factor("[iU]/L", "U/L")).toBeUndefined();
		expect(isSameDimension(readUnit("[pH]")!, readUnit("mol/L")!)).toBe(false);
		expect(factor("B[V]", "V")).toBeUndefined();
	});
});

it("prints as people do, and what is no code as it is", () => {
	expect(["mm[Hg]", "{score}", "umol/L", "10*9/L", "mg/dL", "bpm", "Cel", "bananas", "[lb_av]"].map(printUnit)).toEqual(
		[...["mmHg", "score", "µmol/L", "10⁹/L", "mg/dL", "bpm", "°C", "bananas", "lb"]],
	);
});
