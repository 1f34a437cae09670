import { describe, expect, it } from "vitest";
import { rrFromBeats } from "../intervals/rr-from-beats.ts";
import { beatClasses, classifyRr } from "./classify-rr.ts";
import { correctBeats } from "./correct-beats.ts";
import { type NnRule, nnFromRr } from "./nn-from-rr.ts";

// Two rhythms and no noise, whose tails would pass for artefacts under limits that follow the record's own spread.
const beats = new Float64Array(401);
for (let i = 1; i < beats.length; i++)
	beats[i] = beats[i - 1] + 0.85 + 0.02 * Math.sin(i / 6) + 0.015 * Math.sin(i / 2.3);
const rrOf = (times: Float64Array) => rrFromBeats(times).rrMs;
const without = (index: number) => beats.filter((_, i) => i !== index);
const moved = (index: number, by: number) => beats.map((time, i) => (i === index ? time + by : time));
const added = (index: number) => Float64Array.from([...beats, (beats[index] + beats[index + 1]) / 2]).sort();

describe("classifyRr", () => {
	it("finds nothing in a regular record", () => {
		expect(classifyRr(rrOf(beats)).every((one) => one === beatClasses.normal)).toBe(true);
	});
	it("knows a missed, an extra and an ectopic beat", () => {
		expect(classifyRr(rrOf(without(200)))[199]).toBe(beatClasses.missed);
		expect(Array.from(classifyRr(rrOf(added(200))).slice(199, 203))).toContain(beatClasses.extra);
		expect(Array.from(classifyRr(rrOf(moved(200, -0.25))).slice(198, 202))).toContain(beatClasses.ectopic);
	});
	it("never classifies a missing interval, and manages few", () => {
		const rr = rrOf(beats);
		rr[100] = Number.NaN;
		expect(classifyRr(rr)[100]).toBe(beatClasses.normal);
		expect(classifyRr([]).length).toBe(0);
		expect(Array.from(classifyRr([800, 900]))).toEqual([0, 0]);
		expect(Array.from(classifyRr(new Array(20).fill(800)))).toEqual(new Array(20).fill(0));
		expect(() => classifyRr([800, -1, 800])).toThrow("classifyRr: rrMs must be durations above 0 ms");
	});
});

describe("correctBeats", () => {
	it.each([
		["missed", without(200), { removed: 0, inserted: 1 }],
		["extra", added(200), { removed: 1, inserted: 0 }],
	])("brings back a record with one %s beat", (_, times, expected) => {
		const corrected = correctBeats(times);
		expect(corrected).toMatchObject(expected);
		expect(corrected.beatTimesSeconds.length).toBe(beats.length);
		corrected.beatTimesSeconds.forEach((time, i) => {
			expect(Math.abs(time - beats[i])).toBeLessThan(0.06);
		});
	});
	it("moves an ectopic beat between its neighbours", () => {
		const { beatTimesSeconds, moved: count } = correctBeats(moved(200, -0.25));
		expect(count).toBeGreaterThan(0);
		expect(Math.abs(beatTimesSeconds[200] - beats[200])).toBeLessThan(0.06);
	});
	it("leaves a regular record as it is, and refuses unsorted beats", () => {
		expect(correctBeats(beats).beatTimesSeconds).toEqual(beats);
		expect(() => correctBeats([1, 0.5])).toThrow(
			"correctBeats: beatTimesSeconds must rise; got 0.5 at index 1 after 1",
		);
	});
});

describe("nnFromRr", () => {
	const rr = rrOf(moved(200, -0.3));
	const rules: NnRule[] = ["lipponenTarvainen", "kubiosThreshold", "malik", "kamath", "karlsson", "acar"];
	it.each(rules)("takes out an ectopic beat and little else by %s", (rule) => {
		const { nnMs, nRemoved, nRr, removedFraction } = nnFromRr(rr, { rule });
		expect(Number.isNaN(nnMs[199]) || Number.isNaN(nnMs[200])).toBe(true);
		expect(nRemoved).toBeLessThanOrEqual(4);
		expect(nnMs.filter(Number.isNaN).length).toBe(nRemoved);
		expect(removedFraction).toBe(nRemoved / nRr);
		expect(nnMs.length).toBe(rr.length);
	});
	it("takes out what no heart does, whatever the rule, and warns of many", () => {
		const { nnMs, nImplausible, warnings } = nnFromRr([800, 250, 2500, 810], { rule: "none" });
		expect(Array.from(nnMs)).toEqual([800, Number.NaN, Number.NaN, 810]);
		expect(nImplausible).toBe(2);
		expect(warnings.map(({ code }) => code)).toEqual(["many-removed"]);
	});
	it("fills by a line when told, but nothing that was missing before", () => {
		const { nnMs } = nnFromRr([800, 100, 820, Number.NaN, 900, 100], { rule: "none", fill: "linear" });
		expect(Array.from(nnMs)).toEqual([800, 810, 820, Number.NaN, 900, Number.NaN]);
	});
	it("judges by the interval before, and the next one by none (Malik)", () => {
		expect(Array.from(nnFromRr([800, 810, 1200, 805], { rule: "malik" }).nnMs)).toEqual([800, 810, Number.NaN, 805]);
	});
	it("names an unknown rule", () => {
		expect(() => nnFromRr([800], { rule: "other" as NnRule })).toThrow(
			"nnFromRr: rule must be one of the named rules; got other",
		);
	});
});
