import { sampleFlags } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { readNamed } from "../../test/read-whole.ts";
import { memoryBytes } from "../bytes/index.ts";
import * as api from "./index.ts";

const { readActiwatch } = api;
const awd = (
	header: Partial<Record<"date" | "time" | "epoch" | "serial", string>>,
	rows: readonly string[],
	end = "\r\n",
) => {
	const { date = "23-Jan-2018", time = "13:58", epoch = " 4 ", serial = "V664055" } = header;
	const text = ["someone", date, time, epoch, "27", serial, "X", ...rows, "", ""].join(end);
	return memoryBytes(new TextEncoder().encode(text), "a.AWD");
};

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual(["readActiwatch"]);
});

describe("readActiwatch", () => {
	it("reads counts and the marker's presses", async () => {
		const recording = await readActiwatch(awd({}, ["0", "149 M", "57"]), { zone: "Europe/Berlin" });
		expect(recording.start).toEqual({
			localTime: "2018-01-23T13:58:00.000",
			zone: "Europe/Berlin",
			utcSeconds: Date.UTC(2018, 0, 23, 12, 58) / 1000,
		});
		expect(recording.device.model).toBe("Actiwatch 4");
		const { samples, codes } = await readNamed(recording);
		expect(samples).toEqual({ counts: [0, 149, 57], marker: [0, 1, 0] });
		expect(codes).toEqual([]);
	});

	it("reads light with a decimal comma, temperature, and the names of months in other languages", async () => {
		const light = await readActiwatch(
			awd({ serial: "D012345", date: "01-Okt-2009", epoch: "1" }, ["0 , 0,50", "498 , 1234,00 M"]),
		);
		expect(light.signals).toMatchObject([
			{ name: "counts", unit: "1", samplingRateHz: 1 / 15 },
			{ name: "light", unit: "lx" },
			{ name: "marker" },
		]);
		expect((await readNamed(light)).samples).toEqual({ counts: [0, 498], light: [0.5, 1234], marker: [0, 1] });
		const warm = await readActiwatch(awd({ serial: "T4460210140", time: "06:11:00 PM " }, ["57 , 32.71"]));
		expect(warm.start.localTime).toBe("2018-01-23T18:11:00.000");
		expect((await readNamed(warm)).samples.temperature).toEqual([32.71]);
	});

	it("flags lines that hold no counts, and goes over the file a second time with the same result", async () => {
		const recording = await readActiwatch(awd({}, ["1", "x", "", "4"]));
		const first = await readNamed(recording);
		expect(first.samples.counts).toEqual([1, Number.NaN, Number.NaN, 4]);
		expect(first.flags.counts).toEqual([0, sampleFlags.damaged, sampleFlags.damaged, 0]);
		expect(first.codes).toEqual(["unreadable-value"]);
		expect(await readNamed(recording)).toEqual(first);
	});

	it("asks for the order of a date that can be read in two ways, and for the length of an unknown epoch", async () => {
		await expect(readActiwatch(awd({ date: "04/07/2015" }, ["1"]))).rejects.toMatchObject({ code: "ambiguous-date" });
		const read = await readActiwatch(awd({ date: "04/07/2015" }, ["1"]), { dateOrder: "month-first" });
		expect(read.start.localTime).toBe("2015-04-07T13:58:00.000");
		await expect(readActiwatch(awd({ epoch: "7" }, ["1"]))).rejects.toThrow(
			"line 4, must be a known code of the epoch",
		);
		const known = await readActiwatch(awd({ epoch: "7" }, ["1"]), { epochSeconds: 10 });
		expect(known.signals[0]!.samplingRateHz).toBe(0.1);
	});

	it.each([
		["an empty file", ""],
		["three lines", "a\n23-Jan-2018\n13:58\n"],
		["a date that is no day", "a\n30-Feb-2018\n13:58\n4\n27\nV1\nX\n0\n"],
		["a time that is none", "a\n23-Jan-2018\n25:58\n4\n27\nV1\nX\n0\n"],
		["a header alone", "a\n23-Jan-2018\n13:58\n4\n27\nV1\nX\n"],
	])("refuses %s", async (_, text) => {
		const read = async () => readNamed(await readActiwatch(memoryBytes(new TextEncoder().encode(text), "a.AWD")));
		await expect(read()).rejects.toMatchObject({ name: "InvalidInputError" });
	});
});
