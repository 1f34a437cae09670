import { describe, expect, it } from "vitest";
import { memoryBytes } from "../bytes/index.ts";
import * as api from "./index.ts";

const { readRr, valueFlags } = api;
const read = (text: string, options: api.ReadRrOptions = {}) =>
	readRr(memoryBytes(new TextEncoder().encode(text), "a.txt"), options);

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual(["readRr", "valueFlags"]);
});

describe("readRr", () => {
	it("reads a number a line, in the unit that the caller states", async () => {
		const { values, timesSeconds, unit, start, warnings } = await read("812\n800\n790\n", { unit: "ms" });
		expect([...values]).toEqual([812, 800, 790]);
		expect([...timesSeconds]).toEqual([0.812, 1.612, 2.402]);
		expect({ unit, start, warnings }).toEqual({ unit: "ms", start: null, warnings: [] });
		expect([...(await read("0.812\r\n0.8\r\n", { unit: "s" })).values]).toEqual([812, 800]);
		expect([...(await read("0,812\n0,800\n", { unit: "s" })).values]).toEqual([812, 800]);
	});

	it("reads a run of intervals in one line", async () => {
		expect([...(await read("659 590 625 601", { unit: "ms" })).values]).toEqual([659, 590, 625, 601]);
	});

	it("never guesses the unit", async () => {
		await expect(read("812\n800\n")).rejects.toMatchObject({ code: "unknown-unit" });
		await expect(read("812\n800\n", { unit: "s" })).rejects.toMatchObject({ code: "unlike-unit" });
		await expect(read("0.812\n0.8\n", { unit: "ms" })).rejects.toMatchObject({ code: "unlike-unit" });
		await expect(read("RR [ms]\n812\n", { unit: "s" })).rejects.toThrow("a heading that says ms");
	});

	it("takes the unit and the times of Polar Sensor Logger from its headings", async () => {
		const text =
			"Phone timestamp;RR-interval [ms]\n2026-06-01T21:17:07.832;811\n2026-06-01T21:17:08.632;800\n2026-06-01T21:17:09.422;790\n";
		const { values, timesSeconds, start } = await read(text, { zone: "+02:00" });
		expect([...values]).toEqual([811, 800, 790]);
		expect([...timesSeconds]).toEqual([0.811, 1.611, 2.401]);
		expect(start).toMatchObject({ localTime: "2026-06-01T21:17:07.021", zone: "+02:00" });
		expect(start!.utcSeconds).toBeCloseTo(Date.UTC(2026, 5, 1, 19, 17, 7, 21) / 1000, 3);
	});

	it("reads HRV Logger and Empatica", async () => {
		const logger = await read("date,rr,since start\n2025-03-15 09:00:15.123,823,0\n2025-03-15 09:00:15.935,812,823\n", {
			unit: "ms",
		});
		expect([...logger.timesSeconds]).toEqual([0.823, 1.635]);
		const empatica = await read("1469712729.000000, IBI\n1.2,0.812\n2.0,0.8\n");
		expect([...empatica.values]).toEqual([812, 800]);
		expect([...empatica.timesSeconds]).toEqual([1.2, 2]);
		expect(empatica.start).toMatchObject({ zone: "+00:00", utcSeconds: 1469712729 });
	});

	it("tells commas between columns from those of decimals by the headings", async () => {
		expect([...(await read("RR (s);note\n0,8;1\n0,81;2\n")).values]).toEqual([800, 810]);
		expect([...(await read("timestamp,rr\n1600000000000,800\n1600000000805,805\n", { unit: "ms" })).values]).toEqual([
			800, 805,
		]);
		expect([...(await read("Time (s)\tRR (ms)\n0.8\t800\n1.6\t800\n")).timesSeconds]).toEqual([0.8, 1.6]);
	});

	it("asks which of two columns holds the intervals, and for the order of a date", async () => {
		await expect(read("0.812 0.812\n1.612 0.8\n", { unit: "s" })).rejects.toMatchObject({ code: "unknown-column" });
		expect([...(await read("0.812 0.812\n1.612 0.8\n", { unit: "s", column: 2 })).values]).toEqual([812, 800]);
		const dated = "time;RR [ms]\n03/04/2026 10:00:01;800\n03/04/2026 10:00:02;900\n";
		await expect(read(dated)).rejects.toMatchObject({ code: "ambiguous-date" });
		expect((await read(dated, { dateOrder: "day-first" })).start!.localTime).toBe("2026-04-03T10:00:00.200");
	});

	it("flags what is no interval and counts it; a long pause passes in the times", async () => {
		const { values, flags, timesSeconds, warnings } = await read("800\nx\n60000\n-5\n810\n", { unit: "ms" });
		expect([...values]).toEqual([800, Number.NaN, Number.NaN, Number.NaN, 810]);
		expect([...flags]).toEqual([0, 1, 1, 1, 0].map((flag) => flag * valueFlags.damaged));
		expect([...timesSeconds]).toEqual([0.8, 0.8, 60.8, 60.8, 61.61]);
		expect(warnings.map(({ code }) => code)).toEqual(["unreadable-value", "impossible-value", "unknown-pauses"]);
	});

	it("adds intervals up where times are out of order, and says so", async () => {
		const { timesSeconds, warnings } = await read("time;RR [ms]\n2026-06-01 21:17:08;800\n2026-06-01 21:17:07;900\n");
		expect([...timesSeconds]).toEqual([0.8, 1.7]);
		expect(warnings.map(({ code }) => code)).toEqual(["unordered-times"]);
	});

	it.each(["", "\n\n", "no numbers\nhere\n", "a,b\n1,2\n"])("refuses %j", async (text) => {
		await expect(read(text, { unit: "ms" })).rejects.toMatchObject({ name: "InvalidInputError" });
	});
});
